package api

import (
	"slices"
	"strings"

	app "complementarias/application/solicitudes"
	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// FiltrosDeReporte narrow the list of solicitudes to what stands behind a figure of a report. It is exported because huma
// does not look into embedded types that are not.
type FiltrosDeReporte struct {
	Centro       string          `query:"centro" doc:"Id del centro"`
	Regional     string          `query:"regional" doc:"Regional del centro, como código DANE de su departamento"`
	Programa     string          `query:"programa" doc:"Id del programa"`
	Instructor   string          `query:"instructor" doc:"Id del instructor"`
	Municipio    string          `query:"municipio" doc:"Código DANE del municipio, o ninguno para las que no lo dicen"`
	Modalidad    string          `query:"modalidad" doc:"PRESENCIAL, VIRTUAL, MIXTA, DESESCOLARIZADA, COMBINADA, o ninguno para las que no la dicen"`
	Especial     string          `query:"especial" doc:"Código de un programa especial, o ninguno para las que no tienen"`
	EnviadaDesde ParametroFecha  `query:"enviadaDesde" doc:"Primer día del último envío en Bogotá, incluido"`
	EnviadaHasta ParametroFecha  `query:"enviadaHasta" doc:"Último día del último envío en Bogotá, incluido"`
	Envios       ParametroEntero `query:"envios" doc:"Cuántas veces se ha enviado, de 1 a 1000"`
	Paso         string          `query:"paso" doc:"Un estado en el que estuvo algún tiempo y del que ya salió: BORRADOR, PENDIENTE, EN_REVISION, DEVUELTA; o RESPUESTA para las que se han aprobado o rechazado"`
}

const enviosMaximo = 1000

// leer adds what was given to f and what is wrong to c.
func (in FiltrosDeReporte) leer(c *Consulta, f *app.Filtro) {
	f.Centro, f.Programa = kernel.CentroID(c.Texto("centro", in.Centro)), kernel.ProgramaID(c.Texto("programa", in.Programa))
	f.Instructor, f.Especial = kernel.UsuarioID(c.Texto("instructor", in.Instructor)), c.Texto("especial", in.Especial)
	f.Regional, f.Municipio = c.Regional("regional", in.Regional), c.MunicipioONinguno("municipio", in.Municipio, app.Ninguno)
	f.Modalidad = c.Una("modalidad", in.Modalidad, append(solicitudes.Modalidades(), app.Ninguno)...)
	f.EnviadaDesde, f.EnviadaHasta = c.Fecha("enviadaDesde", in.EnviadaDesde), c.Fecha("enviadaHasta", in.EnviadaHasta)
	f.Envios = c.Entero("envios", string(in.Envios), 1, enviosMaximo, 0)
	pasos := make([]string, 0, len(app.Pasos()))
	for _, p := range app.Pasos() {
		pasos = append(pasos, string(p))
	}
	f.Paso = app.Paso(c.Una("paso", in.Paso, pasos...))
}

// Una reads one of opciones, in any case, spelt as in opciones; empty when it is absent or wrong.
func (c *Consulta) Una(nombre, v string, opciones ...string) string {
	i := slices.IndexFunc(opciones, func(o string) bool { return strings.EqualFold(o, v) })
	switch {
	case v == "":
		return ""
	case i < 0:
		c.falta(nombre, codigoNoAdmitido, "El parámetro "+nombre+" admite uno de estos valores: "+strings.Join(opciones, ", ")+".")
		return ""
	}
	return opciones[i]
}

// Regional reads the DANE code of a department.
func (c *Consulta) Regional(nombre, v string) string {
	if d, ok := colombia.DepartamentoPor(v); v != "" && (!ok || d.Codigo != v) {
		c.falta(nombre, "REGIONAL_NO_EXISTE", "El parámetro "+nombre+" debe ser el código DANE de un departamento, de dos dígitos, como 68.")
		return ""
	}
	return v
}

// MunicipioONinguno reads the DANE code of a municipality, or ninguno.
func (c *Consulta) MunicipioONinguno(nombre, v, ninguno string) string {
	if _, ok := colombia.MunicipioCodigo(v); v != "" && v != ninguno && !ok {
		c.falta(nombre, "MUNICIPIO_NO_EXISTE", "El parámetro "+nombre+" debe ser el código DANE de un municipio, de cinco dígitos, como 68861, o "+ninguno+".")
		return ""
	}
	return v
}

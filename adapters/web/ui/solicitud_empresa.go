package ui

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"
	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/formulario"
	"complementarias/adapters/web/ui/piezas"
	appcatalogo "complementarias/application/catalogo"
	appsolicitudes "complementarias/application/solicitudes"
	"complementarias/domain/catalogo"
	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Buttons of the step that stand in for scripts.
const (
	accionMunicipios = "municipios"
	accionEmpresa    = "buscar-empresa"
)

func pasoEmpresa() paso {
	s := pasoDe("empresa")
	s.ayuda = "Quién pide el curso y dónde se va a dictar."
	s.cuerpo = cuerpoEmpresa
	s.boton = func(_ url.Values, accion string) (string, bool) {
		switch accion {
		case accionMunicipios:
			return "#municipio", true
		case accionEmpresa:
			return "?empresa=buscar#nitEmpresa", true
		}
		return "", false
	}
	return s
}

// anterior is what an earlier solicitud of the company says, or why there is none.
type anterior struct {
	tono  piezas.Tono
	texto string // empty when nobody asked
}

func cuerpoEmpresa(p *Paginas, c *gin.Context, v *vistaPaso) (templ.Component, error) {
	var a anterior
	if c.Query("empresa") == "buscar" && c.Request.Method == http.MethodGet {
		hallada, err := p.empresaAnterior(c, v.forma.Valor("nitEmpresa"), v.solicitud.ID)
		if err != nil {
			return nil, err
		}
		a = hallada.anterior
		if v.forma.Completar(hallada.datos, completables(hallada.datos, v.forma)) {
			a.texto += " Llenamos los campos que estaban vacíos: revíselos y guarde."
		}
	}
	ambientes, err := p.ambientesElegibles(c, v)
	if err != nil {
		return nil, err
	}
	especiales, err := p.casillasEspeciales(c, v)
	return camposEmpresa(v, a, departamentosDe(v.forma), p.municipiosDe(c, v.forma), ambientes, especiales), err
}

// ambientesElegibles are those of the centre that can be chosen, and the one that is chosen; nothing when there is none at
// all. Whoever has left the centre since can only keep it.
func (p *Paginas) ambientesElegibles(c *gin.Context, v *vistaPaso) ([]piezas.Opcion, error) {
	lista, err := p.opcionesDeAmbiente(c, v.solicitud.CentroID)
	if err != nil {
		return nil, err
	}
	elegido := v.forma.Valor("ambienteId")
	if elegido != "" && elegido == v.solicitud.Datos.AmbienteID && !ofrece(lista, elegido) {
		lista = append(lista, piezas.Opcion{Valor: elegido, Texto: unir(v.solicitud.Datos.Ambiente.Nombre, "ya no se puede elegir")})
	}
	if len(lista) == 0 {
		return nil, nil
	}
	return slices.Insert(lista, 0, piezas.Opcion{Texto: "Ninguno de la lista"}), nil
}

// opcionesDeAmbiente are the ambientes of a centre that can be chosen; none when it is not for this person.
func (p *Paginas) opcionesDeAmbiente(c *gin.Context, centro kernel.CentroID) ([]piezas.Opcion, error) {
	ctx := c.Request.Context()
	pagina, err := p.d.Catalogo.ListarAmbientes.Execute(ctx, peticion.Actor(ctx), appcatalogo.FiltroAmbientes{Centro: centro,
		Estado: appcatalogo.EstadoActivo, Page: 1, Limit: catalogo.AmbientesMaximos})
	if err != nil && !errors.Is(err, catalogo.ErrCentroNoEncontrado) {
		return nil, err
	}
	var lista []piezas.Opcion
	for _, a := range pagina.Ambientes {
		o := piezas.Opcion{Valor: string(a.ID), Texto: unir(a.Nombre, palabras.Ambiente(string(a.Tipo)))}
		if a.Capacidad > 0 {
			o.Texto = unir(o.Texto, palabras.Contar(a.Capacidad, "aprendiz", "aprendices"))
		}
		lista = append(lista, o)
	}
	return lista, nil
}

func ofrece(lista []piezas.Opcion, valor string) bool {
	return slices.ContainsFunc(lista, func(o piezas.Opcion) bool { return o.Valor == valor })
}

// completables are the fields that an earlier solicitud may fill: a municipality only together with its department.
func completables(d solicitudes.Datos, f *formulario.Formulario) []string {
	campos := appsolicitudes.CamposEmpresa()
	if otro := f.Valor("departamento"); otro != "" && otro != d.Departamento {
		campos = slices.DeleteFunc(campos, func(nombre string) bool { return nombre == "municipio" })
	}
	return campos
}

type empresaHallada struct {
	anterior
	datos solicitudes.Datos
}

// empresaAnterior looks for the last solicitud of the centre with that NIT. That there is none is no failure.
func (p *Paginas) empresaAnterior(c *gin.Context, nit string, excepto kernel.SolicitudID) (empresaHallada, error) {
	ctx := c.Request.Context()
	e, err := p.d.Solicitudes.UltimaEmpresa.Execute(ctx, peticion.Actor(ctx), appsolicitudes.UltimaEmpresaInput{NIT: nit, Excepto: excepto})
	if rechazo, ok := errors.AsType[*fault.Error](err); ok && (rechazo.Kind == fault.Invalid || errors.Is(err, solicitudes.ErrSinAnteriores)) {
		return empresaHallada{anterior: anterior{piezas.Dato, rechazo.Message}}, nil
	}
	if err != nil {
		return empresaHallada{}, err
	}
	dicho := "Su centro ya tiene datos de esta empresa, de la solicitud " + e.Codigo + " del " + palabras.FechaLarga(kernel.Today(e.Fecha)) + "."
	return empresaHallada{anterior: anterior{piezas.Dato, dicho}, datos: e.Datos}, nil
}

// ultimaEmpresa answers the script that fills the fields that are still empty.
func (p *Paginas) ultimaEmpresa(c *gin.Context) error {
	nit := c.Query("nitEmpresa")
	hallada, err := p.empresaAnterior(c, nit, kernel.SolicitudID(c.Query("excepto")))
	if err != nil {
		return err
	}
	respuesta := gin.H{"nit": conDigito(nit), "aviso": hallada.texto}
	if campos := appsolicitudes.CamposEmpresa(); hallada.datos.NombreEmpresa != "" {
		f := formulario.DeDatos(hallada.datos, campos)
		valores := map[string]string{}
		for _, nombre := range campos {
			valores[nombre] = f.Valor(nombre)
		}
		respuesta["campos"] = valores
	}
	c.Header("Cache-Control", "no-store")
	c.JSON(http.StatusOK, respuesta)
	return nil
}

// conDigito says the check digit of what is being typed, or that the one typed is wrong.
func conDigito(texto string) string {
	nit, err := colombia.ParseNIT(texto)
	if rechazo, mal := errors.AsType[*fault.Error](err); mal {
		return rechazo.Message
	}
	if strings.Contains(texto, "-") {
		return ""
	}
	return "Con su dígito de verificación es " + palabras.NIT(nit.String()) + "."
}

// departamentosDe lists all of them, and what stands in the form when it is none.
func departamentosDe(f *formulario.Formulario) []piezas.Opcion {
	opciones := []piezas.Opcion{{Valor: "", Texto: "Elija el departamento"}}
	todos := colombia.Departamentos()
	slices.SortFunc(todos, func(a, b colombia.Departamento) int {
		return strings.Compare(colombia.Plegar(a.Nombre), colombia.Plegar(b.Nombre))
	})
	for _, d := range todos {
		opciones = append(opciones, piezas.Opcion{Valor: d.Codigo, Texto: d.Nombre})
	}
	if actual := f.Valor("departamento"); !slices.ContainsFunc(opciones, func(o piezas.Opcion) bool { return o.Valor == actual }) {
		opciones = append(opciones, piezas.Opcion{Valor: actual, Texto: actual})
	}
	return opciones
}

// municipiosDe lists those of the department that stands in the form, and the one that stands there whatever it is.
func (p *Paginas) municipiosDe(c *gin.Context, f *formulario.Formulario) []piezas.Opcion {
	actual, departamento := f.Valor("municipio"), f.Valor("departamento")
	if departamento == "" && actual == "" {
		return []piezas.Opcion{{Valor: "", Texto: "Elija primero el departamento"}}
	}
	opciones := []piezas.Opcion{{Valor: "", Texto: "Elija el municipio"}}
	esta := actual == ""
	if departamento != "" {
		municipios, err := p.d.Catalogo.Municipios.Execute(c.Request.Context(), departamento, "")
		if err != nil {
			municipios = nil // no department at all: its field says so
		}
		for _, m := range municipios {
			opciones = append(opciones, piezas.Opcion{Valor: m.Codigo, Texto: m.Nombre})
			esta = esta || m.Codigo == actual
		}
	}
	if !esta {
		texto := actual
		if m, ok := colombia.MunicipioCodigo(actual); ok {
			texto = m.Nombre + " (de otro departamento)"
		}
		opciones = append(opciones, piezas.Opcion{Valor: actual, Texto: texto})
	}
	return opciones
}

// casillasDePrograma are the special programmes that the form shows: those of the boxes by the name of their field, the
// others by their code.
type casillasDePrograma struct {
	campos []string
	otros  []otroEspecial
}

type otroEspecial struct {
	codigo, nombre string
	marcado        bool
}

// casillasEspeciales are the special programmes that hold on the days of the course, and those that are ticked already.
func (p *Paginas) casillasEspeciales(c *gin.Context, v *vistaPaso) (casillasDePrograma, error) {
	ctx := c.Request.Context()
	lista, err := p.d.Catalogo.ListarEspeciales.Execute(ctx, peticion.Actor(ctx))
	if err != nil {
		return casillasDePrograma{}, err
	}
	primero, ultimo := v.solicitud.DiasDelCurso(p.hoy())
	var m casillasDePrograma
	marcados := v.forma.Valores("programasEspeciales")
	for _, e := range lista {
		cubre := e.Cubre(primero, ultimo)
		if campo, casilla := solicitudes.Casilla(e.Codigo); casilla {
			if cubre || v.forma.Valor(campo) == "true" {
				m.campos = append(m.campos, campo)
			}
			continue
		}
		marcado := slices.Contains(marcados, e.Codigo)
		marcados = slices.DeleteFunc(slices.Clone(marcados), func(codigo string) bool { return codigo == e.Codigo })
		if cubre || marcado {
			m.otros = append(m.otros, otroEspecial{e.Codigo, e.Nombre, marcado})
		}
	}
	for _, codigo := range marcados {
		m.otros = append(m.otros, otroEspecial{codigo, codigo, true})
	}
	return m, nil
}

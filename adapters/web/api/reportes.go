package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/adapters/web/peticion"
	app "complementarias/application/reportes"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Reportes answers figures to those who decide.
type Reportes struct {
	uc  app.UseCases
	now func() time.Time
}

// NewReportes registers its operations with Registrar.
func NewReportes(uc app.UseCases, now func() time.Time) Reportes { return Reportes{uc, now} }

// FiltroDeReporte picks the solicitudes that a report is about. It is exported because huma does not look into embedded
// types that are not.
type FiltroDeReporte struct {
	Desde      ParametroFecha `query:"desde" doc:"Primer día de la solicitud en Bogotá, incluido; 1 de enero del año de hasta si se omite"`
	Hasta      ParametroFecha `query:"hasta" doc:"Último día de la solicitud en Bogotá, incluido; hoy si se omite. El período abarca hasta 5 años"`
	Centro     string         `query:"centro" doc:"Id del centro"`
	Regional   string         `query:"regional" doc:"Regional del centro, como código DANE de su departamento"`
	Programa   string         `query:"programa" doc:"Id del programa"`
	Instructor string         `query:"instructor" doc:"Id del instructor"`
	Municipio  string         `query:"municipio" doc:"Código DANE del municipio, o ninguno para las que no lo dicen"`
	Modalidad  string         `query:"modalidad" doc:"PRESENCIAL, VIRTUAL, MIXTA, DESESCOLARIZADA, COMBINADA, o ninguno para las que no la dicen"`
	Especial   string         `query:"especial" doc:"Código de un programa especial, o ninguno para las que no tienen"`
}

type gruposInput struct {
	FiltroDeReporte
	Por    string          `query:"por" doc:"programa (si se omite), instructor, municipio, especial, modalidad, centro o regional"`
	Orden  string          `query:"orden" doc:"La cifra por la que se ordena, de mayor a menor: solicitudes (si se omite), aprobadas, rechazadas, tasa, aprendices u horas"`
	Limite ParametroEntero `query:"limite" doc:"Cuántos grupos se cuentan uno por uno, de 1 a 50; 10 si se omite"`
}

type cargasInput struct {
	Desde      ParametroFecha `query:"desde" doc:"Un día de la primera semana, que empieza el lunes; hoy si se omite"`
	Hasta      ParametroFecha `query:"hasta" doc:"Un día de la última semana; ocho semanas en total si se omite, 53 a lo sumo"`
	Centro     string         `query:"centro" doc:"Id del centro del instructor"`
	Regional   string         `query:"regional" doc:"Regional de ese centro, como código DANE de su departamento"`
	Instructor string         `query:"instructor" doc:"Id del instructor"`
}

type antiguedadInput struct {
	Centro     string `query:"centro" doc:"Id del centro"`
	Regional   string `query:"regional" doc:"Regional del centro, como código DANE de su departamento"`
	Programa   string `query:"programa" doc:"Id del programa"`
	Instructor string `query:"instructor" doc:"Id del instructor"`
	Municipio  string `query:"municipio" doc:"Código DANE del municipio, o ninguno para las que no lo dicen"`
	Modalidad  string `query:"modalidad" doc:"PRESENCIAL, VIRTUAL, MIXTA, DESESCOLARIZADA, COMBINADA, o ninguno para las que no la dicen"`
	Especial   string `query:"especial" doc:"Código de un programa especial, o ninguno para las que no tienen"`
}

// cuerpo is the answer of an operation whose body is a T.
type cuerpo[T any] struct{ Body T }

// Registrar puts the operations on the API.
func (h Reportes) Registrar(hapi huma.API) {
	Leer(hapi, operacion("reporteResumen", http.MethodGet, "/api/reportes/resumen", "Cuántas solicitudes se pidieron y en qué quedaron, por mes"), h.resumen)
	Leer(hapi, operacion("reporteTiempos", http.MethodGet, "/api/reportes/tiempos", "Cuántos días pasaron en cada estado"), h.tiempos)
	Leer(hapi, operacion("reporteGrupos", http.MethodGet, "/api/reportes/grupos", "Las mismas cifras por programa, instructor, lugar o modalidad"), h.grupos)
	Leer(hapi, operacion("reporteCargas", http.MethodGet, "/api/reportes/cargas", "Instructores cerca de su límite semanal o por encima"), h.cargas)
	Leer(hapi, operacion("reporteAntiguedad", http.MethodGet, "/api/reportes/antiguedad", "Cuánto lleva esperando lo que está por decidir"), h.antiguedad)
}

// leer reads the filter and everything that is wrong with it, the period too.
func (in FiltroDeReporte) leer(c *Consulta, hoy kernel.Date) app.Filtro {
	f := app.Filtro{
		Desde: c.Fecha("desde", in.Desde), Hasta: c.Fecha("hasta", in.Hasta),
		Centro: kernel.CentroID(c.Texto("centro", in.Centro)), Regional: c.Regional("regional", in.Regional),
		Programa: kernel.ProgramaID(c.Texto("programa", in.Programa)), Instructor: kernel.UsuarioID(c.Texto("instructor", in.Instructor)),
		Municipio: c.MunicipioONinguno("municipio", in.Municipio, app.Ninguno),
		Modalidad: c.Una("modalidad", in.Modalidad, append(solicitudes.Modalidades(), app.Ninguno)...), Especial: c.Texto("especial", in.Especial),
	}
	f, faltas := f.EnPeriodo(hoy)
	c.delNucleo(faltas)
	return f
}

// delNucleo adds what the application found wrong in query parameters.
func (c *Consulta) delNucleo(faltas []fault.Field) {
	for _, f := range faltas {
		f.Pointer = "/query" + f.Pointer
		c.errores = append(c.errores, f)
	}
}

// preparar asks the policy before it looks at the query: whoever may never have a report is told that.
func (h Reportes) preparar(ctx context.Context, in FiltroDeReporte, c *Consulta) (kernel.Actor, app.Filtro, error) {
	actor := peticion.Actor(ctx)
	if _, err := app.AlcanceDe(actor); err != nil {
		return actor, app.Filtro{}, err
	}
	f := in.leer(c, kernel.Today(h.now()))
	return actor, f, c.Err()
}

func (h Reportes) resumen(ctx context.Context, in *FiltroDeReporte) (*cuerpo[ReporteResumen], error) {
	actor, f, err := h.preparar(ctx, *in, &Consulta{})
	if err != nil {
		return nil, err
	}
	r, err := h.uc.Resumen.Execute(ctx, actor, f)
	if err != nil {
		return nil, err
	}
	return &cuerpo[ReporteResumen]{reporteResumen(r)}, nil
}

func (h Reportes) tiempos(ctx context.Context, in *FiltroDeReporte) (*cuerpo[ReporteTiempos], error) {
	actor, f, err := h.preparar(ctx, *in, &Consulta{})
	if err != nil {
		return nil, err
	}
	t, err := h.uc.Tiempos.Execute(ctx, actor, f)
	if err != nil {
		return nil, err
	}
	return &cuerpo[ReporteTiempos]{reporteTiempos(t)}, nil
}

func (h Reportes) grupos(ctx context.Context, in *gruposInput) (*cuerpo[ReporteGrupos], error) {
	c := &Consulta{}
	var g app.GruposInput
	por, ordenes := textos(app.Dimensiones()), textos(app.Ordenes())
	g.Por, g.Orden = app.Dimension(c.Una("por", in.Por, por...)), app.Orden(c.Una("orden", in.Orden, ordenes...))
	g.Limite = c.Entero("limite", string(in.Limite), 1, app.GruposMaximo, gruposPorDefecto)
	actor, f, err := h.preparar(ctx, in.FiltroDeReporte, c)
	if err != nil {
		return nil, err
	}
	g.Filtro = f
	r, err := h.uc.Grupos.Execute(ctx, actor, g)
	if err != nil {
		return nil, err
	}
	return &cuerpo[ReporteGrupos]{reporteGrupos(r)}, nil
}

const gruposPorDefecto = 10

func textos[T ~string](valores []T) []string {
	lista := make([]string, len(valores))
	for i, v := range valores {
		lista[i] = string(v)
	}
	return lista
}

func (h Reportes) cargas(ctx context.Context, in *cargasInput) (*cuerpo[ReporteCargas], error) {
	actor := peticion.Actor(ctx)
	if _, err := app.AlcanceDe(actor); err != nil {
		return nil, err
	}
	var c Consulta
	f := app.CargasInput{Desde: c.Fecha("desde", in.Desde), Hasta: c.Fecha("hasta", in.Hasta), Centro: kernel.CentroID(c.Texto("centro", in.Centro)),
		Regional: c.Regional("regional", in.Regional), Instructor: kernel.UsuarioID(c.Texto("instructor", in.Instructor))}
	f, faltas := f.EnSemanas(kernel.Today(h.now()))
	c.delNucleo(faltas)
	if err := c.Err(); err != nil {
		return nil, err
	}
	r, err := h.uc.Cargas.Execute(ctx, actor, f)
	if err != nil {
		return nil, err
	}
	return &cuerpo[ReporteCargas]{reporteCargas(r)}, nil
}

func (h Reportes) antiguedad(ctx context.Context, in *antiguedadInput) (*cuerpo[ReporteAntiguedad], error) {
	actor, f, err := h.preparar(ctx, FiltroDeReporte{Centro: in.Centro, Regional: in.Regional, Programa: in.Programa, Instructor: in.Instructor,
		Municipio: in.Municipio, Modalidad: in.Modalidad, Especial: in.Especial}, &Consulta{})
	if err != nil {
		return nil, err
	}
	a, err := h.uc.Antiguedad.Execute(ctx, actor, f)
	if err != nil {
		return nil, err
	}
	return &cuerpo[ReporteAntiguedad]{reporteAntiguedad(a)}, nil
}

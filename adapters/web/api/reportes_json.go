package api

import (
	"fmt"

	"complementarias/adapters/palabras"
	app "complementarias/application/reportes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// FiltroJSON is what a report is about; what does not narrow it is left out.
type FiltroJSON struct {
	Desde      string `json:"desde"`
	Hasta      string `json:"hasta"`
	Centro     string `json:"centro,omitempty"`
	Regional   string `json:"regional,omitempty"`
	Programa   string `json:"programa,omitempty"`
	Instructor string `json:"instructor,omitempty"`
	Municipio  string `json:"municipio,omitempty"`
	Modalidad  string `json:"modalidad,omitempty"`
	Especial   string `json:"especial,omitempty"`
}

// PorEstadoJSON counts solicitudes by the state in which they are now.
type PorEstadoJSON struct {
	Borrador   int `json:"BORRADOR"`
	Pendiente  int `json:"PENDIENTE"`
	EnRevision int `json:"EN_REVISION"`
	Devuelta   int `json:"DEVUELTA"`
	Aprobada   int `json:"APROBADA"`
	Rechazada  int `json:"RECHAZADA"`
	Cancelada  int `json:"CANCELADA"`
}

// CifrasJSON are the figures of a set of solicitudes.
type CifrasJSON struct {
	Total          int           `json:"total"`
	PorEstado      PorEstadoJSON `json:"porEstado"`
	TasaAprobacion *float64      `json:"tasaAprobacion" doc:"Aprobadas entre aprobadas y rechazadas, de 0 a 1; null si no hay decididas"`
	ALaPrimera     int           `json:"aprobadasALaPrimera" doc:"Aprobadas que se enviaron una sola vez"`
	Cursos         int           `json:"cursos" doc:"Aprobados"`
	Aprendices     int           `json:"aprendices" doc:"De los cursos aprobados"`
	Horas          int           `json:"horas" doc:"De los cursos aprobados"`
	HorasAprendiz  int           `json:"horasAprendiz" doc:"Suma, en los cursos aprobados, de sus horas por sus aprendices"`
}

// PeriodoJSON is a part of the period with its figures.
type PeriodoJSON struct {
	Desde  string     `json:"desde"`
	Hasta  string     `json:"hasta"`
	Cifras CifrasJSON `json:"cifras"`
}

// ReporteResumen is how many were asked for and what became of them.
type ReporteResumen struct {
	Filtro   FiltroJSON    `json:"filtro"`
	Cifras   CifrasJSON    `json:"cifras"`
	Meses    []PeriodoJSON `json:"meses" doc:"Todos los meses del período, también los que no tienen solicitudes"`
	Anterior PeriodoJSON   `json:"anterior" doc:"El período de igual número de días que termina donde este empieza"`
}

// DuracionJSON is how long finished stays lasted.
type DuracionJSON struct {
	Estancias   int      `json:"estancias" doc:"Las que ya terminaron"`
	Solicitudes int      `json:"solicitudes" doc:"Las que tuvieron al menos una"`
	MedianaDias *float64 `json:"medianaDias" doc:"La mitad de las estancias duró esto o menos, en días de 24 horas; null si no hay"`
	P90Dias     *float64 `json:"p90Dias" doc:"Nueve de cada diez duraron esto o menos; null si no hay"`
}

// PasoJSON is a state that is left again, or RESPUESTA.
type PasoJSON struct {
	Paso string `json:"paso" enum:"BORRADOR,PENDIENTE,EN_REVISION,DEVUELTA,RESPUESTA" doc:"RESPUESTA va del primer envío a la aprobación o el rechazo"`
	DuracionJSON
}

// MesMedidoJSON is the time to an answer of what was asked for in a month.
type MesMedidoJSON struct {
	Desde string `json:"desde"`
	Hasta string `json:"hasta"`
	DuracionJSON
}

// ReporteTiempos is how long they stood where.
type ReporteTiempos struct {
	Filtro FiltroJSON      `json:"filtro"`
	Pasos  []PasoJSON      `json:"pasos"`
	Meses  []MesMedidoJSON `json:"meses" doc:"Del primer envío a la respuesta, por mes de la solicitud"`
}

// SumasJSON are the figures of a group, or of several.
type SumasJSON struct {
	Solicitudes    int      `json:"solicitudes"`
	Aprobadas      int      `json:"aprobadas"`
	Rechazadas     int      `json:"rechazadas"`
	TasaAprobacion *float64 `json:"tasaAprobacion" doc:"De 0 a 1; null si no hay decididas"`
	Aprendices     int      `json:"aprendices" doc:"De los cursos aprobados"`
	Horas          int      `json:"horas" doc:"De los cursos aprobados"`
}

// GrupoJSON is one group. Clave is the value of the filter that picks it.
type GrupoJSON struct {
	Clave  string `json:"clave" doc:"El valor del filtro que lo elige; ninguno si no lo dicen"`
	Codigo string `json:"codigo"`
	Nombre string `json:"nombre"`
	SumasJSON
}

// OtrosJSON is the remainder.
type OtrosJSON struct {
	Grupos int `json:"grupos" doc:"Cuántos son"`
	SumasJSON
}

// ReporteGrupos compares.
type ReporteGrupos struct {
	Filtro    FiltroJSON  `json:"filtro"`
	Por       string      `json:"por"`
	Orden     string      `json:"orden"`
	Grupos    []GrupoJSON `json:"grupos"`
	Otros     OtrosJSON   `json:"otros" doc:"Los grupos que no se cuentan uno por uno"`
	Total     SumasJSON   `json:"total"`
	Traslapan bool        `json:"traslapan" doc:"Una solicitud puede estar en varios grupos, así que no suman el total"`
}

// InstructorCargado is an instructor in the heaviest week.
type InstructorCargado struct {
	ID            string `json:"id"`
	Nombre        string `json:"nombre"`
	Vinculo       string `json:"vinculo"`
	Centro        string `json:"centro"`
	Semana        string `json:"semana" example:"2026-W12" doc:"La más cargada"`
	Lunes         string `json:"lunes"`
	Minutos       int    `json:"minutos" doc:"Aprobados en esa semana, en cualquier centro"`
	LimiteMinutos int    `json:"limiteMinutos" doc:"El del vínculo"`
	Semanas       int    `json:"semanas" doc:"Las que llegan al 80 % del límite"`
	SemanasSobre  int    `json:"semanasSobre" doc:"De esas, las que lo pasan"`
}

// ReporteCargas are those with much to teach.
type ReporteCargas struct {
	Desde        string              `json:"desde"`
	Hasta        string              `json:"hasta"`
	Instructores []InstructorCargado `json:"instructores" doc:"Primero quien más se pasa de su límite; 100 a lo sumo"`
	Cerca        int                 `json:"cerca" doc:"Cuántos instructores llegan al 80 % del límite"`
	Sobre        int                 `json:"sobre" doc:"De esos, los que lo pasan"`
}

// BandaJSON is a part of the queue.
type BandaJSON struct {
	DesdeDias    int     `json:"desdeDias"`
	HastaDias    *int    `json:"hastaDias" doc:"null en la última, que no tiene fin"`
	EnviadaDesde *string `json:"enviadaDesde" doc:"Los días de envío, para la lista de solicitudes"`
	EnviadaHasta *string `json:"enviadaHasta"`
	Pendientes   int     `json:"pendientes"`
	EnRevision   int     `json:"enRevision"`
	Total        int     `json:"total"`
}

// ReporteAntiguedad is how old the queue is now.
type ReporteAntiguedad struct {
	Bandas     []BandaJSON `json:"bandas"`
	Total      int         `json:"total"`
	MasAntigua *string     `json:"masAntigua" doc:"Día del envío que más ha esperado; null si no hay nada por decidir"`
	Dias       int         `json:"dias" doc:"Los que ha esperado"`
}

func filtroJSON(f app.Filtro) FiltroJSON {
	return FiltroJSON{Desde: f.Desde.String(), Hasta: f.Hasta.String(), Centro: string(f.Centro), Regional: f.Regional, Programa: string(f.Programa),
		Instructor: string(f.Instructor), Municipio: f.Municipio, Modalidad: f.Modalidad, Especial: f.Especial}
}

func cifrasJSON(c app.Cifras) CifrasJSON {
	n := func(e solicitudes.Estado) int { return c.PorEstado[string(e)] }
	return CifrasJSON{Total: c.Total, TasaAprobacion: siLaHay(c.Tasa()), ALaPrimera: c.ALaPrimera, Cursos: c.Aprobadas(), Aprendices: c.Aprendices,
		Horas: c.Horas, HorasAprendiz: c.HorasAprendiz,
		PorEstado: PorEstadoJSON{Borrador: n(solicitudes.Borrador), Pendiente: n(solicitudes.Pendiente), EnRevision: n(solicitudes.EnRevision),
			Devuelta: n(solicitudes.Devuelta), Aprobada: n(solicitudes.Aprobada), Rechazada: n(solicitudes.Rechazada), Cancelada: n(solicitudes.Cancelada)}}
}

// siLaHay is null in JSON for a figure that is none.
func siLaHay(n float64, hay bool) *float64 {
	if !hay {
		return nil
	}
	return &n
}

func fechaONula(d kernel.Date) *string {
	if d.IsZero() {
		return nil
	}
	texto := d.String()
	return &texto
}

func reporteResumen(r app.Resumen) ReporteResumen {
	out := ReporteResumen{Filtro: filtroJSON(r.Filtro), Cifras: cifrasJSON(r.Cifras), Meses: make([]PeriodoJSON, len(r.Meses)),
		Anterior: PeriodoJSON{r.Anterior.Desde.String(), r.Anterior.Hasta.String(), cifrasJSON(r.Antes)}}
	for i, m := range r.Meses {
		out.Meses[i] = PeriodoJSON{m.Desde.String(), m.Hasta.String(), cifrasJSON(m.Cifras)}
	}
	return out
}

func duracionJSON(d app.Duracion) DuracionJSON {
	return DuracionJSON{Estancias: d.Estancias, Solicitudes: d.Solicitudes, MedianaDias: siLaHay(d.Mediana, d.Estancias > 0), P90Dias: siLaHay(d.P90, d.Estancias > 0)}
}

func reporteTiempos(t app.Tiempos) ReporteTiempos {
	out := ReporteTiempos{Filtro: filtroJSON(t.Filtro), Pasos: make([]PasoJSON, len(t.PorPaso)), Meses: make([]MesMedidoJSON, len(t.PorMes))}
	for i, p := range t.PorPaso {
		out.Pasos[i] = PasoJSON{p.Paso, duracionJSON(p.Duracion)}
	}
	for i, m := range t.PorMes {
		out.Meses[i] = MesMedidoJSON{m.Desde.String(), m.Hasta.String(), duracionJSON(m.Duracion)}
	}
	return out
}

func sumasJSON(g app.Grupo) SumasJSON {
	return SumasJSON{Solicitudes: g.Solicitudes, Aprobadas: g.Aprobadas, Rechazadas: g.Rechazadas, TasaAprobacion: siLaHay(g.Tasa()),
		Aprendices: g.Aprendices, Horas: g.Horas}
}

func reporteGrupos(g app.Grupos) ReporteGrupos {
	out := ReporteGrupos{Filtro: filtroJSON(g.Filtro), Por: string(g.Por), Orden: string(g.Orden), Grupos: make([]GrupoJSON, len(g.Filas)),
		Otros: OtrosJSON{g.OtrosGrupos, sumasJSON(g.Otros)}, Total: sumasJSON(g.Total), Traslapan: g.Traslapan}
	for i, f := range g.Filas {
		out.Grupos[i] = GrupoJSON{Clave: f.Clave, Codigo: f.Codigo, Nombre: nombreDeGrupo(g.Por, f), SumasJSON: sumasJSON(f)}
		if f.Clave == "" {
			out.Grupos[i].Clave = app.Ninguno
		}
	}
	return out
}

// nombreDeGrupo has the words of what is a code of the country or of the form.
func nombreDeGrupo(por app.Dimension, g app.Grupo) string {
	switch {
	case g.Clave == "":
		return ""
	case por == app.PorMunicipio:
		return palabras.Municipio(g.Clave)
	case por == app.PorModalidad:
		return palabras.Modalidad(g.Clave)
	}
	return g.Nombre
}

func reporteCargas(c app.Cargas) ReporteCargas {
	out := ReporteCargas{Desde: c.Lunes.String(), Hasta: c.Hasta.String(), Instructores: make([]InstructorCargado, len(c.Filas)), Cerca: c.Cerca, Sobre: c.Sobre}
	for i, f := range c.Filas {
		anio, semana := f.Lunes.ISOWeek()
		out.Instructores[i] = InstructorCargado{ID: string(f.InstructorID), Nombre: f.Instructor, Vinculo: f.Vinculo, Centro: f.Centro,
			Semana: fmt.Sprintf("%d-W%02d", anio, semana), Lunes: f.Lunes.String(), Minutos: f.Minutos, LimiteMinutos: f.LimiteMinutos,
			Semanas: f.Semanas, SemanasSobre: f.SemanasSobre}
	}
	return out
}

func reporteAntiguedad(a app.Antiguedad) ReporteAntiguedad {
	out := ReporteAntiguedad{Bandas: make([]BandaJSON, len(a.Bandas)), Total: a.Total(), MasAntigua: fechaONula(a.MasAntigua), Dias: a.Dias}
	for i, b := range a.Bandas {
		out.Bandas[i] = BandaJSON{DesdeDias: b.DesdeDias, EnviadaDesde: fechaONula(b.EnviadaDesde), EnviadaHasta: fechaONula(b.EnviadaHasta),
			Pendientes: b.Pendientes, EnRevision: b.EnRevision, Total: b.Total()}
		if i+1 < len(a.Bandas) {
			out.Bandas[i].HastaDias = &a.Bandas[i].HastaDias
		}
	}
	return out
}

package solicitudes

import (
	"context"
	"time"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// TableroReader answers what the start pages ask. Every count is exact up to TotalMaximo, unless it says otherwise.
type TableroReader interface {
	// Cifras are the figures of the queue and of the decisions in a scope.
	Cifras(ctx context.Context, alcance solicitudes.Alcance, c Cortes) (Cifras, error)
	// Cursos are approved courses: those that begin between two days, both included, and those whose ficha is provisional,
	// each by start and codigo, at most limite of each.
	Cursos(ctx context.Context, alcance solicitudes.Alcance, desde, hasta kernel.Date, limite int) (Cursos, error)
	// Cargas gives, for each active instructor of the centre or of the country in scope and each ISO week from lunes on, the minutes of
	// approved sessions, wherever they are given, if they are at least porcentaje of the weekly limit; by instructor and week.
	Cargas(ctx context.Context, alcance solicitudes.Alcance, lunes kernel.Date, semanas, porcentaje int) ([]CargaSemanal, error)
	// Regionales are the figures of each regional that has any, by code. It counts without a limit.
	Regionales(ctx context.Context, c Cortes) ([]Regional, error)
	// Clases are the approved sessions of an instructor between two days, both included, in their order.
	Clases(ctx context.Context, instructor kernel.UsuarioID, desde, hasta kernel.Date) ([]Clase, error)
	// Balance is the year of an instructor.
	Balance(ctx context.Context, instructor kernel.UsuarioID, anio int, hoy kernel.Date) (Balance, error)
}

// Cortes are the Bogotá days between which figures are counted.
type Cortes struct {
	EsperaMedia, EsperaLarga kernel.Date // last day of sending that is in the band or in a longer one
	Lunes                    kernel.Date // of this week
	Mes                      kernel.Date // the first of this month
	Mediana                  kernel.Date // first day whose decisions are measured
}

// Cifras are figures of a scope. Those of the week run from its Monday on and count what was done, also when it was
// undone or repeated later.
type Cifras struct {
	Espera         map[solicitudes.Espera]int // of what waits, by band
	Recibidas      int                        // sendings of this week
	RecibidasAntes int                        // sendings of the whole week before
	Aprobadas      int                        // this week
	Rechazadas     int                        // this week
	Devueltas      int                        // this week
	AprobadasMes   int                        // this month, and still approved
	Respondidas    int                        // approved or rejected since Cortes.Mediana, and still so; all of them
	MedianaDias    float64                    // from the last sending to the decision of those; 0 without any
}

// Decididas are those that left the queue for good this week.
func (c Cifras) Decididas() int { return c.Aprobadas + c.Rechazadas }

// Curso is an approved course on a start page.
type Curso struct {
	ID              kernel.SolicitudID
	Codigo          string
	Programa        string
	Empresa         string
	Municipio       string // DANE code
	Instructor      string
	Centro          string
	Inicio, Fin     kernel.Date
	Aprendices      int
	Ficha           solicitudes.Ficha
	DiasParaIniciar int // negative when it has begun
}

// Cursos are approved courses that call for attention.
type Cursos struct {
	Proximos           []Curso
	TotalProximos      int
	ProximosSinFicha   int // of all of them, those with a provisional ficha
	Provisionales      []Curso
	TotalProvisionales int
}

// CargaSemanal is one week of an instructor.
type CargaSemanal struct {
	InstructorID  kernel.UsuarioID
	Instructor    string
	Vinculo       string
	Lunes         kernel.Date
	Minutos       int
	LimiteMinutos int
}

// Regional is one line of the country.
type Regional struct {
	Codigo, Nombre string // DANE code of the department
	Cola           int    // waiting for a decision
	Largas         int    // of those, in the longest band
	AprobadasMes   int    // this month, and still approved
}

// Clase is one session of an approved course in an agenda.
type Clase struct {
	ID        kernel.SolicitudID
	Codigo    string
	Programa  string
	Empresa   string
	Lugar     string
	Municipio string // DANE code
	Sesion    horarios.Sesion
	Numero    int // of the session within its course, from 1
	Total     int // sessions of the course
}

// Balance is a calendar year of an instructor.
type Balance struct {
	Anio             int
	Cursos           int                        // approved and beginning in the year
	Aprendices       int                        // of those
	MinutosPrevistos int                        // of approved sessions in the year
	MinutosDictados  int                        // of those, on days that are past
	PorMes           [12]int                    // MinutosPrevistos from January to December
	PorEstado        map[solicitudes.Estado]int // solicitudes written in the year
}

func cortesDe(ahora time.Time) Cortes {
	hoy := kernel.Today(ahora)
	return Cortes{
		EsperaMedia: solicitudes.EsperaMedia.EnviadasHasta(hoy), EsperaLarga: solicitudes.EsperaLarga.EnviadasHasta(hoy),
		Lunes: lunesDe(hoy), Mes: kernel.NewDate(hoy.Year(), hoy.Month(), 1), Mediana: hoy.AddDays(-solicitudes.DiasMediana),
	}
}

func lunesDe(d kernel.Date) kernel.Date { return d.AddDays(1 - d.Weekday()) }

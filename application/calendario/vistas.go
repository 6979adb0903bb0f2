package calendario

import (
	"time"

	"complementarias/domain/kernel"
)

// aprobada is how solicitudes calls the state of a course that will be given.
const aprobada = "APROBADA"

// Clase is one session of a course.
type Clase struct {
	SolicitudID      kernel.SolicitudID
	Codigo, Programa string
	Estado           string // of the solicitud
	Empresa, Lugar   string
	Municipio        string // DIVIPOLA code
	Ambiente         string
	InstructorID     kernel.UsuarioID
	Instructor       string
	Centro           string // name
	Fecha            kernel.Date
	Desde, Hasta     int // minutes of the day
	TotalDia         int // how many classes the day has, of those that were asked for
	MinutosDia       int // and how long they take together
	AprobadasDia     int // and how many of them are of approved courses
	MinutosAprobadas int // and how long those take
}

// Aprobada tells that the class will be given; any other waits for a decision.
func (c Clase) Aprobada() bool { return c.Estado == aprobada }

// Persona is somebody to pick.
type Persona struct {
	ID     kernel.UsuarioID
	Nombre string
}

// Contorno is what stands around the classes of a period.
type Contorno struct {
	Instructor   Persona // whose calendar it is; zero for that of a whole centre
	CentroID     kernel.CentroID
	Centro       string // whose calendar it is, or whose recess counts
	Recesos      []Receso
	Instructores []Persona // to pick from, of a centre
	Municipios   []string  // DIVIPOLA codes of the period's courses, of a centre
}

// EstadoEvento is what a calendar program does with an event (RFC 5545, 3.8.1.11).
type EstadoEvento int

// Confirmado stands, Tentativo waits for a decision, Cancelado is taken out.
const (
	Confirmado EstadoEvento = iota
	Tentativo
	Cancelado
)

// Evento is one class as it leaves for a calendar program. It carries no person's name and no personal number.
type Evento struct {
	SolicitudID      kernel.SolicitudID
	Codigo, Programa string
	Empresa, Lugar   string
	Municipio        string // DIVIPOLA code
	Fecha            kernel.Date
	Desde, Hasta     int // minutes of the day, in Bogotá; 1440 is midnight
	Estado           EstadoEvento
	Version          int64     // of the solicitud: it only grows
	Actualizada      time.Time // when the solicitud changed last
}

// Agenda is a file of events.
type Agenda struct {
	Nombre      string // as the calendar program shows it
	Descripcion string
	Eventos     []Evento
}

// Archivo is the file that is handed out.
type Archivo struct {
	Nombre    string // with its extension
	Contenido []byte
	// Etiqueta changes with the content and with nothing else.
	Etiqueta string
}

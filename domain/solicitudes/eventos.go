package solicitudes

import (
	"time"

	"complementarias/domain/kernel"
)

// Hecho is what every event of a Solicitud tells.
type Hecho struct {
	SolicitudID  kernel.SolicitudID
	Codigo       string
	Programa     string
	CentroID     kernel.CentroID
	InstructorID kernel.UsuarioID
	PorID        kernel.UsuarioID
	PorNombre    string
	En           time.Time
}

// Subject keeps the events of one Solicitud in order.
func (h Hecho) Subject() string { return string(h.SolicitudID) }

// Afectada is another Solicitud of the same instructor whose sessions meet those of the one that the event is about.
type Afectada struct {
	SolicitudID  kernel.SolicitudID
	Codigo       string
	InstructorID kernel.UsuarioID
	RevisorID    kernel.UsuarioID // empty when nobody has taken it
	PorAmbiente  bool             // it shares the ambiente with another instructor's course
}

type (
	// SolicitudEnviada: it waits for the coordination of its centre; Revision counts the sendings.
	SolicitudEnviada struct {
		Hecho
		Revision int
	}
	// SolicitudTomada: somebody reviews it; RevisorAnterior is who was reviewing it until now.
	SolicitudTomada struct {
		Hecho
		RevisorAnterior kernel.UsuarioID
	}
	// SolicitudDevuelta: the owner has to correct it.
	SolicitudDevuelta struct {
		Hecho
		Comentarios  string
		Correcciones int
	}
	// SolicitudAprobada: the course takes place; Rivales are undecided ones that now clash with it.
	SolicitudAprobada struct {
		Hecho
		NumeroFicha string
		Provisional bool
		Comentarios string
		Rivales     []Afectada
	}
	// SolicitudRechazada: the review ended against it.
	SolicitudRechazada struct {
		Hecho
		Comentarios string
	}
	// FichaAsignada: SOFIA Plus gave its number, or a wrong one was corrected.
	FichaAsignada struct {
		Hecho
		NumeroFicha string
		Anterior    string
	}
	// SolicitudCancelada: the course does not take place; Rivales are undecided ones that no longer clash with it.
	SolicitudCancelada struct {
		Hecho
		EraAprobada bool
		Motivo      string
		Rivales     []Afectada
	}
	// SolicitudReprogramada: the course keeps its ficha and takes place at other times. Rivales are undecided ones that clash
	// with it now; Fin is the new last day in words.
	SolicitudReprogramada struct {
		Hecho
		Motivo  string
		Fin     string
		Rivales []Afectada
	}
	// ReprogramacionPropuesta: the owner asks the coordination for another schedule.
	ReprogramacionPropuesta struct {
		Hecho
		Motivo string
	}
	// SolicitudEntregada: it has another instructor, who is the InstructorID; Rivales are undecided ones of that person that
	// clash with an approved course.
	SolicitudEntregada struct {
		Hecho
		Anterior     kernel.UsuarioID
		Nuevo        string // name of the instructor
		Motivo       string
		EnRevisionDe kernel.UsuarioID // empty when nobody has it in review
		Rivales      []Afectada
	}
	// PropuestaDescartada: the coordination leaves the schedule as it is.
	PropuestaDescartada struct {
		Hecho
		Motivo string
	}
)

func (SolicitudEnviada) EventName() string        { return "SolicitudEnviada" }
func (SolicitudTomada) EventName() string         { return "SolicitudTomada" }
func (SolicitudDevuelta) EventName() string       { return "SolicitudDevuelta" }
func (SolicitudAprobada) EventName() string       { return "SolicitudAprobada" }
func (SolicitudRechazada) EventName() string      { return "SolicitudRechazada" }
func (FichaAsignada) EventName() string           { return "FichaAsignada" }
func (SolicitudCancelada) EventName() string      { return "SolicitudCancelada" }
func (SolicitudReprogramada) EventName() string   { return "SolicitudReprogramada" }
func (ReprogramacionPropuesta) EventName() string { return "ReprogramacionPropuesta" }
func (SolicitudEntregada) EventName() string      { return "SolicitudEntregada" }
func (PropuestaDescartada) EventName() string     { return "PropuestaDescartada" }

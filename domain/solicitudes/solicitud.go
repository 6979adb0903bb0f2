package solicitudes

import (
	"slices"
	"time"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Expediente is everything that is kept of a Solicitud; zero times and dates mean "has not happened".
type Expediente struct {
	ID           kernel.SolicitudID
	Codigo       string
	InstructorID kernel.UsuarioID
	CentroID     kernel.CentroID // the programme's at creation; it never changes, and scope uses only it
	Datos        Datos
	Programa     Programa // as it was at the last sending; until then, as chosen

	Estado      Estado
	EstadoPor   string
	EstadoDesde time.Time
	Version     int64 // grows with every change: optimistic lock
	Revision    int   // how many times it was sent
	RevisorID   kernel.UsuarioID
	Ficha       Ficha

	ComentariosRevision string
	Correcciones        []Correccion // remarks of the last return
	Autorizacion        Autorizacion

	FechaSolicitud  time.Time
	FechaEnvio      time.Time
	FechaRevision   time.Time
	FechaAprobacion time.Time
	Creada          time.Time
	Actualizada     time.Time

	Sesiones  []horarios.Sesion
	Propuesta *Propuesta // what the owner of an approved one asks for; nil when nothing waits
}

// Programa is what a Solicitud keeps of its programme.
type Programa struct {
	ID     kernel.ProgramaID
	Centro kernel.CentroID
	Codigo string
	Nombre string
	// Version of the course design, as SOFIA Plus numbers it.
	Version string
	Horas   int
	Cupo    int
	// Edicion of the catalogue. What else the programme was in it, its contents too, the catalogue keeps; 0 when it was sent
	// before that was so.
	Edicion int64
}

// Correccion is a remark of the reviewer at one field, named by its JSON pointer.
type Correccion struct {
	Campo string
	Texto string
}

// Autorizacion is the proof that the sender allowed the use of the data (Ley 1581 de 2012): which text, who and when.
type Autorizacion struct {
	Texto string
	Por   kernel.UsuarioID
	En    time.Time
}

// Solicitud is the aggregate. Its verbs check policy, then state, then facts, and leave a Movimiento and an event.
type Solicitud struct {
	e           Expediente
	movimientos []Movimiento
	eventos     []kernel.Event
	cambiada    bool
	horario     bool
	entregada   bool
}

// Restore brings back what the database kept; it checks nothing.
func Restore(e Expediente) *Solicitud { return &Solicitud{e: e} }

// Expediente returns a copy of all that is to be kept.
func (s *Solicitud) Expediente() Expediente {
	e := s.e
	e.Datos = e.Datos.clone()
	e.Correcciones = slices.Clone(e.Correcciones)
	e.Sesiones = slices.Clone(e.Sesiones)
	e.Propuesta = e.Propuesta.clone()
	return e
}

func (s *Solicitud) ID() kernel.SolicitudID { return s.e.ID }
func (s *Solicitud) Version() int64         { return s.e.Version }

// AmbienteID is the ambiente of the catalogue that the course takes; empty when it names none.
func (s *Solicitud) AmbienteID() string { return s.e.Datos.AmbienteID }

func (s *Solicitud) InstructorID() kernel.UsuarioID { return s.e.InstructorID }
func (s *Solicitud) Sesiones() []horarios.Sesion    { return s.e.Sesiones }
func (s *Solicitud) Estado() Estado                 { return s.e.Estado }

// Cambiada tells whether there is anything to save.
func (s *Solicitud) Cambiada() bool { return s.cambiada }

// HorarioCambiado tells whether the schedule or its sessions have to be written anew.
func (s *Solicitud) HorarioCambiado() bool { return s.horario }

// PullMovimientos hands over the new rows of the historial, once.
func (s *Solicitud) PullMovimientos() []Movimiento {
	m := s.movimientos
	s.movimientos = nil
	return m
}

// PullEvents hands over the new events, once.
func (s *Solicitud) PullEvents() []kernel.Event {
	e := s.eventos
	s.eventos = nil
	return e
}

// Situacion gives the policy what it looks at.
func (e Expediente) Situacion() Situacion {
	return Situacion{Codigo: e.Codigo, Estado: e.Estado, CentroID: e.CentroID, InstructorID: e.InstructorID,
		RevisorID: e.RevisorID, ConPropuesta: e.Propuesta != nil, EstadoPor: e.EstadoPor, EstadoDesde: e.EstadoDesde}
}

// ComprobarVersion refuses with ErrModificada when the caller decided on another version; nil means any.
func (s *Solicitud) ComprobarVersion(esperada *int64) error {
	if esperada != nil && *esperada != s.e.Version {
		return ErrModificada.With("version", s.e.Version)
	}
	return nil
}

func (s *Solicitud) permitir(a Accion, por kernel.Actor) error {
	return Permitida(a, por, s.e.Situacion())
}

// pasar moves to the state that the table gives for a and writes the row of the historial.
func (s *Solicitud) pasar(a Accion, por kernel.Actor, at time.Time, comentario string) {
	de := s.e.Estado
	r, _ := reglaDe(a, por.Rol)
	if r.hacia != "" {
		if r.hacia != de || a == Tomar || a == Enviar {
			s.e.EstadoPor, s.e.EstadoDesde = por.Nombre, at
		}
		s.e.Estado = r.hacia
	}
	s.anotar(Movimiento{Accion: a, De: de, A: s.e.Estado, Por: por, En: at, Comentario: comentario})
}

func (s *Solicitud) anotar(m Movimiento) {
	s.movimientos = append(s.movimientos, m)
	s.tocar(m.En)
}

func (s *Solicitud) tocar(at time.Time) {
	s.e.Actualizada = at
	s.cambiada = true
}

func (s *Solicitud) hecho(por kernel.Actor, at time.Time) Hecho {
	return Hecho{SolicitudID: s.e.ID, Codigo: s.e.Codigo, Programa: s.e.Programa.Nombre, CentroID: s.e.CentroID,
		InstructorID: s.e.InstructorID, PorID: por.ID, PorNombre: por.Nombre, En: at}
}

func (s *Solicitud) avisar(e kernel.Event) { s.eventos = append(s.eventos, e) }

package solicitudes

import (
	"fmt"
	"slices"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Persona is somebody with an account as it is now, under a lock that lasts as long as the command.
type Persona struct {
	Instructor
	ID     kernel.UsuarioID
	Rol    kernel.Rol
	Centro kernel.CentroID
	Activa bool
}

// Dicta tells whether the person may have a solicitud of the centre in hand: an active instructor of it.
func (p Persona) Dicta(centro kernel.CentroID) bool {
	return p.Activa && p.Rol == kernel.Instructor && p.Centro == centro
}

// Revisa tells whether the person may have a solicitud of the centre in review.
func (p Persona) Revisa(centro kernel.CentroID) bool {
	por := kernel.Actor{ID: p.ID, Rol: p.Rol, Centro: p.Centro}
	return p.Activa && RolPuede(Tomar, p.Rol) == nil && AlcanceDe(por).Incluye(centro, "")
}

// Entrega is what the coordination says when it hands a solicitud over.
type Entrega struct {
	Motivo        string
	Justificacion string // needed when an approved course clashes with one of the new instructor
}

// Entregar gives the Solicitud to another active instructor of its centre, who goes on with it where it stands; the fields
// of the responsible person follow. nuevo is who gets it, read under a lock; rivales are the other solicitudes of that
// person, read under the lock on that person's time. It returns ErrTerminado for a course whose last class is past, and
// for an approved one ErrCruce unless there is a justification of ExcepcionMinima characters: a clash of what is not
// decided yet is a warning, as everywhere.
func (s *Solicitud) Entregar(por kernel.Actor, nuevo Persona, e Entrega, rivales []Rival, at time.Time) error {
	if err := s.permitir(Entregar, por); err != nil {
		return err
	}
	motivo, faltas := motivoDe(e.Motivo, "por qué se entrega la solicitud")
	justificacion, cortas := justificacionDe(e.Justificacion)
	if err := fault.Fields(slices.Concat(s.noPuedeRecibir(nuevo), faltas, cortas)); err != nil {
		return err
	}
	porDictar := s.e.Sesiones[antesDe(s.e.Sesiones, kernel.Today(at)):]
	if s.e.Estado == Aprobada {
		if len(porDictar) == 0 {
			return ErrTerminado
		}
		if justificacion == "" {
			if err := sinCruceAprobado("entregar", por, porDictar, rivales); err != nil {
				return err
			}
		}
	}
	anterior := s.e.InstructorID
	comentario := conJustificacion(fmt.Sprintf("De %s a %s. %s", s.deQuien(), nuevo.Nombre, motivo), justificacion)
	s.e.InstructorID = nuevo.ID
	s.e.Datos.ResponsableNombre, s.e.Datos.ResponsableCedula, s.e.Datos.ResponsableCorreo = nuevo.Nombre, nuevo.Cedula, nuevo.Correo
	s.e.Propuesta = nil
	s.entregada = true
	s.pasar(Entregar, por, at, comentario)
	evento := SolicitudEntregada{Hecho: s.hecho(por, at), Anterior: anterior, Nuevo: nuevo.Nombre, Motivo: motivo, EnRevisionDe: s.e.RevisorID}
	if s.e.Estado == Aprobada {
		evento.Rivales = afectadas(cruzadas(porDictar, rivales), Pendiente, EnRevision)
	}
	s.avisar(evento)
	return nil
}

// noPuedeRecibir says the same of somebody who is absent, inactive, no instructor or of another centre.
func (s *Solicitud) noPuedeRecibir(nuevo Persona) []fault.Field {
	switch {
	case !nuevo.Dicta(s.e.CentroID):
		return []fault.Field{{Pointer: "/instructorId", Code: "INSTRUCTOR_NO_DISPONIBLE", Message: "Elija un instructor activo del mismo centro."}}
	case nuevo.ID == s.e.InstructorID:
		return []fault.Field{{Pointer: "/instructorId", Code: "YA_ES_SUYA", Message: "La solicitud ya es de esa persona. Elija a otra."}}
	}
	return nil
}

func (s *Solicitud) deQuien() string {
	if s.e.Datos.ResponsableNombre == "" {
		return "su instructor"
	}
	return s.e.Datos.ResponsableNombre
}

// Entregada tells whether the Solicitud has another instructor than the one it is kept with.
func (s *Solicitud) Entregada() bool { return s.entregada }

// PorDictar are the sessions from a day on.
func (e Expediente) PorDictar(desde kernel.Date) []horarios.Sesion {
	return e.Sesiones[antesDe(e.Sesiones, desde):]
}

// SoltarPorSistema puts back into the queue what somebody has in review who may not review it any more. It tells whether
// there was anything to do: asked again, or about what somebody else has taken since, it changes nothing.
func (s *Solicitud) SoltarPorSistema(sistema kernel.Actor, revisor Persona, at time.Time) bool {
	if s.e.Estado != EnRevision || s.e.RevisorID != revisor.ID || revisor.Revisa(s.e.CentroID) {
		return false
	}
	s.pasar(Soltar, sistema, at, "Quien la tenía en revisión ya no puede revisarla. El sistema la devolvió a la cola.")
	s.e.RevisorID = ""
	return true
}

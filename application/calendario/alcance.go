package calendario

import (
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Refusals of the module.
var (
	ErrNoEncontrado          = fault.New(fault.NotFound, "CALENDARIO_NO_ENCONTRADO", "No existe ese calendario, o no está a su alcance.")
	ErrSolicitudNoEncontrada = fault.New(fault.NotFound, "SOLICITUD_NO_ENCONTRADA", "Solicitud no encontrada")
	ErrSinClases             = fault.New(fault.Conflict, "SIN_CLASES", "La solicitud todavía no tiene clases con fecha. Cuando tenga su horario completo podrá agregarla a su calendario.")
	ErrSinCalendario         = fault.New(fault.NotFound, "SIN_CALENDARIO", "No hay ningún calendario en esta dirección.")
	ErrRol                   = fault.New(fault.Forbidden, "ROL_NO_PERMITIDO", "La administración no tiene un calendario propio al que suscribirse. Lo tienen los instructores y la coordinación de cada centro.")
)

// Alcance is the set of classes that a person may see.
type Alcance struct {
	Pais       bool
	Centro     kernel.CentroID
	Instructor kernel.UsuarioID
}

// AlcanceDe gives the scope of a person: an instructor the own classes, of whatever centre; a coordinator those of courses
// of the own centre; an admin all (domain.md 4.2).
func AlcanceDe(por kernel.Actor) Alcance {
	switch por.Rol {
	case kernel.Admin:
		return Alcance{Pais: true}
	case kernel.Coordinador:
		return Alcance{Centro: por.Centro}
	case kernel.Instructor:
		return Alcance{Instructor: por.ID}
	}
	return Alcance{}
}

// PuedeSuscribirse tells whether a person has a calendar of their own: ErrRol for who has not.
func PuedeSuscribirse(por kernel.Actor) error {
	if por.Rol == kernel.Instructor || por.Rol == kernel.Coordinador {
		return nil
	}
	return ErrRol
}

// acotar says which classes an answer to p is about. Asking for the calendar of somebody or some centre out of scope is
// ErrNoEncontrado; elegido is false when an admin has not said whose.
func acotar(por kernel.Actor, p Pregunta) (s Seleccion, elegido bool, err error) {
	s = Seleccion{Alcance: AlcanceDe(por), Instructor: p.Instructor, Centro: p.Centro, Municipio: p.Municipio, Ambiente: p.Ambiente}
	switch {
	case s.Alcance.Pais:
	case s.Alcance.Centro != "":
		if p.Centro != "" && p.Centro != s.Alcance.Centro {
			return Seleccion{}, false, ErrNoEncontrado
		}
		s.Centro = s.Alcance.Centro
	case s.Alcance.Instructor != "":
		if p.Centro != "" || p.Instructor != "" && p.Instructor != s.Alcance.Instructor {
			return Seleccion{}, false, ErrNoEncontrado
		}
		s.Instructor = s.Alcance.Instructor
	default:
		return Seleccion{}, false, ErrNoEncontrado
	}
	return s, s.Instructor != "" || s.Centro != "", nil
}

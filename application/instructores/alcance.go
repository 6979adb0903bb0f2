package instructores

import (
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Refusals of the module.
var (
	ErrRol      = fault.New(fault.Forbidden, "ROL_SIN_PERMISO", "La lista de instructores es para la coordinación y la administración.")
	ErrNoExiste = fault.New(fault.NotFound, "INSTRUCTOR_NO_EXISTE", "Instructor no encontrado")
)

// Alcance is the part of the country whose instructors a person may look at, and whose solicitudes their figures count;
// the zero value is nothing.
type Alcance struct {
	Pais   bool
	Centro kernel.CentroID
	Propio kernel.UsuarioID // only this instructor, with all that is of theirs
}

// AlcanceDe is the policy of the lists: a coordinator sees the instructors of the own centre and an admin all; anybody
// else gets ErrRol.
func AlcanceDe(por kernel.Actor) (Alcance, error) {
	switch por.Rol {
	case kernel.Admin:
		return Alcance{Pais: true}, nil
	case kernel.Coordinador:
		return Alcance{Centro: por.Centro}, nil
	case kernel.Instructor:
	}
	return Alcance{}, ErrRol
}

// alcanceDePerfil is the policy of a single instructor: the same, and an instructor sees the own profile.
func alcanceDePerfil(por kernel.Actor) Alcance {
	if por.Rol == kernel.Instructor {
		return Alcance{Propio: por.ID}
	}
	a, err := AlcanceDe(por)
	if err != nil {
		return Alcance{}
	}
	return a
}

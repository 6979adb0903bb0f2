package reportes

import (
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// ErrRol refuses reports to those who only see their own work.
var ErrRol = fault.New(fault.Forbidden, "ROL_SIN_PERMISO", "Los reportes son para la coordinación y la administración.")

// Alcance is the part of the country that a person may have figures of; the zero value is nothing.
type Alcance struct {
	Pais   bool
	Centro kernel.CentroID
}

// AlcanceDe is the policy of the module: a coordinator has figures of the own centre, an admin of the country, and anybody
// else gets ErrRol. A filter only narrows it: what lies outside counts as nothing.
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

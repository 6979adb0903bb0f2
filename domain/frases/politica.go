package frases

import "complementarias/domain/kernel"

// Alcance is the set of centres whose sentences a person keeps; what lies outside looks absent. The zero value is nothing.
type Alcance struct {
	Pais   bool
	Centro kernel.CentroID
}

// AlcanceDe gives whose sentences a person sees and changes: an Admin those of every centre, a coordinator those of the own
// one. Others get ErrSoloCoordinacion.
func AlcanceDe(por kernel.Actor) (Alcance, error) {
	switch por.Rol {
	case kernel.Admin:
		return Alcance{Pais: true}, nil
	case kernel.Coordinador:
		return Alcance{Centro: por.Centro}, nil
	case kernel.Instructor:
	}
	return Alcance{}, ErrSoloCoordinacion
}

// Incluye tells whether the scope covers a centre.
func (a Alcance) Incluye(centro kernel.CentroID) bool {
	return a.Pais || (a.Centro != "" && a.Centro == centro)
}

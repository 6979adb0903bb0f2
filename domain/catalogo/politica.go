package catalogo

import "complementarias/domain/kernel"

// Alcance is the set of programmes that a person may see; what lies outside looks absent. The zero value is nothing.
type Alcance struct {
	Pais   bool
	Centro kernel.CentroID
}

// AlcanceDe gives the scope of a person: an instructor the programmes of the own centre, coordinators and
// administrators all of them (api.md 2).
func AlcanceDe(por kernel.Actor) Alcance {
	switch por.Rol {
	case kernel.Admin, kernel.Coordinador:
		return Alcance{Pais: true}
	case kernel.Instructor:
		return Alcance{Centro: por.Centro}
	}
	return Alcance{}
}

// AlcancePublico is what anybody may see of the catalogue: all of it is public information.
func AlcancePublico() Alcance { return Alcance{Pais: true} }

// Incluye tells whether the scope covers the programmes of that centre.
func (a Alcance) Incluye(centro kernel.CentroID) bool {
	return a.Pais || (a.Centro != "" && a.Centro == centro)
}

// PuedeConsultar tells whether por may see what is not offered, and how often each thing is used: coordinators and
// administrators. It answers nil or ErrSoloCoordinacion.
func PuedeConsultar(por kernel.Actor) error {
	if por.Rol != kernel.Admin && por.Rol != kernel.Coordinador {
		return ErrSoloCoordinacion
	}
	return nil
}

// PuedeRegistrar tells whether por may add to the catalogue and change it: an Admin, and the system, which acts as one
// without a session. It answers nil or ErrSoloAdmin.
func PuedeRegistrar(por kernel.Actor) error {
	if por.Rol != kernel.Admin {
		return ErrSoloAdmin
	}
	return nil
}

// PuedeVerCentro tells whether por may see how a centre is kept: an Admin any of them, a Coordinador the own one. It answers
// nil, ErrSoloCoordinacion, or ErrCentroNoEncontrado for one out of scope.
func PuedeVerCentro(por kernel.Actor, centro kernel.CentroID) error {
	if err := PuedeConsultar(por); err != nil {
		return err
	}
	if por.Rol != kernel.Admin && por.Centro != centro {
		return ErrCentroNoEncontrado
	}
	return nil
}

// AlcanceRecesos gives whose recesses a person sees and changes: an Admin those of every centre, a coordinator those of
// the own one. Others get ErrSoloCoordinacion.
func AlcanceRecesos(por kernel.Actor) (Alcance, error) {
	if por.Rol == kernel.Admin {
		return Alcance{Pais: true}, nil
	}
	if por.Rol == kernel.Coordinador {
		return Alcance{Centro: por.Centro}, nil
	}
	return Alcance{}, ErrSoloCoordinacion
}

// PuedeVerAmbientes tells whether por may see the ambientes of a centre: an Admin those of any, the others those of the own
// one. It answers nil or ErrCentroNoEncontrado.
func PuedeVerAmbientes(por kernel.Actor, centro kernel.CentroID) error {
	if por.Rol == kernel.Admin || por.Centro != "" && por.Centro == centro && (por.Rol == kernel.Coordinador || por.Rol == kernel.Instructor) {
		return nil
	}
	return ErrCentroNoEncontrado
}

// PuedeCambiarAmbientes tells whether por may change ambientes at all: an Admin any, a coordinator those of the own centre,
// which PuedeVerAmbientes decides. It answers nil or ErrSoloAmbientes.
func PuedeCambiarAmbientes(por kernel.Actor) error {
	if por.Rol != kernel.Admin && por.Rol != kernel.Coordinador {
		return ErrSoloAmbientes
	}
	return nil
}

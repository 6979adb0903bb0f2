package identidad

import (
	"slices"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// SistemaComoAdmin is the program itself with the rights of an Admin, where a use case asks for them and nobody has signed in:
// the demonstration data and the public page of a document. kernel.Sistema has no rights.
func SistemaComoAdmin() kernel.Actor { return kernel.Actor{Nombre: "Sistema", Rol: kernel.Admin} }

// Accion is what somebody may do to the account of another person.
type Accion string

// What can be done to an account that exists.
const (
	AccionVer           Accion = "VER"
	AccionEditar        Accion = "EDITAR"
	AccionCambiarRol    Accion = "CAMBIAR_ROL"
	AccionCambiarCentro Accion = "CAMBIAR_CENTRO"
	AccionDesactivar    Accion = "DESACTIVAR"
	AccionReactivar     Accion = "REACTIVAR"
	AccionInvitar       Accion = "INVITAR"
)

// Alcance is the set of accounts that a person administers; what lies outside looks absent.
type Alcance struct {
	Pais   bool
	Centro kernel.CentroID // the INSTRUCTORs of this centre
}

// AlcanceDe gives the scope of a person: an Admin every account, a Coordinador the instructors of the own centre.
func AlcanceDe(por kernel.Actor) Alcance {
	switch por.Rol {
	case kernel.Admin:
		return Alcance{Pais: true}
	case kernel.Coordinador:
		return Alcance{Centro: por.Centro}
	case kernel.Instructor:
	}
	return Alcance{}
}

// Incluye tells whether the scope covers an account of that role and centre.
func (a Alcance) Incluye(rol kernel.Rol, centro kernel.CentroID) bool {
	return a.Pais || (a.Centro != "" && a.Centro == centro && rol == kernel.Instructor)
}

// RolPuede refuses with ErrRol what the role may never do, before anything is looked up: only an Admin changes roles and
// centres, and instructors administer nobody.
func RolPuede(a Accion, rol kernel.Rol) error {
	switch {
	case rol == kernel.Admin:
		return nil
	case rol == kernel.Coordinador && a != AccionCambiarRol && a != AccionCambiarCentro:
		return nil
	}
	return ErrRol
}

// Permitida is the one policy of accounts: it says why por may not do a to the account now, in the order role (ErrRol),
// scope (ErrNoExiste), person (ErrCuentaPropia) and state (ErrInactiva, ErrActiva,
// ErrNoInvitable).
func Permitida(a Accion, por kernel.Actor, r Registro) error {
	if err := RolPuede(a, por.Rol); err != nil {
		return err
	}
	if !AlcanceDe(por).Incluye(r.Rol, r.Centro) {
		return ErrNoExiste
	}
	switch {
	case a == AccionVer || a == AccionEditar:
		return nil
	case por.ID != "" && por.ID == r.ID:
		return ErrCuentaPropia
	case a == AccionReactivar && r.Activo:
		return ErrActiva
	case a != AccionReactivar && !r.Activo:
		return ErrInactiva
	case a == AccionInvitar && r.ClaveEstado != ClaveNinguna:
		return ErrNoInvitable
	}
	return nil
}

// Acciones lists what por may do to the account now; the same policy would let it pass.
func Acciones(por kernel.Actor, r Registro) []Accion {
	todas := []Accion{AccionVer, AccionEditar, AccionCambiarRol, AccionCambiarCentro, AccionDesactivar, AccionReactivar, AccionInvitar}
	return slices.DeleteFunc(todas, func(a Accion) bool { return Permitida(a, por, r) != nil })
}

// PuedeRegistrar tells whether por may open accounts at all: an Admin of any role and centre, a Coordinador of
// instructors of the own centre. It answers nil or ErrNoPuedeRegistrar; which ones is Encargar's to say.
func PuedeRegistrar(por kernel.Actor) error {
	if por.Rol == kernel.Admin || (por.Rol == kernel.Coordinador && por.Centro != "") {
		return nil
	}
	return ErrNoPuedeRegistrar
}

// Encargar fills in what a Coordinador need not write of a new account, role and centre, and refuses another one with a
// fault at /role or /centroId. An Admin's data come back as they are.
func Encargar(por kernel.Actor, d Datos) (Datos, []fault.Field) {
	if por.Rol == kernel.Admin {
		return d, nil
	}
	var f faltas
	if d.Rol != "" && d.Rol != kernel.Instructor {
		f.noPermitido("/role", "La coordinación solo puede crear cuentas de instructores.")
	}
	if d.Centro != "" && d.Centro != por.Centro {
		f.noPermitido("/centroId", "La coordinación solo puede crear cuentas de su propio centro.")
	}
	d.Rol, d.Centro = kernel.Instructor, por.Centro
	return d, f
}

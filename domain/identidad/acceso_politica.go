package identidad

import (
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// What is refused about requests for an account.
var (
	ErrAccesosNoPermitidos    = fault.New(fault.Forbidden, "ACCESOS_NO_PERMITIDOS", "Su rol no decide solicitudes de acceso.")
	ErrAccesoSoloInstructores = fault.New(fault.Forbidden, "ACCESO_SOLO_INSTRUCTORES", "Su rol solo da acceso a instructores de su centro. Para otro rol o centro, pídalo a la administración.")
	ErrAccesoNoExiste         = fault.New(fault.NotFound, "ACCESO_NO_EXISTE", "La solicitud de acceso no existe.")
	ErrAccesoDecidido         = fault.New(fault.Conflict, "ACCESO_DECIDIDO", "La solicitud de acceso ya se decidió.")
	ErrAccesoTitular          = fault.New(fault.Conflict, "ACCESO_TITULAR", "Mientras esperaba, alguien recibió una cuenta con este correo o esta cédula. Búsquela en usuarios y rechace la solicitud si es la misma persona.")
	ErrAccesoDeOtroCentro     = fault.New(fault.Conflict, "ACCESO_DE_OTRO_CENTRO", "Esta persona tuvo cuenta en otro centro o con otro rol. Pida a la administración que decida esta solicitud.")
	// ErrAccesosDemasiados says in reintentarEnSegundos when to come back.
	ErrAccesosDemasiados = fault.New(fault.TooMany, "DEMASIADAS_SOLICITUDES", "Se han enviado muchas solicitudes desde su red. Espere un rato y envíela de nuevo.")
)

// PuedeVerAccesos answers nil or ErrAccesosNoPermitidos: those decide who have accounts to administer.
func PuedeVerAccesos(por kernel.Actor) error {
	if AlcanceDe(por) == (Alcance{}) {
		return ErrAccesosNoPermitidos
	}
	return nil
}

// IncluyeAcceso tells whether r is of those that are seen and decided within the scope; a Duplicado never is. The queries say
// the same in SQL.
func (a Alcance) IncluyeAcceso(r RegistroAcceso) bool {
	return r.Estado != Duplicado && a.Incluye(r.Cargo, r.Centro)
}

package correos

import (
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// What the module refuses.
var (
	ErrRol          = fault.New(fault.Forbidden, "ROL_SIN_PERMISO", "Los correos los ve y los reenvía la administración.")
	ErrNoEncontrado = fault.New(fault.NotFound, "MENSAJE_NO_ENCONTRADO", "Correo no encontrado")
	ErrNoReenviable = fault.New(fault.Conflict, "MENSAJE_NO_REENVIABLE", "Este correo no se puede enviar otra vez: ya se envió, está en camino o se descartó.")
	ErrSinEvento    = fault.New(fault.NotFound, "EVENTO_NO_ENCONTRADO", "Evento no encontrado")
	ErrNoReintenta  = fault.New(fault.Conflict, "EVENTO_NO_REINTENTABLE", "Este evento ya no está detenido: se entregó o se está entregando.")
)

// PuedeAdministrar tells whether por may see the mails of everybody and send them again: an Admin. It answers nil or ErrRol.
func PuedeAdministrar(por kernel.Actor) error {
	if por.Rol != kernel.Admin {
		return ErrRol
	}
	return nil
}

// Legible tells whether the administration may read what a message says: in production never one that opens an account.
func Legible(t Tipo, produccion bool) bool { return !produccion || !t.Secreto() }

package documentos

import (
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// ErrNoAnula refuses who may never make papers void.
var ErrNoAnula = fault.New(fault.Forbidden, "NO_PUEDE_ANULAR", "Solo la coordinación del centro y la administración anulan los documentos impresos.")

// rolAnula tells whether a role may ever make papers void; it is asked before anything is looked for.
func rolAnula(r kernel.Rol) error {
	if r == kernel.Coordinador || r == kernel.Admin {
		return nil
	}
	return ErrNoAnula
}

// puedeAnular says who makes the papers of a solicitud of a centre void: its coordinator and the admins. Whoever is of
// another centre never gets here, because the solicitud is out of their scope.
func puedeAnular(actor kernel.Actor, centro kernel.CentroID) error {
	if actor.Rol == kernel.Admin || actor.Rol == kernel.Coordinador && actor.Centro == centro {
		return nil
	}
	return ErrNoAnula
}

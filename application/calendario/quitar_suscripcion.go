package calendario

import (
	"context"

	"complementarias/domain/kernel"
)

// QuitarSuscripcion ends an address for good.
type QuitarSuscripcion struct{ d Deps }

// Execute may be called by anybody about the own address, also by who could not make one any more.
func (uc QuitarSuscripcion) Execute(ctx context.Context, actor kernel.Actor, id SuscripcionID) error {
	if !esID(string(id)) {
		return nil
	}
	return uc.d.Suscripciones.Quitar(ctx, actor.ID, id)
}

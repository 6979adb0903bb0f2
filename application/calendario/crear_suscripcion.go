package calendario

import (
	"context"

	"complementarias/domain/kernel"
)

// CrearSuscripcion makes an address.
type CrearSuscripcion struct{ d Deps }

// Execute does nothing for who has one already; ErrRol for who cannot have one.
func (uc CrearSuscripcion) Execute(ctx context.Context, actor kernel.Actor) error {
	s, err := uc.d.nueva(actor)
	if err != nil {
		return err
	}
	return uc.d.Suscripciones.Add(ctx, s)
}

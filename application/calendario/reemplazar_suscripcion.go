package calendario

import (
	"context"

	"complementarias/domain/kernel"
)

// ReemplazarSuscripcion makes another address; the one before it shows nothing from then on.
type ReemplazarSuscripcion struct{ d Deps }

// Execute does nothing when anterior is not the present one any more, so that a form sent twice replaces once.
func (uc ReemplazarSuscripcion) Execute(ctx context.Context, actor kernel.Actor, anterior SuscripcionID) error {
	s, err := uc.d.nueva(actor)
	if err != nil || !esID(string(anterior)) {
		return err
	}
	return uc.d.Suscripciones.Reemplazar(ctx, s, anterior)
}

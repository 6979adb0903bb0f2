package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Tomar starts a review, or takes it over.
type Tomar struct{ caso }

// Execute lets the coordination take what is PENDIENTE, or EN_REVISION by somebody else, who is told.
func (uc Tomar) Execute(ctx context.Context, actor kernel.Actor, o Target) (View, error) {
	return uc.modificar(ctx, actor, solicitudes.Tomar, o, func(_ context.Context, _ Tx, s *solicitudes.Solicitud) error {
		return s.Tomar(actor, uc.now())
	})
}

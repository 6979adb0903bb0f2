package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Rechazar ends the review of a Solicitud; the reason reaches the instructor.
type Rechazar struct{ caso }

// RechazarInput carries the reason.
type RechazarInput struct {
	Target
	Motivo string
}

// Execute lets the coordination reject what is PENDIENTE or in its own review.
func (uc Rechazar) Execute(ctx context.Context, actor kernel.Actor, in RechazarInput) (View, error) {
	return uc.modificar(ctx, actor, solicitudes.Rechazar, in.Target, func(_ context.Context, _ Tx, s *solicitudes.Solicitud) error {
		return s.Rechazar(actor, in.Motivo, uc.now())
	})
}

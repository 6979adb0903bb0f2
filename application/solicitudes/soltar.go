package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Soltar puts a Solicitud that was taken back into the queue.
type Soltar struct{ caso }

// Execute lets its reviewer, or an ADMIN, release what is EN_REVISION.
func (uc Soltar) Execute(ctx context.Context, actor kernel.Actor, o Target) (View, error) {
	return uc.modificar(ctx, actor, solicitudes.Soltar, o, func(_ context.Context, _ Tx, s *solicitudes.Solicitud) error {
		return s.Soltar(actor, uc.now())
	})
}

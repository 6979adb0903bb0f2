package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Retirar takes a sent Solicitud back into a draft.
type Retirar struct{ caso }

// Execute lets the owner take back what is PENDIENTE.
func (uc Retirar) Execute(ctx context.Context, actor kernel.Actor, o Target) (View, error) {
	return uc.modificar(ctx, actor, solicitudes.Retirar, o, func(_ context.Context, _ Tx, s *solicitudes.Solicitud) error {
		return s.Retirar(actor, uc.now())
	})
}

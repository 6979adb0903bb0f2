package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// DescartarPropuesta leaves the schedule of an approved course as it is.
type DescartarPropuesta struct{ caso }

// DescartarPropuestaInput carries the reason.
type DescartarPropuestaInput struct {
	Target
	Motivo string
}

// Execute lets the coordination discard what the owner proposes; ErrSinPropuesta when there is nothing.
func (uc DescartarPropuesta) Execute(ctx context.Context, actor kernel.Actor, in DescartarPropuestaInput) (View, error) {
	return uc.modificar(ctx, actor, solicitudes.DescartarPropuesta, in.Target, func(_ context.Context, _ Tx, s *solicitudes.Solicitud) error {
		return s.DescartarPropuesta(actor, in.Motivo, uc.now())
	})
}

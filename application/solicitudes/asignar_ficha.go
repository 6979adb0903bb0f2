package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// AsignarFicha gives an approved course the number of SOFIA Plus.
type AsignarFicha struct{ caso }

// AsignarFichaInput carries the number of 7 digits, and a reason when a real number is corrected.
type AsignarFichaInput struct {
	Target
	Numero string
	Motivo string
}

// Execute lets the coordination write the number; ErrFichaEnUso when another course of the country has it.
func (uc AsignarFicha) Execute(ctx context.Context, actor kernel.Actor, in AsignarFichaInput) (View, error) {
	return uc.modificar(ctx, actor, solicitudes.AsignarFicha, in.Target, func(_ context.Context, _ Tx, s *solicitudes.Solicitud) error {
		return s.AsignarFicha(actor, in.Numero, in.Motivo, uc.now())
	})
}

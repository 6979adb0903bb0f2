package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
)

// Ver reads one Solicitud.
type Ver struct{ caso }

// Execute answers anybody in whose scope it is, else ErrNoEncontrada.
func (uc Ver) Execute(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) (View, error) {
	return uc.vista(ctx, uc.d.Reader, actor, id, uc.entornoDesde(uc.d.Entornos))
}

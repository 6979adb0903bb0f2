package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// VerHistorial reads what happened to a Solicitud, oldest first.
type VerHistorial struct{ caso }

// Execute answers anybody in whose scope it is, else ErrNoEncontrada.
func (uc VerHistorial) Execute(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) ([]solicitudes.Movimiento, error) {
	return uc.d.Reader.Historial(ctx, id, solicitudes.AlcanceDe(actor))
}

package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// VecinosDeCola tells which one comes before and after a Solicitud in the queue.
type VecinosDeCola struct{ caso }

// Execute answers a COORDINADOR and an ADMIN within their scope: else ErrRol, then ErrNoEncontrada.
func (uc VecinosDeCola) Execute(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) (Vecinos, error) {
	if err := solicitudes.RolPuede(solicitudes.Aprobar, actor.Rol); err != nil {
		return Vecinos{}, err
	}
	return uc.d.Reader.Vecinos(ctx, id, solicitudes.AlcanceDe(actor))
}

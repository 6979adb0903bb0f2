package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Enviar hands a Solicitud to the coordination of its centre.
type Enviar struct{ caso }

// Execute lets the owner send what is BORRADOR, DEVUELTA or PENDIENTE; a fault lists everything that is missing.
func (uc Enviar) Execute(ctx context.Context, actor kernel.Actor, o Target) (View, error) {
	return uc.modificar(ctx, actor, solicitudes.Enviar, o, func(ctx context.Context, tx Tx, s *solicitudes.Solicitud) error {
		env, err := uc.entorno(ctx, tx.Entornos, s.Expediente(), solicitudes.Parche{})
		if err != nil {
			return err
		}
		return sigueDictando(ctx, tx, s, s.Enviar(actor, env))
	})
}

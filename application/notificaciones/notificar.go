package notificaciones

import (
	"context"
	"time"

	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
)

// Notificar puts notices into mailboxes.
type Notificar struct {
	repository Repository
	newID      func() string
}

// Execute is for the system only: no request of a person reaches it. entrega names the delivery; repeating one adds
// nothing, and each person gets at most one notice per Tipo and solicitud of it. at is when what is told happened.
func (uc Notificar) Execute(ctx context.Context, entrega string, avisos []notificaciones.Aviso, at time.Time) error {
	if len(avisos) == 0 {
		return nil
	}
	nuevas := make([]notificaciones.Notificacion, len(avisos))
	for i, a := range avisos {
		n, err := notificaciones.New(kernel.NotificacionID(uc.newID()), entrega, a, at)
		if err != nil {
			return err
		}
		nuevas[i] = n
	}
	return uc.repository.Add(ctx, nuevas)
}

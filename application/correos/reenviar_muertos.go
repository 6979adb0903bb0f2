package correos

import (
	"context"
	"time"

	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// ReenviarMuertos does so with all that are dead.
type ReenviarMuertos struct {
	uow    UnitOfWork
	now    func() time.Time
	avisar func()
}

// Execute serves an Admin; anybody else gets correos.ErrRol. It counts them; none is fine and is not written down.
func (uc ReenviarMuertos) Execute(ctx context.Context, por kernel.Actor) (int, error) {
	if err := correos.PuedeAdministrar(por); err != nil {
		return 0, err
	}
	n := 0
	err := uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		muertos, err := tx.Mensajes.Muertos(ctx)
		if n = len(muertos); err != nil || n == 0 {
			return err
		}
		for _, m := range muertos {
			if err := m.Reenviar(instante(uc.now)); err != nil {
				return err
			}
			if err := tx.Mensajes.Save(ctx, m); err != nil {
				return err
			}
		}
		return tx.Auditoria.Anotar(ctx, por, kernel.Anotacion{Accion: "REENVIAR_MENSAJES", ObjetoTipo: "mensaje",
			Detalle: map[string]any{"mensajes": n}})
	})
	if err == nil && n > 0 {
		uc.avisar()
	}
	return n, err
}

package correos

import (
	"context"

	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// ReintentarEvento lets a delivery of the outbox that was given up be tried again.
type ReintentarEvento struct{ uow UnitOfWork }

// Execute serves an Admin; anybody else gets correos.ErrRol. It answers correos.ErrSinEvento or correos.ErrNoReintenta.
func (uc ReintentarEvento) Execute(ctx context.Context, por kernel.Actor, id int64) error {
	if err := correos.PuedeAdministrar(por); err != nil {
		return err
	}
	return uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		if err := tx.Eventos.Reintentar(ctx, id); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, por, kernel.Anotacion{Accion: "REINTENTAR_EVENTO", ObjetoTipo: "evento",
			Detalle: map[string]any{"evento": id}})
	})
}

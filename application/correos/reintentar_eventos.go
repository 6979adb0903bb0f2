package correos

import (
	"context"

	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// ReintentarEventos does so with all that are dead.
type ReintentarEventos struct{ uow UnitOfWork }

// Execute serves an Admin; anybody else gets correos.ErrRol. It counts them; none is fine and is not written down.
func (uc ReintentarEventos) Execute(ctx context.Context, por kernel.Actor) (n int, err error) {
	if err := correos.PuedeAdministrar(por); err != nil {
		return 0, err
	}
	err = uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		if n, err = tx.Eventos.ReintentarTodos(ctx); err != nil || n == 0 {
			return err
		}
		return tx.Auditoria.Anotar(ctx, por, kernel.Anotacion{Accion: "REINTENTAR_EVENTOS", ObjetoTipo: "evento",
			Detalle: map[string]any{"eventos": n}})
	})
	return n, err
}

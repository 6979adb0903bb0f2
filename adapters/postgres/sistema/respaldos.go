package sistema

import (
	"context"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/sistema"
	"complementarias/application/uow"
	"complementarias/domain/sistema"
)

// NewUnitOfWork makes the module's transaction.
func NewUnitOfWork(db *postgres.DB, auditoria postgres.Auditoria) uow.UnitOfWork[app.Tx] {
	return postgres.NewUnitOfWork(db, func(tx bun.Tx) app.Tx {
		return app.Tx{Respaldos: respaldos{tx}, Auditoria: auditoria.In(tx)}
	})
}

type respaldos struct{ tx bun.IDB }

func (r respaldos) Add(ctx context.Context, id string, n sistema.Respaldo) error {
	_, err := r.tx.NewRaw("INSERT INTO respaldos (id, en, donde) VALUES (?, ?, ?)", id, n.En, n.Donde).Exec(ctx)
	return postgres.Fault(err)
}

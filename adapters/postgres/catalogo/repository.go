package catalogo

import (
	"context"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/catalogo"
	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
)

// Constraints tells what a broken constraint of these tables means to a user.
func Constraints() map[string]*fault.Error {
	return map[string]*fault.Error{
		"uq_programas_codigo": catalogo.ErrCodigoEnUso,
		"fk_programas_centro": catalogo.ErrCentroNoExiste,
	}
}

// NewUnitOfWork makes the module's transaction; db must have been opened with Constraints.
func NewUnitOfWork(db *postgres.DB, outbox *postgres.Outbox, auditoria postgres.Auditoria) uow.UnitOfWork[app.Tx] {
	return postgres.NewUnitOfWork(db, func(tx bun.Tx) app.Tx {
		return app.Tx{Programas: programas{tx}, Auditoria: auditoria.In(tx), Outbox: outbox.In(tx)}
	})
}

type programas struct {
	tx bun.IDB
}

func (r programas) Add(ctx context.Context, p *catalogo.Programa) error {
	f := filaDe(p.Estado())
	if _, err := r.tx.NewInsert().Model(&f).Exec(ctx); err != nil {
		return postgres.Fault(err)
	}
	if err := insertar(ctx, r.tx, f.Objetivos); err != nil {
		return err
	}
	if err := insertar(ctx, r.tx, f.Competencias); err != nil {
		return err
	}
	return insertar(ctx, r.tx, f.Resultados)
}

func insertar[F any](ctx context.Context, tx bun.IDB, filas []F) error {
	if len(filas) == 0 {
		return nil
	}
	_, err := tx.NewInsert().Model(&filas).Exec(ctx)
	return postgres.Fault(err)
}

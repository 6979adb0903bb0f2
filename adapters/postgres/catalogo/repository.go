package catalogo

import (
	"context"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/catalogo"
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

// NewTx binds the repositories of the module to a running transaction, for postgres.NewUnitOfWork.
func NewTx(tx bun.Tx) app.Tx { return app.Tx{Programas: programas{tx}} }

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

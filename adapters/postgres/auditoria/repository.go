// Package auditoria keeps in PostgreSQL what people took out of the system or changed in its administration. Rows
// that belong to a change are written beside it, by postgres.Auditoria.
package auditoria

import (
	"context"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/auditoria"
)

// NewRepository writes to db.
func NewRepository(db bun.IDB) app.Repository { return repository{db} }

type repository struct{ db bun.IDB }

func (r repository) Agregar(ctx context.Context, h app.Hecho) error {
	return postgres.AnotarEn(ctx, r.db, h.En, h.Actor, h.Anotacion)
}

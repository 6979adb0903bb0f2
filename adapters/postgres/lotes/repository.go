package lotes

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/lotes"
	"complementarias/domain/kernel"
)

// New binds the imports to a running transaction.
func New(tx bun.IDB) app.Importaciones { return importaciones{tx} }

// NewReader reads imports from the pool.
func NewReader(db bun.IDB) app.Reader { return importaciones{db} }

type importaciones struct{ db bun.IDB }

func (r importaciones) Add(ctx context.Context, i *app.Importacion) error {
	f, err := filaDe(i)
	if err != nil {
		return err
	}
	_, err = r.db.NewInsert().Model(f).Exec(ctx)
	return postgres.Fault(err)
}

func (r importaciones) Get(ctx context.Context, id string, tipo app.Tipo) (*app.Importacion, error) {
	return r.leer(ctx, id, tipo, "UPDATE")
}

func (r importaciones) Ver(ctx context.Context, id string, tipo app.Tipo) (*app.Importacion, error) {
	return r.leer(ctx, id, tipo, "")
}

func (r importaciones) leer(ctx context.Context, id string, tipo app.Tipo, candado string) (*app.Importacion, error) {
	if postgres.ConNulo(id) {
		return nil, app.ErrNoExiste
	}
	var f fila
	q := r.db.NewSelect().Model(&f).Where("i.id = ?", id).Where("i.tipo = ?", string(tipo))
	if candado != "" {
		q = q.For(candado)
	}
	err := q.Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, app.ErrNoExiste
	}
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return f.importacion()
}

// Save writes what about an import ever changes.
func (r importaciones) Save(ctx context.Context, i *app.Importacion) error {
	f, err := filaDe(i)
	if err != nil {
		return err
	}
	_, err = r.db.NewUpdate().Model(f).Column("estado", "renglones", "solo_validas", "confirmada_en", "deshecha_en").WherePK().Exec(ctx)
	return postgres.Fault(err)
}

func (r importaciones) VencerPrevias(ctx context.Context, tipo app.Tipo, por kernel.UsuarioID) error {
	_, err := r.db.NewUpdate().Model((*fila)(nil)).Set("estado = ?", string(app.Vencida)).Set("renglones = '[]'").
		Where("usuario_id = ?", string(por)).Where("tipo = ?", string(tipo)).Where("estado = ?", string(app.Previa)).Exec(ctx)
	return postgres.Fault(err)
}

// Purge forgets the rows of previews that are over and of imports of more than 30 days ago.
func Purge(ctx context.Context, db bun.IDB, now time.Time) error {
	_, err := db.NewUpdate().Model((*fila)(nil)).Set("estado = CASE estado WHEN 'PREVIA' THEN 'VENCIDA' ELSE estado END").Set("renglones = '[]'").
		Where("renglones <> '[]'").Where("(estado = 'PREVIA' AND expira_en <= ? OR creada_en < ?)", now, now.Add(-app.ConservaDetalle)).Exec(ctx)
	return postgres.Fault(err)
}

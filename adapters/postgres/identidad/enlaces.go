package identidad

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

type enlaceRow struct {
	bun.BaseModel `bun:"table:enlaces,alias:e"`

	ID        string    `bun:"id,pk"`
	Tipo      string    `bun:"tipo"`
	UsuarioID string    `bun:"usuario_id,nullzero"`
	TokenHash string    `bun:"token_hash"`
	CreadoEn  time.Time `bun:"creado_en"`
	ExpiraEn  time.Time `bun:"expira_en"`
	UsadoEn   time.Time `bun:"usado_en,nullzero"`
	AnuladoEn time.Time `bun:"anulado_en,nullzero"`
}

func toEnlaceRow(e *identidad.Enlace) *enlaceRow {
	r := e.Registro()
	return &enlaceRow{ID: string(r.ID), Tipo: string(r.Tipo), UsuarioID: string(r.Usuario), TokenHash: r.Huella,
		CreadoEn: r.Creado, ExpiraEn: r.Expira, UsadoEn: r.Usado, AnuladoEn: r.Anulado}
}

func (r *enlaceRow) enlace() *identidad.Enlace {
	return identidad.RestoreEnlace(identidad.RegistroEnlace{
		ID: identidad.EnlaceID(r.ID), Tipo: identidad.TipoEnlace(r.Tipo), Usuario: kernel.UsuarioID(r.UsuarioID), Huella: r.TokenHash,
		Creado: r.CreadoEn.UTC(), Expira: r.ExpiraEn.UTC(), Usado: r.UsadoEn.UTC(), Anulado: r.AnuladoEn.UTC(),
	})
}

type enlaces struct{ db bun.IDB }

func (r enlaces) Add(ctx context.Context, e *identidad.Enlace) error {
	row := toEnlaceRow(e)
	_, err := r.db.NewUpdate().Model((*enlaceRow)(nil)).Set("anulado_en = ?", row.CreadoEn).
		Where("usuario_id = ?", row.UsuarioID).Where("tipo = ?", row.Tipo).Where("usado_en IS NULL").Where("anulado_en IS NULL").Exec(ctx)
	if err != nil {
		return postgres.Fault(err)
	}
	_, err = r.db.NewInsert().Model(row).Exec(ctx)
	return postgres.Fault(err)
}

// Get locks the account before the link, as whoever changes the account does.
func (r enlaces) Get(ctx context.Context, huella string) (*identidad.Enlace, error) {
	_, err := r.db.NewRaw(`SELECT FROM usuarios WHERE id = (SELECT usuario_id FROM enlaces WHERE token_hash = ?) FOR UPDATE`, huella).Exec(ctx)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return leerEnlace(ctx, r.db.NewSelect().For("UPDATE"), huella)
}

func (r enlaces) Save(ctx context.Context, e *identidad.Enlace) error {
	_, err := r.db.NewUpdate().Model(toEnlaceRow(e)).Column("usado_en").WherePK().Exec(ctx)
	return postgres.Fault(err)
}

// Enlace reads the link of a huella, or identidad.ErrEnlace.
func (r Reader) Enlace(ctx context.Context, huella string) (*identidad.Enlace, error) {
	return leerEnlace(ctx, r.db.NewSelect(), huella)
}

func leerEnlace(ctx context.Context, q *bun.SelectQuery, huella string) (*identidad.Enlace, error) {
	var row enlaceRow
	err := q.Model(&row).Where("e.token_hash = ?", huella).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, identidad.ErrEnlace
	}
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return row.enlace(), nil
}

package identidad

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	pglotes "complementarias/adapters/postgres/lotes"
	app "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// NewUnitOfWork makes the module's transaction; db must have been opened with Constraints.
func NewUnitOfWork(db *postgres.DB, outbox *postgres.Outbox, auditoria postgres.Auditoria) app.UnitOfWork {
	return postgres.NewUnitOfWork(db, func(tx bun.Tx) app.Tx {
		return app.Tx{Usuarios: usuarios{tx}, Sesiones: sesiones{tx}, Enlaces: enlaces{tx}, Frenos: frenos{tx}, Accesos: accesos{tx}, Cuentas: cuentas{tx},
			Reader: NewReader(tx), Padron: padron{tx}, Importaciones: pglotes.New(tx),
			Auditoria: auditoria.In(tx), Outbox: outbox.In(tx)}
	})
}

type usuarios struct{ db bun.IDB }

func (r usuarios) Add(ctx context.Context, u *identidad.Usuario) error {
	_, err := r.db.NewInsert().Model(toUsuarioRow(u)).Exec(ctx)
	return postgres.Fault(err)
}

func (r usuarios) Get(ctx context.Context, id kernel.UsuarioID) (*identidad.Usuario, error) {
	if postgres.ConNulo(string(id)) {
		return nil, identidad.ErrNoExiste
	}
	var row usuarioRow
	err := r.db.NewSelect().Model(&row).Where("u.id = ?", string(id)).For("UPDATE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, identidad.ErrNoExiste
	}
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return row.usuario(), nil
}

func (r usuarios) Save(ctx context.Context, u *identidad.Usuario) error {
	_, err := r.db.NewUpdate().Model(toUsuarioRow(u)).ExcludeColumn("creado_en").WherePK().Exec(ctx)
	return postgres.Fault(err)
}

type sesiones struct{ db bun.IDB }

func (r sesiones) Add(ctx context.Context, s *identidad.Sesion) error {
	_, err := r.db.NewInsert().Model(toSesionRow(s)).Exec(ctx)
	return postgres.Fault(err)
}

func (r sesiones) Get(ctx context.Context, id kernel.SesionID, de kernel.UsuarioID) (*identidad.Sesion, error) {
	var row sesionRow
	err := r.db.NewSelect().Model(&row).
		Where("s.id = ?", string(id)).Where("s.usuario_id = ?", string(de)).For("UPDATE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, identidad.ErrSesion
	}
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return row.sesion(), nil
}

// Save writes what about a session ever changes.
func (r sesiones) Save(ctx context.Context, s *identidad.Sesion) error {
	_, err := r.db.NewUpdate().Model(toSesionRow(s)).Column("cerrada_en", "ultimo_uso_en").WherePK().Exec(ctx)
	return postgres.Fault(err)
}

func (r sesiones) CerrarOtras(ctx context.Context, de kernel.UsuarioID, menos kernel.SesionID, at time.Time) error {
	_, err := r.db.NewUpdate().Model((*sesionRow)(nil)).Set("cerrada_en = ?", at).
		Where("usuario_id = ?", string(de)).Where("id <> ?", string(menos)).Where("cerrada_en IS NULL").Exec(ctx)
	return postgres.Fault(err)
}

// keepFor is how long what is over stays to be looked at.
const keepFor = 30 * 24 * time.Hour

// Purge removes the sessions and links that ended more than 30 days before now, and counters of attempts long ago.
func Purge(ctx context.Context, db bun.IDB, now time.Time) error {
	_, sesiones := db.NewDelete().Model((*sesionRow)(nil)).Where("expira_en < ?", now.Add(-keepFor)).Exec(ctx)
	_, enlaces := db.NewDelete().Model((*enlaceRow)(nil)).Where("expira_en < ?", now.Add(-keepFor)).Exec(ctx)
	return errors.Join(postgres.Fault(sesiones), postgres.Fault(enlaces), purgeFrenos(ctx, db, now))
}

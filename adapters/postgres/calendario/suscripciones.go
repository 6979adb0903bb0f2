package calendario

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/calendario"
	"complementarias/domain/kernel"
)

// Suscripciones keeps the addresses.
type Suscripciones struct{ db bun.IDB }

// NewSuscripciones makes the store on db, normally the pool.
func NewSuscripciones(db bun.IDB) Suscripciones { return Suscripciones{db} }

// De implements app.Suscripciones.
func (r Suscripciones) De(ctx context.Context, usuario kernel.UsuarioID) (app.Suscripcion, error) {
	var f struct {
		ID, TokenHash string
		CreadaEn      time.Time
	}
	err := r.db.NewRaw(`SELECT id, token_hash, creada_en FROM calendario_suscripciones WHERE usuario_id = ?`, string(usuario)).Scan(ctx, &f)
	if errors.Is(err, sql.ErrNoRows) {
		return app.Suscripcion{}, nil
	}
	return app.Suscripcion{ID: app.SuscripcionID(f.ID), Usuario: usuario, Huella: f.TokenHash, Creada: f.CreadaEn}, postgres.Fault(err)
}

// Add implements app.Suscripciones.
func (r Suscripciones) Add(ctx context.Context, s app.Suscripcion) error {
	return r.escribir(ctx, `INSERT INTO calendario_suscripciones (usuario_id, id, token_hash, creada_en)
		SELECT u.id, ?, ?, ? FROM usuarios u WHERE u.id = ? AND u.activo ON CONFLICT (usuario_id) DO NOTHING`, string(s.ID), s.Huella, s.Creada, string(s.Usuario))
}

// Reemplazar implements app.Suscripciones.
func (r Suscripciones) Reemplazar(ctx context.Context, s app.Suscripcion, anterior app.SuscripcionID) error {
	return r.escribir(ctx, `UPDATE calendario_suscripciones SET id = ?, token_hash = ?, creada_en = ? WHERE usuario_id = ? AND id = ?`,
		string(s.ID), s.Huella, s.Creada, string(s.Usuario), string(anterior))
}

// Quitar implements app.Suscripciones.
func (r Suscripciones) Quitar(ctx context.Context, usuario kernel.UsuarioID, id app.SuscripcionID) error {
	return r.escribir(ctx, `DELETE FROM calendario_suscripciones WHERE usuario_id = ? AND id = ?`, string(usuario), string(id))
}

func (r Suscripciones) escribir(ctx context.Context, sentencia string, args ...any) error {
	_, err := r.db.NewRaw(sentencia, args...).Exec(ctx)
	return postgres.Fault(err)
}

// Suscriptor implements app.Suscripciones.
func (r Suscripciones) Suscriptor(ctx context.Context, huella string) (app.Suscriptor, error) {
	var f struct{ ID, Nombre, Rol, CentroID, Centro string }
	err := r.db.NewRaw(`SELECT u.id, u.nombre, u.rol, coalesce(u.centro_id, '') AS centro_id, coalesce(c.nombre, '') AS centro
		FROM calendario_suscripciones k JOIN usuarios u ON u.id = k.usuario_id LEFT JOIN centros c ON c.id = u.centro_id
		WHERE k.token_hash = ? AND u.activo`, huella).Scan(ctx, &f)
	if errors.Is(err, sql.ErrNoRows) {
		return app.Suscriptor{}, app.ErrSinCalendario
	}
	actor := kernel.Actor{ID: kernel.UsuarioID(f.ID), Nombre: f.Nombre, Rol: kernel.Rol(f.Rol), Centro: kernel.CentroID(f.CentroID)}
	return app.Suscriptor{Actor: actor, Centro: f.Centro}, postgres.Fault(err)
}

// Purge forgets the moved classes that no calendar tells of any more.
func Purge(ctx context.Context, db bun.IDB, ahora time.Time) error {
	_, err := db.NewRaw(`DELETE FROM solicitud_sesiones_retiradas WHERE retirada_en < ?`, ahora.AddDate(0, 0, -2*app.DiasDeCanceladas)).Exec(ctx)
	return postgres.Fault(err)
}

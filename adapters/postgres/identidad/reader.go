package identidad

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/identidad"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Reader answers the module's questions from the pool or within a transaction.
type Reader struct{ db bun.IDB }

// NewReader makes a Reader on the pool or on a running transaction.
func NewReader(db bun.IDB) Reader { return Reader{db} }

// The two halves of every question about an account.
const (
	selectCuenta = `
		SELECT u.id, u.nombre, u.correo, u.cedula, u.telefono, u.especialidad, u.rol,
		       coalesce(c.id, '') AS centro_id, coalesce(c.nombre, '') AS centro_nombre,
		       coalesce(c.codigo, '') AS centro_codigo, coalesce(c.ciudad, '') AS centro_ciudad`
	fromCuenta = `
		FROM usuarios u LEFT JOIN centros c ON c.id = u.centro_id`
)

// Credencial finds the active account of a correo; identidad.ErrNoExiste when there is none.
func (r Reader) Credencial(ctx context.Context, correo string) (app.Credencial, error) {
	row, err := r.cuenta(ctx, selectCuenta+`, u.clave_hash, u.clave_estado, u.epoca`+fromCuenta+` WHERE lower(u.correo) = ? AND u.activo`, correo)
	if err != nil {
		return app.Credencial{}, err
	}
	return app.Credencial{Usuario: row.view(), Hash: row.ClaveHash, Estado: identidad.EstadoClave(row.ClaveEstado), Epoca: row.Epoca}, nil
}

// Ver reads one account, active or not; identidad.ErrNoExiste when it is absent.
func (r Reader) Ver(ctx context.Context, id kernel.UsuarioID) (app.View, error) {
	if postgres.ConNulo(string(id)) {
		return app.View{}, identidad.ErrNoExiste
	}
	row, err := r.cuenta(ctx, selectCuenta+fromCuenta+` WHERE u.id = ?`, string(id))
	if err != nil {
		return app.View{}, err
	}
	return row.view(), nil
}

func (r Reader) cuenta(ctx context.Context, query, arg string) (cuentaRow, error) {
	var row cuentaRow
	err := r.db.NewRaw(query, arg).Scan(ctx, &row)
	if errors.Is(err, sql.ErrNoRows) {
		return row, identidad.ErrNoExiste
	}
	return row, postgres.Fault(err)
}

// ActorDe tells who comes with a session, or identidad.ErrSesion; identidad.Sesion.Vigente is the same rule in Go.
func (r Reader) ActorDe(ctx context.Context, sesion kernel.SesionID, at time.Time) (kernel.Actor, error) {
	actor := kernel.Actor{Sesion: sesion}
	err := r.db.NewRaw(`SELECT id, nombre, rol, centro_id, clave_temporal FROM actor_de_sesion(?, ?)`,
		string(sesion), at).Scan(ctx, &actor.ID, &actor.Nombre, &actor.Rol, &actor.Centro, &actor.ClaveTemporal)
	if errors.Is(err, sql.ErrNoRows) {
		return kernel.Actor{}, identidad.ErrSesion
	}
	if err != nil {
		return kernel.Actor{}, postgres.Fault(err)
	}
	return actor, nil
}

// ActorDeNavegador tells who comes with the token of a browser, or identidad.ErrSesion; the same rule in SQL as well.
func (r Reader) ActorDeNavegador(ctx context.Context, huella string, at time.Time, inactividad time.Duration) (app.Reconocido, error) {
	var v app.Reconocido
	err := r.db.NewRaw(`SELECT sesion, ultimo_uso_en, id, nombre, rol, centro_id, clave_temporal FROM actor_de_token(?, ?, ?)`, huella, at, at.Add(-inactividad)).
		Scan(ctx, &v.Actor.Sesion, &v.UltimoUso, &v.Actor.ID, &v.Actor.Nombre, &v.Actor.Rol, &v.Actor.Centro, &v.Actor.ClaveTemporal)
	if errors.Is(err, sql.ErrNoRows) {
		return app.Reconocido{}, identidad.ErrSesion
	}
	if err != nil {
		return app.Reconocido{}, postgres.Fault(err)
	}
	v.UltimoUso = v.UltimoUso.UTC()
	return v, nil
}

// SesionesAbiertas lists the sessions that would let a person in, newest first.
func (r Reader) SesionesAbiertas(ctx context.Context, de kernel.UsuarioID, at time.Time, inactividad time.Duration) ([]app.SesionView, error) {
	var filas []sesionRow
	err := r.db.NewSelect().Model(&filas).Join("JOIN usuarios AS u ON u.id = s.usuario_id AND u.epoca = s.epoca AND u.activo").
		Where("s.usuario_id = ?", string(de)).Where("s.cerrada_en IS NULL").Where("s.expira_en > ?", at).
		Where("(s.ultimo_uso_en IS NULL OR s.ultimo_uso_en > ?)", at.Add(-inactividad)).
		OrderExpr(`s.creada_en DESC, s.id COLLATE "C"`).Limit(app.SesionesVisibles).Scan(ctx)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	vistas := make([]app.SesionView, len(filas))
	for i, fila := range filas {
		vistas[i] = fila.view()
	}
	return vistas, nil
}

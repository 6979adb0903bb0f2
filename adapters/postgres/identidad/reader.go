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
	row, err := r.cuenta(ctx, selectCuenta+`, u.clave_hash, u.epoca`+fromCuenta+` WHERE lower(u.correo) = ? AND u.activo`, correo)
	if err != nil {
		return app.Credencial{}, err
	}
	return app.Credencial{Usuario: row.view(), Hash: row.ClaveHash, Epoca: row.Epoca}, nil
}

// Ver reads one account, active or not; identidad.ErrNoExiste when it is absent.
func (r Reader) Ver(ctx context.Context, id kernel.UsuarioID) (app.View, error) {
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
	err := r.db.NewRaw(`SELECT id, nombre, rol, centro_id FROM actor_de_sesion(?, ?)`,
		string(sesion), at).Scan(ctx, &actor.ID, &actor.Nombre, &actor.Rol, &actor.Centro)
	if errors.Is(err, sql.ErrNoRows) {
		return kernel.Actor{}, identidad.ErrSesion
	}
	if err != nil {
		return kernel.Actor{}, postgres.Fault(err)
	}
	return actor, nil
}

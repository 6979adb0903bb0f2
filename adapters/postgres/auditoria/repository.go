// Package auditoria keeps in PostgreSQL what people took out of the system or changed in its administration. It is the
// only writer of its table.
package auditoria

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/auditoria"
)

// NewRepository writes to db.
func NewRepository(db bun.IDB) app.Repository { return repository{db} }

type repository struct{ db bun.IDB }

func (r repository) Agregar(ctx context.Context, h app.Hecho) error {
	detalle := []byte("{}")
	if len(h.Detalle) > 0 {
		var err error
		if detalle, err = json.Marshal(h.Detalle); err != nil {
			return fmt.Errorf("write auditoria: %w", err)
		}
	}
	_, err := r.db.NewRaw(`INSERT INTO auditoria (en, actor_id, actor_nombre, actor_rol, centro_id, accion, objeto_tipo, objeto_id, detalle, direccion, peticion_id)
		VALUES (?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?::jsonb, ?, ?)`,
		h.En, string(h.Actor.ID), h.Actor.Nombre, string(h.Actor.Rol), string(h.Centro), h.Accion, h.ObjetoTipo, h.ObjetoID, string(detalle),
		h.Direccion, h.Peticion).Exec(ctx)
	return postgres.Fault(err)
}

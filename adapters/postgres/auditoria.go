package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"complementarias/domain/kernel"
)

// Auditoria writes rows of the audit beside the change that they tell of.
type Auditoria struct{ now func() time.Time }

// NewAuditoria dates its rows by now.
func NewAuditoria(now func() time.Time) Auditoria { return Auditoria{now} }

// In binds the audit to a running transaction.
func (a Auditoria) In(tx bun.IDB) AuditoriaTx { return AuditoriaTx{now: a.now, tx: tx} }

// AuditoriaTx writes rows within one transaction.
type AuditoriaTx struct {
	now func() time.Time
	tx  bun.IDB
}

// Anotar writes that por did what n says.
func (a AuditoriaTx) Anotar(ctx context.Context, por kernel.Actor, n kernel.Anotacion) error {
	return AnotarEn(ctx, a.tx, a.now(), por, n)
}

// AnotarEn writes that por did at en what n says; an empty Centro is that of por.
func AnotarEn(ctx context.Context, db bun.IDB, en time.Time, por kernel.Actor, n kernel.Anotacion) error {
	detalle := []byte("{}")
	if len(n.Detalle) > 0 {
		var err error
		if detalle, err = json.Marshal(n.Detalle); err != nil {
			return fmt.Errorf("write auditoria: %w", err)
		}
	}
	centro := n.Centro
	if centro == "" {
		centro = por.Centro
	}
	_, err := db.NewRaw(`INSERT INTO auditoria (en, actor_id, actor_nombre, actor_rol, centro_id, accion, objeto_tipo, objeto_id, detalle, direccion, peticion_id)
		VALUES (?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?::jsonb, ?, ?)`,
		en, string(por.ID), por.Nombre, string(por.Rol), string(centro), n.Accion, n.ObjetoTipo, n.ObjetoID, string(detalle),
		por.Origen.Direccion, por.Origen.Peticion).Exec(ctx)
	return Fault(err)
}

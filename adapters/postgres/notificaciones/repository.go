package notificaciones

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
)

// Repository writes notices.
type Repository struct{ db bun.IDB }

// NewRepository makes the repository on db, normally the pool: every method is one statement.
func NewRepository(db bun.IDB) Repository { return Repository{db} }

// Add inserts what uq_notificaciones_una_vez does not hold yet.
func (r Repository) Add(ctx context.Context, nuevas []notificaciones.Notificacion) error {
	if len(nuevas) == 0 {
		return nil
	}
	filas := make([]filaNotificacion, len(nuevas))
	for i, n := range nuevas {
		filas[i] = filaDe(n)
	}
	_, err := r.db.NewInsert().Model(&filas).
		On("CONFLICT (entrega, usuario_id, tipo, coalesce(solicitud_id, '')) DO NOTHING").
		Returning("NULL").Exec(ctx)
	return postgres.Fault(err)
}

// MarcarLeida changes at most one row.
func (r Repository) MarcarLeida(ctx context.Context, id kernel.NotificacionID, de kernel.UsuarioID, at time.Time) error {
	_, err := r.noLeidas(de, at).Where("n.id = ?", id).Exec(ctx)
	return postgres.Fault(err)
}

// MarcarTodas changes the unread rows of one person.
func (r Repository) MarcarTodas(ctx context.Context, de kernel.UsuarioID, at time.Time) error {
	_, err := r.noLeidas(de, at).Exec(ctx)
	return postgres.Fault(err)
}

func (r Repository) noLeidas(de kernel.UsuarioID, at time.Time) *bun.UpdateQuery {
	return r.db.NewUpdate().Model((*filaNotificacion)(nil)).Set("leida_en = ?", at).
		Where("n.usuario_id = ?", de).Where("NOT n.leida")
}

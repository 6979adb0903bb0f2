package notificaciones

import (
	"context"
	"time"

	"complementarias/domain/kernel"
)

// MarcarTodas marks the whole own mailbox as read.
type MarcarTodas struct {
	repository Repository
	now        func() time.Time
}

// Execute may be repeated; an empty mailbox is fine.
func (uc MarcarTodas) Execute(ctx context.Context, actor kernel.Actor) error {
	return uc.repository.MarcarTodas(ctx, actor.ID, instante(uc.now))
}

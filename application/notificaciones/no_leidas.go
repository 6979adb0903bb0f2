package notificaciones

import (
	"context"

	"complementarias/domain/kernel"
)

// NoLeidas counts what is unread in the own mailbox, for the badge of every page.
type NoLeidas struct {
	reader Reader
}

// Execute answers everybody with the own count, up to TotalExacto, in one query.
func (uc NoLeidas) Execute(ctx context.Context, actor kernel.Actor) (int, error) {
	return uc.reader.NoLeidas(ctx, actor.ID)
}

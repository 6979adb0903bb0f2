package notificaciones

import (
	"context"

	"complementarias/domain/kernel"
)

// Listar reads a page of the own mailbox.
type Listar struct {
	reader Reader
}

// Execute answers everybody with the own notices, newest first; a page past the end is empty.
func (uc Listar) Execute(ctx context.Context, actor kernel.Actor, f Filtro) (Pagina, error) {
	return uc.reader.Listar(ctx, actor.ID, f)
}

package notificaciones

import (
	"context"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
)

const idMaximo = 100 // characters; a UUID has 36

// MarcarLeida marks one notice of the own mailbox as read.
type MarcarLeida struct {
	repository Repository
	reader     Reader
	now        func() time.Time
}

// Execute may be repeated: the first reading counts. What is absent, somebody else's or no id at all is
// notificaciones.ErrNoEncontrada.
func (uc MarcarLeida) Execute(ctx context.Context, actor kernel.Actor, id kernel.NotificacionID) (View, error) {
	if colombia.RevisarTexto(string(id), idMaximo, false) != nil {
		return View{}, notificaciones.ErrNoEncontrada
	}
	if err := uc.repository.MarcarLeida(ctx, id, actor.ID, instante(uc.now)); err != nil {
		return View{}, err
	}
	return uc.reader.Ver(ctx, id, actor.ID)
}

package identidad

import (
	"context"

	"complementarias/domain/kernel"
)

// Salir ends the session that the request came with.
type Salir struct{ d Deps }

// Execute is for whoever has signed in, with a token or with a browser. It closes that session only, at once; ErrSesion
// when the actor came with none.
func (uc Salir) Execute(ctx context.Context, actor kernel.Actor) error {
	return uc.d.cerrar(ctx, actor, actor.Sesion)
}

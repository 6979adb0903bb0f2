package identidad

import (
	"context"

	"complementarias/domain/kernel"
)

// Salir ends the session that the request came with.
type Salir struct{ d Deps }

// Execute is for whoever has signed in. It closes that session only, at once; ErrSesion when the actor came with none.
func (uc Salir) Execute(ctx context.Context, actor kernel.Actor) error {
	return uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		sesion, err := tx.Sesiones.Get(ctx, actor.Sesion, actor.ID)
		if err != nil {
			return err
		}
		sesion.Cerrar(uc.d.Now())
		return tx.Sesiones.Save(ctx, sesion)
	})
}

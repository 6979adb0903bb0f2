package identidad

import (
	"context"

	"complementarias/domain/kernel"
)

// CerrarOtras ends all of the own sessions but the one that the request came with.
type CerrarOtras struct{ d Deps }

// Execute is for whoever has signed in and may be repeated.
func (uc CerrarOtras) Execute(ctx context.Context, actor kernel.Actor) error {
	return uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		if err := tx.Sesiones.CerrarOtras(ctx, actor.ID, actor.Sesion, uc.d.Now()); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "CERRAR_OTRAS_SESIONES", ObjetoTipo: "usuario", ObjetoID: string(actor.ID), Centro: actor.Centro})
	})
}

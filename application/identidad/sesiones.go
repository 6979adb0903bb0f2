package identidad

import (
	"context"

	"complementarias/domain/kernel"
)

// cerrar ends a session of the actor; ErrSesion when the actor has none such. What is closed already stays as it is.
func (d Deps) cerrar(ctx context.Context, actor kernel.Actor, id kernel.SesionID) error {
	return d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		sesion, err := tx.Sesiones.Get(ctx, id, actor.ID)
		if err != nil || !sesion.Cerrar(d.Now()) {
			return err
		}
		if err := tx.Sesiones.Save(ctx, sesion); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "CERRAR_SESION", ObjetoTipo: "sesion", ObjetoID: string(id), Centro: actor.Centro})
	})
}

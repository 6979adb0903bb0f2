package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// QuitarReceso removes a recess.
type QuitarReceso struct{ cambioDeReceso }

// Execute is allowed to whom CrearReceso.Execute is; out of scope, and when it is gone already, it is
// catalogo.ErrRecesoNoEncontrado.
func (uc QuitarReceso) Execute(ctx context.Context, actor kernel.Actor, id catalogo.RecesoID) error {
	_, err := uc.ejecutar(ctx, actor, id, func(ctx context.Context, tx Tx, r catalogo.Receso, _ []catalogo.Receso) error {
		if err := tx.Recesos.Remove(ctx, r.ID); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "QUITAR_RECESO", ObjetoTipo: "receso", ObjetoID: string(r.ID), Centro: r.CentroID,
			Detalle: datosAnotados(r)})
	})
	return err
}

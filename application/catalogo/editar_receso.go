package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// EditarRecesoInput is what is written over a recess. Edicion, when given, must be the present one (If-Match).
type EditarRecesoInput struct {
	ID        catalogo.RecesoID
	Edicion   *int64
	Escribir  func(d *catalogo.DatosReceso) // changes the fields that the caller gave
	Ilegibles []fault.Field
}

// EditarReceso writes over a recess.
type EditarReceso struct{ cambioDeReceso }

// Execute is allowed to whom CrearReceso.Execute is; out of scope it is catalogo.ErrRecesoNoEncontrado. It returns a
// catalogo.ErrRecesoModificado for a stale edition, a fault.Invalid with every broken rule, or catalogo.ErrRecesoTraslapado.
// What changes nothing leaves no trace.
func (uc EditarReceso) Execute(ctx context.Context, actor kernel.Actor, in EditarRecesoInput) (RecesoView, error) {
	alcance, err := uc.ejecutar(ctx, actor, in.ID, func(ctx context.Context, tx Tx, r catalogo.Receso, otros []catalogo.Receso) error {
		if err := r.ComprobarEdicion(in.Edicion); err != nil {
			return err
		}
		d := r.DatosReceso
		in.Escribir(&d)
		nuevo, err := r.Editar(d, otros)
		if err = conIlegibles(in.Ilegibles, err); err != nil {
			return err
		}
		cambios := r.Diferencias(nuevo)
		if len(cambios) == 0 {
			return nil
		}
		if err := tx.Recesos.Save(ctx, nuevo); err != nil {
			return err
		}
		if nuevo.Desde != r.Desde || nuevo.Hasta != r.Hasta {
			if err := avisarCalendario(ctx, tx, actor, r.CentroID, nuevo.Desde, nuevo.Hasta, nuevo.Nombre, uc.now()); err != nil {
				return err
			}
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "EDITAR_RECESO", ObjetoTipo: "receso", ObjetoID: string(r.ID), Centro: r.CentroID,
			Detalle: detalle(cambios)})
	})
	if err != nil {
		return RecesoView{}, err
	}
	return uc.calendario.VerReceso(ctx, in.ID, alcance)
}

package catalogo

import (
	"context"
	"slices"

	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// EditarAmbienteInput is what is written over an ambiente. Edicion, when given, must be the present one (If-Match).
type EditarAmbienteInput struct {
	ID        catalogo.AmbienteID
	Edicion   *int64
	Escribir  func(d *catalogo.DatosAmbiente) // changes the fields that the caller gave
	Ilegibles []fault.Field
}

// EditarAmbiente writes over an ambiente; that it cannot be chosen any more is one of its fields, and nothing is deleted.
type EditarAmbiente struct{ cambioDeAmbiente }

// Execute is allowed to whom CrearAmbiente.Execute is; out of scope it is catalogo.ErrAmbienteNoEncontrado. It returns
// catalogo.ErrAmbienteModificado for a stale edition, catalogo.ErrAmbienteRepetido, or a fault.Invalid with every broken
// rule. What changes nothing leaves no trace.
func (uc EditarAmbiente) Execute(ctx context.Context, actor kernel.Actor, in EditarAmbienteInput) (AmbienteView, error) {
	if err := catalogo.PuedeCambiarAmbientes(actor); err != nil {
		return AmbienteView{}, err
	}
	if !esID(string(in.ID)) {
		return AmbienteView{}, catalogo.ErrAmbienteNoEncontrado
	}
	err := uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		centro, err := tx.Ambientes.CentroDe(ctx, in.ID)
		if err != nil {
			return err
		}
		if catalogo.PuedeVerAmbientes(actor, centro) != nil {
			return catalogo.ErrAmbienteNoEncontrado
		}
		otros, err := tx.Ambientes.DelCentro(ctx, centro)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(otros, func(a catalogo.EstadoAmbiente) bool { return a.ID == in.ID })
		if i < 0 {
			return catalogo.ErrAmbienteNoEncontrado
		}
		if err := otros[i].ComprobarEdicion(in.Edicion); err != nil {
			return err
		}
		d := otros[i].DatosAmbiente
		in.Escribir(&d)
		nuevo, cambios, err := otros[i].Editar(d, otros, uc.now())
		if err = conIlegibles(in.Ilegibles, err); err != nil || len(cambios) == 0 {
			return err
		}
		if err := tx.Ambientes.Save(ctx, nuevo); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: accionDe(cambios), ObjetoTipo: "ambiente", ObjetoID: string(in.ID), Centro: centro,
			Detalle: detalle(cambios)})
	})
	if err != nil {
		return AmbienteView{}, err
	}
	return uc.ambientes.VerAmbiente(ctx, in.ID)
}

// accionDe names what was done to an ambiente: taking it out of what can be chosen, and putting it back, by their own names.
func accionDe(cambios []catalogo.Cambio) string {
	for _, c := range cambios {
		if c.Campo == "isActive" {
			if c.Despues == true {
				return "ACTIVAR_AMBIENTE"
			}
			return "DESACTIVAR_AMBIENTE"
		}
	}
	return "EDITAR_AMBIENTE"
}

package catalogo

import (
	"context"
	"slices"

	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// CrearAmbienteInput is what is written about a new ambiente of a centre. ID is the id that it gets, so that a form that is
// sent twice makes one; empty for any. Ilegibles are fields that could not be read.
type CrearAmbienteInput struct {
	catalogo.DatosAmbiente
	Centro    kernel.CentroID
	ID        catalogo.AmbienteID
	Ilegibles []fault.Field
}

// CrearAmbiente adds an ambiente to those of a centre.
type CrearAmbiente struct{ cambioDeAmbiente }

// Execute may be called by an Admin, and by a coordinator for the own centre; an instructor gets catalogo.ErrSoloAmbientes.
// It returns a fault.Invalid with every broken rule, catalogo.ErrCentroNoEncontrado, also out of scope,
// catalogo.ErrAmbienteRepetido or catalogo.ErrDemasiadosAmbientes. What exists already with that ID is answered alike.
func (uc CrearAmbiente) Execute(ctx context.Context, actor kernel.Actor, in CrearAmbienteInput) (AmbienteView, error) {
	if err := catalogo.PuedeCambiarAmbientes(actor); err != nil {
		return AmbienteView{}, err
	}
	if err := catalogo.PuedeVerAmbientes(actor, in.Centro); err != nil {
		return AmbienteView{}, err
	}
	if !esID(string(in.Centro)) {
		return AmbienteView{}, catalogo.ErrCentroNoEncontrado
	}
	if in.ID == "" {
		in.ID = catalogo.AmbienteID(uc.newID())
	}
	err := uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		otros, err := tx.Ambientes.DelCentro(ctx, in.Centro)
		if err != nil || slices.ContainsFunc(otros, func(a catalogo.EstadoAmbiente) bool { return a.ID == in.ID }) {
			return err
		}
		a, err := catalogo.NewAmbiente(in.ID, in.Centro, in.DatosAmbiente, otros, uc.now())
		if err = conIlegibles(in.Ilegibles, err); err != nil {
			return err
		}
		if err = tx.Ambientes.Add(ctx, a); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "CREAR_AMBIENTE", ObjetoTipo: "ambiente", ObjetoID: string(a.ID), Centro: a.CentroID,
			Detalle: map[string]any{"nombre": a.Nombre, "tipo": string(a.Tipo), "capacidad": a.Capacidad}})
	})
	if err != nil {
		return AmbienteView{}, err
	}
	return uc.ambientes.VerAmbiente(ctx, in.ID)
}

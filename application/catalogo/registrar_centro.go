package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// RegistrarCentroInput is what is written about a new centre. ID is the id that it gets, so that a form that is sent twice
// makes one; empty for any.
type RegistrarCentroInput struct {
	catalogo.DatosCentro
	ID        kernel.CentroID
	Ilegibles []fault.Field
}

// RegistrarCentro adds a training centre.
type RegistrarCentro struct{ cambioDeCentro }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It returns a fault.Invalid with every broken rule or
// catalogo.ErrCodigoCentroEnUso.
func (uc RegistrarCentro) Execute(ctx context.Context, actor kernel.Actor, in RegistrarCentroInput) (CentroCompleto, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return CentroCompleto{}, err
	}
	if in.ID == "" {
		in.ID = kernel.CentroID(uc.newID())
	}
	centro, err := catalogo.NewCentro(in.ID, in.DatosCentro, uc.now())
	if err = conIlegibles(in.Ilegibles, err); err != nil {
		return CentroCompleto{}, err
	}
	err = uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		if err := tx.Centros.Add(ctx, centro); err != nil {
			return err
		}
		e := centro.Estado()
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "CREAR_CENTRO", ObjetoTipo: "centro", ObjetoID: string(e.ID), Centro: e.ID,
			Detalle: map[string]any{"codigo": e.Codigo, "nombre": e.Nombre}})
	})
	if err != nil {
		return CentroCompleto{}, err
	}
	return uc.centros.Centro(ctx, in.ID, uc.hoy())
}

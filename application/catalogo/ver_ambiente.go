package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// VerAmbiente reads one ambiente.
type VerAmbiente struct{ ambientes AmbienteReader }

// Execute may be called by whoever may change it: an Admin, and the coordinator of its centre. An instructor gets
// catalogo.ErrSoloAmbientes; what is absent or out of scope is catalogo.ErrAmbienteNoEncontrado.
func (uc VerAmbiente) Execute(ctx context.Context, actor kernel.Actor, id catalogo.AmbienteID) (AmbienteView, error) {
	if err := catalogo.PuedeCambiarAmbientes(actor); err != nil {
		return AmbienteView{}, err
	}
	if !esID(string(id)) {
		return AmbienteView{}, catalogo.ErrAmbienteNoEncontrado
	}
	v, err := uc.ambientes.VerAmbiente(ctx, id)
	if err != nil {
		return AmbienteView{}, err
	}
	if catalogo.PuedeVerAmbientes(actor, v.CentroID) != nil {
		return AmbienteView{}, catalogo.ErrAmbienteNoEncontrado
	}
	return v, nil
}

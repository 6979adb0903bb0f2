package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// VerReceso reads one recess.
type VerReceso struct {
	calendario CalendarioReader
}

// Execute may be called by a coordinator, for the own centre, and by an Admin; an instructor gets
// catalogo.ErrSoloCoordinacion, and out of scope it is catalogo.ErrRecesoNoEncontrado.
func (uc VerReceso) Execute(ctx context.Context, actor kernel.Actor, id catalogo.RecesoID) (RecesoView, error) {
	alcance, err := catalogo.AlcanceRecesos(actor)
	if err != nil {
		return RecesoView{}, err
	}
	if !esID(string(id)) {
		return RecesoView{}, catalogo.ErrRecesoNoEncontrado
	}
	return uc.calendario.VerReceso(ctx, id, alcance)
}

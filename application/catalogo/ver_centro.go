package catalogo

import (
	"context"
	"time"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// VerCentro shows how one centre is kept.
type VerCentro struct {
	centros CentroReader
	now     func() time.Time
}

// Execute may be called by an Admin, and by a Coordinador about the own centre. What is absent or out of scope is
// catalogo.ErrCentroNoEncontrado; an instructor gets catalogo.ErrSoloCoordinacion.
func (uc VerCentro) Execute(ctx context.Context, actor kernel.Actor, id kernel.CentroID) (CentroCompleto, error) {
	if err := catalogo.PuedeVerCentro(actor, id); err != nil {
		return CentroCompleto{}, err
	}
	if !esID(string(id)) {
		return CentroCompleto{}, catalogo.ErrCentroNoEncontrado
	}
	return uc.centros.Centro(ctx, id, kernel.Today(uc.now()))
}

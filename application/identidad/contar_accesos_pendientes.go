package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// ContarAccesosPendientes tells how many wait for a decision of who asks.
type ContarAccesosPendientes struct{ d Deps }

// Execute answers 0 to whoever decides none.
func (uc ContarAccesosPendientes) Execute(ctx context.Context, actor kernel.Actor) (int, error) {
	alcance := identidad.AlcanceDe(actor)
	if alcance == (identidad.Alcance{}) {
		return 0, nil
	}
	conteos, err := uc.d.Reader.ContarAccesos(ctx, alcance, FiltroAccesos{Estado: identidad.Pendiente})
	return conteos[identidad.Pendiente], err
}

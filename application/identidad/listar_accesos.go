package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// ListarAccesos lists the requests for an account that somebody decides.
type ListarAccesos struct{ d Deps }

// Execute returns identidad.ErrAccesosNoPermitidos to whoever decides none.
func (uc ListarAccesos) Execute(ctx context.Context, actor kernel.Actor, f FiltroAccesos) (PaginaAccesos, error) {
	if err := identidad.PuedeVerAccesos(actor); err != nil {
		return PaginaAccesos{}, err
	}
	return uc.d.Reader.ListarAccesos(ctx, identidad.AlcanceDe(actor), f)
}

package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// VerAcceso shows a request for an account to those who decide it.
type VerAcceso struct{ d Deps }

// Execute returns identidad.ErrAccesosNoPermitidos, or identidad.ErrAccesoNoExiste also for one out of scope.
func (uc VerAcceso) Execute(ctx context.Context, actor kernel.Actor, id identidad.AccesoID) (AccesoView, error) {
	if err := identidad.PuedeVerAccesos(actor); err != nil {
		return AccesoView{}, err
	}
	return uc.d.Reader.VerAcceso(ctx, id, identidad.AlcanceDe(actor))
}

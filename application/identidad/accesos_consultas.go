package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// VerRecibo confirms an Acceso to anybody who has its id.
type VerRecibo struct{ d Deps }

// Execute returns identidad.ErrAccesoNoExiste for an id that is none.
func (uc VerRecibo) Execute(ctx context.Context, id identidad.AccesoID) (Recibo, error) {
	return uc.d.Reader.Recibo(ctx, id)
}

// VerAcceso shows a request for an account to those who decide it.
type VerAcceso struct{ d Deps }

// Execute returns identidad.ErrAccesosNoPermitidos, or identidad.ErrAccesoNoExiste also for one out of scope.
func (uc VerAcceso) Execute(ctx context.Context, actor kernel.Actor, id identidad.AccesoID) (AccesoView, error) {
	if err := identidad.PuedeVerAccesos(actor); err != nil {
		return AccesoView{}, err
	}
	return uc.d.Reader.VerAcceso(ctx, id, identidad.AlcanceDe(actor))
}

// ListarAccesos lists the requests for an account that somebody decides.
type ListarAccesos struct{ d Deps }

// Execute returns identidad.ErrAccesosNoPermitidos to whoever decides none.
func (uc ListarAccesos) Execute(ctx context.Context, actor kernel.Actor, f FiltroAccesos) (PaginaAccesos, error) {
	if err := identidad.PuedeVerAccesos(actor); err != nil {
		return PaginaAccesos{}, err
	}
	return uc.d.Reader.ListarAccesos(ctx, identidad.AlcanceDe(actor), f)
}

// ContarAccesos counts by state, within the scope of who asks.
type ContarAccesos struct{ d Deps }

// Execute counts what the rest of the filter selects; identidad.ErrAccesosNoPermitidos to whoever decides none.
func (uc ContarAccesos) Execute(ctx context.Context, actor kernel.Actor, f FiltroAccesos) (map[identidad.EstadoAcceso]int, error) {
	if err := identidad.PuedeVerAccesos(actor); err != nil {
		return nil, err
	}
	f.Estado = ""
	return uc.d.Reader.ContarAccesos(ctx, identidad.AlcanceDe(actor), f)
}

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

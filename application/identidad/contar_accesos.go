package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

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

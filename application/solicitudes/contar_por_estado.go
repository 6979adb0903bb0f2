package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// ContarPorEstado counts the solicitudes in scope by state, for the tabs over a list.
type ContarPorEstado struct{ caso }

// Execute answers every role within its scope, whatever states f asks for.
func (uc ContarPorEstado) Execute(ctx context.Context, actor kernel.Actor, f Filtro) (Conteos, error) {
	return uc.d.Reader.Conteos(ctx, solicitudes.AlcanceDe(actor), f)
}

package correos

import (
	"context"

	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// ListarEventos reads the deliveries of the outbox that were given up.
type ListarEventos struct{ reader Reader }

// Execute answers an Admin; anybody else gets correos.ErrRol.
func (uc ListarEventos) Execute(ctx context.Context, por kernel.Actor, f FiltroEventos) (PaginaEventos, error) {
	if err := correos.PuedeAdministrar(por); err != nil {
		return PaginaEventos{}, err
	}
	return uc.reader.Eventos(ctx, f)
}

package correos

import (
	"context"

	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// Listar reads the mails of everybody.
type Listar struct{ reader Reader }

// Execute answers an Admin; anybody else gets correos.ErrRol.
func (uc Listar) Execute(ctx context.Context, por kernel.Actor, f Filtro) (Pagina, error) {
	if err := correos.PuedeAdministrar(por); err != nil {
		return Pagina{}, err
	}
	return uc.reader.Listar(ctx, f)
}

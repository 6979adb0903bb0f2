package correos

import (
	"context"

	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// EstadoDelCorreo tells how the mail is doing.
type EstadoDelCorreo struct {
	reader      Reader
	configurado bool
}

// Execute answers an Admin; anybody else gets correos.ErrRol.
func (uc EstadoDelCorreo) Execute(ctx context.Context, por kernel.Actor) (Estado, error) {
	if err := correos.PuedeAdministrar(por); err != nil {
		return Estado{}, err
	}
	e, err := uc.reader.Estado(ctx)
	e.Configurado = uc.configurado
	return e, err
}

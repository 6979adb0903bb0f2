package identidad

import (
	"context"
	"errors"

	"complementarias/domain/colombia"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

const idMaximo = 100 // characters; a UUID has 36

// CerrarSesion ends one of the own sessions, wherever it is.
type CerrarSesion struct{ d Deps }

// Execute is for whoever has signed in and may be repeated; ErrSesionNoExiste when the session is absent, somebody else's or
// no id at all.
func (uc CerrarSesion) Execute(ctx context.Context, actor kernel.Actor, id kernel.SesionID) error {
	if colombia.RevisarTexto(string(id), idMaximo, false) != nil {
		return identidad.ErrSesionNoExiste
	}
	err := uc.d.cerrar(ctx, actor, id)
	if errors.Is(err, identidad.ErrSesion) {
		return identidad.ErrSesionNoExiste
	}
	return err
}

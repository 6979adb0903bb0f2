package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// CambiarCentro moves somebody to another centre.
type CambiarCentro struct{ d Deps }

// CambiarCentroInput is the new centre; empty leaves an ADMIN without one.
type CambiarCentroInput struct {
	Objetivo
	Centro kernel.CentroID
}

// Execute is for an ADMIN and fails as CambiarRol does, with ErrCentroNoExiste for an unknown centre.
func (uc CambiarCentro) Execute(ctx context.Context, actor kernel.Actor, in CambiarCentroInput) (CuentaView, error) {
	return uc.d.modificarCuenta(ctx, actor, in.Objetivo, comando{accion: identidad.AccionCambiarCentro, anotar: "CAMBIAR_CENTRO", comoCese: true,
		evento: identidad.UsuarioTrasladado{UsuarioID: in.ID},
		hacer: func(_ context.Context, _ Tx, u *identidad.Usuario, c identidad.Cese) ([]identidad.Cambio, bool, error) {
			cambios, err := u.CambiarCentro(actor, in.Centro, c, uc.d.Now())
			return cambios, len(cambios) == 0, err
		}})
}

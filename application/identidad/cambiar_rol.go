package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// CambiarRol makes somebody another one in the institution.
type CambiarRol struct{ d Deps }

// CambiarRolInput is the new role and, when it is not empty, the centre that comes with it.
type CambiarRolInput struct {
	Objetivo
	Rol    kernel.Rol
	Centro kernel.CentroID
}

// Execute is for an ADMIN, and never about the own account (ErrCuentaPropia). The last active ADMIN keeps the role
// (ErrUltimoAdmin), and an instructor hands over first what is not finished (ErrConAbiertas, with the list). Every session
// of the person ends.
func (uc CambiarRol) Execute(ctx context.Context, actor kernel.Actor, in CambiarRolInput) (CuentaView, error) {
	return uc.d.modificarCuenta(ctx, actor, in.Objetivo, comando{accion: identidad.AccionCambiarRol, anotar: "CAMBIAR_ROL", comoCese: true,
		evento: identidad.UsuarioTrasladado{UsuarioID: in.ID},
		hacer: func(_ context.Context, _ Tx, u *identidad.Usuario, c identidad.Cese) ([]identidad.Cambio, bool, error) {
			cambios, err := u.CambiarRol(actor, in.Rol, in.Centro, c, uc.d.Now())
			return cambios, len(cambios) == 0, err
		}})
}

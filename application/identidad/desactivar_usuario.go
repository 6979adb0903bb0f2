package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// DesactivarUsuario closes the account of somebody who leaves.
type DesactivarUsuario struct{ d Deps }

// Execute lets those close it whom the policy names; ErrConAbiertas carries the list of what the person has in hand, and
// nothing can be sent in between. The last active ADMIN stays (ErrUltimoAdmin). Every session of the person ends.
func (uc DesactivarUsuario) Execute(ctx context.Context, actor kernel.Actor, o Objetivo) (CuentaView, error) {
	return uc.d.modificarCuenta(ctx, actor, o, comando{accion: identidad.AccionDesactivar, anotar: "DESACTIVAR_USUARIO", comoCese: true,
		evento: identidad.UsuarioDesactivado{UsuarioID: o.ID},
		hacer: func(_ context.Context, _ Tx, u *identidad.Usuario, c identidad.Cese) ([]identidad.Cambio, bool, error) {
			return nil, false, u.Desactivar(actor, c, uc.d.Now())
		}})
}

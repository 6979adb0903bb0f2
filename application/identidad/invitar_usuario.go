package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// InvitarUsuario makes a new link for somebody who has not used the first one.
type InvitarUsuario struct{ d Deps }

// Execute lets those do it whom the policy names; ErrNoInvitable when the person has a password already. Earlier links of
// the person do not work any more.
func (uc InvitarUsuario) Execute(ctx context.Context, actor kernel.Actor, o Objetivo) (CuentaInvitada, error) {
	var i Invitacion
	v, err := uc.d.modificarCuenta(ctx, actor, o, comando{accion: identidad.AccionInvitar,
		hacer: func(ctx context.Context, tx Tx, u *identidad.Usuario, _ identidad.Cese) ([]identidad.Cambio, bool, error) {
			if err := identidad.Permitida(identidad.AccionInvitar, actor, u.Registro()); err != nil {
				return nil, true, err
			}
			var err error
			i, err = uc.d.invitar(ctx, tx, u, actor)
			return nil, true, err
		}})
	if err != nil {
		return CuentaInvitada{}, err
	}
	return uc.d.mostrada(actor, CuentaInvitada{v, i}), nil
}

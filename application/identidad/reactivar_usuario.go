package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// ReactivarUsuario opens the account of somebody who left again.
type ReactivarUsuario struct{ d Deps }

// Execute lets those do it whom the policy names. The id stays, and with it the history; the old password does not: the
// person is invited anew. It fails at /email or /cedula when another active account has it by now.
func (uc ReactivarUsuario) Execute(ctx context.Context, actor kernel.Actor, o Objetivo) (CuentaInvitada, error) {
	var i Invitacion
	v, err := uc.d.modificarCuenta(ctx, actor, o, comando{accion: identidad.AccionReactivar, anotar: "REACTIVAR_USUARIO",
		hacer: func(ctx context.Context, tx Tx, u *identidad.Usuario, _ identidad.Cese) ([]identidad.Cambio, bool, error) {
			if err := u.Reactivar(actor, uc.d.Now()); err != nil {
				return nil, false, err
			}
			u.QuitarClave(uc.d.Now())
			return nil, false, sinRepetir(ctx, tx, u.Registro())
		},
		despues: func(ctx context.Context, tx Tx, u *identidad.Usuario) (err error) {
			i, err = uc.d.invitar(ctx, tx, u, actor)
			return err
		}})
	if err != nil {
		return CuentaInvitada{}, err
	}
	return uc.d.mostrada(actor, CuentaInvitada{v, i}), nil
}

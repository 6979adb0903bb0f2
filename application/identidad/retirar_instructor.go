package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// RetirarInstructor closes the account of somebody who teaches.
type RetirarInstructor struct{ d Deps }

// Execute does what DesactivarUsuario does, for accounts of instructors only: of anybody else there is none (ErrNoExiste).
func (uc RetirarInstructor) Execute(ctx context.Context, actor kernel.Actor, o Objetivo) error {
	_, err := uc.d.modificarCuenta(ctx, actor, o, comando{accion: identidad.AccionDesactivar, anotar: "DESACTIVAR_USUARIO", comoCese: true,
		evento: identidad.UsuarioDesactivado{UsuarioID: o.ID},
		hacer: func(_ context.Context, _ Tx, u *identidad.Usuario, c identidad.Cese) ([]identidad.Cambio, bool, error) {
			if u.Registro().Rol != kernel.Instructor {
				return nil, true, identidad.ErrNoExiste
			}
			return nil, false, u.Desactivar(actor, c, uc.d.Now())
		}})
	return err
}

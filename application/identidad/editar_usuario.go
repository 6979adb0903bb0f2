package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// EditarUsuario writes over the account of another person.
type EditarUsuario struct{ d Deps }

// EditarUsuarioInput holds what was given; the rest stays.
type EditarUsuarioInput struct {
	Objetivo
	Edicion identidad.Edicion
}

// Execute lets those edit whom the policy names (ErrRol, ErrNoExiste), on the version that they saw (ErrModificada). It
// returns every broken rule at once as fault.Invalid, a correo or cédula of another active account among them.
func (uc EditarUsuario) Execute(ctx context.Context, actor kernel.Actor, in EditarUsuarioInput) (CuentaView, error) {
	var err error
	if uc.d, err = uc.d.alDia(ctx); err != nil {
		return CuentaView{}, err
	}
	return uc.d.modificarCuenta(ctx, actor, in.Objetivo, comando{accion: identidad.AccionEditar, anotar: "EDITAR_USUARIO",
		hacer: func(ctx context.Context, tx Tx, u *identidad.Usuario, _ identidad.Cese) ([]identidad.Cambio, bool, error) {
			cambios, err := u.Editar(actor, in.Edicion, uc.d.dominios, uc.d.Now())
			if err == nil && len(cambios) > 0 && u.Activo() {
				err = sinRepetir(ctx, tx, u.Registro())
			}
			return cambios, len(cambios) == 0, err
		}})
}

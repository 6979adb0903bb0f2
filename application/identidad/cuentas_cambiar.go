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

// EditarPropia writes over the own account.
type EditarPropia struct{ d Deps }

// Execute is for whoever has signed in. Only phone and speciality of the edit take effect; what is wrong with them is told
// at once as fault.Invalid.
func (uc EditarPropia) Execute(ctx context.Context, actor kernel.Actor, e identidad.Edicion) (View, error) {
	var v View
	err := uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		u, err := tx.Usuarios.Get(ctx, actor.ID)
		if err != nil {
			return err
		}
		cambios, err := u.EditarPropia(e, uc.d.Now())
		if err != nil {
			return err
		}
		if len(cambios) > 0 {
			if err = uc.d.guardar(ctx, tx, actor, u, actor.Centro, comando{anotar: "EDITAR_USUARIO"}, cambios); err != nil {
				return err
			}
		}
		v, err = tx.Reader.Ver(ctx, actor.ID)
		return err
	})
	return v, err
}

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

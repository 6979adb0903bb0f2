package identidad

import (
	"context"
	"slices"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// CuentaInvitada is an account and the link with which its person chooses the first password. Invitacion.Token is empty
// when mail carries it.
type CuentaInvitada struct {
	CuentaView
	Invitacion Invitacion
}

// CrearUsuario opens an account without a password and invites its person to choose one.
type CrearUsuario struct{ d Deps }

// CrearUsuarioInput is what is written of the person. ID is chosen before by whoever made the form; empty: a new one. A
// second creation with it answers what the first has made, without the link.
type CrearUsuarioInput struct {
	ID        kernel.UsuarioID
	Datos     identidad.Datos
	Ilegibles []fault.Field
}

// Execute lets those open accounts whom the policy names (ErrNoPuedeRegistrar). Every broken rule is told at once as
// fault.Invalid, then a correo or cédula that an active account has, or the cédula of somebody who left, whose account is
// to be reactivated (CEDULA_DE_INACTIVA, with usuarioId).
func (uc CrearUsuario) Execute(ctx context.Context, actor kernel.Actor, in CrearUsuarioInput) (CuentaInvitada, error) {
	if err := identidad.PuedeRegistrar(actor); err != nil {
		return CuentaInvitada{}, err
	}
	var err error
	if uc.d, err = uc.d.alDia(ctx); err != nil {
		return CuentaInvitada{}, err
	}
	datos, ajenas := identidad.Encargar(actor, in.Datos)
	id := in.ID
	if id == "" {
		id = kernel.UsuarioID(uc.d.NewID())
	}
	u, err := identidad.NewInvitado(id, datos, uc.d.dominios, uc.d.Now())
	if err = conIlegibles(slices.Concat(in.Ilegibles, ajenas), err); err != nil {
		return CuentaInvitada{}, err
	}
	var c CuentaInvitada
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		if in.ID != "" {
			if v, err := tx.Reader.Cuenta(ctx, in.ID, identidad.AlcanceDe(actor)); err == nil {
				c = CuentaInvitada{CuentaView: v}
				return nil
			}
		}
		var err error
		if c.Invitacion, err = uc.d.abrir(ctx, tx, actor, u); err != nil {
			return err
		}
		c.CuentaView, err = tx.Reader.Cuenta(ctx, id, identidad.Alcance{Pais: true})
		return err
	})
	if err != nil {
		return CuentaInvitada{}, enSuCampo(err)
	}
	return uc.d.mostrada(actor, c), nil
}

// abrir keeps a new account, unless another one stands in its way, and invites its person.
func (d Deps) abrir(ctx context.Context, tx Tx, actor kernel.Actor, u *identidad.Usuario) (Invitacion, error) {
	r := u.Registro()
	otras, err := tx.Cuentas.Parecidas(ctx, r.Correo, r.Cedula, r.ID)
	if err != nil {
		return Invitacion{}, err
	}
	if err = fault.Fields(slices.Concat(identidad.Repetidas(r, otras), identidad.QueSeFue(actor, r, otras))); err != nil {
		return Invitacion{}, err
	}
	if err = tx.Usuarios.Add(ctx, u); err != nil {
		return Invitacion{}, err
	}
	a := anotacionDe("CREAR_USUARIO", u, r.Centro, nil)
	a.Detalle = map[string]any{"role": string(r.Rol)}
	if err = tx.Auditoria.Anotar(ctx, actor, a); err != nil {
		return Invitacion{}, err
	}
	return d.invitar(ctx, tx, u, actor)
}

// mostrada keeps the link from whoever need not hand it over, and says what can be done next.
func (d Deps) mostrada(actor kernel.Actor, c CuentaInvitada) CuentaInvitada {
	if d.HayCorreo() {
		c.Invitacion.Token = ""
	}
	c.Acciones = identidad.Acciones(actor, c.Registro())
	return c
}

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

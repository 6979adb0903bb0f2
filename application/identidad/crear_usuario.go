package identidad

import (
	"context"
	"slices"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

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

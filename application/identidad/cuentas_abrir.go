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

package identidad

import (
	"context"
	"errors"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// AprobarAcceso gives whoever asked an account, and invites the person to choose a password.
type AprobarAcceso struct{ d Deps }

// AprobarAccesoInput says which, and what is given other than was asked for.
type AprobarAccesoInput struct {
	ID        identidad.AccesoID
	Concesion identidad.Concesion
	Ilegibles []fault.Field // what could not be read, told together with what is wrong
}

// Execute makes account, invitation and decision in one transaction. Somebody who left and asks again with the same cédula
// gets the old account back, with what was written now. It returns identidad.ErrAccesosNoPermitidos,
// identidad.ErrAccesoNoExiste also out of scope, what identidad.Acceso.Aprobar refuses, identidad.ErrAccesoTitular when
// somebody else has got the correo or cédula meanwhile, and identidad.ErrAccesoDeOtroCentro.
func (uc AprobarAcceso) Execute(ctx context.Context, actor kernel.Actor, in AprobarAccesoInput) (AccesoAprobado, error) {
	var err error
	if uc.d, err = uc.d.alDia(ctx); err != nil {
		return AccesoAprobado{}, err
	}
	var out AccesoAprobado
	v, err := uc.d.decidirAcceso(ctx, actor, in.ID, "APROBAR_ACCESO", func(ctx context.Context, tx Tx, a *identidad.Acceso) error {
		datos, err := a.Aprobar(actor, in.Concesion, uc.d.Now())
		if err = conIlegibles(in.Ilegibles, err); err != nil {
			return err
		}
		u, err := uc.d.conceder(ctx, tx, actor, datos)
		if err != nil {
			return err
		}
		a.Concedido(u.ID())
		out.Invitacion, err = uc.d.invitar(ctx, tx, u, actor)
		return err
	})
	if errors.Is(err, identidad.ErrCorreoEnUso) || errors.Is(err, identidad.ErrCedulaEnUso) {
		return AccesoAprobado{}, identidad.ErrAccesoTitular.Because(err)
	}
	if err != nil {
		return AccesoAprobado{}, err
	}
	if out.AccesoView = v; uc.d.HayCorreo() {
		out.Invitacion.Token = ""
	}
	return out, nil
}

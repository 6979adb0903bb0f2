package identidad

import (
	"context"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// EditarInstructor writes over the account of somebody who teaches, and closes it or opens it again.
type EditarInstructor struct{ d Deps }

// EditarInstructorInput holds what was given; the rest stays.
type EditarInstructorInput struct {
	Objetivo
	Edicion identidad.Edicion
	Activo  *bool
}

// Execute lets those edit whom the policy names (ErrRol, ErrNoExiste, also for an account that is no instructor's), on the
// version that they saw (ErrModificada). It returns every broken rule at once as fault.Invalid, and ErrConAbiertas when the
// account is to be closed and its person has work in hand. Whoever comes back is invited to choose a new password. An INSTRUCTOR
// edits the own account, of which phone and speciality take effect and nothing else; of others there is none.
func (uc EditarInstructor) Execute(ctx context.Context, actor kernel.Actor, in EditarInstructorInput) (CuentaView, error) {
	if actor.Rol == kernel.Instructor {
		return uc.propia(ctx, actor, in)
	}
	var err error
	if uc.d, err = uc.d.alDia(ctx); err != nil {
		return CuentaView{}, err
	}
	otra := "" // what is written down beside the edit
	return uc.d.modificarCuenta(ctx, actor, in.Objetivo, comando{accion: identidad.AccionEditar, anotar: "EDITAR_USUARIO", comoCese: true,
		hacer: func(ctx context.Context, tx Tx, u *identidad.Usuario, c identidad.Cese) ([]identidad.Cambio, bool, error) {
			otra = ""
			if u.Registro().Rol != kernel.Instructor {
				return nil, true, identidad.ErrNoExiste
			}
			cambios, err := u.Editar(actor, in.Edicion, uc.d.dominios, uc.d.Now())
			if err != nil {
				return nil, true, err
			}
			if otra, err = uc.activar(actor, u, in.Activo, c); err != nil {
				return nil, true, err
			}
			if u.Activo() && len(cambios)+len(otra) > 0 {
				err = sinRepetir(ctx, tx, u.Registro())
			}
			return cambios, len(cambios)+len(otra) == 0, err
		},
		despues: func(ctx context.Context, tx Tx, u *identidad.Usuario) error {
			if otra == "" {
				return nil
			}
			if err := tx.Auditoria.Anotar(ctx, actor, anotacionDe(otra, u, u.Registro().Centro, nil)); err != nil {
				return err
			}
			if !u.Activo() {
				return tx.Outbox.Append(ctx, identidad.UsuarioDesactivado{UsuarioID: u.ID()})
			}
			_, err := uc.d.invitar(ctx, tx, u, actor)
			return err
		}})
}

// propia edits the own account of an instructor.
func (uc EditarInstructor) propia(ctx context.Context, actor kernel.Actor, in EditarInstructorInput) (CuentaView, error) {
	if in.ID != actor.ID {
		return CuentaView{}, identidad.ErrNoExiste
	}
	var ilegibles []fault.Field
	for _, f := range in.Ilegibles {
		if f.Pointer == "/telefono" || f.Pointer == "/especialidad" { // the rest is not looked at
			ilegibles = append(ilegibles, f)
		}
	}
	if err := fault.Fields(ilegibles); err != nil {
		return CuentaView{}, err
	}
	if _, err := EditarPropia(uc).Execute(ctx, actor, in.Edicion); err != nil {
		return CuentaView{}, err
	}
	return uc.d.Reader.Cuenta(ctx, actor.ID, identidad.Alcance{Pais: true})
}

// activar closes or opens the account if that is asked and not so yet, and names what it did.
func (uc EditarInstructor) activar(actor kernel.Actor, u *identidad.Usuario, activo *bool, c identidad.Cese) (string, error) {
	switch {
	case activo == nil || *activo == u.Activo():
		return "", nil
	case *activo:
		if err := u.Reactivar(actor, uc.d.Now()); err != nil {
			return "", err
		}
		u.QuitarClave(uc.d.Now())
		return "REACTIVAR_USUARIO", nil
	}
	return "DESACTIVAR_USUARIO", u.Desactivar(actor, c, uc.d.Now())
}

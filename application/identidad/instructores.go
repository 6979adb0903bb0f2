package identidad

import (
	"context"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// RegistrarInstructor opens the account of somebody who teaches, with a password that is told once. Integrators hand it
// over themselves; people of the pages invite instead (CrearUsuario).
type RegistrarInstructor struct{ d Deps }

// RegistrarInstructorInput is what is written of the person. Role and password are not looked at.
type RegistrarInstructorInput struct {
	Datos     identidad.Datos
	Ilegibles []fault.Field
}

// InstructorRegistrado is the account, and the password that its person has to change at the first use.
type InstructorRegistrado struct {
	CuentaView
	Clave      string // never kept, never logged
	Reactivado bool   // somebody who had left came back
}

// Execute lets those open it whom the policy names (ErrNoPuedeRegistrar); an ADMIN says in which centre. Every broken rule
// is told at once as fault.Invalid, then a correo or cédula that an active account has. Somebody of the actor's scope who
// left comes back with the same account: found by the cédula, with what is written now.
func (uc RegistrarInstructor) Execute(ctx context.Context, actor kernel.Actor, in RegistrarInstructorInput) (InstructorRegistrado, error) {
	if err := identidad.PuedeRegistrar(actor); err != nil {
		return InstructorRegistrado{}, err
	}
	var err error
	if uc.d, err = uc.d.alDia(ctx); err != nil {
		return InstructorRegistrado{}, err
	}
	in.Datos.Rol, in.Datos.Clave = kernel.Instructor, uc.d.NewClave()
	datos, ajenas := identidad.Encargar(actor, in.Datos)
	hash := ""
	cifrar := func(clave string) (string, error) {
		var err error
		if len(in.Ilegibles)+len(ajenas) == 0 {
			hash, err = uc.d.Hasher.Hash(ctx, clave)
		}
		return hash, err
	}
	nuevo, err := identidad.NewConClaveTemporal(kernel.UsuarioID(uc.d.NewID()), datos, uc.d.dominios, cifrar, uc.d.Now())
	if err = conIlegibles(append(in.Ilegibles, ajenas...), err); err != nil {
		return InstructorRegistrado{}, err
	}
	var r InstructorRegistrado
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		r = InstructorRegistrado{Clave: datos.Clave}
		u, accion, err := uc.volver(ctx, tx, actor, nuevo, datos, hash)
		if err != nil {
			return err
		}
		r.Reactivado = u != nuevo
		a := anotacionDe(accion, u, u.Registro().Centro, nil)
		a.Detalle = map[string]any{"role": string(kernel.Instructor)}
		if err = tx.Auditoria.Anotar(ctx, actor, a); err != nil {
			return err
		}
		r.CuentaView, err = tx.Reader.Cuenta(ctx, u.ID(), identidad.Alcance{Pais: true})
		return err
	})
	if err != nil {
		return InstructorRegistrado{}, enSuCampo(err)
	}
	r.Acciones = identidad.Acciones(actor, r.Registro())
	return r, nil
}

// volver keeps the new account, or the one that its person had before, and tells which it was and what to write down.
func (uc RegistrarInstructor) volver(ctx context.Context, tx Tx, actor kernel.Actor, nuevo *identidad.Usuario, datos identidad.Datos, hash string) (*identidad.Usuario, string, error) {
	r := nuevo.Registro()
	otras, err := tx.Cuentas.Parecidas(ctx, r.Correo, r.Cedula, r.ID)
	if err != nil {
		return nil, "", err
	}
	if err = fault.Fields(identidad.Repetidas(r, otras)); err != nil {
		return nil, "", err
	}
	antes, hubo := identidad.QueVuelve(actor, r, otras)
	if !hubo {
		return nuevo, "CREAR_USUARIO", tx.Usuarios.Add(ctx, nuevo)
	}
	u, err := tx.Usuarios.Get(ctx, antes)
	if err != nil {
		return nil, "", err
	}
	if err = u.Volver(actor, datos, uc.d.dominios, hash, uc.d.Now()); err != nil {
		return nil, "", err
	}
	return u, "REACTIVAR_USUARIO", tx.Usuarios.Save(ctx, u)
}

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

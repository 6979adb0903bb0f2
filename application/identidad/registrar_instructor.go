package identidad

import (
	"context"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// InstructorRegistrado is the account, and the password that its person has to change at the first use.
type InstructorRegistrado struct {
	CuentaView
	Clave      string // never kept, never logged
	Reactivado bool   // somebody who had left came back
}

// RegistrarInstructor opens the account of somebody who teaches, with a password that is told once. Integrators hand it
// over themselves; people of the pages invite instead (CrearUsuario).
type RegistrarInstructor struct{ d Deps }

// RegistrarInstructorInput is what is written of the person. Role and password are not looked at.
type RegistrarInstructorInput struct {
	Datos     identidad.Datos
	Ilegibles []fault.Field
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

package identidad

import (
	"context"
	"errors"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// AccesoAprobado is a request for an account after its approval. Invitacion.Token is empty when mail carries it.
type AccesoAprobado struct {
	AccesoView
	Invitacion Invitacion
}

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

// conceder opens the account, or that of the person who left.
func (d Deps) conceder(ctx context.Context, tx Tx, actor kernel.Actor, datos identidad.Datos) (*identidad.Usuario, error) {
	id, err := tx.Accesos.Inactivo(ctx, datos.Cedula)
	if err != nil {
		return nil, err
	}
	accion := "CREAR_USUARIO"
	var u *identidad.Usuario
	if id != "" {
		accion = "REACTIVAR_USUARIO"
		if u, err = d.volver(ctx, tx, actor, id, datos); err != nil {
			return nil, err
		}
		err = tx.Usuarios.Save(ctx, u)
	} else {
		if u, err = identidad.NewInvitado(kernel.UsuarioID(d.NewID()), datos, d.dominios, d.Now()); err != nil {
			return nil, err
		}
		err = tx.Usuarios.Add(ctx, u)
	}
	if err != nil {
		return nil, err
	}
	return u, tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: accion, ObjetoTipo: "usuario", ObjetoID: string(u.ID()), Centro: datos.Centro,
		Detalle: map[string]any{"role": string(datos.Rol)}})
}

// volver opens the account of somebody who left, as the person is now and without the old password.
func (d Deps) volver(ctx context.Context, tx Tx, actor kernel.Actor, id kernel.UsuarioID, datos identidad.Datos) (*identidad.Usuario, error) {
	u, err := tx.Usuarios.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	at := d.Now()
	if err = u.Reactivar(actor, at); errors.Is(err, identidad.ErrNoExiste) {
		return nil, identidad.ErrAccesoDeOtroCentro
	}
	if err != nil {
		return nil, err
	}
	if _, err = u.Editar(actor, identidad.Edicion{Nombre: &datos.Nombre, Correo: &datos.Correo, Telefono: &datos.Telefono}, d.dominios, at); err != nil {
		return nil, err
	}
	if r := u.Registro(); r.Rol != datos.Rol || r.Centro != datos.Centro {
		// Whoever has left has nothing in hand, and is not one of the administrators who count.
		if _, err = u.CambiarRol(actor, datos.Rol, datos.Centro, identidad.Cese{OtrosAdmins: 1}, at); err != nil {
			return nil, err
		}
	}
	u.QuitarClave(at)
	return u, nil
}

// RechazarAcceso refuses an account, with the reason that the person is told.
type RechazarAcceso struct{ d Deps }

// RechazarAccesoInput says which and why.
type RechazarAccesoInput struct {
	ID        identidad.AccesoID
	Motivo    string
	Ilegibles []fault.Field
}

// Execute returns identidad.ErrAccesosNoPermitidos, identidad.ErrAccesoNoExiste also out of scope,
// identidad.ErrAccesoDecidido when somebody has decided, and fault.Invalid at /motivo.
func (uc RechazarAcceso) Execute(ctx context.Context, actor kernel.Actor, in RechazarAccesoInput) (AccesoView, error) {
	return uc.d.decidirAcceso(ctx, actor, in.ID, "RECHAZAR_ACCESO", func(_ context.Context, _ Tx, a *identidad.Acceso) error {
		return conIlegibles(in.Ilegibles, a.Rechazar(actor, in.Motivo, uc.d.Now()))
	})
}

// decidirAcceso is what both decisions have in common: of two at once the second finds it decided.
func (d Deps) decidirAcceso(ctx context.Context, actor kernel.Actor, id identidad.AccesoID, accion string,
	decidir func(ctx context.Context, tx Tx, a *identidad.Acceso) error,
) (v AccesoView, err error) {
	if err := identidad.PuedeVerAccesos(actor); err != nil {
		return v, err
	}
	alcance := identidad.AlcanceDe(actor)
	err = d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		a, err := tx.Accesos.Get(ctx, id, alcance)
		if err != nil {
			return err
		}
		if err = decidir(ctx, tx, a); err != nil {
			return err
		}
		if err = tx.Accesos.Save(ctx, a); err != nil {
			return err
		}
		r := a.Registro()
		if err = tx.Outbox.Append(ctx, identidad.AccesoDecidido{AccesoID: string(r.ID), Aprobado: r.Estado == identidad.Aprobado}); err != nil {
			return err
		}
		if err = tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: accion, ObjetoTipo: objetoAcceso, ObjetoID: string(r.ID), Centro: r.Centro,
			Detalle: map[string]any{"numero": r.Numero, "usuarioId": string(r.Usuario)}}); err != nil {
			return err
		}
		v, err = tx.Reader.VerAcceso(ctx, id, alcance)
		return err
	})
	return v, err
}

package identidad

import (
	"context"
	"errors"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// AccesoAprobado is a request for an account after its approval. Invitacion.Token is empty when mail carries it.
type AccesoAprobado struct {
	AccesoView
	Invitacion Invitacion
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

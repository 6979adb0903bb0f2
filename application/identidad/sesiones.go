package identidad

import (
	"context"
	"errors"

	"complementarias/domain/colombia"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

const idMaximo = 100 // characters; a UUID has 36

// VerSesiones shows people where they are signed in.
type VerSesiones struct{ d Deps }

// Execute is for whoever has signed in: the own open sessions, newest first, with the present one marked.
func (uc VerSesiones) Execute(ctx context.Context, actor kernel.Actor) ([]SesionView, error) {
	sesiones, err := uc.d.Reader.SesionesAbiertas(ctx, actor.ID, uc.d.Now(), uc.d.Inactividad)
	if err != nil {
		return nil, err
	}
	for i := range sesiones {
		sesiones[i].Esta = sesiones[i].ID == actor.Sesion
	}
	return sesiones, nil
}

// CerrarSesion ends one of the own sessions, wherever it is.
type CerrarSesion struct{ d Deps }

// Execute is for whoever has signed in and may be repeated; ErrSesionNoExiste when the session is absent, somebody else's or
// no id at all.
func (uc CerrarSesion) Execute(ctx context.Context, actor kernel.Actor, id kernel.SesionID) error {
	if colombia.RevisarTexto(string(id), idMaximo, false) != nil {
		return identidad.ErrSesionNoExiste
	}
	err := uc.d.cerrar(ctx, actor, id)
	if errors.Is(err, identidad.ErrSesion) {
		return identidad.ErrSesionNoExiste
	}
	return err
}

// CerrarOtras ends all of the own sessions but the one that the request came with.
type CerrarOtras struct{ d Deps }

// Execute is for whoever has signed in and may be repeated.
func (uc CerrarOtras) Execute(ctx context.Context, actor kernel.Actor) error {
	return uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		if err := tx.Sesiones.CerrarOtras(ctx, actor.ID, actor.Sesion, uc.d.Now()); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "CERRAR_OTRAS_SESIONES", ObjetoTipo: "usuario", ObjetoID: string(actor.ID), Centro: actor.Centro})
	})
}

// cerrar ends a session of the actor; ErrSesion when the actor has none such. What is closed already stays as it is.
func (d Deps) cerrar(ctx context.Context, actor kernel.Actor, id kernel.SesionID) error {
	return d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		sesion, err := tx.Sesiones.Get(ctx, id, actor.ID)
		if err != nil || !sesion.Cerrar(d.Now()) {
			return err
		}
		if err := tx.Sesiones.Save(ctx, sesion); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "CERRAR_SESION", ObjetoTipo: "sesion", ObjetoID: string(id), Centro: actor.Centro})
	})
}

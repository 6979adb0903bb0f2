package identidad

import (
	"context"

	"complementarias/domain/kernel"
)

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

package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// AutenticarNavegador recognises who sends a request with the cookie of a browser.
type AutenticarNavegador struct{ d Deps }

// AutenticarNavegadorInput is what the request brings.
type AutenticarNavegadorInput struct {
	Token string // of the cookie
	// Sondeo tells that the browser asks by itself, with nobody at it: such a request keeps no session open.
	Sondeo bool
}

// Execute returns the person as the database knows them now, with one query and at most once a minute a write. An empty
// token gives ErrSinToken; ErrSesion is for one that is worth nothing, or that was not used for too long.
func (uc AutenticarNavegador) Execute(ctx context.Context, in AutenticarNavegadorInput) (kernel.Actor, error) {
	if in.Token == "" {
		return kernel.Actor{}, identidad.ErrSinToken
	}
	at := uc.d.Now()
	r, err := uc.d.Reader.ActorDeNavegador(ctx, uc.d.Navegador.Huella(in.Token), at, uc.d.Inactividad)
	if err != nil {
		return kernel.Actor{}, err
	}
	if in.Sondeo || !identidad.DebeAnotarUso(r.UltimoUso, at) {
		return r.Actor, nil
	}
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		sesion, err := tx.Sesiones.Get(ctx, r.Actor.Sesion, r.Actor.ID)
		if err != nil {
			return err
		}
		sesion.AnotarUso(at)
		return tx.Sesiones.Save(ctx, sesion)
	})
	if err != nil {
		return kernel.Actor{}, err
	}
	return r.Actor, nil
}

package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Autenticar recognises who sends a request.
type Autenticar struct{ d Deps }

// Execute returns the person as the database knows them now, with one query and no write. An empty token gives
// ErrSinToken; whatever is wrong with a token or its session gives ErrSesion.
func (uc Autenticar) Execute(ctx context.Context, token string) (kernel.Actor, error) {
	if token == "" {
		return kernel.Actor{}, identidad.ErrSinToken
	}
	sesion, err := uc.d.Tokens.Parse(token)
	if err != nil {
		return kernel.Actor{}, err
	}
	return uc.d.Reader.ActorDe(ctx, sesion, uc.d.Now())
}

package identidad

import (
	"context"
	"errors"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// QuienSoy shows people their own account.
type QuienSoy struct{ d Deps }

// Execute is for whoever has signed in; ErrSesion when the account is gone.
func (uc QuienSoy) Execute(ctx context.Context, actor kernel.Actor) (View, error) {
	v, err := uc.d.Reader.Ver(ctx, actor.ID)
	if errors.Is(err, identidad.ErrNoExiste) {
		return View{}, identidad.ErrSesion.Because(err)
	}
	return v, err
}

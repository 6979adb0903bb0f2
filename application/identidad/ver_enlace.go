package identidad

import (
	"context"
	"errors"

	"complementarias/domain/identidad"
)

// EnlaceView is a one-time link as the page behind it shows it.
type EnlaceView struct {
	Tipo    identidad.TipoEnlace
	Usuario View
}

// VerEnlace shows whose link somebody holds.
type VerEnlace struct{ d Deps }

// Execute is open to whoever holds the link and uses nothing up. One ErrEnlace is for a token that is none, was used, is too
// old, or is of another kind.
func (uc VerEnlace) Execute(ctx context.Context, token string, tipos ...identidad.TipoEnlace) (EnlaceView, error) {
	huella, ok := uc.d.Enlaces.Huella(token)
	if !ok {
		return EnlaceView{}, identidad.ErrEnlace
	}
	enlace, err := uc.d.Reader.Enlace(ctx, huella)
	if err != nil {
		return EnlaceView{}, err
	}
	if !enlace.Vigente(uc.d.Now(), tipos...) {
		return EnlaceView{}, identidad.ErrEnlace
	}
	v, err := uc.d.Reader.Ver(ctx, enlace.Usuario())
	if errors.Is(err, identidad.ErrNoExiste) {
		return EnlaceView{}, identidad.ErrEnlace
	}
	return EnlaceView{Tipo: enlace.Tipo(), Usuario: v}, err
}

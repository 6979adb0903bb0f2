package calendario

import (
	"context"

	"complementarias/domain/kernel"
)

// VerSuscripcion tells whether one has an address, and which.
type VerSuscripcion struct{ d Deps }

// Execute answers an instructor or a coordinator about the own one; ErrRol for others.
func (uc VerSuscripcion) Execute(ctx context.Context, actor kernel.Actor) (MiSuscripcion, error) {
	if err := PuedeSuscribirse(actor); err != nil {
		return MiSuscripcion{}, err
	}
	s, err := uc.d.Suscripciones.De(ctx, actor.ID)
	if err != nil || s.ID == "" {
		return MiSuscripcion{}, err
	}
	mia := MiSuscripcion{ID: s.ID, Creada: s.Creada}
	token := uc.d.Llaves.De(s.ID)
	if huella, ok := uc.d.Llaves.Huella(token); ok && huella == s.Huella {
		mia.Token = token
	}
	return mia, nil
}

package calendario

import (
	"context"
	"time"

	"complementarias/domain/kernel"
)

// MiSuscripcion is the own address as its owner sees it.
type MiSuscripcion struct {
	ID SuscripcionID // empty when there is none
	// Token is the secret part of the address; empty when it cannot be shown any more, because the key of the installation
	// has changed since. The address itself goes on.
	Token  string
	Creada time.Time
}

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

// CrearSuscripcion makes an address.
type CrearSuscripcion struct{ d Deps }

// Execute does nothing for who has one already; ErrRol for who cannot have one.
func (uc CrearSuscripcion) Execute(ctx context.Context, actor kernel.Actor) error {
	s, err := uc.d.nueva(actor)
	if err != nil {
		return err
	}
	return uc.d.Suscripciones.Add(ctx, s)
}

// ReemplazarSuscripcion makes another address; the one before it shows nothing from then on.
type ReemplazarSuscripcion struct{ d Deps }

// Execute does nothing when anterior is not the present one any more, so that a form sent twice replaces once.
func (uc ReemplazarSuscripcion) Execute(ctx context.Context, actor kernel.Actor, anterior SuscripcionID) error {
	s, err := uc.d.nueva(actor)
	if err != nil || !esID(string(anterior)) {
		return err
	}
	return uc.d.Suscripciones.Reemplazar(ctx, s, anterior)
}

// QuitarSuscripcion ends an address for good.
type QuitarSuscripcion struct{ d Deps }

// Execute may be called by anybody about the own address, also by who could not make one any more.
func (uc QuitarSuscripcion) Execute(ctx context.Context, actor kernel.Actor, id SuscripcionID) error {
	if !esID(string(id)) {
		return nil
	}
	return uc.d.Suscripciones.Quitar(ctx, actor.ID, id)
}

func (d Deps) nueva(actor kernel.Actor) (Suscripcion, error) {
	if err := PuedeSuscribirse(actor); err != nil {
		return Suscripcion{}, err
	}
	id := SuscripcionID(d.NewID())
	huella, _ := d.Llaves.Huella(d.Llaves.De(id)) // what De makes, Huella knows
	return Suscripcion{ID: id, Usuario: actor.ID, Huella: huella, Creada: d.Now().UTC().Truncate(time.Millisecond)}, nil
}

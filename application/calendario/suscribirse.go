package calendario

import (
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

func (d Deps) nueva(actor kernel.Actor) (Suscripcion, error) {
	if err := PuedeSuscribirse(actor); err != nil {
		return Suscripcion{}, err
	}
	id := SuscripcionID(d.NewID())
	huella, _ := d.Llaves.Huella(d.Llaves.De(id)) // what De makes, Huella knows
	return Suscripcion{ID: id, Usuario: actor.ID, Huella: huella, Creada: d.Now().UTC().Truncate(time.Millisecond)}, nil
}

// Package auditoria keeps what people took out of the system or changed in its administration. It only grows. usecases.go
// is its table of contents.
package auditoria

import (
	"context"
	"time"

	"complementarias/domain/kernel"
)

// Hecho is one thing that somebody did.
type Hecho struct {
	En    time.Time
	Actor kernel.Actor // Centro is that of the person
	kernel.Anotacion
}

// Repository keeps the rows.
type Repository interface {
	// Agregar adds a row; nothing ever changes or removes one.
	Agregar(ctx context.Context, h Hecho) error
}

// Anotar writes down what somebody is about to be given or has just changed.
type Anotar struct {
	repository Repository
	now        func() time.Time
}

// Execute is called by the other modules, on behalf of any actor, before what it tells takes effect: whoever cannot write
// it down does not do it. An empty Centro is that of the actor.
func (uc Anotar) Execute(ctx context.Context, actor kernel.Actor, a kernel.Anotacion) error {
	if a.Centro == "" {
		a.Centro = actor.Centro
	}
	return uc.repository.Agregar(ctx, Hecho{En: uc.now(), Actor: actor, Anotacion: a})
}

package solicitudes

import (
	"context"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Crear writes a new Solicitud, as a draft or sent in the same step.
type Crear struct{ caso }

// CrearInput holds the fields that were given; everything else is prefilled or left open.
type CrearInput struct {
	Parche solicitudes.Parche
	Enviar bool
}

// Execute lets an INSTRUCTOR create in the own centre. It returns ErrRol, or a fault with a field for each thing to
// mend; then nothing was created and no code was used up.
func (uc Crear) Execute(ctx context.Context, actor kernel.Actor, in CrearInput) (View, error) {
	if err := solicitudes.RolPuede(solicitudes.Crear, actor.Rol); err != nil {
		return View{}, err
	}
	destino := solicitudes.ComoBorrador
	if in.Enviar {
		destino = solicitudes.Enviada
	}
	id := kernel.SolicitudID(uc.d.NewID())
	var env solicitudes.Entorno
	err := uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) (err error) {
		env, err = uc.entorno(ctx, tx.Entornos, solicitudes.Expediente{CentroID: actor.Centro, InstructorID: actor.ID}, in.Parche)
		if err != nil {
			return err
		}
		s, err := solicitudes.Nueva(actor, id, in.Parche, destino, env, numerador(ctx, tx))
		if err != nil {
			return err
		}
		return agregar(ctx, tx, s)
	})
	if err != nil {
		return View{}, err
	}
	return uc.recienCreada(ctx, actor, id, env)
}

// agregar keeps a new Solicitud and its events.
func agregar(ctx context.Context, tx Tx, s *solicitudes.Solicitud) error {
	if err := tx.Solicitudes.Add(ctx, s); err != nil {
		return err
	}
	return tx.Outbox.Append(ctx, s.PullEvents()...)
}

// ErrCreadaSinLeer says that the Solicitud is kept although it could not be shown: trying again would make a second one.
var ErrCreadaSinLeer = fault.New(fault.Unavailable, "CREADA_SIN_MOSTRAR",
	"La solicitud quedó creada, pero no se pudo mostrar. Búsquela en sus solicitudes; no la cree de nuevo.")

// recienCreada reads a new Solicitud after its transaction, because that holds the counter that every other creation of
// the country waits for.
func (c caso) recienCreada(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID, env solicitudes.Entorno) (View, error) {
	v, err := c.vista(ctx, c.d.Reader, actor, id, func(context.Context, solicitudes.Expediente) (solicitudes.Entorno, error) { return env, nil })
	if err != nil {
		return View{}, ErrCreadaSinLeer.Because(err)
	}
	return v, nil
}

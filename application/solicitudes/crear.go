package solicitudes

import (
	"context"

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
func (uc Crear) Execute(ctx context.Context, actor kernel.Actor, in CrearInput) (Vista, error) {
	if err := solicitudes.RolPuede(solicitudes.Crear, actor.Rol); err != nil {
		return Vista{}, err
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
		return Vista{}, err
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

// recienCreada reads a new Solicitud after its transaction, because that holds the counter that every other creation of
// the country waits for. Nobody else knows the id yet, so nothing can come in between.
func (c caso) recienCreada(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID, env solicitudes.Entorno) (Vista, error) {
	return c.vista(ctx, c.d.Reader, actor, id, func(context.Context, solicitudes.Expediente) (solicitudes.Entorno, error) { return env, nil })
}

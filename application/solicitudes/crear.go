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
	var v Vista
	err := uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		env, err := uc.entorno(ctx, tx.Entornos, solicitudes.Expediente{CentroID: actor.Centro, InstructorID: actor.ID}, in.Parche)
		if err != nil {
			return err
		}
		s, err := solicitudes.Nueva(actor, id, in.Parche, destino, env, numerador(ctx, tx))
		if err != nil {
			return err
		}
		v, err = uc.agregar(ctx, tx, actor, s)
		return err
	})
	return v, err
}

// agregar keeps a new Solicitud and reads it back.
func (c caso) agregar(ctx context.Context, tx Tx, actor kernel.Actor, s *solicitudes.Solicitud) (Vista, error) {
	if err := tx.Solicitudes.Add(ctx, s); err != nil {
		return Vista{}, err
	}
	if err := tx.Outbox.Append(ctx, s.PullEvents()...); err != nil {
		return Vista{}, err
	}
	return c.vista(ctx, tx.Reader, tx.Entornos, actor, s.ID())
}

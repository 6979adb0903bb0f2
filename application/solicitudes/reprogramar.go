package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Reprogramar gives an approved course other times, or asks for them.
type Reprogramar struct{ caso }

// ReprogramarInput is why, and the fields of the schedule that change.
type ReprogramarInput struct {
	Target
	Reprogramacion solicitudes.Reprogramacion
}

// Execute lets the coordination reprogram what is APROBADA and the owner propose it; the View has a Propuesta exactly when
// it was only proposed. Its locks are those of Aprobar, in the same order, so of two decisions about one instructor's time
// one waits for the other and sees its sessions. It returns ErrCruce or ErrClasePasada unless justified, ErrSinCambios,
// or a fault with a field for each thing to mend.
func (uc Reprogramar) Execute(ctx context.Context, actor kernel.Actor, in ReprogramarInput) (View, error) {
	accion := solicitudes.VerboDeReprogramar(actor.Rol)
	var t turno
	return uc.modificarTras(ctx, actor, accion, in.Target, t.esperar(actor, in.ID), func(ctx context.Context, tx Tx, s *solicitudes.Solicitud) error {
		if err := t.vale(s); err != nil {
			return err
		}
		env, err := uc.entorno(ctx, tx.Entornos, s.Expediente(), in.Reprogramacion.Parche)
		if err != nil {
			return err
		}
		if accion == solicitudes.ProponerReprogramacion {
			return s.ProponerReprogramacion(actor, in.Reprogramacion, env)
		}
		return sigueDictando(ctx, tx, s, s.Reprogramar(actor, in.Reprogramacion, func(desde, hasta kernel.Date) ([]solicitudes.Rival, error) {
			return tx.Reader.Rivales(ctx, rivalesEntre(s, desde, hasta))
		}, env))
	})
}

// EnsayarInput is the schedule to try: the fields that would change.
type EnsayarInput struct {
	ID     kernel.SolicitudID
	Parche solicitudes.Parche
}

// EnsayoView is a course as it is (Solicitud) and as it would be. Without a plan, Faltas says why. Cruces are about the
// classes that are still to come; the first Quedan sessions stay as they are.
type EnsayoView struct {
	PreviaView
	Quedan   int
	Distinto bool
}

package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Aprobar ends the review of a Solicitud for the course and gives it its ficha.
type Aprobar struct{ caso }

// AprobarInput is the decision.
type AprobarInput struct {
	Target
	Decision solicitudes.Decision
}

// Execute lets the coordination approve what is PENDIENTE or in its own review. Of two approvals for one instructor one
// waits for the other and sees its sessions: locks are taken in the order instructor, solicitud, counter (domain.md 5.4).
// It returns ErrCruce or ErrTardia unless the decision is justified, and ErrFichaEnUso for a number already given.
func (uc Aprobar) Execute(ctx context.Context, actor kernel.Actor, in AprobarInput) (View, error) {
	return uc.modificarTras(ctx, actor, solicitudes.Aprobar, in.Target, bloquearInstructor(actor, in.ID), func(ctx context.Context, tx Tx, s *solicitudes.Solicitud) error {
		rivales, err := rivalesDe(ctx, tx, s)
		if err != nil {
			return err
		}
		provisional := func(anio int) (solicitudes.Ficha, error) {
			n, err := tx.Solicitudes.Siguiente(ctx, SerieFichas, anio)
			return solicitudes.FichaProvisional(anio, n), err
		}
		return s.Aprobar(actor, in.Decision, rivales, provisional, uc.now())
	})
}

// bloquearInstructor takes the lock on the time of the instructor of a solicitud, before that of the solicitud itself.
func bloquearInstructor(actor kernel.Actor, id kernel.SolicitudID) func(context.Context, Tx) error {
	return func(ctx context.Context, tx Tx) error {
		instructor, err := tx.Solicitudes.InstructorDe(ctx, id, solicitudes.AlcanceDe(actor))
		for err == nil {
			if err = tx.Solicitudes.BloquearInstructor(ctx, instructor); err != nil {
				break
			}
			antes := instructor // it may have been handed over while we waited; under its owner's lock it cannot be
			if instructor, err = tx.Solicitudes.InstructorDe(ctx, id, solicitudes.AlcanceDe(actor)); instructor == antes {
				break
			}
		}
		return err
	}
}

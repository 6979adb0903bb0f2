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

// Execute lets the coordination approve what is PENDIENTE or in its own review. Of two approvals for one instructor, or in
// one ambiente, one waits for the other and sees its sessions: locks are taken in the order instructor, ambiente, solicitud,
// counter (domain.md 5.4).
// It returns ErrCruce or ErrTardia unless the decision is justified, and ErrFichaEnUso for a number already given.
func (uc Aprobar) Execute(ctx context.Context, actor kernel.Actor, in AprobarInput) (View, error) {
	var t turno
	return uc.modificarTras(ctx, actor, solicitudes.Aprobar, in.Target, t.esperar(actor, in.ID), func(ctx context.Context, tx Tx, s *solicitudes.Solicitud) error {
		if err := t.vale(s); err != nil {
			return err
		}
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

// turno is the right to decide about the time of an instructor and about an ambiente, which one decision has at once.
type turno struct{ ambiente string }

// esperar takes the locks on the time of the instructor of a solicitud and then on its ambiente, before that of the
// solicitud itself.
func (t *turno) esperar(actor kernel.Actor, id kernel.SolicitudID) func(context.Context, Tx) error {
	return func(ctx context.Context, tx Tx) error {
		ocupa, err := tx.Solicitudes.OcupaDe(ctx, id, solicitudes.AlcanceDe(actor))
		for err == nil {
			if err = tx.Solicitudes.BloquearInstructor(ctx, ocupa.Instructor); err != nil {
				break
			}
			antes := ocupa.Instructor // it may have been handed over while we waited; under its owner's lock it cannot be
			if ocupa, err = tx.Solicitudes.OcupaDe(ctx, id, solicitudes.AlcanceDe(actor)); ocupa.Instructor == antes {
				break
			}
		}
		if t.ambiente = ocupa.Ambiente; err != nil || t.ambiente == "" {
			return err
		}
		return tx.Solicitudes.BloquearAmbiente(ctx, t.ambiente)
	}
}

// vale refuses with ErrModificada when the owner has chosen another ambiente while we waited: nobody holds that one.
func (t *turno) vale(s *solicitudes.Solicitud) error {
	if s.AmbienteID() != t.ambiente {
		return solicitudes.ErrModificada
	}
	return nil
}

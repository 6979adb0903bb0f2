package solicitudes

import (
	"context"
	"errors"
	"slices"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Entregar hands a Solicitud over to another instructor of its centre.
type Entregar struct{ caso }

// EntregarInput says to whom and why.
type EntregarInput struct {
	Target
	Instructor kernel.UsuarioID
	Entrega    solicitudes.Entrega
}

// Execute lets the coordination hand over what is not ended. Its locks are those of Aprobar, in the same order: the time of
// the old and of the new instructor, then the account of the new one, then the Solicitud. It returns ErrTerminado, ErrCruce
// unless justified, or a fault with a field for each thing to mend.
func (uc Entregar) Execute(ctx context.Context, actor kernel.Actor, in EntregarInput) (View, error) {
	return uc.modificarTras(ctx, actor, solicitudes.Entregar, in.Target, bloquearEntrega(actor, in), uc.entregar(actor, in))
}

func bloquearEntrega(actor kernel.Actor, in EntregarInput) func(context.Context, Tx) error {
	return func(ctx context.Context, tx Tx) error {
		anterior, err := tx.Solicitudes.OcupaDe(ctx, in.ID, solicitudes.AlcanceDe(actor))
		if err != nil {
			return err
		}
		return bloquearInstructores(ctx, tx, anterior.Instructor, in.Instructor)
	}
}

func bloquearInstructores(ctx context.Context, tx Tx, ids ...kernel.UsuarioID) error {
	slices.Sort(ids)
	for _, id := range ids {
		if err := tx.Solicitudes.BloquearInstructor(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

func (c caso) entregar(actor kernel.Actor, in EntregarInput) func(context.Context, Tx, *solicitudes.Solicitud) error {
	return func(ctx context.Context, tx Tx, s *solicitudes.Solicitud) error {
		nuevo, err := tx.Solicitudes.Persona(ctx, in.Instructor)
		if err != nil {
			return err
		}
		var rivales []solicitudes.Rival
		if sesiones := s.Sesiones(); len(sesiones) > 0 {
			// Only the instructor changes: what the course takes of its ambiente was judged when it was approved.
			rivales, err = tx.Reader.Rivales(ctx, ConsultaRivales{Instructor: in.Instructor, Excepto: s.ID(), Desde: sesiones[0].Fecha, Hasta: sesiones[len(sesiones)-1].Fecha})
			if err != nil {
				return err
			}
		}
		return s.Entregar(actor, nuevo, in.Entrega, rivales, c.now())
	}
}

// EntregarTodas hands over everything that an instructor has in hand.
type EntregarTodas struct{ caso }

// EntregarTodasInput says from whom, to whom and why; ConBorradores takes the drafts along.
type EntregarTodasInput struct {
	De            kernel.UsuarioID
	Instructor    kernel.UsuarioID
	Entrega       solicitudes.Entrega
	ConBorradores bool
	Ilegibles     []fault.Field
}

// Execute lets the coordination hand over all that is PENDIENTE, EN_REVISION or DEVUELTA, or APROBADA with classes from
// today on, in its scope: all of it or nothing, in one transaction, because half of a hand-over is what nobody can see
// through. It tells how many, ErrNadaPorEntregar when there are none in scope; the fault of the first that cannot be handed over names it.
func (uc EntregarTodas) Execute(ctx context.Context, actor kernel.Actor, in EntregarTodasInput) (int, error) {
	if err := solicitudes.RolPuede(solicitudes.Entregar, actor.Rol); err != nil {
		return 0, err
	}
	n := 0
	err := uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		n = 0
		if err := bloquearInstructores(ctx, tx, in.De, in.Instructor); err != nil {
			return err
		}
		alcance := solicitudes.AlcanceDe(actor)
		ids, err := tx.Solicitudes.EnManosDe(ctx, in.De, alcance, kernel.Today(uc.now()), in.ConBorradores)
		if err != nil {
			return err
		}
		if len(ids) == 0 {
			return solicitudes.ErrNadaPorEntregar
		}
		for _, id := range ids {
			s, err := tx.Solicitudes.Get(ctx, id, alcance)
			if err != nil {
				return err
			}
			err = conIlegibles(in.Ilegibles, uc.entregar(actor, EntregarInput{Target: Target{ID: id}, Instructor: in.Instructor, Entrega: in.Entrega})(ctx, tx, s))
			if err != nil {
				return nombrando(s.Expediente().Codigo, err)
			}
			if err = tx.Solicitudes.Save(ctx, s); err != nil {
				return err
			}
			if err = tx.Outbox.Append(ctx, s.PullEvents()...); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

// nombrando says of which solicitud a conflict is.
func nombrando(codigo string, err error) error {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind != fault.Conflict {
		return err
	}
	return f.Saying(codigo+": "+f.Message).With("codigo", codigo)
}

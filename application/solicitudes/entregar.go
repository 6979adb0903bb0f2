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

// nombrando says of which solicitud a conflict is.
func nombrando(codigo string, err error) error {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind != fault.Conflict {
		return err
	}
	return f.Saying(codigo+": "+f.Message).With("codigo", codigo)
}

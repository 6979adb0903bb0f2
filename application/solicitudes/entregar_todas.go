package solicitudes

import (
	"context"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

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

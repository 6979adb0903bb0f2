package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Tomar starts a review, or takes it over.
type Tomar struct{ caso }

// Execute lets the coordination take what is PENDIENTE, or EN_REVISION by somebody else, who is told.
func (uc Tomar) Execute(ctx context.Context, actor kernel.Actor, o Target) (View, error) {
	return uc.modificar(ctx, actor, solicitudes.Tomar, o, func(ctx context.Context, tx Tx, s *solicitudes.Solicitud) error {
		if err := s.Tomar(actor, uc.now()); err != nil {
			return err
		}
		revisor, err := tx.Solicitudes.Persona(ctx, actor.ID)
		if err == nil && !revisor.Revisa(s.Expediente().CentroID) {
			err = solicitudes.ErrRevisorInactivo
		}
		return err
	})
}

package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// sigueDictando lets what was done with a Solicitud stand only if its instructor may still have it in hand; err is what
// came of doing it, and comes first.
func sigueDictando(ctx context.Context, tx Tx, s *solicitudes.Solicitud, err error) error {
	if err != nil {
		return err
	}
	return dicta(ctx, tx, s.InstructorID(), "")
}

// dicta refuses with ErrInstructorInactivo work in the name of somebody who is no active instructor of the centre; empty: of
// any, because what was written in a centre stays there though its author moves. The lock
// on the account lasts as long as the transaction, so nobody can be closed or moved in between.
func dicta(ctx context.Context, tx Tx, id kernel.UsuarioID, centro kernel.CentroID) error {
	p, err := tx.Solicitudes.Persona(ctx, id)
	if err != nil {
		return err
	}
	if centro == "" {
		centro = p.Centro
	}
	if !p.Dicta(centro) {
		return solicitudes.ErrInstructorInactivo
	}
	return nil
}

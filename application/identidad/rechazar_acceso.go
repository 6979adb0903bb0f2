package identidad

import (
	"context"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// RechazarAcceso refuses an account, with the reason that the person is told.
type RechazarAcceso struct{ d Deps }

// RechazarAccesoInput says which and why.
type RechazarAccesoInput struct {
	ID        identidad.AccesoID
	Motivo    string
	Ilegibles []fault.Field
}

// Execute returns identidad.ErrAccesosNoPermitidos, identidad.ErrAccesoNoExiste also out of scope,
// identidad.ErrAccesoDecidido when somebody has decided, and fault.Invalid at /motivo.
func (uc RechazarAcceso) Execute(ctx context.Context, actor kernel.Actor, in RechazarAccesoInput) (AccesoView, error) {
	return uc.d.decidirAcceso(ctx, actor, in.ID, "RECHAZAR_ACCESO", func(_ context.Context, _ Tx, a *identidad.Acceso) error {
		return conIlegibles(in.Ilegibles, a.Rechazar(actor, in.Motivo, uc.d.Now()))
	})
}

package inproc

import (
	"context"

	app "complementarias/application/solicitudes"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Revisiones lets go of what somebody has in review who left, lost the role or moved (domain.md 4.2).
type Revisiones struct{ soltar app.SoltarDeRevisor }

// NewRevisiones makes the handler.
func NewRevisiones(soltar app.SoltarDeRevisor) Revisiones { return Revisiones{soltar} }

// Atender may be repeated with the same entrega.
func (r Revisiones) Atender(ctx context.Context, _ string, e kernel.Event) error {
	switch e := e.(type) {
	case identidad.UsuarioDesactivado:
		return r.soltar.Execute(ctx, e.UsuarioID)
	case identidad.UsuarioTrasladado:
		return r.soltar.Execute(ctx, e.UsuarioID)
	}
	return nil
}

package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Devolver sends a Solicitud back to its owner.
type Devolver struct{ caso }

// DevolverInput says what is to be corrected: in general, at fields, or both.
type DevolverInput struct {
	Target
	Comentarios  string
	Correcciones []solicitudes.Correccion
}

// Execute lets the coordination return what is PENDIENTE or in its own review; the remarks reach the owner.
func (uc Devolver) Execute(ctx context.Context, actor kernel.Actor, in DevolverInput) (View, error) {
	return uc.modificar(ctx, actor, solicitudes.Devolver, in.Target, func(_ context.Context, _ Tx, s *solicitudes.Solicitud) error {
		return s.Devolver(actor, in.Comentarios, in.Correcciones, uc.now())
	})
}

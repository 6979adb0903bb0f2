package documentos

import (
	"context"

	"complementarias/domain/kernel"
)

// Solicitudes reads what the papers are about.
type Solicitudes interface {
	// Ver answers whoever has it in scope, else with the refusal of a solicitud that is absent.
	Ver(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) (Solicitud, error)
}

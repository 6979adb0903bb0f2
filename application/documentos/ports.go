package documentos

import (
	"context"

	"complementarias/domain/kernel"
)

// Solicitudes reads what the papers are about.
type Solicitudes interface {
	// Ver answers whoever has it in scope, else with the refusal of a solicitud that is absent.
	Ver(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) (Solicitud, error)
	// DePapel answers anybody: only for whoever holds a paper of it, and never handed out whole.
	DePapel(ctx context.Context, id kernel.SolicitudID) (Solicitud, error)
}

// Imprenta makes papers of what they say.
type Imprenta interface {
	// Ficha prints the ficha de caracterización as a PDF. Whatever stands in s is printed as text.
	Ficha(s Solicitud, p Papel) ([]byte, error)
}

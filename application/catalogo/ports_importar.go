package catalogo

import (
	"context"
	"time"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// ProgramasDeLote reads many programmes at once for an import.
type ProgramasDeLote interface {
	// PorCodigo locks, in the order of their ids, and then reads the programmes that have one of the codes.
	PorCodigo(ctx context.Context, codigos []string) ([]*catalogo.Programa, error)
	// PorID locks and reads these programmes in the same way; absent ones are left out.
	PorID(ctx context.Context, ids []kernel.ProgramaID) ([]*catalogo.Programa, error)
	// Pedidos tells with which of these programmes a solicitud was made or sent at that instant or later.
	Pedidos(ctx context.Context, ids []kernel.ProgramaID, desde time.Time) (map[kernel.ProgramaID]bool, error)
	// Quitar takes out a programme that is locked and that no solicitud has.
	Quitar(ctx context.Context, id kernel.ProgramaID) error
}

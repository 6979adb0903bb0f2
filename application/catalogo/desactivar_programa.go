package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// DesactivarPrograma takes a programme out of what is offered.
type DesactivarPrograma struct{ cambioDePrograma }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. What was sent with the programme goes on; drafts
// have to choose another one. It returns catalogo.ErrProgramaNoEncontrado, catalogo.ErrProgramaModificado for a stale
// edition or catalogo.ErrProgramaInactivo.
func (uc DesactivarPrograma) Execute(ctx context.Context, actor kernel.Actor, in ProgramaElegido) (ProgramaView, error) {
	return uc.ejecutar(ctx, actor, "DESACTIVAR_PROGRAMA", in, func(p *catalogo.Programa) ([]catalogo.Cambio, error) { return p.Desactivar(uc.now()) })
}

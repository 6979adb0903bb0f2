package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// ActivarPrograma offers a programme again.
type ActivarPrograma struct{ cambioDePrograma }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It returns catalogo.ErrProgramaNoEncontrado,
// catalogo.ErrProgramaModificado for a stale edition or catalogo.ErrProgramaActivo.
func (uc ActivarPrograma) Execute(ctx context.Context, actor kernel.Actor, in ProgramaElegido) (ProgramaView, error) {
	return uc.ejecutar(ctx, actor, "ACTIVAR_PROGRAMA", in, func(p *catalogo.Programa) ([]catalogo.Cambio, error) { return p.Activar(uc.now()) })
}

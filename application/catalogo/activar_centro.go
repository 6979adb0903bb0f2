package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// ActivarCentro opens a centre again.
type ActivarCentro struct{ cambioDeCentro }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It returns catalogo.ErrCentroNoEncontrado,
// catalogo.ErrCentroModificado for a stale edition or catalogo.ErrCentroActivo.
func (uc ActivarCentro) Execute(ctx context.Context, actor kernel.Actor, in CentroElegido) (CentroCompleto, error) {
	return uc.ejecutar(ctx, actor, "ACTIVAR_CENTRO", in, func(_ context.Context, _ Tx, centro *catalogo.Centro) ([]catalogo.Cambio, error) {
		return centro.Activar(uc.now())
	})
}

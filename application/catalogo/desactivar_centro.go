package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// DesactivarCentro closes a centre in which nothing goes on any more.
type DesactivarCentro struct{ cambioDeCentro }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It returns catalogo.ErrCentroNoEncontrado,
// catalogo.ErrCentroModificado for a stale edition, catalogo.ErrCentroInactivo, or catalogo.ErrCentroEnUso with what is in
// the way. Its programmes are offered no more.
func (uc DesactivarCentro) Execute(ctx context.Context, actor kernel.Actor, in CentroElegido) (CentroCompleto, error) {
	return uc.ejecutar(ctx, actor, "DESACTIVAR_CENTRO", in, func(ctx context.Context, tx Tx, centro *catalogo.Centro) ([]catalogo.Cambio, error) {
		uso, err := tx.Centros.Uso(ctx, in.ID, uc.hoy())
		if err != nil {
			return nil, err
		}
		return centro.Desactivar(uso, uc.now())
	})
}

package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// EditarCentro writes over a centre. Papers that are made from then on carry its form code and version.
type EditarCentro struct{ cambioDeCentro }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It returns catalogo.ErrCentroNoEncontrado,
// catalogo.ErrCentroModificado for a stale edition, catalogo.ErrCodigoCentroEnUso, or a fault.Invalid with every broken
// rule. What changes nothing is answered alike and leaves no trace.
func (uc EditarCentro) Execute(ctx context.Context, actor kernel.Actor, in EscribirCentroInput) (CentroCompleto, error) {
	return uc.ejecutar(ctx, actor, "EDITAR_CENTRO", in.CentroElegido, func(_ context.Context, _ Tx, centro *catalogo.Centro) ([]catalogo.Cambio, error) {
		d := centro.Estado().DatosCentro
		in.Escribir(&d)
		cambios, err := centro.Editar(d, uc.now())
		return cambios, conIlegibles(in.Ilegibles, err)
	})
}

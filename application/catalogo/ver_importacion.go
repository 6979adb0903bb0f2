package catalogo

import (
	"context"

	"complementarias/application/lotes"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// VerImportacion shows an import of programmes.
type VerImportacion struct{ importacion }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It gives lotes.ErrNoExiste for what is none.
func (uc VerImportacion) Execute(ctx context.Context, actor kernel.Actor, id string) (*lotes.Importacion, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return nil, err
	}
	return uc.importador.Ver(ctx, id, lotes.Programas, actor, uc.now())
}

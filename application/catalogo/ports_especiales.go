package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
)

// EspecialRepository keeps special programmes. Within uow.UnitOfWork a code that is taken comes out as
// catalogo.ErrCodigoEspecialEnUso.
type EspecialRepository interface {
	// Get locks the special programme for the rest of the transaction and reads it after that;
	// catalogo.ErrEspecialNoEncontrado when there is none.
	Get(ctx context.Context, codigo string) (catalogo.Especial, error)
	// UltimoOrden is the highest place that is taken, 0 for none.
	UltimoOrden(ctx context.Context) (int, error)
	Add(ctx context.Context, e catalogo.Especial) error
	// Save writes e as its next edition; catalogo.ErrEspecialModificado when the one kept is not the edition that e was read as.
	Save(ctx context.Context, e catalogo.Especial) error
	// Fuera counts the solicitudes of the special programme that wait for a decision or are approved and have all their
	// classes within antes and some outside of nueva.
	Fuera(ctx context.Context, codigo string, antes, nueva catalogo.Vigencia) (catalogo.CursosFuera, error)
}

// EspecialReader reads the special programmes, which are no secret and some dozens at most.
type EspecialReader interface {
	// Especiales lists those with a box first, then by orden, then by codigo byte by byte.
	Especiales(ctx context.Context) ([]catalogo.Especial, error)
	// UsoDeEspeciales counts the solicitudes of each special programme, in any state; what is not used is missing.
	UsoDeEspeciales(ctx context.Context) (map[string]int, error)
}

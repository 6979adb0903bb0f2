package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// AmbienteRepository keeps the ambientes of centres. Within uow.UnitOfWork a name that is taken comes out as
// catalogo.ErrAmbienteRepetido.
type AmbienteRepository interface {
	// CentroDe tells whose ambiente it is, without locking it; catalogo.ErrAmbienteNoEncontrado when there is none.
	CentroDe(ctx context.Context, id catalogo.AmbienteID) (kernel.CentroID, error)
	// DelCentro locks the centre for the rest of the transaction and reads its ambientes after that, as AmbientesDe orders
	// them; catalogo.ErrCentroNoEncontrado when there is no such centre.
	DelCentro(ctx context.Context, centro kernel.CentroID) ([]catalogo.EstadoAmbiente, error)
	Add(ctx context.Context, a catalogo.EstadoAmbiente) error
	// Save writes an ambiente as its next edition; catalogo.ErrAmbienteModificado when the one kept is not the edition that a
	// was read as. The centre stays.
	Save(ctx context.Context, a catalogo.EstadoAmbiente) error
}

// AmbienteReader reads the ambientes of centres, whoever asks.
type AmbienteReader interface {
	// AmbientesDe gives a centre and all of its ambientes by catalogo.EstadoAmbiente.Clave, byte by byte;
	// catalogo.ErrCentroNoEncontrado when there is no such centre.
	AmbientesDe(ctx context.Context, centro kernel.CentroID) (CentroView, []catalogo.EstadoAmbiente, error)
	// VerAmbiente gives one with its centre, or catalogo.ErrAmbienteNoEncontrado.
	VerAmbiente(ctx context.Context, id catalogo.AmbienteID) (AmbienteView, error)
}

// PaginaAmbientes is one page of the ambientes of a centre. Total counts all pages; Activos and Inactivos what is selected
// whatever its Activo.
type PaginaAmbientes struct {
	Centro             CentroView
	Ambientes          []catalogo.EstadoAmbiente
	Total              int
	Activos, Inactivos int
}

// AmbienteView is an ambiente with its centre.
type AmbienteView struct {
	catalogo.EstadoAmbiente
	Centro CentroView
}

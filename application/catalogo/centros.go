package catalogo

import "context"

// ListarCentros lists the training centres, to pick one.
type ListarCentros struct {
	centros CentroReader
}

// Execute may be called by anybody.
func (uc ListarCentros) Execute(ctx context.Context) ([]CentroDeLista, error) {
	return uc.centros.Centros(ctx)
}

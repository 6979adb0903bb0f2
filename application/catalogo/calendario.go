package catalogo

import (
	"context"
	"time"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

const (
	// PrimerAnio and UltimoAnio are the years that kernel.Date is read in.
	PrimerAnio = 1900
	UltimoAnio = 2199
)

// ListarFestivos lists the holidays in force.
type ListarFestivos struct {
	calendario CalendarioReader
}

// Execute may be called by anybody, without signing in. The holidays of anio come by date; a year before 1900 or after
// 2199 is a fault.Invalid at /query/anio.
func (uc ListarFestivos) Execute(ctx context.Context, anio int) ([]catalogo.FestivoVigente, error) {
	if err := revisarAnio(anio); err != nil {
		return nil, err
	}
	return uc.calendario.Festivos(ctx, kernel.NewDate(anio, time.January, 1), kernel.NewDate(anio, time.December, 31))
}

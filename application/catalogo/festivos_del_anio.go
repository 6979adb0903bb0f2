package catalogo

import (
	"context"
	"time"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// FestivosDelAnio lists the holidays of a year together with those that are switched off.
type FestivosDelAnio struct {
	calendario CalendarioReader
}

// Execute may be called by coordinators and administrators; an instructor gets catalogo.ErrSoloCoordinacion. A year before
// 1900 or after 2199 is a fault.Invalid at /query/anio.
func (uc FestivosDelAnio) Execute(ctx context.Context, actor kernel.Actor, anio int) ([]catalogo.FestivoDelAnio, error) {
	if err := catalogo.PuedeConsultar(actor); err != nil {
		return nil, err
	}
	if err := revisarAnio(anio); err != nil {
		return nil, err
	}
	filas, err := uc.calendario.FilasDeFestivos(ctx, kernel.NewDate(anio, time.January, 1), kernel.NewDate(anio, time.December, 31))
	return catalogo.FestivosDelAnio(anio, filas), err
}

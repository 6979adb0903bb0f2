package inproc

import (
	"context"

	"complementarias/application/calendario"
	"complementarias/application/catalogo"
	"complementarias/domain/kernel"
)

// FestivosDeCalendario answers what calendario asks of catalogo.
type FestivosDeCalendario struct{ catalogo catalogo.CalendarioReader }

// NewFestivosDeCalendario reads the holidays in force, the computed ones and the rows over them.
func NewFestivosDeCalendario(r catalogo.CalendarioReader) FestivosDeCalendario {
	return FestivosDeCalendario{r}
}

// Entre implements calendario.Festivos.
func (f FestivosDeCalendario) Entre(ctx context.Context, desde, hasta kernel.Date) ([]calendario.Festivo, error) {
	vigentes, err := f.catalogo.Festivos(ctx, desde, hasta)
	if err != nil {
		return nil, err
	}
	festivos := make([]calendario.Festivo, len(vigentes))
	for i, v := range vigentes {
		festivos[i] = calendario.Festivo{Fecha: v.Fecha, Nombre: v.Nombre}
	}
	return festivos, nil
}

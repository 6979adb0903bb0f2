package catalogo

import (
	"context"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// Festivos lists the holidays in force from desde to hasta, both included, as idb sees them.
func Festivos(ctx context.Context, idb bun.IDB, desde, hasta kernel.Date) ([]catalogo.FestivoVigente, error) {
	var filas []filaFestivo
	err := idb.NewSelect().Model(&filas).Where("f.fecha BETWEEN ? AND ?", desde.String(), hasta.String()).
		OrderExpr(`f.fecha, f.nombre COLLATE "C"`).Scan(ctx)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	guardadas := make([]catalogo.FestivoFila, len(filas))
	for i, f := range filas {
		guardadas[i] = catalogo.FestivoFila{Fecha: fecha(f.Fecha), Nombre: f.Nombre, Tipo: f.Tipo}
	}
	return catalogo.FestivosVigentes(desde, hasta, guardadas), nil
}

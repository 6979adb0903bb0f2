package catalogo

import (
	"context"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// Festivos lists the holidays in force from desde to hasta, both included, as idb sees them: other modules call it
// within their own transaction.
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

// Recesos lists the periods without classes of a centre that touch the days from desde to hasta, earliest first, as idb
// sees them: other modules call it within their own transaction.
func Recesos(ctx context.Context, idb bun.IDB, centro kernel.CentroID, desde, hasta kernel.Date) ([]catalogo.Receso, error) {
	var filas []filaReceso
	err := idb.NewSelect().Model(&filas).Where("r.centro_id = ?", centro).
		Where("r.desde <= ?", hasta.String()).Where("r.hasta >= ?", desde.String()).
		OrderExpr("r.desde, r.hasta, r.id").Scan(ctx)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	recesos := make([]catalogo.Receso, len(filas))
	for i, f := range filas {
		recesos[i] = catalogo.Receso{Desde: fecha(f.Desde), Hasta: fecha(f.Hasta), Nombre: f.Nombre}
	}
	return recesos, nil
}

package catalogo

import (
	"cmp"
	"context"
	"slices"
	"time"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// CentroAfectado counts the approved courses of a centre with a class on days that a change of the calendar took.
type CentroAfectado struct {
	ID     kernel.CentroID
	Cursos int
}

// CentrosAfectados finds the centres whose coordination has to look at its approved courses after a change of the calendar.
type CentrosAfectados struct {
	calendario CalendarioReader
	now        func() time.Time
}

// Execute is for the system only: no request of a person reaches it. It looks at the calendar as it is now, so that a change
// that was taken back touches nobody. Centres come by id.
func (uc CentrosAfectados) Execute(ctx context.Context, e catalogo.CalendarioCambiado) ([]CentroAfectado, error) {
	hoy := kernel.Today(uc.now())
	todos, err := uc.calendario.Festivos(ctx, hoy, hoy.AddMonths(12*aniosAfectados))
	if err != nil {
		return nil, err
	}
	c := ConsultaCandidatos{Alcance: catalogo.Alcance{Pais: true}, Centro: e.CentroID, Desde: hoy}
	for _, f := range todos {
		if e.Abarca(f.Fecha) {
			c.Festivos = append(c.Festivos, f.Fecha)
		}
	}
	candidatos, recesos, err := uc.calendario.Candidatos(ctx, c)
	if err != nil {
		return nil, err
	}
	cuantos := map[kernel.CentroID]int{}
	for _, k := range candidatos {
		dias := catalogo.DiasAfectados(k.CursoAprobado, hoy, todos, recesos)
		if slices.ContainsFunc(dias, func(d catalogo.DiaAfectado) bool { return e.Abarca(d.Fecha) }) {
			cuantos[k.CentroID]++
		}
	}
	var centros []CentroAfectado
	for id, n := range cuantos {
		centros = append(centros, CentroAfectado{ID: id, Cursos: n})
	}
	slices.SortFunc(centros, func(a, b CentroAfectado) int { return cmp.Compare(a.ID, b.ID) })
	return centros, nil
}

// avisarCalendario tells the other modules that days have no classes any more.
func avisarCalendario(ctx context.Context, tx Tx, por kernel.Actor, centro kernel.CentroID, desde, hasta kernel.Date, nombre string, en time.Time) error {
	return tx.Outbox.Append(ctx, catalogo.CalendarioCambiado{CentroID: centro, Desde: desde.String(), Hasta: hasta.String(), Nombre: nombre, PorID: por.ID, En: en})
}

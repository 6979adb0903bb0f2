// Package reportes holds the figures that those who decide look at: how many solicitudes, what became of them, how long
// it took, who is near the weekly limit. A report looks at the solicitudes asked for in a period, so that every figure is
// a list of solicitudes with the same filters (ADR 0013). Numbers only: words belong to the adapters. usecases.go is its
// table of contents.
package reportes

import (
	"context"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Reader counts. Every question is answered within the alcance and within f, whose period is filled in.
type Reader interface {
	// PorMes gives the figures from each of the days of inicios to the next one, or to the end of the period, and those of
	// f.Anterior().
	PorMes(ctx context.Context, alcance Alcance, f Filtro, inicios []kernel.Date) (meses []Cifras, antes Cifras, err error)
	// Duraciones measures each of Pasos over the whole period, and Respuesta from each of the days of inicios to the next.
	Duraciones(ctx context.Context, alcance Alcance, f Filtro, inicios []kernel.Date) (pasos map[string]Duracion, meses []Duracion, err error)
	// Grupos tells the groups of in.Por in the order of in.Orden, ties by Clave, the first in.Limite of them one by one.
	Grupos(ctx context.Context, alcance Alcance, in GruposInput) (Grupos, error)
	// Cargas finds the active instructors whose load reaches PorcentajeCerca of their limit in a week of the window, which
	// is whole weeks.
	Cargas(ctx context.Context, alcance Alcance, in CargasInput) (Cargas, error)
	// Cola counts what waits for a decision into the bands, which are in the order of their days; the period of f does not
	// count. It gives the day of the oldest sending, zero when nothing waits.
	Cola(ctx context.Context, alcance Alcance, f Filtro, bandas []Banda) (kernel.Date, error)
}

// Deps is what the use cases are made of.
type Deps struct {
	Reader Reader
	Now    func() time.Time
}

type caso struct{ d Deps }

// preparar asks the policy first, then looks at the period.
func (c caso) preparar(actor kernel.Actor, f Filtro) (Alcance, Filtro, error) {
	alcance, err := AlcanceDe(actor)
	if err != nil {
		return Alcance{}, f, err
	}
	f, faltas := f.EnPeriodo(c.hoy())
	return alcance, f, fault.Fields(faltas)
}

func (c caso) hoy() kernel.Date { return kernel.Today(c.d.Now()) }

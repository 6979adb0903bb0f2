package catalogo

import (
	"context"
	"time"

	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// ListarRecesos lists the recesses of centres.
type ListarRecesos struct {
	calendario CalendarioReader
}

// Execute may be called by a coordinator, for the own centre, and by an Admin; an instructor gets
// catalogo.ErrSoloCoordinacion. The other refusal is a fault.Invalid at /query/anio or /query/centro.
func (uc ListarRecesos) Execute(ctx context.Context, actor kernel.Actor, f FiltroRecesos) (PaginaRecesos, error) {
	alcance, err := catalogo.AlcanceRecesos(actor)
	if err != nil {
		return PaginaRecesos{}, err
	}
	c := ConsultaRecesos{Alcance: alcance, Centro: f.Centro, Desde: kernel.NewDate(PrimerAnio, time.January, 1), Hasta: kernel.LastDate(),
		Saltar: (f.Page - 1) * f.Limit, Limite: f.Limit}
	var faltas []fault.Field
	if !esID(string(f.Centro)) {
		faltas = append(faltas, centroDesconocido())
	}
	if f.Anio != 0 {
		faltas = append(faltas, camposDe(revisarAnio(f.Anio))...)
		c.Desde, c.Hasta = kernel.NewDate(f.Anio, time.January, 1), kernel.NewDate(f.Anio, time.December, 31)
	}
	if err := fault.Fields(faltas); err != nil {
		return PaginaRecesos{}, err
	}
	return uc.calendario.Recesos(ctx, c)
}

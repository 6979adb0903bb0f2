package reportes

import (
	"context"

	"complementarias/domain/kernel"
)

// Resumen is how many solicitudes were asked for and what became of them.
type Resumen struct {
	Filtro   Filtro // with the period filled in
	Cifras   Cifras
	Meses    []Mes  // every month of the period, in order
	Anterior Filtro // the period of equal length before
	Antes    Cifras // of that one
}

// Mes is one calendar month of the period, or the part of it that lies in the period.
type Mes struct {
	Desde, Hasta kernel.Date // both included
	Cifras       Cifras
}

// VerResumen counts solicitudes by state and by month.
type VerResumen struct{ caso }

// Execute answers a COORDINADOR about the own centre and an ADMIN about the country, else ErrRol; a fault.Invalid at
// /desde or /hasta when the period is none. It asks one question.
func (uc VerResumen) Execute(ctx context.Context, actor kernel.Actor, f Filtro) (Resumen, error) {
	alcance, f, err := uc.preparar(actor, f)
	if err != nil {
		return Resumen{}, err
	}
	r := Resumen{Filtro: f, Anterior: f.Anterior()}
	inicios := f.Meses()
	porMes, antes, err := uc.d.Reader.PorMes(ctx, alcance, f, inicios)
	if err != nil {
		return Resumen{}, err
	}
	r.Antes = antes
	for i, inicio := range inicios {
		r.Meses = append(r.Meses, Mes{Desde: inicio, Hasta: f.finDe(inicios, i), Cifras: porMes[i]})
		r.Cifras = r.Cifras.Mas(porMes[i])
	}
	return r, nil
}

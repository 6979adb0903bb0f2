package solicitudes

import (
	"cmp"
	"context"
	"slices"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// VerTableroCoordinacion reads the start page of those who decide.
type VerTableroCoordinacion struct{ caso }

// Execute answers a COORDINADOR about the own centre and an ADMIN about the country, else ErrRol.
func (uc VerTableroCoordinacion) Execute(ctx context.Context, actor kernel.Actor) (TableroCoordinacion, error) {
	var t TableroCoordinacion
	var err error
	if t.Cola, err = Cola(uc).Execute(ctx, actor, FiltroCola{Pagina: 1, Limite: muestraTablero}); err != nil {
		return t, err
	}
	alcance, cortes, hoy := solicitudes.AlcanceDe(actor), cortesDe(uc.now()), kernel.Today(uc.now())
	t.Lunes = cortes.Lunes
	if t.Cifras, err = uc.d.Reader.Cifras(ctx, alcance, cortes); err != nil {
		return t, err
	}
	if t.Cursos, err = uc.d.Reader.Cursos(ctx, alcance, hoy, hoy.AddDays(solicitudes.DiasProximos-1), muestraTablero); err != nil {
		return t, err
	}
	for _, lista := range [][]Curso{t.Cursos.Proximos, t.Cursos.Provisionales} {
		for i := range lista {
			lista[i].DiasParaIniciar = lista[i].Inicio.DaysSince(hoy)
		}
	}
	cargas, err := uc.d.Reader.Cargas(ctx, alcance, cortes.Lunes, solicitudes.SemanasDeCarga, solicitudes.PorcentajeCarga)
	if err != nil {
		return t, err
	}
	cargas = peores(cargas)
	t.TotalCargas, t.Cargas = len(cargas), cargas[:min(muestraTablero, len(cargas))]
	if alcance.Pais {
		t.Regionales, err = uc.d.Reader.Regionales(ctx, cortes)
	}
	return t, err
}

// peores keeps the heaviest week of each instructor who is near the limit, or over it, the worst first.
func peores(cargas []CargaSemanal) []CargaSemanal {
	var cerca []CargaSemanal
	for _, c := range cargas {
		if !solicitudes.CercaDelLimite(c.Minutos, c.LimiteMinutos) {
			continue
		}
		switch n := len(cerca); {
		case n == 0 || cerca[n-1].InstructorID != c.InstructorID:
			cerca = append(cerca, c)
		case c.Minutos > cerca[n-1].Minutos:
			cerca[n-1] = c
		}
	}
	slices.SortStableFunc(cerca, func(a, b CargaSemanal) int {
		return cmp.Or(cmp.Compare(b.Minutos*a.LimiteMinutos, a.Minutos*b.LimiteMinutos), cmp.Compare(a.Instructor, b.Instructor))
	})
	return cerca
}

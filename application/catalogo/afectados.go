package catalogo

import (
	"context"
	"time"

	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// aniosAfectados is how many years ahead of today courses are compared with the calendar; none is planned further ahead.
const aniosAfectados = 5

// FiltroAfectados is what is asked of the courses that the calendar touches. Page and Limit are 1 or more.
type FiltroAfectados struct {
	Centro kernel.CentroID // empty: all in scope
	Page   int
	Limit  int
}

// CursosAfectados lists the approved courses with a class, today or later, on a day that is now a holiday or in a recess of
// their centre (domain.md 5.6, calendar drift).
type CursosAfectados struct {
	calendario CalendarioReader
	now        func() time.Time
}

// Execute may be called by a coordinator, for the own centre, and by an Admin; an instructor gets
// catalogo.ErrSoloCoordinacion. They come by their first such day; what they are planned with on purpose does not count. The
// other refusal is a fault.Invalid at /query/centro.
func (uc CursosAfectados) Execute(ctx context.Context, actor kernel.Actor, f FiltroAfectados) (PaginaAfectados, error) {
	alcance, err := catalogo.AlcanceRecesos(actor)
	if err != nil {
		return PaginaAfectados{}, err
	}
	if !esID(string(f.Centro)) {
		return PaginaAfectados{}, fault.Fields([]fault.Field{centroDesconocido()})
	}
	hoy := kernel.Today(uc.now())
	festivos, err := uc.calendario.Festivos(ctx, hoy, hoy.AddMonths(12*aniosAfectados))
	if err != nil {
		return PaginaAfectados{}, err
	}
	c := ConsultaCandidatos{Alcance: alcance, Centro: f.Centro, Desde: hoy}
	for _, x := range festivos {
		c.Festivos = append(c.Festivos, x.Fecha)
	}
	candidatos, recesos, err := uc.calendario.Candidatos(ctx, c)
	if err != nil {
		return PaginaAfectados{}, err
	}
	pagina := PaginaAfectados{Cursos: []CursoAfectado{}}
	for _, k := range candidatos {
		dias := catalogo.DiasAfectados(k.CursoAprobado, hoy, festivos, recesos)
		if len(dias) == 0 {
			continue
		}
		if pagina.Total >= (f.Page-1)*f.Limit && len(pagina.Cursos) < f.Limit {
			pagina.Cursos = append(pagina.Cursos, CursoAfectado{Candidato: k, Afectados: dias})
		}
		pagina.Total++
	}
	pagina.TotalEsMinimo = len(candidatos) >= TotalExacto
	return pagina, nil
}

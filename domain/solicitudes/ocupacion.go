package solicitudes

import (
	"cmp"
	"slices"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Ocupada is a time of the week that another course takes, of the instructor or, PorAmbiente, only of the ambiente, as
// somebody may see it.
type Ocupada struct {
	Codigo          string
	Estado          Estado
	PorAmbiente     bool
	Dia             int // 1 lunes .. 7 domingo
	Desde, Hasta    int // minutes of the day
	Primera, Ultima kernel.Date
	Veces           int // dates on which it is taken
}

// Ocupacion folds the sessions of the rivals that count into weeks, by day and hour. A session that lies within the hours
// of another of the same course on that weekday, such as a last one that is cut short, adds nothing to look at.
func Ocupacion(por kernel.Actor, rivales []Rival) []Ocupada {
	var semana []Ocupada
	for _, r := range rivales {
		if !cuenta(r.Estado) {
			continue
		}
		var suyas []Ocupada
		for _, s := range r.Sesiones {
			suyas = sumar(suyas, Ocupada{Codigo: codigoPara(por, r), Estado: r.Estado, PorAmbiente: r.PorAmbiente, Dia: s.Fecha.Weekday(),
				Desde: s.Desde, Hasta: s.Hasta, Primera: s.Fecha, Ultima: s.Fecha, Veces: 1})
		}
		semana = append(semana, suyas...)
	}
	slices.SortStableFunc(semana, func(a, b Ocupada) int {
		return cmp.Or(a.Dia-b.Dia, a.Desde-b.Desde, a.Hasta-b.Hasta, cmp.Compare(a.Codigo, b.Codigo))
	})
	return semana
}

func sumar(suyas []Ocupada, o Ocupada) []Ocupada {
	for i := range suyas {
		s := &suyas[i]
		dentro := s.Desde <= o.Desde && o.Hasta <= s.Hasta
		if s.Dia != o.Dia || !dentro && (o.Desde > s.Desde || s.Hasta > o.Hasta) {
			continue
		}
		s.Desde, s.Hasta = min(s.Desde, o.Desde), max(s.Hasta, o.Hasta)
		s.Ultima = o.Ultima
		s.Veces++
		return suyas
	}
	return append(suyas, o)
}

func cuenta(e Estado) bool { return e == Aprobada || e == Pendiente || e == EnRevision }

// visible tells whether the rival itself is in the scope of por.
func (r Rival) visible(por kernel.Actor) bool {
	return AlcanceDe(por).Incluye(r.CentroID, r.InstructorID)
}

func codigoPara(por kernel.Actor, r Rival) string {
	switch {
	case r.visible(por):
		return r.Codigo
	case r.PorAmbiente:
		return otroCurso
	}
	return otroCentro
}

// HastaDonde is the last date on which other courses matter to one that starts on inicio and may not be planned yet.
func HastaDonde(inicio kernel.Date) kernel.Date { return inicio.AddDays(SemanasBusqueda * 7) }

// SemanasEnteras widens a span of dates to whole ISO weeks, because the load of a week counts every class in it.
func SemanasEnteras(desde, hasta kernel.Date) (lunes, domingo kernel.Date) {
	return horarios.LunesDe(desde), horarios.LunesDe(hasta).AddDays(6)
}

package horarios

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"complementarias/domain/kernel"
)

// Plan is a course day by day: sessions sorted by date and hour, and the dates of its pattern without class.
type Plan struct {
	Inicio   kernel.Date // the start that was asked for; the first session may be later
	Sesiones []Sesion
	Omitidas []Omision
	Minutos  int // of all sessions together
}

// Semana is an ISO 8601 week and the minutes of class in it.
type Semana struct{ Anio, Numero, Minutos int }

// String writes 2026-W12.
func (s Semana) String() string { return fmt.Sprintf("%04d-W%02d", s.Anio, s.Numero) }

// Mes holds the days of one month with class, ascending.
type Mes struct {
	Anio int
	Mes  time.Month
	Dias []int
}

// Clave writes 2025-10.
func (m Mes) Clave() string { return fmt.Sprintf("%04d-%02d", m.Anio, int(m.Mes)) }

// DesdeSesiones makes a Plan of dated sessions that a person gave, whatever their order; it starts with the first. It
// does not check them: RevisarPatron does.
func DesdeSesiones(sesiones []Sesion) Plan {
	p := Plan{Sesiones: slices.Clone(sesiones)}
	slices.SortStableFunc(p.Sesiones, func(a, b Sesion) int {
		return cmp.Or(a.Fecha.DaysSince(b.Fecha), a.Desde-b.Desde, a.Hasta-b.Hasta)
	})
	for _, s := range p.Sesiones {
		p.Minutos += s.Minutos()
	}
	p.Inicio = p.Primera()
	return p
}

// Primera is the date of the first session; zero without sessions.
func (p Plan) Primera() kernel.Date {
	if len(p.Sesiones) == 0 {
		return kernel.Date{}
	}
	return p.Sesiones[0].Fecha
}

// Ultima is the date of the last session, on which the course ends; zero without sessions.
func (p Plan) Ultima() kernel.Date {
	if len(p.Sesiones) == 0 {
		return kernel.Date{}
	}
	return p.Sesiones[len(p.Sesiones)-1].Fecha
}

// Dias counts the dates with class.
func (p Plan) Dias() int {
	var previa kernel.Date
	dias := 0
	for _, s := range p.Sesiones {
		if s.Fecha != previa {
			dias++
		}
		previa = s.Fecha
	}
	return dias
}

// DiasCalendario counts every day from Inicio to the last session, both included; 0 without sessions.
func (p Plan) DiasCalendario() int {
	if len(p.Sesiones) == 0 {
		return 0
	}
	return p.Ultima().DaysSince(p.Inicio) + 1
}

// Semanas counts the ISO weeks with class.
func (p Plan) Semanas() int {
	var lunes kernel.Date
	semanas := 0
	for _, s := range p.Sesiones {
		if l := LunesDe(s.Fecha); l != lunes {
			lunes = l
			semanas++
		}
	}
	return semanas
}

// SemanaMaxima is the week with most minutes, the first of several; zero without sessions.
func (p Plan) SemanaMaxima() Semana {
	var lunes, cargada kernel.Date
	minutos, maximo := 0, 0
	for _, s := range p.Sesiones {
		if l := LunesDe(s.Fecha); l != lunes {
			lunes, minutos = l, 0
		}
		minutos += s.Minutos()
		if minutos > maximo {
			cargada, maximo = lunes, minutos
		}
	}
	if cargada.IsZero() {
		return Semana{}
	}
	anio, numero := cargada.ISOWeek()
	return Semana{Anio: anio, Numero: numero, Minutos: maximo}
}

// LunesDe is the Monday of the ISO week of the date.
func LunesDe(fecha kernel.Date) kernel.Date { return fecha.AddDays(1 - fecha.Weekday()) }

// PorMes lists the days with class of each month that has any (the form's boxes "fechas de ejecución").
func (p Plan) PorMes() []Mes {
	var meses []Mes
	var previa kernel.Date
	for _, s := range p.Sesiones {
		if s.Fecha == previa {
			continue
		}
		previa = s.Fecha
		anio, mes, dia := s.Fecha.Time().Date()
		if ultimo := len(meses) - 1; ultimo < 0 || meses[ultimo].Anio != anio || meses[ultimo].Mes != mes {
			meses = append(meses, Mes{Anio: anio, Mes: mes})
		}
		meses[len(meses)-1].Dias = append(meses[len(meses)-1].Dias, dia)
	}
	return meses
}

// CabeHasta refuses, as Planear does, a plan with sessions after limite; a zero limite allows all.
func (p Plan) CabeHasta(limite kernel.Date) error {
	if limite.IsZero() {
		return nil
	}
	faltan := 0
	for _, s := range p.Sesiones {
		if s.Fecha.After(limite) {
			faltan += s.Minutos()
		}
	}
	if faltan == 0 {
		return nil
	}
	return excedeLimite(limite, faltan)
}

package solicitudes

import (
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// CargaMaxima finds the week in which these sessions and the approved ones of the rivals add up to most. Only weeks in
// which the sessions themselves take place count.
func CargaMaxima(sesiones []horarios.Sesion, rivales []Rival) horarios.Semana {
	type clave struct{ anio, numero int }
	minutos := map[clave]int{}
	semana := func(s horarios.Sesion) clave {
		anio, numero := s.Fecha.ISOWeek()
		return clave{anio, numero}
	}
	for _, s := range sesiones {
		minutos[semana(s)] += s.Minutos()
	}
	for _, r := range rivales {
		if r.Estado != Aprobada || r.PorAmbiente {
			continue
		}
		for _, s := range r.Sesiones {
			if _, propia := minutos[semana(s)]; propia {
				minutos[semana(s)] += s.Minutos()
			}
		}
	}
	var peor horarios.Semana
	for _, s := range sesiones { // in order, so that the first of equal weeks is named
		k := semana(s)
		if minutos[k] > peor.Minutos {
			peor = horarios.Semana{Anio: k.anio, Numero: k.numero, Minutos: minutos[k]}
		}
	}
	return peor
}

// SemanaDeCarga is what an instructor teaches in the ISO week of a Monday, in minutes: in the course that is looked at,
// and in the approved ones beside it.
type SemanaDeCarga struct {
	Lunes          kernel.Date
	Propios, Otros int
}

// Total of the week, in minutes.
func (s SemanaDeCarga) Total() int { return s.Propios + s.Otros }

// CargaPorSemana lists every week from the first of the sessions to the last, those without class in between too.
func CargaPorSemana(sesiones []horarios.Sesion, rivales []Rival) []SemanaDeCarga {
	if len(sesiones) == 0 {
		return nil
	}
	primera := horarios.LunesDe(sesiones[0].Fecha)
	semanas := make([]SemanaDeCarga, horarios.LunesDe(ultima(sesiones)).DaysSince(primera)/7+1)
	for i := range semanas {
		semanas[i].Lunes = primera.AddDays(7 * i)
	}
	for _, s := range sesiones {
		semanas[s.Fecha.DaysSince(primera)/7].Propios += s.Minutos()
	}
	for _, r := range rivales {
		if r.Estado != Aprobada || r.PorAmbiente {
			continue
		}
		for _, s := range r.Sesiones {
			if dias := s.Fecha.DaysSince(primera); dias >= 0 && dias/7 < len(semanas) {
				semanas[dias/7].Otros += s.Minutos()
			}
		}
	}
	return semanas
}

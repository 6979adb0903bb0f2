package solicitudes

import "complementarias/domain/horarios"

// LimiteSemanal is the weekly load in minutes that a kind of contract allows (domain.md 5.5).
func LimiteSemanal(vinculo string) int {
	if vinculo == "PLANTA" {
		return 32 * 60
	}
	return 40 * 60
}

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
		if r.Estado != Aprobada {
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

package horarios

import "complementarias/domain/kernel"

// Cruce is the time that two schedules share on one date, in minutes of the day.
type Cruce struct {
	Fecha        kernel.Date
	Desde, Hasta int
}

// Minutos is how long the clash lasts.
func (c Cruce) Minutos() int { return c.Hasta - c.Desde }

// Cruces lists where two schedules clash, by date and hour. Each must be sorted by date and hour and free of overlaps
// within itself, as a Plan is. Sessions that only touch do not clash.
func Cruces(a, b []Sesion) []Cruce {
	var cruces []Cruce
	for len(a) > 0 && len(b) > 0 {
		if c, hay := comun(a[0], b[0]); hay {
			cruces = append(cruces, c)
		}
		if terminaAntes(a[0], b[0]) {
			a = a[1:]
		} else {
			b = b[1:]
		}
	}
	return cruces
}

func comun(a, b Sesion) (Cruce, bool) {
	if a.Fecha != b.Fecha || a.Desde >= b.Hasta || b.Desde >= a.Hasta {
		return Cruce{}, false
	}
	return Cruce{Fecha: a.Fecha, Desde: max(a.Desde, b.Desde), Hasta: min(a.Hasta, b.Hasta)}, true
}

func terminaAntes(a, b Sesion) bool {
	if a.Fecha != b.Fecha {
		return a.Fecha.Before(b.Fecha)
	}
	return a.Hasta <= b.Hasta
}

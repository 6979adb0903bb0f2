package reportes

import (
	"context"

	"complementarias/domain/kernel"
)

// bandas are the days of waiting from which each band of the queue counts on.
var bandas = []int{0, 3, 6, 11, 21}

// Banda is the part of the queue that has waited for so many Bogotá days, counted from the last sending.
type Banda struct {
	DesdeDias int
	HastaDias int // included; meaningless in the last band, which has no end
	// EnviadaDesde and EnviadaHasta are the days of sending, both included; zero where the band is open.
	EnviadaDesde, EnviadaHasta kernel.Date
	Pendientes, EnRevision     int
}

// Total of both states.
func (b Banda) Total() int { return b.Pendientes + b.EnRevision }

// Antiguedad is how old the queue is now.
type Antiguedad struct {
	Bandas []Banda // from the shortest wait to the longest, all of them
	// MasAntigua is the day of the sending that has waited longest, zero for an empty queue.
	MasAntigua kernel.Date
	Dias       int // that it has waited
}

// Total of the queue.
func (a Antiguedad) Total() (n int) {
	for _, b := range a.Bandas {
		n += b.Total()
	}
	return n
}

// VerAntiguedad tells how long what waits has waited.
type VerAntiguedad struct{ caso }

// Execute answers and refuses as VerResumen does, about what waits now, whenever it was asked for: the period of f does not
// count. It asks one question.
func (uc VerAntiguedad) Execute(ctx context.Context, actor kernel.Actor, f Filtro) (Antiguedad, error) {
	alcance, err := AlcanceDe(actor)
	if err != nil {
		return Antiguedad{}, err
	}
	hoy := uc.hoy()
	a := Antiguedad{Bandas: make([]Banda, len(bandas))}
	for i, dias := range bandas {
		b := Banda{DesdeDias: dias, EnviadaHasta: hoy.AddDays(-dias)}
		if i+1 < len(bandas) {
			b.HastaDias = bandas[i+1] - 1
			b.EnviadaDesde = hoy.AddDays(-b.HastaDias)
		}
		a.Bandas[i] = b
	}
	a.Bandas[0].EnviadaHasta = kernel.Date{}
	a.MasAntigua, err = uc.d.Reader.Cola(ctx, alcance, f, a.Bandas)
	if err == nil && !a.MasAntigua.IsZero() {
		a.Dias = hoy.DaysSince(a.MasAntigua)
	}
	return a, err
}

package catalogo

import (
	"slices"

	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
)

// TipoFestivo says what a stored row does to the computed holidays.
type TipoFestivo string

const (
	Manual    TipoFestivo = "MANUAL"    // adds a day, such as a decreed civic one
	Suprimido TipoFestivo = "SUPRIMIDO" // switches off the computed holiday of that date and name
)

// FestivoFila is an editable row over the computed holidays.
type FestivoFila struct {
	Fecha  kernel.Date
	Nombre string
	Tipo   TipoFestivo
}

// Origen tells where a holiday in force comes from.
type Origen string

const (
	OrigenCalculado Origen = "CALCULADO"
	OrigenManual    Origen = "MANUAL"
)

// FestivoVigente is a holiday in force; two may fall on one date.
type FestivoVigente struct {
	Fecha  kernel.Date
	Nombre string
	Origen Origen
}

// FestivosVigentes lists the holidays in force from desde to hasta, both included: the computed ones that no row
// switches off, and the manual ones, by date and on one date the computed ones first. A manual row that repeats a
// computed holiday adds nothing. Rows outside of the span are ignored.
func FestivosVigentes(desde, hasta kernel.Date, filas []FestivoFila) []FestivoVigente {
	type clave struct {
		fecha  kernel.Date
		nombre string
	}
	vigentes, listados := []FestivoVigente{}, map[clave]bool{}
	for _, f := range filas {
		if f.Tipo == Suprimido {
			listados[clave{f.Fecha, f.Nombre}] = true
		}
	}
	agregar := func(f FestivoVigente) {
		k := clave{f.Fecha, f.Nombre}
		if f.Fecha.Before(desde) || f.Fecha.After(hasta) || listados[k] {
			return
		}
		listados[k] = true
		vigentes = append(vigentes, f)
	}
	for anio := desde.Year(); anio <= hasta.Year(); anio++ {
		for _, f := range colombia.FestivosDe(anio) {
			agregar(FestivoVigente{f.Fecha, f.Nombre, OrigenCalculado})
		}
	}
	for _, f := range filas {
		if f.Tipo == Manual {
			agregar(FestivoVigente{f.Fecha, f.Nombre, OrigenManual})
		}
	}
	slices.SortStableFunc(vigentes, func(a, b FestivoVigente) int { return a.Fecha.DaysSince(b.Fecha) })
	return vigentes
}

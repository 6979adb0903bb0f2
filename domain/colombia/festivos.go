package colombia

import (
	"slices"
	"strings"
	"time"

	"complementarias/domain/kernel"
)

// Festivo is a public holiday. Two may fall on one date.
type Festivo struct {
	Fecha  kernel.Date
	Nombre string
}

// anioChiquinquira is the first year of the holiday that Ley 2578 de 2026 created.
const anioChiquinquira = 2026

// FestivosDe computes the public holidays of a year by date, and on one date by name: those of Ley 51 de 1983 and,
// from 2026 on, that of Ley 2578 de 2026. It holds from 1984 on; decreed days and holidays that a court suspends are
// the business of the caller.
func FestivosDe(anio int) []Festivo {
	festivos := slices.Concat(fijos(anio), trasladados(anio), dePascua(anio))
	slices.SortFunc(festivos, func(a, b Festivo) int {
		if dias := a.Fecha.DaysSince(b.Fecha); dias != 0 {
			return dias
		}
		return strings.Compare(a.Nombre, b.Nombre)
	})
	return festivos
}

// fijos never move.
func fijos(anio int) []Festivo {
	return []Festivo{
		{kernel.NewDate(anio, time.January, 1), "Año Nuevo"},
		{kernel.NewDate(anio, time.May, 1), "Día del Trabajo"},
		{kernel.NewDate(anio, time.July, 20), "Independencia"},
		{kernel.NewDate(anio, time.August, 7), "Batalla de Boyacá"},
		{kernel.NewDate(anio, time.December, 8), "Inmaculada Concepción"},
		{kernel.NewDate(anio, time.December, 25), "Navidad"},
	}
}

// trasladados move to the next Monday, unless they fall on one.
func trasladados(anio int) []Festivo {
	festivos := []Festivo{
		{kernel.NewDate(anio, time.January, 6), "Reyes Magos"},
		{kernel.NewDate(anio, time.March, 19), "San José"},
		{kernel.NewDate(anio, time.June, 29), "San Pedro y San Pablo"},
		{kernel.NewDate(anio, time.August, 15), "Asunción"},
		{kernel.NewDate(anio, time.October, 12), "Día de la Raza"},
		{kernel.NewDate(anio, time.November, 1), "Todos los Santos"},
		{kernel.NewDate(anio, time.November, 11), "Independencia de Cartagena"},
	}
	if anio >= anioChiquinquira {
		festivos = append(festivos, Festivo{kernel.NewDate(anio, time.July, 9), "Virgen de Chiquinquirá (Ley 2578/2026)"})
	}
	for i := range festivos {
		festivos[i].Fecha = lunesDesde(festivos[i].Fecha)
	}
	return festivos
}

// dePascua hang on Easter: the two of Holy Week where they are, the others already on their Monday.
func dePascua(anio int) []Festivo {
	pascua := Pascua(anio)
	return []Festivo{
		{pascua.AddDays(-3), "Jueves Santo"},
		{pascua.AddDays(-2), "Viernes Santo"},
		{pascua.AddDays(43), "Ascensión del Señor"},
		{pascua.AddDays(64), "Corpus Christi"},
		{pascua.AddDays(71), "Sagrado Corazón"},
	}
}

func lunesDesde(d kernel.Date) kernel.Date {
	return d.AddDays((8 - d.Weekday()) % 7)
}

// Pascua returns Easter Sunday of a year of the Gregorian calendar, by the anonymous algorithm that Butcher printed in
// 1876. It is no holiday itself.
func Pascua(anio int) kernel.Date {
	aureo := anio % 19
	siglo, resto := anio/100, anio%100
	epacta := (19*aureo + siglo - siglo/4 - (siglo-(siglo+8)/25+1)/3 + 15) % 30
	domingo := (32 + 2*(siglo%4) + 2*(resto/4) - epacta - resto%4) % 7
	correccion := (aureo + 11*epacta + 22*domingo) / 451
	dias := epacta + domingo - 7*correccion + 114
	return kernel.NewDate(anio, time.Month(dias/31), dias%31+1)
}

// Regla says how the date of a computed holiday comes about.
type Regla string

// The rules of a year.
const (
	ReglaFija       Regla = "FIJA"       // the same day every year
	ReglaTrasladada Regla = "TRASLADADA" // the next Monday
	ReglaDePascua   Regla = "PASCUA"     // so many days from Easter
)

// ReglaDe tells the rule and the law of a holiday of FestivosDe; both are empty for what is none.
func ReglaDe(f Festivo) (regla Regla, ley string) {
	anio := f.Fecha.Year()
	switch {
	case slices.Contains(fijos(anio), f):
		regla = ReglaFija
	case slices.Contains(trasladados(anio), f):
		regla = ReglaTrasladada
	case slices.Contains(dePascua(anio), f):
		regla = ReglaDePascua
	default:
		return "", ""
	}
	if f.Fecha.Month() == time.July && regla == ReglaTrasladada && strings.Contains(f.Nombre, "Chiquinquirá") {
		return regla, "Ley 2578 de 2026"
	}
	return regla, "Ley 51 de 1983"
}

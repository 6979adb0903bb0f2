// Package palabras says in the Spanish of Colombia what the program knows as values: dates, hours, amounts, states. Each
// concern stands in one file.
package palabras

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

var mesesCortos = [13]string{"", "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"}

var meses = [13]string{"", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}

var dias = [8]string{"", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"}

var diasCortos = [8]string{"", "lun", "mar", "mié", "jue", "vie", "sáb", "dom"}

var diasIniciales = [8]string{"", "L", "M", "Mi", "J", "V", "S", "D"}

// Dia is the weekday from 1 (lunes) to 7 (domingo).
func Dia(n int) string { return en(dias[:], n) }

// DiaCorto is the weekday in three letters.
func DiaCorto(n int) string { return en(diasCortos[:], n) }

// DiaInicial is the weekday as calendars head their columns.
func DiaInicial(n int) string { return en(diasIniciales[:], n) }

// DiaTitulo is the weekday as a label begins: "Lunes".
func DiaTitulo(n int) string { return Mayuscula(Dia(n)) }

// MesCorto is the month in three letters, from 1.
func MesCorto(n int) string { return en(mesesCortos[:], n) }

func en(lista []string, n int) string {
	if n < 1 || n >= len(lista) {
		return ""
	}
	return lista[n]
}

// Mes writes "octubre de 2026".
func Mes(anio int, mes time.Month) string { return meses[mes] + " de " + strconv.Itoa(anio) }

// Fecha writes "2 oct 2026", and nothing for the zero date.
func Fecha(d kernel.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day(), mesesCortos[d.Month()], d.Year())
}

// FechaCorta writes "2 oct".
func FechaCorta(d kernel.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s", d.Day(), mesesCortos[d.Month()])
}

// DiaYMes writes "2 de octubre".
func DiaYMes(d kernel.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d de %s", d.Day(), meses[d.Month()])
}

// Semana writes the days of the week of a Monday: "28 sep – 4 oct", "5 – 11 oct".
func Semana(lunes kernel.Date) string {
	domingo := lunes.AddDays(6)
	if lunes.Month() == domingo.Month() {
		return strconv.Itoa(lunes.Day()) + " – " + FechaCorta(domingo)
	}
	return FechaCorta(lunes) + " – " + FechaCorta(domingo)
}

// FechaLarga writes "2 de octubre de 2026".
func FechaLarga(d kernel.Date) string {
	if d.IsZero() {
		return ""
	}
	return horarios.FechaEnPalabras(d)
}

// FechaConDia writes "viernes 2 de octubre de 2026".
func FechaConDia(d kernel.Date) string {
	if d.IsZero() {
		return ""
	}
	return Dia(d.Weekday()) + " " + FechaLarga(d)
}

// FechaDeCampo writes "02/10/2026", as dates stand in fields.
func FechaDeCampo(d kernel.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d/%02d/%d", d.Day(), d.Month(), d.Year())
}

// Tramo writes "14 oct – 20 nov 2026"; the year of the first stands only when it differs.
func Tramo(desde, hasta kernel.Date) string {
	switch {
	case desde.IsZero():
		return Fecha(hasta)
	case hasta.IsZero() || desde == hasta:
		return Fecha(desde)
	case desde.Year() != hasta.Year():
		return Fecha(desde) + " – " + Fecha(hasta)
	}
	return FechaCorta(desde) + " – " + Fecha(hasta)
}

// Periodo writes "del 1 de enero al 15 de septiembre de 2026", "del 1 al 15 de mayo de 2026", "el 3 de mayo de 2026".
func Periodo(desde, hasta kernel.Date) string {
	switch {
	case desde == hasta:
		return "el " + FechaLarga(desde)
	case desde.Year() == hasta.Year() && desde.Month() == hasta.Month():
		return "del " + strconv.Itoa(desde.Day()) + " al " + FechaLarga(hasta)
	case desde.Year() == hasta.Year():
		return "del " + DiaYMes(desde) + " al " + FechaLarga(hasta)
	}
	return "del " + FechaLarga(desde) + " al " + FechaLarga(hasta)
}

// NombreMes is the month of a date, such as "octubre".
func NombreMes(m time.Month) string { return en(meses[:], int(m)) }

// Hora writes minutes of the day as "8:00 a. m.".
func Hora(minutos int) string {
	sufijo, h := "a. m.", minutos/60
	if h >= 12 {
		sufijo = "p. m."
	}
	if h %= 12; h == 0 {
		h = 12
	}
	return fmt.Sprintf("%d:%02d %s", h, minutos%60, sufijo)
}

// Horario writes "8 a 12" or "8:30 a 12", of 24 hours.
func Horario(desde, hasta int) string { return horaBreve(desde) + " a " + horaBreve(hasta) }

// HorarioBreve writes "8–12" where there is little room.
func HorarioBreve(desde, hasta int) string { return horaBreve(desde) + "–" + horaBreve(hasta) }

func horaBreve(minutos int) string {
	if minutos%60 == 0 {
		return strconv.Itoa(minutos / 60)
	}
	return fmt.Sprintf("%d:%02d", minutos/60, minutos%60)
}

// Instante writes "hoy, 8:15 a. m.", "ayer, 5:20 p. m." or "13 sep 2026, 5:20 p. m." in Bogotá, and nothing for the zero
// time.
func Instante(t, ahora time.Time) string {
	if t.IsZero() {
		return ""
	}
	local := t.In(kernel.Bogota)
	hora := Hora(local.Hour()*60 + local.Minute())
	switch kernel.Today(ahora).DaysSince(kernel.Today(t)) {
	case 0:
		return "hoy, " + hora
	case 1:
		return "ayer, " + hora
	}
	return Fecha(kernel.Today(t)) + ", " + hora
}

// EnDias says how far a date is: "hoy", "mañana", "en 5 días", "hace 3 días".
func EnDias(d, hoy kernel.Date) string {
	switch n := d.DaysSince(hoy); {
	case n == 0:
		return "hoy"
	case n == 1:
		return "mañana"
	case n == -1:
		return "ayer"
	case n > 1:
		return fmt.Sprintf("en %d días", n)
	default:
		return fmt.Sprintf("hace %d días", -n)
	}
}

// Mayuscula begins a sentence or a label.
func Mayuscula(s string) string {
	for i, r := range s {
		if i == 0 {
			return strings.ToUpper(string(r)) + s[len(string(r)):]
		}
	}
	return s
}

// HoraDelDia writes an hour along a scale of 24: "06:00".
func HoraDelDia(hora int) string { return fmt.Sprintf("%02d:00", hora) }

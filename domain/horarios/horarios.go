// Package horarios is the schedule engine: a weekly pattern, a start and a number of hours go in, dated sessions come
// out, with the reason for every date that was left out. It also tells where two schedules clash. Everything is pure.
package horarios

import "complementarias/domain/kernel"

// VentanaDesde and VentanaHasta are the minutes of the day between which classes may take place (06:00 to 22:00).
const (
	VentanaDesde = 6 * 60
	VentanaHasta = 22 * 60
)

// SesionesMaximas of one course: 880 hours, the most that a course may last, in classes of an hour and less.
const SesionesMaximas = 1000

// DiasMaximos is how many days, the start included, a course may spread over.
const DiasMaximos = 731

// Bloque is a class of every week: Dia is 1 (Monday) to 7 (Sunday), Desde and Hasta are minutes of the day.
type Bloque struct {
	Dia          int
	Desde, Hasta int
}

// Rango is a span of dates without classes, both ends included.
type Rango struct {
	Desde, Hasta kernel.Date
	Nombre       string // why: the name of the recess; empty for dates that a person took out
}

func (r Rango) incluye(fecha kernel.Date) bool {
	return !fecha.Before(r.Desde) && !fecha.After(r.Hasta)
}

// Entrada is everything a plan depends on.
type Entrada struct {
	Inicio         kernel.Date // required
	Minutos        int
	Patron         []Bloque
	OmitirFestivos bool
	Festivos       map[kernel.Date][]string // names; at least those of DiasMaximos days from Inicio
	Excluidas      []Rango
	Incluidas      []kernel.Date // put back: neither a holiday nor an excluded range skips them
	Limite         kernel.Date   // the last date allowed; zero for none
}

// Sesion is one dated class; Desde and Hasta are minutes of the day.
type Sesion struct {
	Fecha        kernel.Date
	Desde, Hasta int
	Parcial      bool // cut short because the course is complete
}

// Minutos is the length of the session.
func (s Sesion) Minutos() int { return s.Hasta - s.Desde }

// Omision is a date of the pattern without class.
type Omision struct {
	Fecha   kernel.Date
	Motivo  string // "festivo: A / B" or "excluida"
	Detalle string // the names of the holidays, or of the recess; empty for a date that a person took out
}

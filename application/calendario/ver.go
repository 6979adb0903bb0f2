package calendario

import (
	"context"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
)

// Vista is how much a page of the calendar shows.
type Vista string

// The views; the zero value of a question means Mes.
const (
	Mes    Vista = "mes"
	Semana Vista = "semana"
)

// How many classes of one day an answer carries; the day tells how many there are.
const (
	PorDiaDelMes    = 4
	PorDiaDeSemana  = 60
	idMaximo        = 100 // characters; a UUID has 36
	diasDeLaSemana  = 7
	primerAnioVista = 2000
)

// Pregunta says which part of which calendar. A zero Fecha is today; it may be any day of the month or week.
type Pregunta struct {
	Vista      Vista
	Fecha      kernel.Date
	Instructor kernel.UsuarioID
	Centro     kernel.CentroID
	Municipio  string // DIVIPOLA code; empty for any
	Ambiente   string
}

// Seleccion is a question within the scope of whoever asks.
type Seleccion struct {
	Alcance      Alcance
	Instructor   kernel.UsuarioID // empty for all
	Centro       kernel.CentroID  // empty for all
	Municipio    string
	Ambiente     string
	Desde, Hasta kernel.Date // both included
	PorDia       int
}

// Calendario is a part of a calendar: the whole weeks from Lunes to Domingo that a month or a week lies in.
type Calendario struct {
	Contorno
	Pregunta       Pregunta // with what it left out
	Lunes, Domingo kernel.Date
	Clases         []Clase // sorted; of one day no more than the view carries
	Festivos       []Festivo
	// Elegido is false when an admin has to say first whose calendar it is to be; then there is nothing else.
	Elegido bool
}

// Ver shows a month or a week of a calendar.
type Ver struct{ d Deps }

// Execute answers an instructor about the own classes of every centre, a coordinator about the own centre and an admin about
// any. ErrNoEncontrado for the calendar of somebody or some centre out of scope. It asks three times, however much there is.
func (uc Ver) Execute(ctx context.Context, actor kernel.Actor, p Pregunta) (Calendario, error) {
	if p.Fecha.IsZero() {
		p.Fecha = kernel.Today(uc.d.Now())
	}
	if p.Vista != Semana {
		p.Vista = Mes
	}
	s, elegido, err := acotar(actor, p)
	if err != nil {
		return Calendario{}, err
	}
	c := Calendario{Pregunta: p, Elegido: elegido}
	c.Lunes, c.Domingo = limites(p.Vista, p.Fecha)
	if !elegido {
		return c, nil
	}
	if !esID(string(s.Instructor)) || !esID(string(s.Centro)) {
		return Calendario{}, ErrNoEncontrado
	}
	s.Desde, s.Hasta, s.PorDia = c.Lunes, c.Domingo, PorDiaDelMes
	if p.Vista == Semana {
		s.PorDia = PorDiaDeSemana
	}
	if c.Contorno, err = uc.d.Reader.Contorno(ctx, s); err != nil {
		return Calendario{}, err
	}
	if c.Clases, err = uc.d.Reader.Clases(ctx, s); err != nil {
		return Calendario{}, err
	}
	c.Festivos, err = uc.d.Festivos.Entre(ctx, c.Lunes, c.Domingo)
	return c, err
}

// limites are the Monday and the Sunday of the weeks that the view shows.
func limites(v Vista, fecha kernel.Date) (lunes, domingo kernel.Date) {
	desde, hasta := fecha, fecha
	if v == Mes {
		desde = kernel.NewDate(fecha.Year(), fecha.Month(), 1)
		hasta = kernel.NewDate(fecha.Year(), fecha.Month()+1, 0)
	}
	return desde.AddDays(1 - desde.Weekday()), hasta.AddDays(diasDeLaSemana - hasta.Weekday())
}

// Limites are the first and the last date that a calendar is shown for.
func Limites() (desde, hasta kernel.Date) {
	return kernel.NewDate(primerAnioVista, time.January, 1), kernel.LastDate().AddDays(-2 * 31)
}

func esID(id string) bool { return colombia.RevisarTexto(id, idMaximo, false) == nil }

package reportes

import (
	"context"
	"fmt"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

const (
	// PorcentajeCerca is the part of the weekly limit from which a week is near it.
	PorcentajeCerca = 80
	// SemanasMaximo is the longest window of loads.
	SemanasMaximo = 53
	// CargasMaximo is how many instructors are told one by one.
	CargasMaximo  = 100
	semanasCargas = 8 // that are looked at when no end is given
	diasPorSemana = 7
)

// CargasInput is a window of whole ISO weeks: those of Desde and Hasta and all between them. Without Desde it begins this
// week, without Hasta it is eight weeks long.
type CargasInput struct {
	Desde, Hasta kernel.Date
	Centro       kernel.CentroID // of the instructor
	Regional     string          // DANE code of the department of that centre
	Instructor   kernel.UsuarioID
}

// Carga is an instructor who is near the weekly limit of the contract, or above it, in some week of the window.
type Carga struct {
	InstructorID  kernel.UsuarioID
	Instructor    string
	Vinculo       string // kind of contract, which sets the limit
	Centro        string
	Lunes         kernel.Date // of the heaviest week; the first of equal ones
	Minutos       int         // approved in that week, wherever they are given
	LimiteMinutos int
	Semanas       int // of the window that are near the limit or above it
	SemanasSobre  int // of those, above it
}

// Cargas are instructors with much to teach.
type Cargas struct {
	Lunes, Hasta kernel.Date // first and last day of the window
	Filas        []Carga     // the worst first, measured by the part of the limit; at most CargasMaximo
	Cerca        int         // instructors near the limit or above it
	Sobre        int         // of those, above it in some week
}

// VerCargas finds who has too much.
type VerCargas struct{ caso }

// Execute answers a COORDINADOR about the instructors of the own centre and an ADMIN about those of the country, else
// ErrRol; a fault.Invalid at /hasta when the window is none. It asks one question.
func (uc VerCargas) Execute(ctx context.Context, actor kernel.Actor, in CargasInput) (Cargas, error) {
	alcance, err := AlcanceDe(actor)
	if err != nil {
		return Cargas{}, err
	}
	in, faltas := in.EnSemanas(uc.hoy())
	if err = fault.Fields(faltas); err != nil {
		return Cargas{}, err
	}
	c, err := uc.d.Reader.Cargas(ctx, alcance, in)
	c.Lunes, c.Hasta = in.Desde, in.Hasta
	return c, err
}

// EnSemanas widens the window to whole weeks and tells what is wrong with it.
func (in CargasInput) EnSemanas(hoy kernel.Date) (CargasInput, []fault.Field) {
	if in.Desde.IsZero() {
		in.Desde = hoy
	}
	in.Desde = horarios.LunesDe(in.Desde)
	if in.Hasta.IsZero() {
		in.Hasta = in.Desde.AddDays(diasPorSemana * (semanasCargas - 1))
	}
	in.Hasta = horarios.LunesDe(in.Hasta).AddDays(diasPorSemana - 1)
	switch {
	case in.Hasta.Before(in.Desde):
		return in, []fault.Field{{Pointer: "/hasta", Code: "PERIODO_AL_REVES",
			Message: "Las semanas terminan antes de empezar. Cambie una de las dos fechas."}}
	case in.Semanas() > SemanasMaximo:
		return in, []fault.Field{{Pointer: "/hasta", Code: "PERIODO_DEMASIADO_LARGO",
			Message: fmt.Sprintf("Las cargas se miran hasta en %d semanas. Elija un período más corto.", SemanasMaximo)}}
	}
	return in, nil
}

// Semanas is how many weeks the window has, once EnSemanas has widened it.
func (in CargasInput) Semanas() int { return (in.Hasta.DaysSince(in.Desde) + 1) / diasPorSemana }

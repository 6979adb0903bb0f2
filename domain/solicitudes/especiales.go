package solicitudes

import (
	"fmt"
	"slices"
	"strings"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// ProgramaEspecial is a special programme that a course may run under from Desde to Hasta, both included; a zero Hasta is
// no end.
type ProgramaEspecial struct {
	Codigo, Nombre string
	Desde, Hasta   kernel.Date
}

// Cubre tells whether every day from primero to ultimo lies within.
func (p ProgramaEspecial) Cubre(primero, ultimo kernel.Date) bool {
	return !primero.Before(p.Desde) && (p.Hasta.IsZero() || !ultimo.After(p.Hasta))
}

// DiasDelCurso are the first and the last day with class; without classes what is written of both, and of what is missing
// hoy.
func (e Expediente) DiasDelCurso(hoy kernel.Date) (primero, ultimo kernel.Date) {
	return diasDelCurso(&e.Datos, e.Sesiones, hoy)
}

func diasDelCurso(d *Datos, sesiones []horarios.Sesion, hoy kernel.Date) (primero, ultimo kernel.Date) {
	if len(sesiones) > 0 {
		return sesiones[0].Fecha, ultima(sesiones)
	}
	primero = d.FechaInicioCurso
	if primero.IsZero() {
		primero = hoy
	}
	ultimo = d.FechaFinalizacionCurso
	if ultimo.Before(primero) { // none, too
		ultimo = primero
	}
	return primero, ultimo
}

// especiales refuses the special programmes that do not hold for the whole course: those with a box at it, the others together.
func especiales(d *Datos, sesiones []horarios.Sesion, env Entorno) []fault.Field {
	primero, ultimo := diasDelCurso(d, sesiones, kernel.Today(env.Ahora))
	var faltas []fault.Field
	var otros []string
	for _, codigo := range d.ProgramasEspeciales {
		i := slices.IndexFunc(env.Especiales, func(p ProgramaEspecial) bool { return p.Codigo == codigo })
		var mensaje string
		switch {
		case i < 0:
			mensaje = "No existe el programa especial " + codigo + ". Quítelo."
		case !env.Especiales[i].Cubre(primero, ultimo):
			mensaje = env.Especiales[i].noCubre(primero, ultimo)
		default:
			continue
		}
		if campo, casilla := casillaDe(codigo); casilla {
			faltas = append(faltas, fault.Field{Pointer: campo.Puntero(), Code: "PROGRAMA_ESPECIAL_NO_VIGENTE", Message: mensaje})
		} else {
			otros = append(otros, mensaje)
		}
	}
	if len(otros) > 0 {
		faltas = append(faltas, fault.Field{Pointer: "/programasEspeciales", Code: "PROGRAMA_ESPECIAL_NO_VIGENTE", Message: strings.Join(otros, " ")})
	}
	return faltas
}

// noCubre says what is in the way of a course on those days, and how to mend it.
func (p ProgramaEspecial) noCubre(primero, ultimo kernel.Date) string {
	if primero.Before(p.Desde) {
		return fmt.Sprintf("«%s» está vigente desde el %s y el curso empieza el %s. Quítelo o cambie las fechas.",
			p.Nombre, horarios.FechaEnPalabras(p.Desde), horarios.FechaEnPalabras(primero))
	}
	return fmt.Sprintf("«%s» está vigente hasta el %s y el curso termina el %s. Quítelo o cambie las fechas.",
		p.Nombre, horarios.FechaEnPalabras(p.Hasta), horarios.FechaEnPalabras(ultimo))
}

func casillaDe(codigo string) (Campo, bool) {
	i := slices.IndexFunc(camposEspeciales, func(c Campo) bool { return c.Tipo == Especial && c.Codigo == codigo })
	if i < 0 {
		return Campo{}, false
	}
	return camposEspeciales[i], true
}

package horarios

import (
	"fmt"
	"slices"
	"strings"

	"complementarias/domain/kernel"
)

// Explicar says in Spanish why the course ends when it does: the dates without class and their reasons, when it would
// have ended without them, and the hour of a last session that is cut short. e is the Entrada that p was planned from;
// for a Plan of DesdeSesiones it may be empty. Without sessions there is nothing to say.
func Explicar(e Entrada, p Plan) string {
	if len(p.Sesiones) == 0 {
		return ""
	}
	frases := []string{fmt.Sprintf("El curso termina el %s, con %s.", fechaLarga(p.Ultima()), contar(len(p.Sesiones), "sesión", "sesiones"))}
	conAnio := p.DiasCalendario() > 365
	for _, g := range agrupar(e, p) {
		frases = append(frases, g.frase(conAnio))
	}
	if frase, hay := sinOmitir(e, p); hay {
		frases = append(frases, frase)
	}
	if ultima := p.Sesiones[len(p.Sesiones)-1]; ultima.Parcial {
		frases = append(frases, fmt.Sprintf("La última sesión termina a las %s porque con ella se completa la duración del curso (%s).",
			FormatHora(ultima.Hasta), EnHoras(p.Minutos)))
	}
	return strings.Join(frases, " ")
}

// grupo is one holiday, or the dates that one excluded range takes out with no class in between.
type grupo struct {
	Omision
	rango Rango
	hasta kernel.Date
	dias  int
}

func agrupar(e Entrada, p Plan) []grupo {
	var grupos []grupo
	abierto := -1 // the latest group of excluded dates; holidays within the range do not close it
	sesiones := p.Sesiones
	for _, o := range p.Omitidas {
		for len(sesiones) > 0 && sesiones[0].Fecha.Before(o.Fecha) {
			sesiones, abierto = sesiones[1:], -1
		}
		if o.Motivo != motivoExcluida {
			grupos = append(grupos, grupo{Omision: o, hasta: o.Fecha, dias: 1})
			continue
		}
		rango, _ := e.rangoDe(o.Fecha)
		if abierto >= 0 && grupos[abierto].rango == rango {
			grupos[abierto].hasta = o.Fecha
			grupos[abierto].dias++
			continue
		}
		abierto = len(grupos)
		grupos = append(grupos, grupo{Omision: o, rango: rango, hasta: o.Fecha, dias: 1})
	}
	return grupos
}

func (g grupo) frase(conAnio bool) string {
	cuando := "El " + fechaCorta(g.Fecha, conAnio)
	if g.dias > 1 {
		cuando = "Del " + tramo(g.Fecha, g.hasta, conAnio)
	}
	return cuando + " no hay clase: " + g.porque() + "."
}

func (g grupo) porque() string {
	switch {
	case g.Motivo != motivoExcluida:
		return "es festivo (" + g.Detalle + ")"
	case g.Detalle != "":
		return g.Detalle
	case g.dias > 1:
		return "esas fechas se excluyeron"
	}
	return "esa fecha se excluyó"
}

// SinOmitir tells on which date the same course would have ended with nothing left out; false when nothing was, or
// when the sessions were given by hand.
func SinOmitir(e Entrada, p Plan) (kernel.Date, bool) {
	if len(p.Omitidas) == 0 {
		return kernel.Date{}, false
	}
	corrido, err := Planear(Entrada{Inicio: e.Inicio, Minutos: e.Minutos, Patron: e.Patron})
	if err != nil {
		return kernel.Date{}, false
	}
	return corrido.Ultima(), true
}

// FinQuitando tells on which date the course of e would end if fecha were taken out too, whatever put it in; false when
// it would not fit any more.
func FinQuitando(e Entrada, fecha kernel.Date) (kernel.Date, bool) {
	e.Excluidas = append(slices.Clone(e.Excluidas), Rango{Desde: fecha, Hasta: fecha})
	e.Incluidas = slices.DeleteFunc(slices.Clone(e.Incluidas), func(d kernel.Date) bool { return d == fecha })
	p, err := Planear(e)
	return p.Ultima(), err == nil
}

// sinOmitir says what the omitted dates cost.
func sinOmitir(e Entrada, p Plan) (string, bool) {
	fin, hay := SinOmitir(e, p)
	if !hay {
		return "", false
	}
	sujeto := "Sin esa fecha"
	if len(p.Omitidas) > 1 {
		sujeto = "Sin esas fechas"
	}
	if fin == p.Ultima() {
		return sujeto + " habría terminado ese mismo día.", true
	}
	return sujeto + " habría terminado el " + fechaLarga(fin) + ".", true
}

var meses = [13]string{"", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}

var diasEnTexto = [8]string{"", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"}

// fechaLarga writes "lunes 10 de noviembre de 2025".
func fechaLarga(d kernel.Date) string { return diasEnTexto[d.Weekday()] + " " + fechaCorta(d, true) }

// FechaEnPalabras writes "10 de noviembre de 2025".
func FechaEnPalabras(d kernel.Date) string { return fechaCorta(d, true) }

// fechaCorta writes "10 de noviembre", and the year where dates could be taken for those of another.
func fechaCorta(d kernel.Date, conAnio bool) string {
	texto := fmt.Sprintf("%d de %s", d.Day(), meses[d.Month()])
	if conAnio {
		texto += fmt.Sprintf(" de %d", d.Year())
	}
	return texto
}

// tramo writes "20 de diciembre al 11 de enero", and "20 al 24 de octubre" within a month; a year that both share stands once.
func tramo(desde, hasta kernel.Date, conAnio bool) string {
	mismoAnio := desde.Year() == hasta.Year()
	if mismoAnio && desde.Month() == hasta.Month() {
		return fmt.Sprintf("%d al %s", desde.Day(), fechaCorta(hasta, conAnio))
	}
	return fechaCorta(desde, conAnio && !mismoAnio) + " al " + fechaCorta(hasta, conAnio)
}

package ui

import (
	"fmt"
	"slices"
	"strconv"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func (e editorHorario) hayPlan() bool { return len(e.previa.Sesiones) > 0 }

// necesita is the length of the course in minutes; 0 while nobody has said it.
func (e editorHorario) necesita() int { return e.previa.Datos.DuracionMaxima * 60 }

// puestos are the minutes that have a date.
func (e editorHorario) puestos() int {
	puestos := e.previa.Minutos
	if !e.hayPlan() {
		for _, h := range e.previa.Datos.Horarios {
			if !h.Fecha.IsZero() {
				puestos += h.Hasta - h.Desde
			}
		}
	}
	return puestos
}

// horasDe says "40 de 40 horas" with what is placed.
func (e editorHorario) horasDe() (puestas, de string) {
	return enHorasCifra(e.puestos()), "de " + palabras.Horas(e.necesita())
}

func enHorasCifra(minutos int) string {
	if minutos%60 == 0 {
		return palabras.Numero(minutos / 60)
	}
	return fmt.Sprintf("%d:%02d", minutos/60, minutos%60)
}

// tramosMaximos is how many sessions can still be told apart in the meter.
const tramosMaximos = 40

// tramo is one session in the meter, in thousandths of the whole.
type tramo struct{ x, ancho string }

func (e editorHorario) tramos() []tramo {
	total := max(e.necesita(), e.previa.Minutos, 1)
	if len(e.previa.Sesiones) > tramosMaximos {
		return []tramo{{"0", strconv.Itoa(e.previa.Minutos * 1000 / total)}}
	}
	var tramos []tramo
	van := 0
	for _, s := range e.previa.Sesiones {
		x := van * 1000 / total
		van += s.Minutos()
		tramos = append(tramos, tramo{strconv.Itoa(x), strconv.Itoa(max(van*1000/total-x-4, 3))})
	}
	return tramos
}

func (e editorHorario) cuenta() string {
	return palabras.Contar(len(e.previa.Sesiones), "sesión", "sesiones") + " en " + palabras.Contar(e.previa.Semanas(), "semana", "semanas") + " con clase."
}

// ultimoDia says what happens on the day on which the course ends.
func (e editorHorario) ultimoDia() string {
	ultima := e.previa.Sesiones[len(e.previa.Sesiones)-1]
	horas := "Ese día la clase es de " + palabras.Horario(ultima.Desde, ultima.Hasta)
	if ultima.Parcial {
		return horas + ": con " + palabras.Horas(ultima.Minutos()) + " se completan las " + palabras.Numero(e.previa.Datos.DuracionMaxima) + "."
	}
	return horas + "."
}

// motivo is why there is no class: one holiday, or the dates of a recess or taken out that follow each other.
type motivo struct{ clase, texto, cuando string }

func (e editorHorario) motivos() []motivo {
	var motivos []motivo
	omitidas := e.previa.Omitidas
	for len(omitidas) > 0 {
		o, n := omitidas[0], 1
		for n < len(omitidas) && seguidas(omitidas[n-1], omitidas[n], e.previa.Sesiones) {
			n++
		}
		motivos = append(motivos, motivoDe(o, omitidas[n-1].Fecha, n))
		omitidas = omitidas[n:]
	}
	return motivos
}

// seguidas tells whether two dates are left out for the same reason, with no class between them.
func seguidas(a, b horarios.Omision, sesiones []horarios.Sesion) bool {
	return !esFestivo(a) && !esFestivo(b) && a.Detalle == b.Detalle &&
		!slices.ContainsFunc(sesiones, func(s horarios.Sesion) bool { return s.Fecha.After(a.Fecha) && s.Fecha.Before(b.Fecha) })
}

func esFestivo(o horarios.Omision) bool { return o.Motivo != "excluida" }

func motivoDe(o horarios.Omision, hasta kernel.Date, dias int) motivo {
	m := motivo{cuando: palabras.FechaCorta(o.Fecha)}
	if dias > 1 {
		m.cuando += " – " + palabras.FechaCorta(hasta)
	}
	switch {
	case esFestivo(o):
		m.clase, m.texto = "festivo", "Festivo: "+o.Detalle
	case o.Detalle != "":
		m.clase, m.texto = "receso", "Receso del centro: "+o.Detalle
	case dias > 1:
		m.clase, m.texto = "fuera", "Fechas que se quitaron"
	default:
		m.clase, m.texto = "fuera", "Fecha que se quitó"
	}
	if dias > 1 {
		m.texto += " (" + palabras.Contar(dias, "día de clase", "días de clase") + ")"
	}
	return m
}

// preguntaFin heads the reasons, when they moved the end.
func (e editorHorario) preguntaFin() string {
	if e.previa.SinOmitir.IsZero() || e.previa.SinOmitir == e.previa.Ultima() {
		return "Fechas sin clase"
	}
	return "¿Por qué ese día y no el " + palabras.DiaYMes(e.previa.SinOmitir) + "?"
}

// sinEsasFechas says what the dates without class cost.
func (e editorHorario) sinEsasFechas() string {
	if e.previa.SinOmitir.IsZero() {
		return ""
	}
	sujeto := "Sin esas fechas"
	if len(e.previa.Omitidas) == 1 {
		sujeto = "Sin esa fecha"
	}
	if e.previa.SinOmitir == e.previa.Ultima() {
		return sujeto + " habría terminado ese mismo día."
	}
	return sujeto + " habría terminado el " + palabras.FechaConDia(e.previa.SinOmitir) + "."
}

// choque is one date on which the course meets others.
type choque struct {
	fecha  kernel.Date
	cruces []solicitudes.Cruce
	fin    kernel.Date // with the date taken out; zero when it cannot be
}

// choquesVisibles are told one by one; more of them are the same news.
const choquesVisibles = 4

// choques lists the dates of the clashes with approved courses, or of those with undecided ones.
func (e editorHorario) choques(aprobados bool) []choque {
	var choques []choque
	for _, c := range e.previa.Cruces {
		if (c.Estado == solicitudes.Aprobada) != aprobados {
			continue
		}
		i := slices.IndexFunc(choques, func(x choque) bool { return x.fecha == c.Fecha })
		if i < 0 {
			i = len(choques)
			choques = append(choques, choque{fecha: c.Fecha, fin: e.previa.FinQuitando[c.Fecha]})
		}
		choques[i].cruces = append(choques[i].cruces, c)
	}
	slices.SortFunc(choques, func(a, b choque) int { return a.fecha.DaysSince(b.fecha) })
	return choques
}

func tituloChoques(n int, aprobados bool) string {
	sujeto := palabras.Contar(n, "fecha se cruza", "fechas se cruzan")
	if n == 1 {
		sujeto = "Una fecha se cruza"
	}
	if aprobados {
		return sujeto + " con un curso aprobado"
	}
	return sujeto + " con una solicitud sin decidir"
}

func (c choque) cuando() string {
	return palabras.Mayuscula(palabras.Dia(c.fecha.Weekday())) + " " + palabras.DiaYMes(c.fecha)
}

func (c choque) conQuien() string {
	var partes []string
	for _, x := range c.cruces {
		parte := "de " + palabras.Horario(x.Desde, x.Hasta) + " con " + x.Codigo
		if x.PorAmbiente {
			parte += " en el mismo ambiente"
		}
		partes = append(partes, parte)
	}
	return palabras.Enumerar(partes)
}

// agenda is the course in the calendar; its days are buttons unless each session was given by hand.
func (e editorHorario) agenda() piezas.Agenda {
	a := piezas.Agenda{Sesiones: e.previa.Sesiones, Omitidas: e.previa.Omitidas, Cruces: map[kernel.Date]bool{}, Interactivo: !e.fechada()}
	for _, c := range e.choques(true) {
		a.Cruces[c.fecha] = true
	}
	return a
}

// mesesVisibles of the calendar stand open; a longer course hides the rest behind a summary.
const mesesVisibles = 3

// semanaCarga is one bar of the weekly load.
type semanaCarga struct {
	solicitudes.SemanaDeCarga
	rotulo, horas string
	peor          bool
	sobre         bool // above the limit
}

func (e editorHorario) semanas() []semanaCarga {
	var lista []semanaCarga
	for _, s := range e.previa.PorSemana {
		anio, numero := s.Lunes.ISOWeek()
		lista = append(lista, semanaCarga{SemanaDeCarga: s, rotulo: palabras.Semana(s.Lunes), horas: palabras.HorasBreve(s.Total()),
			peor: anio == e.previa.Carga.Anio && numero == e.previa.Carga.Numero, sobre: s.Total() > e.previa.LimiteMinutos})
	}
	return lista
}

// semanasVisibles of the load stand open.
const semanasVisibles = 8

// carga says in words what the heaviest week is.
func (e editorHorario) carga() (tono piezas.Tono, texto string) {
	i := slices.IndexFunc(e.semanas(), func(s semanaCarga) bool { return s.peor })
	if i < 0 {
		return piezas.Bien, ""
	}
	s, limite := e.semanas()[i], e.previa.LimiteMinutos
	texto = "La semana más cargada es la del " + palabras.DiaYMes(s.Lunes) + ": " + palabras.Horas(s.Total()) + " de " + palabras.Horas(limite) + "."
	switch libre := limite - s.Total(); {
	case libre < 0:
		return piezas.Ojo, texto + " Pasa del límite por " + palabras.Horas(-libre) + "."
	case libre == 0:
		return piezas.Bien, texto + " No queda tiempo libre en ella."
	default:
		return piezas.Bien, texto + " Quedan " + palabras.Horas(libre) + " libres en ella."
	}
}

// resumen is one sentence for the line on a phone and for those who listen.
func (e editorHorario) resumen() (horas, fin string) {
	puestas, de := e.horasDe()
	horas = puestas + " " + de
	if n := len(e.choques(true)); n > 0 {
		horas += " · " + palabras.Contar(n, "cruce", "cruces")
	}
	if !e.hayPlan() {
		return horas, "Todavía no hay fecha final"
	}
	return horas, "Termina el " + palabras.FechaConDia(e.previa.Ultima())
}

func (e editorHorario) tituloFaltas() string {
	if e.reprograma {
		return "Falta para poder reprogramarlo"
	}
	return "Falta para poder enviarla"
}

func (e editorHorario) notaCruce() string {
	if e.reprograma {
		return "Mientras se cruce no se puede reprogramar así sin una justificación de la coordinación."
	}
	return "Mientras se cruce no se puede aprobar sin una justificación de la coordinación."
}

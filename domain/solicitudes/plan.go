package solicitudes

import (
	"fmt"
	"slices"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// planear expands the schedule of d into its sessions and sets the derived end. The fields say why it cannot be.
func (d *Datos) planear(env Entorno) ([]horarios.Sesion, []fault.Field) {
	if len(d.Horarios) == 0 || len(d.Horarios) > HorariosLimite {
		return nil, nil // almacenable refuses too many
	}
	if d.sonSesiones() {
		sesiones, faltas := d.dadas()
		if len(faltas) > 0 {
			return nil, faltas
		}
		return d.terminar(sesiones)
	}
	if d.esPatronFechado() {
		d.sinFechas()
	}
	if d.mezclado() {
		return nil, []fault.Field{mixto}
	}
	return d.dePatron(env)
}

func (d *Datos) minutos() int { return d.DuracionMaxima * 60 }

func (d *Datos) conFecha() (con int) {
	for _, h := range d.Horarios {
		if !h.Fecha.IsZero() {
			con++
		}
	}
	return con
}

func (d *Datos) suma() (minutos int) {
	for _, h := range d.Horarios {
		minutos += h.Hasta - h.Desde
	}
	return minutos
}

// esPatronFechado is the one exception of domain.md 5.6: the existing browser client writes the date of the first week
// into its weekly pattern.
func (d *Datos) esPatronFechado() bool {
	if d.suma() == d.minutos() || d.FechaInicioCurso.IsZero() {
		return false
	}
	for _, h := range d.Horarios {
		if !h.Fecha.IsZero() && (h.Fecha.Before(d.FechaInicioCurso) || h.Fecha.DaysSince(d.FechaInicioCurso) >= 7) {
			return false
		}
	}
	return true
}

// sinFechas makes it a pattern from here on: kept with its dates it would be judged anew whenever the start or the hours
// change.
func (d *Datos) sinFechas() {
	for i := range d.Horarios {
		d.Horarios[i].Fecha = kernel.Date{}
	}
}

func (d *Datos) sonSesiones() bool {
	return len(d.Horarios) > 0 && d.conFecha() == len(d.Horarios) && !d.esPatronFechado()
}

func (d *Datos) mezclado() bool {
	con := d.conFecha()
	return con > 0 && con < len(d.Horarios) && !d.esPatronFechado()
}

// Trazo is a schedule expanded for somebody who is still trying it out.
type Trazo struct {
	horarios.Plan
	entrada horarios.Entrada
	fechado bool // the sessions were given one by one, so that no date moves another
}

// Explicacion says in words why the course ends when it does.
func (t Trazo) Explicacion() string { return horarios.Explicar(t.entrada, t.Plan) }

// SinOmitir is the date on which it would have ended with nothing left out; zero when nothing was.
func (t Trazo) SinOmitir() kernel.Date {
	if t.fechado {
		return kernel.Date{}
	}
	fin, _ := horarios.SinOmitir(t.entrada, t.Plan)
	return fin
}

// FinQuitando is the date on which it would end with fecha taken out; zero when taking it out moves nothing, or the
// course would not fit any more.
func (t Trazo) FinQuitando(fecha kernel.Date) kernel.Date {
	if t.fechado {
		return kernel.Date{}
	}
	fin, _ := horarios.FinQuitando(t.entrada, fecha)
	return fin
}

// Trazar expands a schedule: the plan, or an error with every broken block or the engine's refusal. limite may be zero.
// Only the schedule's fields of d are read.
func Trazar(d Datos, limite kernel.Date, env Entorno) (Trazo, error) {
	if faltas := desmedido(&d); len(faltas) > 0 {
		return Trazo{}, fault.Fields(faltas)
	}
	if d.FechaInicioCurso.IsZero() {
		faltas := []fault.Field{requerido("/fechaInicioCurso", "Escriba la fecha en que empieza el curso.")}
		d.FechaInicioCurso = kernel.Today(env.Ahora) // any day will do to hear what is wrong with the rest
		_, err := horarios.Planear(d.entrada(env))
		return Trazo{}, fault.Fields(append(faltas, camposDe(err)...))
	}
	if d.mezclado() {
		return Trazo{}, fault.Fields([]fault.Field{mixto})
	}
	t := Trazo{entrada: d.entrada(env), fechado: d.sonSesiones()}
	t.entrada.Limite = limite
	if t.fechado {
		sesiones, faltas := d.dadas()
		if err := fault.Fields(faltas); err != nil {
			return Trazo{}, err
		}
		t.Plan = horarios.DesdeSesiones(sesiones)
		return t, t.CabeHasta(limite)
	}
	plan, err := horarios.Planear(t.entrada)
	t.Plan = plan
	return t, err
}

// Con returns the data as they would be with the given fields written over them, unchecked.
func (s *Solicitud) Con(p Parche) Datos {
	d := s.e.Datos.clone()
	p.aplicar(&d)
	return d
}

// Prever expands the schedule of d as writing it would, and lists what keeps it from being sent. The end is derived,
// whatever d says; a pattern that came with the dates of its first week loses them. Without a plan the Trazo is empty.
func Prever(d *Datos, env Entorno) (Trazo, []fault.Field) {
	d.FechaFinalizacionCurso = kernel.Date{}
	if len(d.Horarios) <= HorariosLimite && d.conFecha() > 0 && d.esPatronFechado() {
		d.sinFechas()
	}
	t, err := Trazar(*d, kernel.Date{}, env)
	faltas := append(fechas(d, env), camposDe(err)...)
	if len(t.Sesiones) > 0 {
		_, largo := d.terminar(t.Sesiones)
		faltas = append(faltas, largo...)
	}
	return t, fault.FirstPerField(faltas)
}

var mixto = fault.Field{Pointer: "/horarios", Code: "HORARIO_MIXTO", Message: "Escriba la fecha en todas las filas del horario o en ninguna."}

func (d *Datos) bloques() []horarios.Bloque {
	bloques := make([]horarios.Bloque, len(d.Horarios))
	for i, h := range d.Horarios {
		bloques[i] = horarios.Bloque{Dia: h.Dia, Desde: h.Desde, Hasta: h.Hasta}
	}
	return bloques
}

func (d *Datos) entrada(env Entorno) horarios.Entrada {
	e := horarios.Entrada{Inicio: d.FechaInicioCurso, Minutos: d.minutos(), Patron: d.bloques(), OmitirFestivos: d.OmitirFestivos,
		Festivos: env.Festivos, Excluidas: d.FechasExcluidas, Incluidas: d.FechasIncluidas}
	if d.OmitirRecesos {
		e.Excluidas = slices.Concat(d.FechasExcluidas, env.Recesos)
	}
	return e
}

func (d *Datos) dePatron(env Entorno) ([]horarios.Sesion, []fault.Field) {
	if d.FechaInicioCurso.IsZero() || d.DuracionMaxima <= 0 {
		return nil, horarios.RevisarPatron(d.bloques()) // no sessions yet, but the hours can already be judged
	}
	plan, err := horarios.Planear(d.entrada(env))
	if err != nil {
		return nil, camposDe(err)
	}
	return d.terminar(plan.Sesiones)
}

// dadas takes the rows as dated sessions, sorted, or says what is wrong with them.
func (d *Datos) dadas() ([]horarios.Sesion, []fault.Field) {
	var faltas []fault.Field
	var sesiones []horarios.Sesion
	bloques := make([]horarios.Bloque, len(d.Horarios))
	for i, h := range d.Horarios {
		// Sessions of different dates never overlap, so the date stands for the weekday here.
		bloques[i] = horarios.Bloque{Dia: h.Fecha.DaysSince(kernel.Date{}), Desde: h.Desde, Hasta: h.Hasta}
		sesiones = append(sesiones, horarios.Sesion{Fecha: h.Fecha, Desde: h.Desde, Hasta: h.Hasta})
		if h.Dia != h.Fecha.Weekday() {
			faltas = append(faltas, fault.Field{Pointer: fmt.Sprintf("/horarios/%d/diaSemana", i), Code: "DIA_NO_CORRESPONDE",
				Message: fmt.Sprintf("El %s es %s.", horarios.FechaEnPalabras(h.Fecha), horarios.NombreDia(h.Fecha.Weekday()))})
		}
		if h.Fecha.Before(d.FechaInicioCurso) {
			faltas = append(faltas, fault.Field{Pointer: fmt.Sprintf("/horarios/%d/fecha", i), Code: "SESION_ANTES_DEL_INICIO",
				Message: fmt.Sprintf("La sesión del %s es anterior al inicio del curso (%s).", horarios.FechaEnPalabras(h.Fecha), horarios.FechaEnPalabras(d.FechaInicioCurso))})
		}
	}
	faltas = append(faltas, horarios.RevisarPatron(bloques)...)
	if d.DuracionMaxima > 0 && d.suma() != d.minutos() {
		faltas = append(faltas, fault.Field{Pointer: "/horarios", Code: "HORAS_NO_SUMAN",
			Message: fmt.Sprintf("Las sesiones suman %s y el curso dura %s. Ajuste las sesiones o la duración.",
				horarios.EnHoras(d.suma()), horarios.EnHoras(d.minutos()))})
	}
	if len(faltas) > 0 {
		return nil, faltas
	}
	return horarios.DesdeSesiones(sesiones).Sesiones, nil
}

// terminar derives the end of the course and judges it.
func (d *Datos) terminar(sesiones []horarios.Sesion) ([]horarios.Sesion, []fault.Field) {
	fin := ultima(sesiones)
	if dado := d.FechaFinalizacionCurso; !dado.IsZero() && dado.Before(fin) {
		return sesiones, []fault.Field{{Pointer: "/fechaFinalizacionCurso", Code: "FECHA_FINAL_TEMPRANA",
			Message: fmt.Sprintf("Con este horario la última sesión es el %s. Escriba esa fecha o deje el campo vacío.", horarios.FechaEnPalabras(fin))}}
	}
	d.FechaFinalizacionCurso = fin
	if limite := d.FechaInicioCurso.AddMonths(MesesLimite); !d.FechaInicioCurso.IsZero() && fin.After(limite) {
		return sesiones, []fault.Field{{Pointer: "/fechaFinalizacionCurso", Code: "CURSO_LARGO",
			Message: fmt.Sprintf("El curso terminaría el %s y puede durar a lo sumo %d meses, hasta el %s. Agregue horas por semana.",
				horarios.FechaEnPalabras(fin), MesesLimite, horarios.FechaEnPalabras(limite))}}
	}
	return sesiones, nil
}

func ultima(sesiones []horarios.Sesion) kernel.Date {
	if len(sesiones) == 0 {
		return kernel.Date{}
	}
	return sesiones[len(sesiones)-1].Fecha
}

package solicitudes

import (
	"fmt"
	"slices"
	"strings"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Reprogramacion is what somebody says who moves an approved course: why, the fields of the schedule that change, and
// the reason for an exception. Other fields of Parche do not count.
type Reprogramacion struct {
	Motivo        string
	Parche        Parche
	Justificacion string // needed for a clash, and for taking out a class that is past
}

// BuscarRivales reads the other solicitudes of the instructor and in the ambiente between two dates, under the locks on both.
type BuscarRivales func(desde, hasta kernel.Date) ([]Rival, error)

// Reprogramar gives an approved course other times; its hours and its ficha stay. Classes that are past stay as they
// were, and what remains is planned anew (replanear says how). The historial keeps the old sessions. What waits as a
// proposal of the owner is answered by this, whether it was taken over or not.
//
// It returns ErrSinCambios, ErrCruce with the rivals or ErrClasePasada unless there is a justification of ExcepcionMinima
// characters, or a fault with a field for each thing to mend.
func (s *Solicitud) Reprogramar(por kernel.Actor, r Reprogramacion, buscar BuscarRivales, env Entorno) error {
	if err := s.permitir(Reprogramar, por); err != nil {
		return err
	}
	motivo, faltas := motivoDe(r.Motivo, "por qué se reprograma el curso")
	justificacion, cortas := justificacionDe(r.Justificacion)
	nuevo, delHorario := s.replanear(r.Parche, env)
	if err := fault.Fields(slices.Concat(faltas, cortas, delHorario)); err != nil {
		return err
	}
	if !nuevo.distinto(s.e) {
		return ErrSinCambios
	}
	porDictar := nuevo.porDictar()
	rivales, err := buscar(porDictar[0].Fecha, ultima(porDictar))
	if err != nil {
		return err
	}
	if justificacion == "" {
		if nuevo.quitaPasada {
			return ErrClasePasada
		}
		if err := sinCruceAprobado("reprogramar", por, porDictar, rivales); err != nil {
			return err
		}
	}
	cambios := nuevo.cambios(s.e)
	for i := range nuevo.datos.Horarios {
		if nuevo.datos.Horarios[i].ID == "" {
			nuevo.datos.Horarios[i].ID = env.NuevoID()
		}
	}
	s.e.Datos, s.e.Sesiones, s.e.Propuesta, s.horario = nuevo.datos, nuevo.plan.Sesiones, nil, true
	s.pasar(Reprogramar, por, env.Ahora, conJustificacion(nuevo.conCorte(motivo), justificacion))
	s.movimientos[len(s.movimientos)-1].Cambios = cambios
	s.avisar(SolicitudReprogramada{Hecho: s.hecho(por, env.Ahora), Motivo: motivo, Fin: horarios.FechaEnPalabras(nuevo.plan.Ultima()),
		Rivales: afectadas(cruzadas(porDictar, rivales), Pendiente, EnRevision)})
	return nil
}

// Ensayo is a course as it would be with another schedule. The first Quedan sessions stay as they are.
type Ensayo struct {
	Trazo
	Datos    Datos
	Quedan   int
	Distinto bool // something would change
}

// PorDictar are the sessions that the other schedule is about.
func (e Ensayo) PorDictar() []horarios.Sesion { return e.Sesiones[e.Quedan:] }

// Ensayar tries out another schedule for the course, without keeping anything, for whoever may apply or propose it. The
// error is a fault with a field for each thing to mend.
func (s *Solicitud) Ensayar(por kernel.Actor, p Parche, env Entorno) (Ensayo, error) {
	if err := s.permitir(VerboDeReprogramar(por.Rol), por); err != nil {
		return Ensayo{}, err
	}
	r, faltas := s.replanear(p, env)
	if err := fault.Fields(faltas); err != nil {
		return Ensayo{}, err
	}
	return Ensayo{Trazo: Trazo{Plan: r.plan, entrada: r.entrada, fechado: len(r.entrada.Patron) == 0}, Datos: r.datos, Quedan: r.quedan,
		Distinto: r.distinto(s.e)}, nil
}

// Empezado tells whether a class of the course is past on that day: then only what remains can be moved.
func (e Expediente) Empezado(hoy kernel.Date) bool {
	return len(e.Sesiones) > 0 && e.Sesiones[0].Fecha.Before(hoy)
}

// replan is a course planned anew.
type replan struct {
	datos       Datos
	plan        horarios.Plan
	entrada     horarios.Entrada
	quedan      int         // how many of the first sessions stay
	pedida      kernel.Date // the start as it was asked for
	corte       kernel.Date // of a course that has begun: the first day of the new schedule
	quitaPasada bool
}

// replanear plans the course with the schedule of p. While no class is past, all of it is planned from its start, which
// must not be past. Once one is past the course keeps its start, which is what its six months count from, and a new
// fechaInicioCurso is the day from which the new schedule applies (today, when it is left out): the classes before that
// day stay and count, what is missing of the hours is planned from it on. A class before it stays out only when its date
// is newly among fechasExcluidas: on that day there was, or will be, none.
func (s *Solicitud) replanear(p Parche, env Entorno) (replan, []fault.Field) {
	p = p.soloProgramacion()
	r := replan{datos: s.e.Datos.clone()}
	d, hoy := &r.datos, kernel.Today(env.Ahora)
	p.aplicar(d)
	faltas := slices.Concat(p.Errores, almacenable(d, s.e.Datos, p))
	if d.FechaInicioCurso.IsZero() && !p.ilegible("/fechaInicioCurso") {
		faltas = append(faltas, requerido("/fechaInicioCurso", "Escriba la fecha en que empieza el curso."))
	}
	if len(d.Horarios) == 0 && !p.ilegible("/horarios") {
		faltas = append(faltas, requerido("/horarios", "Agregue al menos un día con su hora de inicio y de fin."))
	}
	if len(faltas) > 0 {
		return r, faltas
	}
	r.pedida = d.FechaInicioCurso
	otra := r.pedida != s.e.Datos.FechaInicioCurso
	if otra && r.pedida.Before(hoy) {
		return r, []fault.Field{{Pointer: "/fechaInicioCurso", Code: "FECHA_PASADA", Message: "Esa fecha ya pasó. Elija una desde hoy."}}
	}
	desde := r.pedida
	if !otra && desde.Before(hoy) {
		desde = hoy
	}
	dictadas := s.seDan(d, hoy)
	r.quitaPasada = len(dictadas) < antesDe(s.e.Sesiones, hoy)
	d.FechaFinalizacionCurso = kernel.Date{}
	if len(dictadas) == 0 {
		return r, r.desdeElPrincipio(s.e, desde, otra, env)
	}
	d.FechaInicioCurso, r.corte = s.e.Datos.FechaInicioCurso, desde
	return r, r.desdeElCorte(s.seDan(d, desde), env)
}

// seDan are the sessions before that day but for those whose date d newly leaves out.
func (s *Solicitud) seDan(d *Datos, dia kernel.Date) []horarios.Sesion {
	return slices.DeleteFunc(slices.Clone(s.e.Sesiones[:antesDe(s.e.Sesiones, dia)]), func(x horarios.Sesion) bool {
		return d.excluye(x.Fecha) && !s.e.Datos.excluye(x.Fecha)
	})
}

func antesDe(sesiones []horarios.Sesion, dia kernel.Date) int {
	n := slices.IndexFunc(sesiones, func(x horarios.Sesion) bool { return !x.Fecha.Before(dia) })
	if n < 0 {
		return len(sesiones)
	}
	return n
}

func (d *Datos) excluye(dia kernel.Date) bool {
	return !slices.Contains(d.FechasIncluidas, dia) && slices.ContainsFunc(d.FechasExcluidas, func(x horarios.Rango) bool {
		return !dia.Before(x.Desde) && !dia.After(x.Hasta)
	})
}

func (r *replan) desdeElPrincipio(antes Expediente, desde kernel.Date, otra bool, env Entorno) []fault.Field {
	d := &r.datos
	if !otra && r.quitaPasada {
		return []fault.Field{{Pointer: "/fechaInicioCurso", Code: "FECHA_PASADA", Message: "Ninguna clase se ha dado. Escriba la fecha en que empieza el curso, desde hoy."}}
	}
	if otra && !antes.Datos.FinalizacionInscripcion.Before(d.FechaInicioCurso) {
		return []fault.Field{{Pointer: "/fechaInicioCurso", Code: "FECHAS_EN_DESORDEN",
			Message: fmt.Sprintf("La inscripción termina el %s. Elija una fecha de inicio posterior.", horarios.FechaEnPalabras(antes.Datos.FinalizacionInscripcion))}}
	}
	sesiones, faltas := d.planear(env)
	if len(faltas) > 0 {
		return alHorario(faltas)
	}
	if i := slices.IndexFunc(sesiones, func(x horarios.Sesion) bool { return x.Fecha.Before(desde) }); i >= 0 {
		return []fault.Field{clasePasada("/fechaInicioCurso", sesiones[i].Fecha)}
	}
	r.plan = horarios.DesdeSesiones(sesiones)
	if !d.sonSesiones() {
		r.entrada = d.entrada(env)
		if plan, err := horarios.Planear(r.entrada); err == nil { // as planear did; this one knows what it left out
			r.plan = plan
		}
	}
	return nil
}

func (r *replan) desdeElCorte(quedan []horarios.Sesion, env Entorno) []fault.Field {
	d := &r.datos
	faltan := d.minutos()
	for _, x := range quedan {
		faltan -= x.Minutos()
	}
	if faltan <= 0 {
		return []fault.Field{{Pointer: "/fechaInicioCurso", Code: "NADA_POR_PROGRAMAR",
			Message: "Antes de esa fecha ya se completan las horas del curso. Elija una fecha anterior, o quite la de una clase que no se dio."}}
	}
	r.quedan = len(quedan)
	if d.sonFechas(r.corte, faltan, quedan) {
		if faltas := d.completarCon(quedan, r.corte); len(faltas) > 0 {
			return faltas
		}
		sesiones, faltas := d.dadas()
		if len(faltas) > 0 {
			return faltas
		}
		r.plan = horarios.DesdeSesiones(sesiones)
	} else {
		r.entrada = d.entrada(env)
		r.entrada.Inicio, r.entrada.Minutos = r.corte, faltan
		resto, err := horarios.Planear(r.entrada)
		if err != nil {
			return camposDe(err)
		}
		r.plan = horarios.DesdeSesiones(slices.Concat(quedan, resto.Sesiones))
		r.plan.Omitidas = resto.Omitidas
	}
	_, faltas := d.terminar(r.plan.Sesiones)
	return alHorario(faltas)
}

// sonFechas tells whether the rows are sessions. As in planear, dates of the first week that do not add up are a pattern.
func (d *Datos) sonFechas(corte kernel.Date, faltan int, quedan []horarios.Sesion) bool {
	con, suma, primeraSemana := d.conFecha(), 0, true
	for _, h := range d.Horarios {
		if !h.Fecha.IsZero() && esDe(quedan, h) {
			primeraSemana = false
			continue
		}
		suma += h.Hasta - h.Desde
		primeraSemana = primeraSemana && (h.Fecha.IsZero() || (!h.Fecha.Before(corte) && h.Fecha.DaysSince(corte) < 7))
	}
	if con > 0 && suma != faltan && primeraSemana {
		for i := range d.Horarios {
			d.Horarios[i].Fecha = kernel.Date{}
		}
		return false
	}
	return con > 0
}

// completarCon adds the sessions that stay to the rows, where they are missing, and refuses other rows before corte.
func (d *Datos) completarCon(quedan []horarios.Sesion, corte kernel.Date) []fault.Field {
	if d.conFecha() < len(d.Horarios) {
		return []fault.Field{mixto}
	}
	var faltas []fault.Field
	for i, h := range d.Horarios {
		if h.Fecha.Before(corte) && !esDe(quedan, h) {
			faltas = append(faltas, clasePasada(fmt.Sprintf("/horarios/%d/fecha", i), h.Fecha))
		}
	}
	for _, x := range quedan {
		h := Horario{Dia: x.Fecha.Weekday(), Fecha: x.Fecha, Desde: x.Desde, Hasta: x.Hasta}
		if !slices.ContainsFunc(d.Horarios, func(o Horario) bool { return o.Fecha == h.Fecha && o.Desde == h.Desde && o.Hasta == h.Hasta }) {
			d.Horarios = append(d.Horarios, h)
		}
	}
	return faltas
}

func esDe(sesiones []horarios.Sesion, h Horario) bool {
	return slices.ContainsFunc(sesiones, func(x horarios.Sesion) bool { return x.Fecha == h.Fecha && x.Desde == h.Desde && x.Hasta == h.Hasta })
}

func clasePasada(puntero string, dia kernel.Date) fault.Field {
	return fault.Field{Pointer: puntero, Code: "SESION_PASADA",
		Message: fmt.Sprintf("No se puede programar una clase el %s: es anterior al día desde el que rige el nuevo horario.", horarios.FechaEnPalabras(dia))}
}

// alHorario points at the start what would point at the end, which nobody types here.
func alHorario(faltas []fault.Field) []fault.Field {
	for i := range faltas {
		if faltas[i].Pointer == "/fechaFinalizacionCurso" {
			faltas[i].Pointer = "/fechaInicioCurso"
		}
	}
	return faltas
}

// porDictar are the sessions that the new schedule is about.
func (r *replan) porDictar() []horarios.Sesion { return r.plan.Sesiones[r.quedan:] }

func (r *replan) distinto(e Expediente) bool {
	return !slices.Equal(r.plan.Sesiones, e.Sesiones) || len(diferencias(&e.Datos, &r.datos)) > 0
}

// cambios are the fields that differ and, last, the sessions.
func (r *replan) cambios(e Expediente) []Cambio {
	cambios := diferencias(&e.Datos, &r.datos)
	if slices.Equal(r.plan.Sesiones, e.Sesiones) {
		return cambios
	}
	antes, despues := sesionesEnPalabras(e.Sesiones), sesionesEnPalabras(r.plan.Sesiones)
	return append(cambios, Cambio{Campo: CambioDeSesiones, Antes: &antes, Despues: &despues})
}

// CambioDeSesiones is what the historial calls the dated classes; they follow from the schedule and are no field.
const CambioDeSesiones = "/sesiones"

func sesionesEnPalabras(sesiones []horarios.Sesion) string {
	textos := make([]string, len(sesiones))
	for i, x := range sesiones {
		textos[i] = fmt.Sprintf("%s %s %s-%s", x.Fecha, horarios.NombreDia(x.Fecha.Weekday()), horarios.FormatHora(x.Desde), horarios.FormatHora(x.Hasta))
	}
	return strings.Join(textos, "\n")
}

// conCorte says in the historial from when on a course that has begun goes by the new schedule.
func (r *replan) conCorte(motivo string) string {
	if r.corte.IsZero() {
		return motivo
	}
	return motivo + "\nEl nuevo horario rige desde el " + horarios.FechaEnPalabras(r.corte) + "."
}

// soloProgramacion leaves out every field that reprogramming does not change.
func (p Parche) soloProgramacion() Parche {
	propios := map[string]bool{}
	for _, c := range CamposDeProgramacion() {
		if p.Da(c.Nombre) {
			propios[c.Nombre] = true
		}
	}
	p.Dados, p.Casillas = propios, nil
	p.Valores = p.Valores.clone()
	return p
}

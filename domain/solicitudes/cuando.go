package solicitudes

import (
	"errors"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Busqueda is what somebody asks with "¿Cuándo puedo?": a course, and either its week or the hours in which it would fit.
type Busqueda struct {
	// Datos has the schedule's fields; FechaInicioCurso is the first date that will do, today when it is zero or past.
	// Without Horarios, Franja says which weeks will do. With an AmbienteID, that ambiente has to be free too.
	Datos  Datos
	Franja Franja
}

// Franja is a wish for the week: these days, between these hours, so many minutes on each of them.
type Franja struct {
	Dias         []int // 1 lunes .. 7 domingo
	Desde, Hasta int   // minutes of the day
	PorDia       int   // minutes; 0 means all of it
}

// Oferta is a course that could start: its sessions meet no approved course of the instructor, nor in the ambiente.
type Oferta struct {
	horarios.Plan
	Horarios []Horario       // its week
	Carga    horarios.Semana // the heaviest week, approved courses included
	Supera   bool            // that week is above the limit
	Cruces   []Cruce         // with courses that nobody has decided yet
}

// Hallazgo is the answer: at most OfertasMaximas, the earliest first, and in words what stood in the way of others.
type Hallazgo struct {
	Ofertas       []Oferta
	Explicacion   string
	LimiteMinutos int      // of a week
	Ambiente      Ambiente // that is free in all of them; the zero value is none
}

// pasoFranja is how far apart the hours are at which a class is tried within a Franja.
const pasoFranja = 30

// Desde is the first date that is tried.
func (b Busqueda) Desde(hoy kernel.Date) kernel.Date {
	if b.Datos.FechaInicioCurso.Before(hoy) {
		return hoy
	}
	return b.Datos.FechaInicioCurso
}

// Hasta is the last date on which a course that is found may have a class.
func (b Busqueda) Hasta(hoy kernel.Date) kernel.Date {
	return HastaDonde(b.Desde(hoy)).AddMonths(MesesLimite)
}

// Cuando finds the earliest dates on which the course can start: its first session takes place on them, it ends within
// MesesLimite, and it meets none of the approved rivals. It tries the dates of SemanasBusqueda weeks. The rivals are those
// of Desde to Hasta, in whole weeks; those PorAmbiente are of the ambiente of env, which is the one asked for. Whatever is
// wrong with the question is reported at once, each with its field.
func Cuando(por kernel.Actor, b Busqueda, rivales []Rival, limiteSemanal int, env Entorno) (Hallazgo, error) {
	corridas, err := b.preparar(env)
	if err != nil {
		return Hallazgo{}, err
	}
	h := Hallazgo{LimiteMinutos: limiteSemanal}
	if b.Datos.AmbienteID != "" {
		h.Ambiente = *env.Ambiente
	}
	busca := buscador{por: por, ocupado: ocupadas(por, rivales), corridas: corridas}
	desde := b.Desde(kernel.Today(env.Ahora))
	e := b.Datos.entrada(env)
	for i := 0; i < SemanasBusqueda*7 && len(h.Ofertas) < OfertasMaximas; i++ {
		e.Inicio = desde.AddDays(i)
		plan, corrida, err := busca.probar(e)
		if err != nil {
			return Hallazgo{}, err
		}
		if len(plan.Sesiones) == 0 {
			continue
		}
		o := Oferta{Plan: plan, Horarios: correr(b.Datos.Horarios, corrida), Cruces: Enfrentar(por, plan.Sesiones, rivales),
			Carga: CargaMaxima(plan.Sesiones, rivales)}
		o.Supera = o.Carga.Minutos > limiteSemanal
		h.Ofertas = append(h.Ofertas, o)
	}
	h.Explicacion = busca.explicar(desde, b.Datos, h)
	return h, nil
}

// preparar checks the question, makes the week of a Franja the Horarios of Datos and returns by how many minutes the
// week may be moved within it, the least first.
func (b *Busqueda) preparar(env Entorno) ([]int, error) {
	faltas := desmedido(&b.Datos)
	if d := b.Datos.DuracionMaxima; d > HorasLimite {
		faltas = append(faltas, fault.Field{Pointer: "/duracionMaxima", Code: "DURACION_EXCEDIDA", Message: fmt.Sprintf("Un curso dura a lo sumo %d horas.", HorasLimite)})
	}
	for i, fila := range b.Datos.Horarios {
		if !fila.Fecha.IsZero() && i < HorariosLimite {
			faltas = append(faltas, fault.Field{Pointer: fmt.Sprintf("/horarios/%d/fecha", i), Code: "FECHA_SOBRA",
				Message: "Para buscar cuándo empezar escriba los días de la semana, sin fechas."})
		}
	}
	corridas := []int{0}
	if len(b.Datos.Horarios) == 0 {
		var deFranja []fault.Field
		corridas, deFranja = b.Franja.semana(&b.Datos)
		faltas = append(faltas, deFranja...)
	} else if len(faltas) == 0 {
		_, err := horarios.Planear(horarios.Entrada{Inicio: kernel.NewDate(2024, time.January, 1), Minutos: 1, Patron: b.Datos.bloques()})
		faltas = camposDe(err) // of the rows: a minute fits anywhere else
	}
	faltas = append(faltas, RevisarAmbiente(b.Datos, env)...)
	if b.Datos.DuracionMaxima <= 0 {
		faltas = append(faltas, fault.Field{Pointer: "/duracionMaxima", Code: "DURACION_INVALIDA", Message: "Escriba la duración del curso en horas, mayor que cero."})
	}
	return corridas, fault.Fields(faltas)
}

// semana writes the earliest week of the wish into d.
func (f Franja) semana(d *Datos) ([]int, []fault.Field) {
	var faltas []fault.Field
	if len(f.Dias) == 0 {
		faltas = append(faltas, requerido("/dias", "Elija al menos un día de la semana."))
	}
	if slices.ContainsFunc(f.Dias, func(dia int) bool { return horarios.NombreDia(dia) == "" }) {
		faltas = append(faltas, fault.Field{Pointer: "/dias", Code: "VALOR_NO_PERMITIDO", Message: "Elija los días de la semana, de LUNES a DOMINGO."})
	}
	horas := horarios.RevisarPatron([]horarios.Bloque{{Dia: 1, Desde: f.Desde, Hasta: f.Hasta}})
	for _, campo := range horas {
		campo.Pointer = strings.TrimPrefix(campo.Pointer, "/horarios/0")
		faltas = append(faltas, campo)
	}
	porDia := f.PorDia
	if porDia == 0 {
		porDia = f.Hasta - f.Desde
	}
	if len(horas) == 0 && (porDia < 0 || porDia > f.Hasta-f.Desde) {
		faltas = append(faltas, fault.Field{Pointer: "/minutosPorDia", Code: "NO_CABE",
			Message: fmt.Sprintf("La clase de cada día debe caber en las %s que hay entre la hora de inicio y la de fin.", horarios.EnHoras(f.Hasta-f.Desde))})
	}
	if len(faltas) > 0 {
		return nil, faltas
	}
	dias := slices.Compact(slices.Sorted(slices.Values(f.Dias)))
	for _, dia := range dias {
		d.Horarios = append(d.Horarios, Horario{Dia: dia, Desde: f.Desde, Hasta: f.Desde + porDia})
	}
	var corridas []int
	for corrida := 0; f.Desde+corrida+porDia <= f.Hasta; corrida += pasoFranja {
		corridas = append(corridas, corrida)
	}
	return corridas, nil
}

func correr(filas []Horario, minutos int) []Horario {
	filas = slices.Clone(filas)
	for i := range filas {
		filas[i].Desde += minutos
		filas[i].Hasta += minutos
	}
	return filas
}

// buscador tries starts and remembers why those that are none are not.
type buscador struct {
	por      kernel.Actor
	ocupado  map[kernel.Date][]ocupado
	corridas []int // at most 64

	sinClase, largas, cruzadas int
	con                        []string // codes of the courses in the way, the first met first
}

type ocupado struct {
	desde, hasta int
	codigo       string
}

func ocupadas(por kernel.Actor, rivales []Rival) map[kernel.Date][]ocupado {
	agenda := map[kernel.Date][]ocupado{}
	for _, r := range rivales {
		if r.Estado != Aprobada {
			continue
		}
		codigo := codigoPara(por, r)
		if r.PorAmbiente {
			codigo += " en el mismo ambiente"
		}
		for _, s := range r.Sesiones {
			agenda[s.Fecha] = append(agenda[s.Fecha], ocupado{s.Desde, s.Hasta, codigo})
		}
	}
	return agenda
}

// probar plans the course of e and moves it to the first hours that meet nobody. Without sessions this start is none.
// The dates and lengths of the sessions do not depend on the hours, so one plan serves for all of them.
func (b *buscador) probar(e horarios.Entrada) (horarios.Plan, int, error) {
	if !slices.ContainsFunc(e.Patron, func(bl horarios.Bloque) bool { return bl.Dia == e.Inicio.Weekday() }) {
		return horarios.Plan{}, 0, nil
	}
	e.Limite = e.Inicio.AddMonths(MesesLimite)
	plan, err := horarios.Planear(e)
	switch {
	case errors.Is(err, errNoCabe):
		b.largas++
		return horarios.Plan{}, 0, nil
	case errors.Is(err, errSinCalendario):
		f, _ := errors.AsType[*fault.Error](err)
		return horarios.Plan{}, 0, f.Saying(f.Fields[0].Message).At("/desde")
	case err != nil:
		return horarios.Plan{}, 0, err
	case plan.Primera() != e.Inicio:
		b.sinClase++
		return horarios.Plan{}, 0, nil
	}
	libres := b.libres(plan.Sesiones)
	if libres == 0 {
		b.cruzadas++
		return horarios.Plan{}, 0, nil
	}
	corrida := b.corridas[bits.TrailingZeros64(libres)]
	for i := range plan.Sesiones {
		plan.Sesiones[i].Desde += corrida
		plan.Sesiones[i].Hasta += corrida
	}
	return plan, corrida, nil
}

// Two refusals of the engine, to be matched: the plan passes its limit; it passes the last date of the calendar.
var (
	errNoCabe        = fault.New(fault.Invalid, "EXCEDE_LIMITE", "")
	errSinCalendario = fault.New(fault.Invalid, "FUERA_DE_CALENDARIO", "")
)

// libres has a bit for each of the corridas in which no session meets an approved course.
func (b *buscador) libres(sesiones []horarios.Sesion) uint64 {
	libres := uint64(1)<<len(b.corridas) - 1
	var enMedio []string
	for _, s := range sesiones {
		for _, o := range b.ocupado[s.Fecha] {
			for i, corrida := range b.corridas {
				if s.Desde+corrida < o.hasta && o.desde < s.Hasta+corrida {
					libres &^= 1 << i
					if !slices.Contains(enMedio, o.codigo) {
						enMedio = append(enMedio, o.codigo)
					}
				}
			}
		}
	}
	if libres == 0 {
		for _, codigo := range enMedio {
			if !slices.Contains(b.con, codigo) {
				b.con = append(b.con, codigo)
			}
		}
	}
	return libres
}

// explicar says what was found, and what stood in the way of earlier or further starts.
func (b *buscador) explicar(desde kernel.Date, d Datos, h Hallazgo) string {
	hasta := HastaDonde(desde).AddDays(-1)
	if b.largas > 0 && b.cruzadas == 0 && len(h.Ofertas) == 0 {
		return fmt.Sprintf("Con %s por semana el curso de %s pasaría de %d meses. Agregue horas por semana.",
			horarios.EnHoras(d.suma()), horarios.EnHoras(d.minutos()), MesesLimite)
	}
	var texto, elAmbiente string
	if h.Ambiente.ID != "" {
		elAmbiente = fmt.Sprintf(" para usted y para el ambiente «%s»", h.Ambiente.Nombre)
	}
	switch n := len(h.Ofertas); n {
	case OfertasMaximas:
		texto = fmt.Sprintf("Estas son las primeras %d fechas de inicio desde el %s sin cruces con cursos aprobados", n, horarios.FechaEnPalabras(desde))
	case 0:
		texto = fmt.Sprintf("Entre el %s y el %s ninguna fecha de inicio queda libre", horarios.FechaEnPalabras(desde), horarios.FechaEnPalabras(hasta))
	case 1:
		texto = fmt.Sprintf("Entre el %s y el %s solo queda libre esta fecha de inicio", horarios.FechaEnPalabras(desde), horarios.FechaEnPalabras(hasta))
	default:
		texto = fmt.Sprintf("Entre el %s y el %s solo quedan libres estas %d fechas de inicio", horarios.FechaEnPalabras(desde), horarios.FechaEnPalabras(hasta), n)
	}
	texto += elAmbiente + "."
	if porque := b.porque(); porque != "" {
		texto += " Otras no sirven: " + porque + "."
	}
	return texto
}

func (b *buscador) porque() string {
	const muestra = 3
	var partes []string
	if b.cruzadas > 0 {
		con := strings.Join(b.con[:min(muestra, len(b.con))], ", ")
		if len(b.con) > muestra {
			con += " y otros"
		}
		partes = append(partes, fmt.Sprintf("%d %s con %s", b.cruzadas, segun(b.cruzadas, "se cruza", "se cruzan"), con))
	}
	if b.sinClase > 0 {
		partes = append(partes, fmt.Sprintf("en %d no hay clase por festivo, receso o fecha quitada", b.sinClase))
	}
	if b.largas > 0 {
		partes = append(partes, fmt.Sprintf("con %d el curso pasaría de %d meses", b.largas, MesesLimite))
	}
	return strings.Join(partes, "; ")
}

func segun(n int, uno, varios string) string {
	if n == 1 {
		return uno
	}
	return varios
}

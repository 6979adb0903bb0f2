package solicitudes

import (
	"fmt"
	"slices"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Nivel says how much a Comprobacion matters to the decision.
type Nivel string

const (
	Bien    Nivel = "BIEN"
	Aviso   Nivel = "AVISO"   // to be looked at
	Bloquea Nivel = "BLOQUEA" // an approval needs a justification
)

// Comprobacion is a rule that the system has looked after, so that the reviewer need not.
type Comprobacion struct {
	Tema    string // which rule, for programs
	Nivel   Nivel
	Titulo  string // what was found, in a few words
	Detalle string // the figures or the reason
}

// Examen is what the rules say of a Solicitud that is about to be decided.
type Examen struct {
	Comprobaciones []Comprobacion // the gravest first
	Choques        []Choque
	Cargas         []SemanaDeCarga
	LimiteMinutos  int // of the instructor's week
}

// PideJustificacion tells whether an approval is refused without one.
func (e Examen) PideJustificacion() bool { return e.Contar(Bloquea) > 0 }

// Contar gives how many Comprobaciones are of a Nivel.
func (e Examen) Contar(n Nivel) int {
	total := 0
	for _, c := range e.Comprobaciones {
		if c.Nivel == n {
			total++
		}
	}
	return total
}

// Examinar looks at a Solicitud for the eyes of por. rivales are the other solicitudes of its instructor with all their
// sessions of the ISO weeks in which its own lie; limite is the instructor's weekly limit in minutes. The
// Programa of env is the one of today.
func (e Expediente) Examinar(por kernel.Actor, rivales []Rival, limite int, env Entorno) Examen {
	x := Examen{Choques: ChoquesPara(por, e.Sesiones, rivales), Cargas: CargaPorSemana(e.Sesiones, rivales), LimiteMinutos: limite}
	hoy := kernel.Today(env.Ahora)
	x.Comprobaciones = slices.Concat(
		comprobarChoques(x.Choques, rivales),
		[]Comprobacion{comprobarCarga(CargaMaxima(e.Sesiones, rivales), x.LimiteMinutos), e.comprobarInicio(hoy), e.comprobarInscripcion(hoy), e.comprobarHoras()},
		e.comprobarPrograma(env.Programa), e.comprobarDatos(env))
	slices.SortStableFunc(x.Comprobaciones, func(a, b Comprobacion) int { return gravedad(b.Nivel) - gravedad(a.Nivel) })
	return x
}

func gravedad(n Nivel) int { return slices.Index([]Nivel{Bien, Aviso, Bloquea}, n) }

func comprobarChoques(choques []Choque, rivales []Rival) []Comprobacion {
	var bloquean, esperan []Choque
	for _, c := range choques {
		if c.Bloquea {
			bloquean = append(bloquean, c)
		} else {
			esperan = append(esperan, c)
		}
	}
	aprobados := 0
	for _, r := range rivales {
		if r.Estado == Aprobada && !r.PorAmbiente {
			aprobados++
		}
	}
	con := Comprobacion{Tema: "CRUCE_APROBADA", Nivel: Bien, Titulo: "Sin cruces con cursos aprobados",
		Detalle: "El instructor no tiene otro curso aprobado en esas semanas."}
	switch {
	case len(bloquean) > 0:
		con.Nivel, con.Titulo = Bloquea, "Se cruza con "+cuantos(len(bloquean), "un curso aprobado", "cursos aprobados")
		con.Detalle = queComparten(bloquean) + "Para aprobar de todos modos hace falta una justificación."
	case aprobados > 0:
		con.Detalle = "Comparado con " + cuantos(aprobados, "un curso aprobado", "cursos aprobados") + " del instructor en esas semanas."
	}
	lista := []Comprobacion{con}
	if len(esperan) > 0 {
		lista = append(lista, Comprobacion{Tema: "CRUCE_PENDIENTE", Nivel: Aviso,
			Titulo:  "Se cruza con " + cuantos(len(esperan), "otra solicitud pendiente", "solicitudes pendientes"),
			Detalle: queComparten(esperan) + "Si aprueba esta, la otra tendrá que cambiar."})
	}
	return lista
}

// queComparten says that it is the ambiente which clashing courses share, when it is not the instructor alone.
func queComparten(choques []Choque) string {
	n := 0
	for _, c := range choques {
		if c.PorAmbiente {
			n++
		}
	}
	switch n {
	case 0:
		return ""
	case len(choques):
		return "Usan el mismo ambiente a la misma hora. "
	}
	return "Comparten el instructor o el ambiente. "
}

func cuantos(n int, uno, varios string) string {
	if n == 1 {
		return uno
	}
	return fmt.Sprintf("%d %s", n, varios)
}

func comprobarCarga(peor horarios.Semana, limite int) Comprobacion {
	c := Comprobacion{Tema: "CARGA_SEMANAL", Nivel: Bien, Titulo: "Carga semanal dentro del límite",
		Detalle: fmt.Sprintf("La semana más llena llega a %s; el límite es de %s.", horarios.EnHoras(peor.Minutos), horarios.EnHoras(limite))}
	if peor.Minutos > limite {
		c.Nivel, c.Titulo = Aviso, "Carga semanal por encima del límite"
	}
	return c
}

func (e Expediente) comprobarInicio(hoy kernel.Date) Comprobacion {
	c := Comprobacion{Tema: "PRIMERA_SESION", Nivel: Bien, Titulo: "La primera sesión está por venir"}
	primera := e.Datos.FechaInicioCurso
	if len(e.Sesiones) > 0 {
		primera = e.Sesiones[0].Fecha
	}
	switch dias := primera.DaysSince(hoy); {
	case primera.IsZero():
		c.Nivel, c.Titulo, c.Detalle = Aviso, "Sin fecha de inicio", "La solicitud todavía no tiene sesiones."
	case dias < 0:
		c.Nivel, c.Titulo = Bloquea, "La primera sesión ya pasó"
		c.Detalle = fmt.Sprintf("Fue el %s. Para aprobar de todos modos hace falta una justificación.", horarios.FechaEnPalabras(primera))
	case dias == 0:
		c.Nivel, c.Titulo, c.Detalle = Aviso, "El curso empieza hoy", horarios.FechaEnPalabras(primera)+"."
	default:
		c.Detalle = fmt.Sprintf("Es el %s, en %s.", horarios.FechaEnPalabras(primera), cuantos(dias, "un día", "días"))
	}
	return c
}

func (e Expediente) comprobarInscripcion(hoy kernel.Date) Comprobacion {
	desde, hasta := e.Datos.InicioInscripcion, e.Datos.FinalizacionInscripcion
	c := Comprobacion{Tema: "INSCRIPCION", Nivel: Bien, Titulo: "La inscripción cabe antes del curso",
		Detalle: fmt.Sprintf("Del %s al %s.", horarios.FechaEnPalabras(desde), horarios.FechaEnPalabras(hasta))}
	switch {
	case desde.IsZero() || hasta.IsZero():
		c.Nivel, c.Titulo, c.Detalle = Aviso, "Faltan las fechas de inscripción", "La solicitud no dice cuándo se inscriben los aprendices."
	case hasta.Before(hoy):
		c.Nivel, c.Titulo = Aviso, "La inscripción ya terminó"
	case !desde.After(hoy):
		c.Titulo = "La inscripción está abierta"
	}
	return c
}

func (e Expediente) comprobarHoras() Comprobacion {
	suma := 0
	for _, s := range e.Sesiones {
		suma += s.Minutos()
	}
	c := Comprobacion{Tema: "HORAS", Nivel: Bien, Titulo: "Las horas suman",
		Detalle: fmt.Sprintf("Las sesiones suman %s, lo que dura el curso.", horarios.EnHoras(suma))}
	if suma != e.Datos.minutos() {
		c.Nivel, c.Titulo = Aviso, "Las horas no suman"
		c.Detalle = fmt.Sprintf("Las sesiones suman %s y el curso dura %s.", horarios.EnHoras(suma), horarios.EnHoras(e.Datos.minutos()))
	}
	return c
}

// comprobarPrograma tells what the programme of today has different; nothing when it is as it was sent, or not offered any more.
func (e Expediente) comprobarPrograma(hoy *Programa) []Comprobacion {
	if hoy == nil || hoy.ID != e.Programa.ID {
		return nil
	}
	c := Comprobacion{Tema: "PROGRAMA", Nivel: Aviso, Titulo: "El programa cambió desde que se envió"}
	switch {
	case hoy.Version != e.Programa.Version:
		c.Detalle = fmt.Sprintf("Se envió con la versión %s y hoy está en la %s. Si debe darse con la nueva, devuélvala.", e.Programa.Version, hoy.Version)
	case hoy.Horas != e.Programa.Horas:
		c.Detalle = fmt.Sprintf("Se envió cuando duraba %d horas y hoy dura %d. Si debe darse como es hoy, devuélvala.", e.Programa.Horas, hoy.Horas)
	default:
		return nil
	}
	return []Comprobacion{c}
}

// comprobarDatos sorts what would keep the Solicitud from being sent today by subject.
func (e Expediente) comprobarDatos(env Entorno) []Comprobacion {
	env.Programa = nil                                                                                                               // what was sent is held against the programme as it was
	faltas := slices.DeleteFunc(incompleta(&e.Datos, e.Sesiones, env), func(f fault.Field) bool { return f.Code == "FECHA_PASADA" }) // comprobarInicio tells
	lista := e.comprobarCapacidad()
	temas := []struct {
		tema, bien, mal, detalle string
		punteros                 []string
	}{
		{"FECHAS", "Las fechas están en orden", "Las fechas no están en orden", "Inscripción, inicio y fin.",
			[]string{"/inicioInscripcion", "/finalizacionInscripcion", "/fechaInicioCurso", "/fechaFinalizacionCurso"}},
		{"CUPO", "Los aprendices caben en el cupo", "Los aprendices no caben en el cupo",
			fmt.Sprintf("%d de %d.", e.Datos.Aprendices, e.Datos.CupoMaximo), []string{"/numeroAprendicesInscribir", "/cupoMaximo"}},
		{"NIT", "NIT correcto", "Revise el NIT", detalleNIT(e.Datos.NIT), []string{"/nitEmpresa"}},
		{"MUNICIPIO", "Municipio y departamento corresponden", "Revise el municipio", "Según la DIVIPOLA del DANE.",
			[]string{"/departamento", "/municipio"}},
		{"DATOS", "Los datos están completos", "Faltan datos o tienen otro formato", "Todo lo que pide el envío está.", nil},
	}
	for _, t := range temas {
		c := Comprobacion{Tema: t.tema, Nivel: Bien, Titulo: t.bien, Detalle: t.detalle}
		var suyas []fault.Field
		faltas = slices.DeleteFunc(faltas, func(f fault.Field) bool {
			suya := t.punteros == nil || slices.Contains(t.punteros, f.Pointer)
			if suya {
				suyas = append(suyas, f)
			}
			return suya
		})
		if len(suyas) > 0 {
			c.Nivel, c.Titulo, c.Detalle = Aviso, t.mal, suyas[0].Message
		}
		if len(suyas) > 1 {
			c.Detalle += " " + cuantos(len(suyas)-1, "Hay otro campo por revisar.", "campos más por revisar.")
		}
		lista = append(lista, c)
	}
	return lista
}

// comprobarCapacidad tells that the ambiente holds fewer than the places of the course, which keeps nobody from approving it.
func (e Expediente) comprobarCapacidad() []Comprobacion {
	if !e.Datos.NoCabe() {
		return nil
	}
	return []Comprobacion{{Tema: "CAPACIDAD", Nivel: Aviso, Titulo: "El cupo no cabe en el ambiente",
		Detalle: fmt.Sprintf("En %s caben %d y el cupo es de %d.", e.Datos.Ambiente.Nombre, e.Datos.Ambiente.Capacidad, e.Datos.CupoMaximo)}}
}

// NoCabe tells whether the chosen ambiente is known to hold fewer learners than the course has places for.
func (d Datos) NoCabe() bool { return d.Ambiente.Capacidad > 0 && d.Ambiente.Capacidad < d.CupoMaximo }

func detalleNIT(nit string) string {
	if nit == "" {
		return "No se dio; las comunidades pueden no tenerlo."
	}
	return "El dígito de verificación corresponde."
}

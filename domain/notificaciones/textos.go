package notificaciones

import (
	"fmt"
	"strings"
)

const (
	nombreMaximo     = 120 // characters of a name, a programme or a number within a sentence
	comentarioMaximo = 300 // characters of what somebody typed
)

// Curso names the solicitud that a sentence is about.
type Curso struct {
	Codigo   string
	Programa string
}

func (c Curso) String() string {
	return fmt.Sprintf("%s (%s)", corto(c.Codigo), corto(c.Programa))
}

// Enviada tells the coordination that por sent a solicitud; revision counts its sendings.
func Enviada(c Curso, por string, revision int) Texto {
	if revision > 1 {
		return Texto{NuevaSolicitud, "Solicitud corregida",
			fmt.Sprintf("La solicitud %s de %s fue corregida y enviada de nuevo. Espera su revisión.", c, corto(por))}
	}
	return Texto{NuevaSolicitud, "Nueva solicitud",
		fmt.Sprintf("%s envió la solicitud %s. Espera su revisión.", corto(por), c)}
}

// Tomada tells the owner who reviews the solicitud.
func Tomada(c Curso, por string) Texto {
	return Texto{RevisionDeSolicitud, "Solicitud en revisión",
		fmt.Sprintf("%s está revisando su solicitud %s.", corto(por), c)}
}

// Relevada tells the previous reviewer that por has taken the review over.
func Relevada(c Curso, por string) Texto {
	return Texto{Sistema, "Revisión a cargo de otra persona",
		fmt.Sprintf("%s tomó la revisión de la solicitud %s, que usted tenía. Ya no está a su cargo.", corto(por), c)}
}

// Devuelta tells the owner what to correct; correcciones counts the remarks at fields.
func Devuelta(c Curso, correcciones int, comentarios string) Texto {
	senaladas := ""
	switch {
	case correcciones == 1:
		senaladas = " Tiene 1 corrección señalada."
	case correcciones > 1:
		senaladas = fmt.Sprintf(" Tiene %d correcciones señaladas.", correcciones)
	}
	return Texto{RevisionDeSolicitud, "Solicitud devuelta",
		fmt.Sprintf("Su solicitud %s fue devuelta.%s Corríjala y envíela de nuevo.%s", c, senaladas, citar("Comentarios", comentarios))}
}

// Aprobada tells the owner the ficha and whether it is only provisional.
func Aprobada(c Curso, ficha string, provisional bool, comentarios string) Texto {
	numero := fmt.Sprintf("Número de ficha: %s.", corto(ficha))
	if provisional {
		numero = fmt.Sprintf("Número de ficha provisional: %s; se reemplazará por el de SOFIA Plus.", corto(ficha))
	}
	return Texto{SolicitudAprobada, "Solicitud aprobada",
		fmt.Sprintf("Su solicitud %s fue aprobada. %s%s", c, numero, citar("Comentarios", comentarios))}
}

// Rechazada tells the owner why, and what can be done now.
func Rechazada(c Curso, motivo string) Texto {
	return Texto{SolicitudRechazada, "Solicitud rechazada",
		fmt.Sprintf("Su solicitud %s fue rechazada. Puede duplicarla como un borrador nuevo.%s", c, citar("Motivo", motivo))}
}

// FichaAsignada tells the owner the number and the one that it replaces, if any.
func FichaAsignada(c Curso, ficha, anterior string) Texto {
	reemplazo := ""
	if anterior != "" {
		reemplazo = fmt.Sprintf(" Reemplaza a %s.", corto(anterior))
	}
	return Texto{AsignacionFicha, "Ficha asignada",
		fmt.Sprintf("El curso de su solicitud %s tiene la ficha %s.%s", c, corto(ficha), reemplazo)}
}

// Cancelada tells the owner that an approved course will not take place.
func Cancelada(c Curso, motivo string) Texto {
	return Texto{Sistema, "Curso cancelado",
		fmt.Sprintf("El curso aprobado de su solicitud %s fue cancelado.%s", c, citar("Motivo", motivo))}
}

// Reprogramada tells the owner that an approved course takes place at other times; fin is its new last day in words.
func Reprogramada(c Curso, fin, motivo string) Texto {
	return Texto{Sistema, "Curso reprogramado",
		fmt.Sprintf("El curso aprobado de su solicitud %s tiene otro horario. Ahora termina el %s y conserva su ficha.%s", c, fin, citar("Motivo", motivo))}
}

// ReprogramadaParaCoordinador tells the coordination of the centre that por moved an approved course.
func ReprogramadaParaCoordinador(c Curso, por, fin, motivo string) Texto {
	return Texto{Sistema, "Curso reprogramado",
		fmt.Sprintf("%s reprogramó el curso %s. Ahora termina el %s.%s", corto(por), c, fin, citar("Motivo", motivo))}
}

// ReprogramacionPropuesta asks the coordination to answer what the owner of an approved course proposes.
func ReprogramacionPropuesta(c Curso, por, motivo string) Texto {
	return Texto{Sistema, "Propuesta de cambio de horario",
		fmt.Sprintf("%s propone otro horario para el curso aprobado %s. Puede reprogramarlo o descartar la propuesta.%s", corto(por), c, citar("Motivo", motivo))}
}

// PropuestaDescartada tells the owner that the course keeps its schedule.
func PropuestaDescartada(c Curso, motivo string) Texto {
	return Texto{Sistema, "Propuesta descartada",
		fmt.Sprintf("El curso de su solicitud %s conserva su horario: la coordinación descartó el cambio que usted propuso.%s", c, citar("Motivo", motivo))}
}

// EntregadaParaNuevo tells an instructor to go on with a solicitud of somebody else.
func EntregadaParaNuevo(c Curso, por, motivo string) Texto {
	return Texto{Sistema, "Le entregaron una solicitud",
		fmt.Sprintf("%s le entregó la solicitud %s. Desde ahora usted responde por ella.%s", por, c, citar("Motivo", motivo))}
}

// EntregadaParaAnterior tells an instructor that somebody else goes on.
func EntregadaParaAnterior(c Curso, nuevo, motivo string) Texto {
	return Texto{Sistema, "Solicitud entregada",
		fmt.Sprintf("Su solicitud %s quedó a cargo de %s.%s", c, nuevo, citar("Motivo", motivo))}
}

// EntregadaParaRevisor tells whoever reviews a solicitud that it has another instructor.
func EntregadaParaRevisor(c Curso, nuevo string) Texto {
	return Texto{Sistema, "Cambió el instructor",
		fmt.Sprintf("La solicitud %s, que usted tiene en revisión, quedó a cargo de %s. Mire si su horario se cruza.", c, nuevo)}
}

// CruceParaInstructor warns the instructor of both: the solicitud codigo now clashes with the approved course.
func CruceParaInstructor(codigo string, aprobada Curso) Texto {
	return Texto{Sistema, "Cruce de horario",
		fmt.Sprintf("Su solicitud %s se cruza con el curso %s, que ya fue aprobado. "+
			"Cambie las fechas o el horario; si ya está en revisión, pida que se la devuelvan.", corto(codigo), aprobada)}
}

// CruceParaRevisor warns who reviews codigo. The approved course may be of another centre, so it is not named.
func CruceParaRevisor(codigo string) Texto {
	return Texto{Sistema, "Cruce de horario",
		fmt.Sprintf("La solicitud %s, que usted revisa, se cruza con otro curso aprobado del instructor. "+
			"Tenga en cuenta el cruce antes de decidir.", corto(codigo))}
}

// CruceResuelto tells the instructor of both that the clash of codigo with the cancelled course is over.
func CruceResuelto(codigo string, cancelada Curso) Texto {
	return Texto{Sistema, "Cruce de horario resuelto",
		fmt.Sprintf("Su solicitud %s ya no se cruza con el curso %s, porque fue cancelado.", corto(codigo), cancelada)}
}

// AmbienteParaInstructor warns whoever wrote codigo that an approved course takes its ambiente. The course is a colleague's, so
// it is not named.
func AmbienteParaInstructor(codigo string) Texto {
	return Texto{Sistema, "Ambiente ocupado",
		fmt.Sprintf("El ambiente de su solicitud %s ya está ocupado a esas horas por otro curso, que fue aprobado. "+
			"Elija otro ambiente, otras fechas u otro horario; si ya está en revisión, pida que se la devuelvan.", corto(codigo))}
}

// AmbienteParaRevisor warns who reviews codigo of the same.
func AmbienteParaRevisor(codigo string) Texto {
	return Texto{Sistema, "Ambiente ocupado",
		fmt.Sprintf("El ambiente de la solicitud %s, que usted revisa, ya está ocupado a esas horas por otro curso aprobado. "+
			"Tenga en cuenta el cruce antes de decidir.", corto(codigo))}
}

// AmbienteLibre tells whoever wrote codigo that the course which took its ambiente was cancelled.
func AmbienteLibre(codigo string) Texto {
	return Texto{Sistema, "Ambiente libre",
		fmt.Sprintf("El ambiente de su solicitud %s quedó libre a las horas en que se cruzaba con otro curso, porque ese curso fue cancelado.", corto(codigo))}
}

// Demorada reminds the coordination of a solicitud that has been waiting for days since it was sent.
func Demorada(c Curso, dias int) Texto {
	return Texto{Recordatorio, "Solicitud por revisar",
		fmt.Sprintf("La solicitud %s lleva %d días sin decisión. Espera su revisión.", c, dias)}
}

// CalendarioCambiado tells the coordination of a centre that days lost their classes on which approved courses have some:
// nombre is the holiday or the recess, dias are its days in words.
func CalendarioCambiado(nombre, dias string, cursos int) Texto {
	cuantos := "1 curso aprobado de su centro tiene"
	if cursos > 1 {
		cuantos = fmt.Sprintf("%d cursos aprobados de su centro tienen", cursos)
	}
	return Texto{Sistema, "Cambió el calendario",
		fmt.Sprintf("%s clase en «%s» (%s). Conservan sus fechas: mírelos y reprograme los que haga falta.", cuantos, corto(nombre), dias)}
}

// citar closes a message with what somebody typed, if anything.
func citar(rotulo, texto string) string {
	if texto = recortar(texto, comentarioMaximo); texto == "" {
		return ""
	}
	return " " + rotulo + ": " + texto
}

func corto(s string) string { return recortar(s, nombreMaximo) }

// recortar puts s on one line of at most maximo characters.
func recortar(s string, maximo int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= maximo {
		return string(r)
	}
	return strings.TrimSpace(string(r[:maximo-1])) + "…"
}

package correos

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"complementarias/domain/kernel"
)

const (
	lineaMaxima = 160   // characters of a name, a code or a programme
	textoMaximo = 4_000 // characters of what somebody typed
	masMaximo   = 30    // rows of a list; the others are counted
)

// Persona is the recipient as the system knows them when the message leaves.
type Persona struct {
	Nombre string
	Correo string
	Activa bool
	// Acceso is what an applicant is told; zero for an account.
	Acceso Acceso
}

// Acceso is a request for an account as its applicant may read it.
type Acceso struct {
	Numero string
	Motivo string // of the rejection
}

// Enlace is a link that opens an account, as it is when the message leaves.
type Enlace struct {
	URL     string
	Vence   time.Time
	Vigente bool
}

// Contenido is what a message says, before it is laid out.
type Contenido struct {
	Asunto   string
	Parrafos []string
	Datos    []Dato
	Cita     Dato   // what somebody typed; empty Valor when nothing was
	Lineas   []Dato // rows of a list: what happened and, in Ruta, where it is read
	Boton    Boton
	Nota     string
}

// Dato is a value with its label. Ruta is a path of the system, or empty.
type Dato struct {
	Rotulo string
	Valor  string
	Ruta   string
}

// Boton leads to a path of the system or, when it begins with https:// or http://, to that address.
type Boton struct {
	Texto string
	Ruta  string
}

// Contexto is what a text needs and the message does not hold.
type Contexto struct {
	Persona   Persona
	Enlace    Enlace
	Resumidos []Mensaje // what a digest tells, oldest first
}

// Redactar says what m tells its recipient.
func Redactar(m Mensaje, c Contexto) Contenido {
	var t Contenido
	switch m.Tipo {
	case Invitacion, Restablecimiento, ClaveCambiada:
		t = deCuenta(m, c)
	case AccesoRecibido, AccesoAprobado, AccesoRechazado:
		t = deAcceso(m, c.Persona.Acceso)
	case Recordatorio:
		t = recordatorio(m.Datos)
	case CambioCalendario:
		t = calendario(m.Datos.Calendario)
	case Resumen:
		t = resumen(c.Resumidos)
	case SolicitudEnviada, SolicitudDevuelta, SolicitudAprobada, SolicitudRechazo, FichaAsignada, CursoCancelado, CursoReprogramado:
		t = deSolicitud(m)
	}
	t.Asunto = linea(t.Asunto)
	return t
}

const siNoFueUsted = "Si usted no lo esperaba, no haga nada: sin este enlace nadie entra. Si le preocupa, avise a la administración del sistema."

func deCuenta(m Mensaje, c Contexto) Contenido {
	vence := "El enlace sirve una sola vez y vence " + cuando(c.Enlace.Vence) + "."
	if m.Tipo == Invitacion {
		return Contenido{
			Asunto: "Su cuenta en Gestión Complementarias",
			Parrafos: []string{
				"Se creó una cuenta para usted en Gestión Complementarias. Para entrar por primera vez, elija su contraseña con este enlace.", vence,
			},
			Boton: Boton{"Elegir mi contraseña", c.Enlace.URL}, Nota: siNoFueUsted,
		}
	}
	if m.Tipo == Restablecimiento {
		return Contenido{
			Asunto:   "Restablecer su contraseña",
			Parrafos: []string{"Se pidió una contraseña nueva para su cuenta de Gestión Complementarias. Elíjala con este enlace.", vence},
			Boton:    Boton{"Elegir una contraseña nueva", c.Enlace.URL}, Nota: siNoFueUsted,
		}
	}
	return Contenido{
		Asunto: "Su contraseña cambió",
		Parrafos: []string{
			"La contraseña de su cuenta cambió " + cuando(m.Datos.En) + ". Se cerraron las sesiones que estaban abiertas con la anterior.",
			"Si fue usted, no tiene que hacer nada. Si no, restablezca la contraseña de inmediato y avise a la administración del sistema.",
		},
		Boton: Boton{"Ir al sistema", "/login"},
	}
}

func deAcceso(m Mensaje, a Acceso) Contenido {
	numero := []Dato{{Rotulo: "Número", Valor: linea(a.Numero)}}
	switch {
	case m.Tipo == AccesoRecibido && m.Datos.Repetido:
		return Contenido{
			Asunto: "Su solicitud de acceso",
			Parrafos: []string{
				"Se pidió una cuenta con este correo, que ya tiene una cuenta o una solicitud de acceso en trámite. No hay que pedirla otra vez.",
				"Si olvidó su contraseña, puede restablecerla en la página de ingreso. Si usted no pidió nada, no haga nada.",
			},
			Boton: Boton{"Ir a la página de ingreso", "/login"},
		}
	case m.Tipo == AccesoRecibido:
		return Contenido{
			Asunto:   "Recibimos su solicitud de acceso",
			Parrafos: []string{"Recibimos su solicitud de acceso a Gestión Complementarias. Le escribiremos a este correo cuando se decida.", "Si usted no la hizo, no haga nada."},
			Datos:    numero,
		}
	case m.Tipo == AccesoAprobado:
		return Contenido{
			Asunto:   "Su solicitud de acceso fue aprobada",
			Parrafos: []string{"Su solicitud de acceso a Gestión Complementarias fue aprobada. En otro correo le llega el enlace para elegir su contraseña."},
			Datos:    numero,
		}
	}
	return Contenido{
		Asunto:   "Su solicitud de acceso no fue aprobada",
		Parrafos: []string{"Su solicitud de acceso a Gestión Complementarias no fue aprobada."},
		Datos:    numero, Cita: cita("Motivo", a.Motivo),
	}
}

// deSolicitud tells of one solicitud.
func deSolicitud(m Mensaje) Contenido {
	d := m.Datos
	t := Contenido{
		Datos: []Dato{{Rotulo: "Solicitud", Valor: linea(d.Codigo)}, {Rotulo: "Programa", Valor: linea(d.Programa)}},
		Boton: Boton{"Ver la solicitud", rutaDe(d.SolicitudID)},
	}
	titulo, parrafo := frase(m.Tipo, d)
	t.Asunto, t.Parrafos = titulo+": "+d.Codigo, []string{parrafo}
	if d.Ficha != "" {
		t.Datos = append(t.Datos, Dato{Rotulo: "Ficha", Valor: fichaDe(d)})
	}
	if d.Fin != "" {
		t.Datos = append(t.Datos, Dato{Rotulo: "Termina el", Valor: linea(d.Fin)})
	}
	t.Cita = cita("Motivo", d.Texto)
	if m.Tipo == SolicitudDevuelta || m.Tipo == SolicitudAprobada {
		t.Cita.Rotulo = "Comentarios"
	}
	return t
}

// frase is the title and the sentence of a message about a solicitud; a digest uses the title alone.
func frase(t Tipo, d Datos) (titulo, parrafo string) {
	switch t {
	case SolicitudEnviada:
		if d.Revision > 1 {
			return "Solicitud corregida", "Una solicitud de su centro fue corregida y enviada de nuevo. Espera su revisión."
		}
		return "Nueva solicitud", "Llegó una solicitud a su centro. Espera su revisión."
	case SolicitudDevuelta:
		return "Solicitud devuelta", "Su solicitud fue devuelta." + senaladas(d.Cambios) + " Corríjala y envíela de nuevo."
	case SolicitudAprobada:
		return "Solicitud aprobada", "Su solicitud fue aprobada."
	case SolicitudRechazo:
		return "Solicitud rechazada", "Su solicitud fue rechazada. Puede duplicarla como un borrador nuevo."
	case FichaAsignada:
		return "Ficha asignada", "El curso de su solicitud ya tiene número de ficha."
	case CursoCancelado:
		return "Curso cancelado", "El curso aprobado de esta solicitud fue cancelado."
	case CursoReprogramado:
		return "Curso reprogramado", "El curso aprobado de esta solicitud tiene otro horario y conserva su ficha."
	case Recordatorio:
		return "Solicitudes por revisar", ""
	case CambioCalendario:
		return "Cambió el calendario", ""
	case Invitacion, Restablecimiento, ClaveCambiada, AccesoRecibido, AccesoAprobado, AccesoRechazado, Resumen:
	}
	return "Aviso", ""
}

func senaladas(n int) string {
	switch {
	case n == 1:
		return " Tiene 1 corrección señalada."
	case n > 1:
		return fmt.Sprintf(" Tiene %d correcciones señaladas.", n)
	}
	return ""
}

func fichaDe(d Datos) string {
	ficha := linea(d.Ficha)
	if d.Provisional {
		ficha += " (provisional; se reemplazará por la de SOFIA Plus)"
	}
	if d.Anterior != "" {
		ficha += " (reemplaza a " + linea(d.Anterior) + ")"
	}
	return ficha
}

func recordatorio(d Datos) Contenido {
	n := len(d.Demoradas)
	asunto := fmt.Sprintf("%d solicitudes esperan su revisión", n)
	if n == 1 {
		asunto = "Una solicitud espera su revisión"
	}
	return Contenido{
		Asunto: asunto, Parrafos: []string{"Estas solicitudes de su centro llevan varios días sin decisión:"},
		Lineas: limitadas(lineasDe(d)), Boton: Boton{"Ver la cola de revisión", "/solicitudes-pendientes"},
	}
}

// rutaAfectados lists the approved courses that the calendar touches.
const rutaAfectados = "/festivos/afectados"

func calendario(c CalendarioCambiado) Contenido {
	return Contenido{
		Asunto: "Cambió el calendario: " + c.Nombre,
		Parrafos: []string{
			"El calendario cambió y ya no hay clase en unos días que estaban previstos. " + tienenClase(c.Cursos),
			"Mire la lista y reprograme los que lo necesiten.",
		},
		Datos: []Dato{{Rotulo: "Cambio", Valor: linea(c.Nombre)}, {Rotulo: "Días", Valor: linea(c.Dias)}},
		Boton: Boton{"Ver los cursos", rutaAfectados},
	}
}

func tienenClase(cursos int) string {
	if cursos == 1 {
		return "1 curso aprobado de su centro tiene clase entonces."
	}
	return fmt.Sprintf("%d cursos aprobados de su centro tienen clase entonces.", cursos)
}

func lineasDe(d Datos) []Dato {
	var lineas []Dato
	for _, s := range d.Demoradas {
		lineas = append(lineas, Dato{Rotulo: linea(s.Codigo + " · " + s.Programa), Valor: dias(s.Dias), Ruta: rutaDe(s.SolicitudID)})
	}
	return lineas
}

func dias(n int) string {
	if n == 1 {
		return "lleva 1 día"
	}
	return fmt.Sprintf("lleva %d días", n)
}

func resumen(mensajes []Mensaje) Contenido {
	var lineas []Dato
	for _, m := range mensajes {
		if m.Tipo == Recordatorio {
			lineas = append(lineas, lineasDe(m.Datos)...)
			continue
		}
		titulo, _ := frase(m.Tipo, m.Datos)
		if m.Tipo == CambioCalendario {
			c := m.Datos.Calendario
			lineas = append(lineas, Dato{Rotulo: linea(titulo + ": " + c.Nombre + " · " + c.Dias), Valor: tienenClase(c.Cursos), Ruta: rutaAfectados})
			continue
		}
		lineas = append(lineas, Dato{Rotulo: linea(m.Datos.Codigo + " · " + m.Datos.Programa), Valor: titulo, Ruta: rutaDe(m.Datos.SolicitudID)})
	}
	asunto := fmt.Sprintf("Resumen del día: %d novedades", len(lineas))
	if len(lineas) == 1 {
		asunto = "Resumen del día: 1 novedad"
	}
	return Contenido{Asunto: asunto, Parrafos: []string{"Esto pasó desde el último resumen:"}, Lineas: limitadas(lineas), Boton: Boton{"Ir al sistema", "/"}}
}

func limitadas(lineas []Dato) []Dato {
	if len(lineas) <= masMaximo {
		return lineas
	}
	return append(lineas[:masMaximo:masMaximo], Dato{Rotulo: fmt.Sprintf("y %d más", len(lineas)-masMaximo)})
}

func rutaDe(id kernel.SolicitudID) string { return "/solicitudes/" + string(id) }

func cita(rotulo, texto string) Dato {
	return Dato{Rotulo: rotulo, Valor: recortar(limpio(texto, true), textoMaximo)}
}

var meses = [...]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}

// cuando writes an instant as people in Bogotá read it.
func cuando(t time.Time) string {
	t = t.In(kernel.Bogota)
	return fmt.Sprintf("el %d de %s de %d a las %s", t.Day(), meses[t.Month()-1], t.Year(), t.Format("15:04"))
}

// linea puts s on one line that no header or list breaks at.
func linea(s string) string {
	return recortar(strings.Join(strings.Fields(limpio(s, false)), " "), lineaMaxima)
}

// limpio leaves out what is not seen or turns the direction of a text around.
func limpio(s string, saltos bool) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && saltos:
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s))
}

func recortar(s string, maximo int) string {
	r := []rune(s)
	if len(r) <= maximo {
		return s
	}
	return strings.TrimSpace(string(r[:maximo-1])) + "…"
}

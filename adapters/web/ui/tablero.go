package ui

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	appsolicitudes "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// tablero is the start page of each role. What a role finds there is its use case's to say.
func (p *Paginas) tablero(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	if actor.Rol == kernel.Instructor {
		t, err := p.d.Solicitudes.TableroInstructor.Execute(ctx, actor)
		if err != nil {
			return err
		}
		v := vistaTableroInstructor{TableroInstructor: t, hoy: p.hoy()}
		return p.mostrar(c, http.StatusOK, Marco{Titulo: "Inicio", Actual: "/dashboard"}, tableroInstructor(v))
	}
	t, err := p.d.Solicitudes.TableroCoordinacion.Execute(ctx, actor)
	if err != nil {
		return err
	}
	v := vistaTablero{TableroCoordinacion: t, hoy: p.hoy(), pais: solicitudes.AlcanceDe(actor).Pais}
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Inicio", Actual: "/dashboard"}, tableroCoordinacion(v))
}

// vistaTableroInstructor is the start page of an instructor.
type vistaTableroInstructor struct {
	appsolicitudes.TableroInstructor
	hoy kernel.Date
}

// titulo says what waits.
func (v vistaTableroInstructor) titulo() string {
	switch d, b := len(v.Devueltas), len(v.Borradores); {
	case d == 1:
		return "1 solicitud espera que usted la corrija"
	case d > 1:
		return palabras.Numero(d) + " solicitudes esperan que usted las corrija"
	case b == 1:
		return "Tiene 1 borrador por terminar"
	case b > 1:
		return "Tiene " + palabras.Numero(b) + " borradores por terminar"
	case len(v.Enviadas) > 0:
		return "Nada espera por usted: " + palabras.Contar(len(v.Enviadas), "solicitud está", "solicitudes están") + " en la coordinación"
	}
	return "Nada espera por usted"
}

// nueva tells that there is nothing to show yet.
func (v vistaTableroInstructor) nueva() bool {
	return v.Abiertas == 0 && len(v.Clases) == 0 && len(v.Balance.PorEstado) == 0 && v.Balance.MinutosPrevistos == 0
}

// ocultas is how many open ones the page leaves out.
func (v vistaTableroInstructor) ocultas() int {
	return v.Abiertas - len(v.Devueltas) - len(v.Borradores) - len(v.Enviadas)
}

// observaciones names what the reviewer remarked: "2 observaciones: NIT de la empresa y Justificación".
func observaciones(s appsolicitudes.View) string {
	if len(s.Correcciones) == 0 {
		return "Hay un comentario de la coordinación"
	}
	var campos []string
	for _, c := range s.Correcciones {
		if campo, ok := solicitudes.CampoDe(c.Campo); ok && len(campos) < 3 {
			campos = append(campos, campo.Etiqueta)
		}
	}
	texto := palabras.Contar(len(s.Correcciones), "observación", "observaciones")
	if len(campos) == len(s.Correcciones) {
		return texto + ": " + palabras.Enumerar(campos)
	}
	return texto + ": " + strings.Join(campos, ", ") + " y otras"
}

// falta says how far a draft is from being sent.
func falta(s appsolicitudes.View) string {
	if n := len(s.Advertencias); n > 0 {
		return "Le " + faltan(n)
	}
	return "Está completo: revíselo y envíelo"
}

func faltan(n int) string {
	if n == 1 {
		return "falta 1 dato"
	}
	return "faltan " + palabras.Numero(n) + " datos"
}

// enviadaDesde says where a sent one is and since when.
func (v vistaTableroInstructor) enviadaDesde(s appsolicitudes.View) string {
	if s.Estado == solicitudes.EnRevision {
		return "La revisa " + s.EstadoPor + " desde " + hace(kernel.Today(s.EstadoDesde), v.hoy)
	}
	return "Enviada " + palabras.EnDias(kernel.Today(s.FechaEnvio), v.hoy)
}

// hace names a past day: "hoy", "ayer", "el 2 oct".
func hace(d, hoy kernel.Date) string {
	if n := hoy.DaysSince(d); n <= 1 {
		return palabras.EnDias(d, hoy)
	}
	return "el " + palabras.FechaCorta(d)
}

// mesConHoras is one bar of the year.
type mesConHoras struct {
	nombre  string
	minutos int
}

// meses are those with classes, and the most of any.
func (v vistaTableroInstructor) meses() (meses []mesConHoras, mayor int) {
	for i, minutos := range v.Balance.PorMes {
		if minutos > 0 {
			meses = append(meses, mesConHoras{palabras.MesCorto(i + 1), minutos})
			mayor = max(mayor, minutos)
		}
	}
	return meses, mayor
}

// vistaTablero is the start page of those who decide.
type vistaTablero struct {
	appsolicitudes.TableroCoordinacion
	hoy  kernel.Date
	pais bool
}

// titulo says what waits.
func (v vistaTablero) titulo() string {
	decision := "su decisión"
	if v.pais {
		decision = "una decisión en el país"
	}
	if v.Cola.Total == 0 {
		return "Nada espera " + decision
	}
	total := palabras.Total(v.Cola.Total, v.Cola.TotalEsMinimo, "solicitud espera", "solicitudes esperan")
	return palabras.Mayuscula(total) + " " + decision
}

// tramoDeEspera is one part of the queue by age.
type tramoDeEspera struct {
	clase, rotulo string
	n             int
}

func (v vistaTablero) tramos() []tramoDeEspera {
	e := v.Cifras.Espera
	return []tramoDeEspera{
		{"corta", fmt.Sprintf("Hasta %d días", solicitudes.DiasEsperaMedia-1), e[solicitudes.EsperaCorta]},
		{"media", fmt.Sprintf("%d a %d días", solicitudes.DiasEsperaMedia, solicitudes.DiasEsperaLarga-1), e[solicitudes.EsperaMedia]},
		{"larga", fmt.Sprintf("%d días o más", solicitudes.DiasEsperaLarga), e[solicitudes.EsperaLarga]},
	}
}

// partes are the same for the bar.
func (v vistaTablero) partes() []piezas.Parte {
	var partes []piezas.Parte
	for _, t := range v.tramos() {
		partes = append(partes, piezas.Parte{Clase: t.clase, N: t.n})
	}
	return partes
}

// recibidas compares with the week before.
func (v vistaTablero) recibidas() string {
	switch antes, ahora := v.Cifras.RecibidasAntes, v.Cifras.Recibidas; {
	case antes == ahora:
		return "las mismas que la semana pasada"
	case ahora > antes:
		return palabras.Numero(ahora-antes) + " más que la semana pasada"
	default:
		return palabras.Numero(antes-ahora) + " menos que la semana pasada"
	}
}

func (v vistaTablero) decididas() string {
	return unir(palabras.Contar(v.Cifras.Aprobadas, "aprobada", "aprobadas"), palabras.Contar(v.Cifras.Rechazadas, "rechazada", "rechazadas"))
}

func (v vistaTablero) mediana() (valor, nota string) {
	if v.Cifras.Respondidas == 0 {
		return "Sin datos", fmt.Sprintf("nada decidido en %d días", solicitudes.DiasMediana)
	}
	return palabras.Decimal(v.Cifras.MedianaDias), fmt.Sprintf("días, mediana de %s en %d días", palabras.Contar(v.Cifras.Respondidas, "decisión", "decisiones"), solicitudes.DiasMediana)
}

// carga says how far from the limit somebody is, in words and with its tone.
func carga(c appsolicitudes.CargaSemanal) (piezas.Tono, string) {
	semana := "Semana del " + palabras.FechaCorta(c.Lunes) + ": "
	switch resto := c.LimiteMinutos - c.Minutos; {
	case resto < 0:
		return piezas.Mal, semana + "pasa " + palabras.HorasBreve(-resto) + " del límite"
	case resto == 0:
		return piezas.Ojo, semana + "está en el límite"
	default:
		return piezas.Ojo, semana + "le quedan " + palabras.HorasBreve(resto)
	}
}

// detalle says where a course is given, by whom and to how many.
func detalle(c appsolicitudes.Curso) string {
	return unir(palabras.Municipio(c.Municipio), c.Instructor, aprendices(c.Aprendices))
}

func inicioDe(c appsolicitudes.Curso) string {
	if c.DiasParaIniciar < 0 {
		return "inició el " + palabras.FechaCorta(c.Inicio)
	}
	return "inicia el " + palabras.FechaCorta(c.Inicio)
}

func sinFicha(n int) string {
	if n == 0 {
		return ""
	}
	return palabras.Numero(n) + " con ficha provisional"
}

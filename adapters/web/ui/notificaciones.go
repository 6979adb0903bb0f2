package ui

import (
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/palabras"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	app "complementarias/application/notificaciones"
	"complementarias/domain/kernel"
	dominio "complementarias/domain/notificaciones"
)

const (
	notificacionesPorPagina = 20
	rutaNotificaciones      = "/notificaciones"
	sinLeer                 = "sin-leer"
)

// vistaNotificaciones is a page of the own mailbox.
type vistaNotificaciones struct {
	filas      []app.View
	noLeidas   int
	soloNuevas bool
	pestanas   []piezas.Pestana
	paginas    piezas.Paginas
	formulario string
	aqui       string // the address of this page, to come back to
	ahora      time.Time
}

// notificaciones shows the own mailbox; what is shown lives in the address.
func (p *Paginas) notificaciones(c *gin.Context) error {
	ctx := c.Request.Context()
	v := vistaNotificaciones{soloNuevas: c.Query("estado") == sinLeer, formulario: p.formularioNuevo(c), ahora: p.d.Now()}
	f := app.Filtro{Pagina: paginaDe(c), Limite: notificacionesPorPagina}
	estado := ""
	if v.soloNuevas {
		estado, f.Leidas = sinLeer, new(bool)
	}
	pagina, err := p.d.Notificaciones.Listar.Execute(ctx, peticion.Actor(ctx), f)
	if err != nil {
		return err
	}
	v.filas, v.noLeidas = pagina.Notificaciones, pagina.NoLeidas
	v.pestanas = []piezas.Pestana{
		{Texto: "Todas", URL: rutaNotificaciones, Actual: !v.soloNuevas},
		{Texto: "Sin leer", URL: direccion(rutaNotificaciones, "estado", sinLeer), Actual: v.soloNuevas, Cuenta: cuentaDe(v.noLeidas)},
	}
	enPagina := func(n int) string {
		if n == 1 {
			return direccion(rutaNotificaciones, "estado", estado)
		}
		return direccion(rutaNotificaciones, "estado", estado, "pagina", strconv.Itoa(n))
	}
	v.paginas = piezas.Paginas{Actual: f.Pagina, PorVez: notificacionesPorPagina, Total: pagina.Total, EsMinimo: pagina.TotalEsMinimo,
		Uno: "notificación", Varios: "notificaciones", URL: enPagina}
	v.aqui = enPagina(f.Pagina)
	return p.mostrar(c, http.StatusOK, Marco{Titulo: "Notificaciones", Actual: rutaNotificaciones, Angosta: true,
		Migas: []piezas.Miga{{Texto: "Inicio", URL: "/"}}}, paginaNotificaciones(v))
}

// abrirNotificacion marks one as read and goes to what it is about.
func (p *Paginas) abrirNotificacion(c *gin.Context) error {
	v, err := p.marcarLeida(c)
	if err != nil {
		return err
	}
	switch {
	case delCalendario(v):
		return p.volver(c, rutaAfectados, "")
	case v.SolicitudID == "":
		return p.volver(c, rutaNotificaciones, "")
	}
	return p.volver(c, "/solicitudes/"+url.PathEscape(string(v.SolicitudID)), "")
}

// delCalendario tells whether a notice is about the courses that the calendar touches: of those of the system it alone is
// about no solicitud.
func delCalendario(v app.View) bool { return v.Tipo == dominio.Sistema && v.SolicitudID == "" }

// leerNotificacion marks one as read and stays in the mailbox.
func (p *Paginas) leerNotificacion(c *gin.Context) error {
	if _, err := p.marcarLeida(c); err != nil {
		return err
	}
	return p.volver(c, volverAlBuzon(c), "")
}

func (p *Paginas) marcarLeida(c *gin.Context) (app.View, error) {
	if _, err := p.formularioDe(c); err != nil {
		return app.View{}, err
	}
	ctx := c.Request.Context()
	return p.d.Notificaciones.MarcarLeida.Execute(ctx, peticion.Actor(ctx), kernel.NotificacionID(c.Param("id")))
}

// leerTodas marks the whole own mailbox as read.
func (p *Paginas) leerTodas(c *gin.Context) error {
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	ctx := c.Request.Context()
	if err := p.d.Notificaciones.MarcarTodas.Execute(ctx, peticion.Actor(ctx)); err != nil {
		return err
	}
	return p.volver(c, rutaNotificaciones, "Marcó todas sus notificaciones como leídas.")
}

// volverAlBuzon is the page of the mailbox that the form names.
func volverAlBuzon(c *gin.Context) string {
	u, err := url.Parse(rutaLocal(c.PostForm("aqui")))
	if err != nil || u.Path != rutaNotificaciones {
		return rutaNotificaciones
	}
	return u.RequestURI()
}

// cuentaDe writes a count for a tab, and nothing for none.
func cuentaDe(n int) string {
	if n == 0 {
		return ""
	}
	return palabras.Numero(n)
}

func tituloDelBuzon(noLeidas int) string {
	switch noLeidas {
	case 0:
		return "Notificaciones"
	case 1:
		return "Tiene una notificación sin leer"
	}
	return "Tiene " + palabras.Numero(noLeidas) + " notificaciones sin leer"
}

// iconoDeAviso stands beside a notice, with the class of the state that it tells of.
func iconoDeAviso(t dominio.Tipo) (piezas.Icono, string) {
	switch t {
	case dominio.NuevaSolicitud:
		return piezas.IconoBandeja, "pendiente"
	case dominio.SolicitudAprobada, dominio.AsignacionFicha:
		return piezas.IconoVisto, "aprobada"
	case dominio.SolicitudRechazada:
		return piezas.IconoCerrar, "rechazada"
	case dominio.RevisionDeSolicitud:
		return piezas.IconoOjo, "en-revision"
	case dominio.Recordatorio:
		return piezas.IconoReloj, "devuelta"
	case dominio.Sistema:
		return piezas.IconoInfo, ""
	}
	return piezas.IconoInfo, ""
}

// enBreve is the title of a notice with what it is about, so that no two sound alike.
func enBreve(n app.View) string {
	if n.Solicitud == nil {
		return n.Titulo
	}
	return n.Titulo + " · " + n.Solicitud.Codigo
}

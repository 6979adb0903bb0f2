package ui

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/descarga"
	"complementarias/adapters/web/peticion"
	app "complementarias/application/calendario"
)

// vistaSuscripcion is the own address for calendar programs.
type vistaSuscripcion struct {
	app.MiSuscripcion
	direccion  string // whole; empty when there is none or it cannot be shown
	webcal     string // the same, so that a telephone opens its calendar
	delCentro  bool
	formulario string
	ahora      time.Time
}

const (
	campoAnterior = "anterior" // which address a form is about
	sufijoICS     = ".ics"
	anclaSuscribe = "#suscribirse"
)

func (p *Paginas) suscripcion(c *gin.Context) (*vistaSuscripcion, error) {
	ctx := c.Request.Context()
	actor := peticion.Actor(ctx)
	mia, err := p.d.Calendario.VerSuscripcion.Execute(ctx, actor)
	if err != nil {
		return nil, err
	}
	v := &vistaSuscripcion{MiSuscripcion: mia, delCentro: app.AlcanceDe(actor).Centro != "", formulario: p.formularioNuevo(c), ahora: p.d.Now()}
	if mia.Token != "" {
		u := p.d.PublicURL.JoinPath("calendario", mia.Token+sufijoICS)
		v.direccion = u.String()
		v.webcal = (&url.URL{Scheme: "webcal", Host: u.Host, Path: u.Path}).String()
	}
	return v, nil
}

// crearSuscripcion makes the own address.
func (p *Paginas) crearSuscripcion(c *gin.Context) error {
	return p.conSuscripcion(c, "Su dirección está lista. Cópiela en el calendario de su teléfono o de su correo.", func() error {
		return p.d.Calendario.CrearSuscripcion.Execute(c.Request.Context(), peticion.Actor(c.Request.Context()))
	})
}

// reemplazarSuscripcion makes another address; the one before it is worth nothing from then on.
func (p *Paginas) reemplazarSuscripcion(c *gin.Context) error {
	return p.conSuscripcion(c, "La dirección anterior ya no muestra nada. Copie la nueva donde la use.", func() error {
		return p.d.Calendario.ReemplazarSuscripcion.Execute(c.Request.Context(), peticion.Actor(c.Request.Context()), app.SuscripcionID(c.PostForm(campoAnterior)))
	})
}

// quitarSuscripcion ends the own address.
func (p *Paginas) quitarSuscripcion(c *gin.Context) error {
	return p.conSuscripcion(c, "Quitó la dirección. Los calendarios que la usaban ya no reciben sus clases.", func() error {
		return p.d.Calendario.QuitarSuscripcion.Execute(c.Request.Context(), peticion.Actor(c.Request.Context()), app.SuscripcionID(c.PostForm(campoAnterior)))
	})
}

func (p *Paginas) conSuscripcion(c *gin.Context, hecho string, hacer func() error) error {
	if _, err := p.formularioDe(c); err != nil {
		return err
	}
	if err := hacer(); err != nil {
		return err
	}
	return p.volver(c, rutaCalendario+anclaSuscribe, hecho)
}

// calendarioSuscrito answers calendar programs, which have no session: the address is what lets them in. Whatever is wrong
// with it, the answer is the same.
func (p *Paginas) calendarioSuscrito(c *gin.Context) error {
	c.Header("X-Robots-Tag", "noindex, nofollow")
	token, ok := strings.CutSuffix(c.Param("archivo"), sufijoICS)
	if !ok {
		return app.ErrSinCalendario
	}
	a, err := p.d.Calendario.LeerSuscripcion.Execute(c.Request.Context(), token)
	if err != nil {
		return err
	}
	etiqueta := `W/"` + a.Etiqueta + `"`
	c.Header("ETag", etiqueta)
	c.Header("Cache-Control", "private, no-cache")
	c.Writer.Header().Add("Vary", "Accept-Encoding")
	if coincide(c.GetHeader("If-None-Match"), etiqueta) {
		c.Status(http.StatusNotModified)
		return nil
	}
	c.Header("Content-Disposition", descarga.Disposicion(a.Nombre))
	cuerpo := a.Contenido
	if len(cuerpo) >= comprimirDesde && strings.Contains(c.GetHeader("Accept-Encoding"), "gzip") {
		c.Header("Content-Encoding", "gzip")
		cuerpo = comprimido(cuerpo)
	}
	c.Header("Content-Length", strconv.Itoa(len(cuerpo)))
	c.Data(http.StatusOK, "text/calendar; charset=utf-8", cuerpo)
	return nil
}

// coincide compares as If-None-Match does: weakly (RFC 9110, 13.1.2).
func coincide(cabecera, etiqueta string) bool {
	debil := func(s string) string { return strings.TrimPrefix(strings.TrimSpace(s), "W/") }
	for una := range strings.SplitSeq(cabecera, ",") {
		if una = debil(una); una == "*" || una == debil(etiqueta) {
			return true
		}
	}
	return false
}

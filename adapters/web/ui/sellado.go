package ui

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// campoFormulario is the hidden field with the id of a form. Every form that writes carries one.
const campoFormulario = "formulario"

var errFormularioAjeno = fault.New(fault.Conflict, "FORMULARIO_AJENO",
	"Este formulario se abrió con otra cuenta o antes de una actualización del sistema. Ábralo de nuevo y repita el cambio.")

// formularioNuevo is the value of campoFormulario in a form for whoever asks.
func (p *Paginas) formularioNuevo(c *gin.Context) string {
	return p.d.Formularios.Nuevo(peticion.Actor(c.Request.Context()).ID)
}

// formularioDe returns the id of the form that was posted; errFormularioAjeno unless it was shown to whoever posts it.
func (p *Paginas) formularioDe(c *gin.Context) (string, error) {
	id, err := p.d.Formularios.De(c.PostForm(campoFormulario), peticion.Actor(c.Request.Context()).ID)
	if err != nil {
		return "", errFormularioAjeno.Because(err)
	}
	return id, nil
}

const (
	vigenciaSellado = 15 * time.Minute
	selladoMaximo   = 700 << 10 // bytes of text: with it the sign-in form stays below what a form may have
	abiertoMaximo   = 2 << 20   // more than any form that was taken in
)

// enviado is a form as it was posted.
type enviado struct {
	Ruta   string `json:"ruta"` // path and query
	Cuerpo string `json:"cuerpo"`
}

// PedirIngreso answers a request to a page by somebody without a session. A page leads to the sign-in page and back. A form
// that was shown to somebody waits, sealed, in the sign-in page. A script is told, because what it would throw away may be
// half a form.
func (p *Paginas) PedirIngreso(c *gin.Context, causa error) {
	c.Abort()
	r := c.Request
	peticion.AnotarCausa(r.Context(), causa)
	if porPrograma(c) {
		p.Falla(c, identidad.ErrSesion)
		return
	}
	var err error
	if r.Method == http.MethodGet {
		err = p.volver(c, direccion("/login", "next", rutaLocal(r.URL.RequestURI())), "")
	} else if sellado := p.sellar(r); sellado != "" {
		err = p.mostrarIngreso(c, http.StatusUnauthorized, vistaIngreso{pendiente: sellado, next: rutaAnterior(r)})
	} else {
		err = p.volver(c, direccion("/login", "next", rutaAnterior(r)), "")
	}
	if err != nil {
		p.Falla(c, err)
	}
}

// porPrograma tells that a script asks, which would not show a page.
func porPrograma(c *gin.Context) bool {
	return deHTMX(c) || strings.Contains(c.GetHeader("Accept"), "text/event-stream")
}

// sellar closes the form that was posted for the person it was shown to; empty when it was shown to nobody. Passwords are
// typed again.
func (p *Paginas) sellar(r *http.Request) string {
	cuerpo, err := io.ReadAll(r.Body)
	if err != nil {
		return ""
	}
	campos, err := url.ParseQuery(string(cuerpo))
	if err != nil || campos.Has(campoNueva) {
		return ""
	}
	dueno, err := p.d.Formularios.Dueno(campos.Get(campoFormulario))
	if err != nil {
		return ""
	}
	contenido, err := json.Marshal(enviado{Ruta: r.URL.RequestURI(), Cuerpo: string(cuerpo)})
	if err != nil {
		return ""
	}
	sellado := p.d.Peticiones.Cerrar(apretado(contenido), dueno, vigenciaSellado)
	if len(sellado) > selladoMaximo {
		return ""
	}
	return sellado
}

// retomar posts, in place of the sign-in form, what waited in it for whoever has just signed in. What cannot be taken up is
// told on the next page, and nothing is done.
func (p *Paginas) retomar(c *gin.Context, sellado string, de kernel.UsuarioID, token, next string) error {
	e, err := p.abrir(sellado, de)
	switch {
	case errors.Is(err, ErrPeticionVencida):
		return p.volverCon(c, next, aviso{piezas.Ojo,
			"Ingresó, pero lo que había enviado no se guardó: pasaron más de 15 minutos. Vuelva a escribirlo y envíelo de nuevo."})
	case err != nil:
		peticion.AnotarCausa(c.Request.Context(), err)
		return p.volverCon(c, "/", aviso{piezas.Ojo,
			"Ingresó, pero no se guardó nada de lo que se había enviado, porque era de otra cuenta."})
	}
	destino, err := url.ParseRequestURI(e.Ruta)
	if err != nil {
		return err
	}
	r := c.Request.Clone(c.Request.Context())
	r.URL, r.RequestURI = destino, e.Ruta
	r.Body, r.ContentLength = io.NopCloser(strings.NewReader(e.Cuerpo)), int64(len(e.Cuerpo))
	r.Form, r.PostForm = nil, nil
	r.Header.Del("Authorization")
	r.Header.Del("Cookie")
	r.AddCookie(p.cookie(peticion.CookieSesion(p.d.PublicURL), token, 0))
	p.reenviar.ServeHTTP(c.Writer, r)
	return nil
}

func (p *Paginas) abrir(sellado string, de kernel.UsuarioID) (enviado, error) {
	apretado, err := p.d.Peticiones.Abrir(sellado, de)
	if err != nil {
		return enviado{}, err
	}
	contenido, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(apretado)), abiertoMaximo))
	if err != nil {
		return enviado{}, err
	}
	var e enviado
	return e, json.Unmarshal(contenido, &e)
}

func apretado(contenido []byte) []byte {
	var b bytes.Buffer
	z, _ := flate.NewWriter(&b, flate.DefaultCompression) // the level is a known one
	_, _ = z.Write(contenido)                             // into memory: it cannot fail
	_ = z.Close()
	return b.Bytes()
}

const rutaMaxima = 2000 // bytes of an address to come back to

// rutaLocal returns a path of this installation as it is, and / for anything that a browser might take for another place.
func rutaLocal(ruta string) string {
	u, err := url.Parse(ruta)
	if err != nil || len(ruta) > rutaMaxima || u.Scheme != "" || u.Host != "" || u.User != nil ||
		!strings.HasPrefix(ruta, "/") || strings.HasPrefix(ruta, "//") || strings.ContainsAny(ruta, "\\\r\n\t\x00") ||
		u.Path == "/login" || u.Path == "/logout" {
		return "/"
	}
	return ruta
}

// rutaAnterior is the page with the form that was posted, as far as the browser tells, and else /: the address of a form
// need not be one that can be opened.
func rutaAnterior(r *http.Request) string {
	u, err := url.Parse(r.Referer())
	if err != nil || u.Host != r.Host {
		return "/"
	}
	return rutaLocal(u.RequestURI())
}

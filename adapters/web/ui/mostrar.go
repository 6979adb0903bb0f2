package ui

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/a-h/templ"
	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/kernel"
)

// Marco is what a page tells its frame.
type Marco struct {
	Titulo string // of the window; the name of the product follows it
	// Actual is the path of the navigation's entry that this page belongs to.
	Actual string
	Migas  []piezas.Miga
	// Angosta is for pages of one column of text or one form.
	Angosta bool
	// Foco hides the main navigation on a phone, for a task of several steps.
	Foco bool
	// Libre leaves the width to the page.
	Libre bool
	// SinIndice asks search engines to leave the page out.
	SinIndice bool
	// Programas and Estilos are further scripts and style sheets, by the plain name of the file.
	Programas, Estilos []string
	// Incrustadas lets a style sheet bring images along as data: URLs.
	Incrustadas bool
}

// vista is everything that the frame shows.
type vista struct {
	Marco
	actor    kernel.Actor // zero when nobody has signed in
	noLeidas int
	// administracion are the pages of the administration that the person may open.
	administracion []piezas.Pestana
	aviso          aviso
	conLetra       bool // false when the browser asks to save data
	url            func(archivo string) string
}

// pagina makes a handler of gin out of one of ours: what goes wrong becomes a page that says so.
func (p *Paginas) pagina(h func(*gin.Context) error) gin.HandlerFunc {
	return func(c *gin.Context) {
		if err := h(c); err != nil {
			p.Falla(c, err)
		}
	}
}

// mostrar answers with a whole page. A component that fails has written nothing yet.
func (p *Paginas) mostrar(c *gin.Context, estado int, m Marco, contenido templ.Component) error {
	ctx := c.Request.Context()
	v := vista{Marco: m, actor: peticion.Actor(ctx), aviso: p.leerAviso(c), url: p.estaticos.URL, conLetra: c.GetHeader("Save-Data") != "on"}
	v.administracion = p.administracionDe(v.actor)
	if v.actor.ID != "" {
		var err error
		if v.noLeidas, err = p.d.Notificaciones.NoLeidas.Execute(ctx, v.actor); err != nil {
			return err
		}
	}
	return p.responderCon(c, estado, marco(v, contenido), m.Incrustadas)
}

// fragmento answers with a part of a page, for htmx.
func (p *Paginas) fragmento(c *gin.Context, contenido templ.Component) error {
	return p.responder(c, http.StatusOK, contenido)
}

func (p *Paginas) responder(c *gin.Context, estado int, contenido templ.Component) error {
	return p.responderCon(c, estado, contenido, false)
}

func (p *Paginas) responderCon(c *gin.Context, estado int, contenido templ.Component, incrustadas bool) error {
	nonce := rand.Text()
	var html bytes.Buffer
	// A page that says that the time is up is made after the time is up.
	ctx := context.WithoutCancel(c.Request.Context())
	if err := contenido.Render(templ.WithNonce(ctx, nonce), &html); err != nil {
		return err
	}
	c.Header("Content-Security-Policy", politicaDe(nonce, incrustadas))
	c.Writer.Header().Add("Vary", "Accept-Encoding, HX-Request, Save-Data")
	cuerpo := html.Bytes()
	if len(cuerpo) >= comprimirDesde && strings.Contains(c.GetHeader("Accept-Encoding"), "gzip") {
		c.Header("Content-Encoding", "gzip")
		cuerpo = comprimido(cuerpo)
	}
	c.Data(estado, "text/html; charset=utf-8", cuerpo)
	return nil
}

// politicaDe allows what carries the nonce of the page and what comes from here, nothing else; with incrustadas also images
// that stand in a style sheet of ours (ADR 0015).
func politicaDe(nonce string, incrustadas bool) string {
	imagenes := "'self'"
	if incrustadas {
		imagenes += " data:"
	}
	return "default-src 'none'; script-src 'nonce-" + nonce + "'; style-src 'nonce-" + nonce + "'; img-src " + imagenes + "; font-src 'self'; " +
		"connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
}

const (
	comprimirDesde = 1 << 10 // below it a packet is a packet
	nivelGzip      = 4       // pages are made for each request: most of the gain at a third of the work
)

var compresores = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, nivelGzip) // the level is a known one
	return z
}}

func comprimido(html []byte) []byte {
	var b bytes.Buffer
	z := compresores.Get().(*gzip.Writer) //nolint:forcetypeassert // the pool holds nothing else
	defer compresores.Put(z)
	z.Reset(&b)
	_, _ = z.Write(html) // into memory: it cannot fail
	_ = z.Close()
	return b.Bytes()
}

// estatico serves a style sheet, a script, the font or a mark.
func (p *Paginas) estatico(c *gin.Context) error {
	if !p.estaticos.Servir(c.Writer, c.Request, c.Param("archivo")) {
		return ErrSinPagina
	}
	return nil
}

// deHTMX tells that a script asks for a part of the page.
func deHTMX(c *gin.Context) bool { return c.GetHeader("HX-Request") == "true" }

// aviso is what was just done, told once on the next page.
type aviso struct {
	tono  piezas.Tono
	texto string
}

const (
	cookieAviso = "aviso"
	avisoMaximo = 400 // bytes
)

// volver answers a form that was taken: 303 to where the person goes on, with a sentence that says what was done. An
// empty sentence says nothing.
func (p *Paginas) volver(c *gin.Context, destino, texto string) error {
	return p.volverCon(c, destino, aviso{piezas.Bien, texto})
}

func (p *Paginas) volverCon(c *gin.Context, destino string, a aviso) error {
	if a.texto != "" {
		valor := base64.RawURLEncoding.EncodeToString([]byte(string(a.tono) + "|" + a.texto))
		http.SetCookie(c.Writer, p.cookie(peticion.Cookie(p.d.PublicURL, cookieAviso), valor, 60))
	}
	c.Header("Location", destino)
	c.Status(http.StatusSeeOther)
	return nil
}

// leerAviso takes the sentence and forgets it. It is shown as text, whoever wrote it.
func (p *Paginas) leerAviso(c *gin.Context) aviso {
	nombre := peticion.Cookie(p.d.PublicURL, cookieAviso)
	galleta, err := c.Request.Cookie(nombre)
	if err != nil || len(galleta.Value) > avisoMaximo*2 {
		return aviso{}
	}
	http.SetCookie(c.Writer, p.cookie(nombre, "", -1))
	texto, err := base64.RawURLEncoding.DecodeString(galleta.Value)
	if err != nil {
		return aviso{}
	}
	tono, dicho, _ := strings.Cut(string(texto), "|")
	return aviso{piezas.Tono(tono), dicho}
}

func (p *Paginas) cookie(nombre, valor string, segundos int) *http.Cookie {
	//nolint:gosec // Secure follows the scheme of NEXTAUTH_URL: plain http is for localhost only
	return &http.Cookie{Name: nombre, Value: valor, Path: "/", MaxAge: segundos, HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: p.d.PublicURL.Scheme == "https"}
}

// direccion writes a path with a query, keys sorted and empty values left out.
func direccion(ruta string, pares ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pares); i += 2 {
		if pares[i+1] != "" {
			q.Set(pares[i], pares[i+1])
		}
	}
	if len(q) == 0 {
		return ruta
	}
	return ruta + "?" + q.Encode()
}

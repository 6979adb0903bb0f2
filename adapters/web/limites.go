package web

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/domain/fault"
)

const (
	cuerpoMaximo    = 1 << 20
	cuerpoInicial   = 16 << 10 // reserved before anything has arrived: Content-Length is only a promise
	tiempoPeticion  = 2800 * time.Millisecond
	tiempoListado   = 25 * time.Second // to make a file of many rows
	cabeceraReenvio = "X-Forwarded-For"
)

var (
	errGrande = fault.New(fault.TooLarge, "CUERPO_DEMASIADO_GRANDE",
		"La petición supera 1 MiB, lo máximo que se recibe. Envíe menos datos.")
	errIncompleto = fault.New(fault.Malformed, "CUERPO_INCOMPLETO",
		"El cuerpo de la petición no llegó completo. Revise su conexión y envíe de nuevo.")
	errTipo = fault.New(fault.Unsupported, "TIPO_NO_ADMITIDO",
		"Envíe los datos como JSON en UTF-8, con la cabecera Content-Type: application/json.")
	errTipoPagina = fault.New(fault.Unsupported, "TIPO_NO_ADMITIDO",
		"Esta página recibe lo que envía un formulario, con la cabecera Content-Type: application/x-www-form-urlencoded.")
	errIlegible = fault.New(fault.Malformed, "DATOS_ILEGIBLES",
		"Lo que se envió tiene signos que no se pueden leer. Vuelva a la página anterior y escríbalos de nuevo.")
)

// leerCuerpo takes in the whole body, at most 1 MiB, before the time for the request starts to run: a slow line spends
// the server's read time-out, not the time of the handler.
func (s *Server) leerCuerpo(c *gin.Context) {
	r := c.Request
	if sinHandler(c) || esSubida(c) || r.Body == nil || r.Body == http.NoBody {
		c.Next()
		return
	}
	if r.ContentLength > cuerpoMaximo {
		c.Header("Connection", "close") // reading the rest only to throw it away helps nobody
		s.fallar(c, errGrande)
		return
	}
	var cuerpo bytes.Buffer
	cuerpo.Grow(int(min(max(r.ContentLength, 0)+bytes.MinRead, cuerpoInicial)))
	if _, err := cuerpo.ReadFrom(io.LimitReader(r.Body, cuerpoMaximo+1)); err != nil {
		c.Header("Connection", "close")
		s.fallar(c, errIncompleto.Because(err))
		return
	}
	switch {
	case cuerpo.Len() > cuerpoMaximo:
		c.Header("Connection", "close")
		s.fallar(c, errGrande)
		return
	case cuerpo.Len() > 0 && r.Method != http.MethodGet:
		if err := revisarTipo(c, cuerpo.Bytes()); err != nil {
			s.fallar(c, err)
			return
		}
	}
	r.Body = io.NopCloser(&cuerpo)
	c.Next()
}

// revisarTipo asks for JSON on the API and for a form that can be read on a page.
func revisarTipo(c *gin.Context, cuerpo []byte) error {
	tipo := c.GetHeader("Content-Type")
	switch medio, _, err := mime.ParseMediaType(tipo); {
	case !esPagina(c) && !esJSON(tipo):
		return errTipo
	case !esPagina(c):
		return nil
	case err != nil || medio != "application/x-www-form-urlencoded":
		return errTipoPagina
	}
	campos, err := url.ParseQuery(string(cuerpo))
	if err != nil || !legible(campos) {
		return errIlegible.Because(err)
	}
	return nil
}

// legible tells whether every name and value is UTF-8 without a NUL, which no database keeps.
func legible(campos url.Values) bool {
	sirve := func(s string) bool { return utf8.ValidString(s) && !strings.Contains(s, "\x00") }
	for nombre, valores := range campos {
		if !sirve(nombre) || slices.ContainsFunc(valores, func(v string) bool { return !sirve(v) }) {
			return false
		}
	}
	return true
}

// revisarConsulta refuses a page whose address has a query that cannot be read; the API tells it at the parameter.
func (s *Server) revisarConsulta(c *gin.Context) {
	if r := c.Request; esPagina(c) && strings.Contains(r.URL.RawQuery, "%") && !legible(r.URL.Query()) {
		s.fallar(c, errIlegible)
		return
	}
	c.Next()
}

// esJSON reports whether a content type is JSON in UTF-8: application/json or application/*+json.
func esJSON(contentType string) bool {
	tipo, parametros, err := mime.ParseMediaType(contentType)
	if err != nil {
		return false
	}
	if charset := parametros["charset"]; charset != "" && !strings.EqualFold(charset, "utf-8") && !strings.EqualFold(charset, "utf8") {
		return false
	}
	return tipo == "application/json" || strings.HasPrefix(tipo, "application/") && strings.HasSuffix(tipo, "+json")
}

// plazo ends the context of the request in time for an answer within three seconds (docs: quality.md 2); the
// context.DeadlineExceeded that comes back from below is rendered as a 503. A stream of events has no end to wait for, and
// a file of many rows has a longer one.
func (s *Server) plazo(c *gin.Context) {
	limite := cmp.Or(s.deps.Plazo, tiempoPeticion)
	switch {
	case c.FullPath() == rutaEventos:
		c.Next()
		return
	case esSubida(c):
		esperarSubida(c)
		return
	case listados[c.FullPath()]:
		limite = tiempoListado
		// net/http takes a read time-out that passes while nothing is to be read for a client that has gone.
		//nolint:forbidigo // a deadline of the network is on the real clock
		if err := http.NewResponseController(c.Writer).SetReadDeadline(time.Now().Add(2 * tiempoListado)); err != nil && !errors.Is(err, http.ErrNotSupported) {
			_ = c.Error(err) // kept for the log; it comes back as it went in
		}
	}
	ctx, cancel := context.WithTimeout(c.Request.Context(), limite)
	defer cancel()
	c.Request = c.Request.WithContext(ctx)
	c.Next()
}

// direccion keeps the address of the client for limits. A forwarded header from a peer that is no trusted proxy makes
// every client look like that peer, so then there is no address: one loud warning, and no limit per address.
func (s *Server) direccion(c *gin.Context) {
	if c.GetHeader(cabeceraReenvio) != "" && !s.confiable(c.Request.RemoteAddr) {
		s.avisado.Do(func() {
			s.deps.Log.Warn("a forwarded header came from a peer outside TRUSTED_PROXIES: limits per address are off for such requests; " +
				"name the reverse proxy in TRUSTED_PROXIES")
		})
	} else {
		peticion.De(c.Request.Context()).Direccion = c.ClientIP()
	}
	c.Next()
}

func (s *Server) confiable(remoto string) bool {
	anfitrion, _, err := net.SplitHostPort(remoto)
	if err != nil {
		return false
	}
	ip, err := netip.ParseAddr(anfitrion)
	if err != nil {
		return false
	}
	for _, p := range s.deps.TrustedProxies {
		if p.Contains(ip.Unmap()) {
			return true
		}
	}
	return false
}

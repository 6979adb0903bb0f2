package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/problema"
	"complementarias/domain/fault"
)

const (
	sinCache = "no-store"
	// cspDatos is for what is no page: nothing may be loaded, run, framed or sent from it.
	cspDatos = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	hsts     = "max-age=31536000"
	permisos = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), " +
		"magnetometer=(), microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()"
)

// cabeceras sets the headers of deployment.md 3 before anything else can answer; a page or a public list replaces the
// policy or the cache rule that does not fit it.
func (s *Server) cabeceras(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", cspDatos)
	h.Set("X-Frame-Options", "DENY")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	h.Set("Permissions-Policy", permisos)
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", sinCache)
	if s.deps.Produccion {
		h.Set("Strict-Transport-Security", hsts)
	}
	c.Next()
}

// origenDe writes the origin of u as browsers do: lower case, without the port that the scheme implies.
func origenDe(u *url.URL) string {
	anfitrion := strings.ToLower(u.Host)
	switch u.Scheme {
	case "https":
		anfitrion = strings.TrimSuffix(anfitrion, ":443")
	case "http":
		anfitrion = strings.TrimSuffix(anfitrion, ":80")
	}
	return u.Scheme + "://" + anfitrion
}

// cors lets pages of the public origin read the answers, and answers their preflight questions. Credentials stay out:
// a token travels in its header, a cookie only on the same origin.
func (s *Server) cors(c *gin.Context) {
	h := c.Writer.Header()
	h.Add("Vary", "Origin")
	permitido := c.GetHeader("Origin") == s.origen
	if permitido {
		h.Set("Access-Control-Allow-Origin", s.origen)
		h.Set("Access-Control-Expose-Headers", "ETag, Location, Retry-After, X-Request-Id")
	}
	if c.Request.Method != http.MethodOptions || c.GetHeader("Access-Control-Request-Method") == "" {
		c.Next()
		return
	}
	if permitido {
		h.Set("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS")
		h.Set("Access-Control-Allow-Headers", "Content-Type, Authorization, If-Match, Idempotency-Key")
		h.Set("Access-Control-Max-Age", "600")
	}
	c.AbortWithStatus(http.StatusNoContent)
}

var errOtroSitio = fault.New(fault.Forbidden, "PETICION_DE_OTRO_SITIO",
	"La petición viene de otro sitio y por seguridad no se atendió. Entre al sistema por su dirección y repita la acción.")

// otroSitio refuses unsafe requests that a browser sends from another site. One with a token and without cookies cannot
// be forged, because no browser adds the token by itself.
func (s *Server) otroSitio() (gin.HandlerFunc, error) {
	proteccion := http.NewCrossOriginProtection()
	if err := proteccion.AddTrustedOrigin(s.origen); err != nil {
		return nil, err
	}
	return func(c *gin.Context) {
		_, conToken := portador(c.Request)
		if conToken && c.GetHeader("Cookie") == "" {
			c.Next()
			return
		}
		if err := proteccion.Check(c.Request); err != nil {
			s.fallar(c, errOtroSitio.Because(err))
			return
		}
		c.Next()
	}, nil
}

// fallar answers with err and ends the request, as a page or as a problem.
func (s *Server) fallar(c *gin.Context, err error) {
	if esPagina(c) {
		s.deps.Paginas.Falla(c, err)
		return
	}
	c.Abort()
	problema.Escribir(c.Writer, c.Request, err)
}

// sinPaginas are the routes outside of /api/ that no person opens.
var sinPaginas = map[string]bool{"/livez": true, "/readyz": true}

// esPagina tells whether a person waits for the answer: on every route outside of /api/, and on an address that does not
// exist when the browser asks for a page.
func esPagina(c *gin.Context) bool {
	if ruta := c.FullPath(); ruta != "" {
		return !strings.HasPrefix(ruta, "/api/") && !sinPaginas[ruta]
	}
	return !strings.HasPrefix(c.Request.URL.Path, "/api/") && strings.Contains(c.GetHeader("Accept"), "text/html")
}

package web

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/problema"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// errSinToken repeats the sentence that existing clients know (contract).
var errSinToken = fault.New(fault.Unauthenticated, "SIN_TOKEN", "Token de autorización requerido")

// sondeos are the routes that a page asks by itself while nobody may be at it.
var sondeos = map[string]bool{rutaEventos: true}

// rutaEventos stays open for as long as the page does.
const rutaEventos = "/notificaciones/eventos"

// autenticar lets a request reach its handler when its route is public or somebody who may come in has sent it. Others
// are answered 401, and people at a page are shown the way in.
func (s *Server) autenticar(tabla map[string]Politica) gin.HandlerFunc {
	return func(c *gin.Context) {
		politica := tabla[c.Request.Method+" "+c.FullPath()]
		if sinHandler(c) || politica == Publica {
			c.Next()
			return
		}
		err := s.reconocer(c)
		if fault.KindOf(err) == fault.Unauthenticated && !errors.Is(err, errSinToken) && politica != Abierta {
			s.rechazar(c, http.StatusUnauthorized)
		}
		switch {
		case err == nil && politica == ConSesion && peticion.Actor(c.Request.Context()).ClaveTemporal:
			s.pedirClave(c)
		case err == nil || politica == Abierta && sinNadie(c, err):
			c.Next()
		case fault.KindOf(err) == fault.Unauthenticated && esPagina(c):
			sinSubida(c)
			c.Abort()
			s.deps.Paginas.PedirIngreso(c, err)
		default:
			sinSubida(c)
			s.fallar(c, err)
		}
	}
}

// pedirClave answers whoever has to change the password first: people are shown where, programs are told.
func (s *Server) pedirClave(c *gin.Context) {
	if esPagina(c) {
		c.Abort()
		s.deps.Paginas.PedirClave(c)
		return
	}
	s.fallar(c, identidad.ErrClaveTemporal)
}

// sinSubida leaves a file of whoever may not come in where it is.
func sinSubida(c *gin.Context) {
	if esSubida(c) {
		c.Request.Body = http.NoBody
		c.Header("Connection", "close")
	}
}

// sinNadie tells whether an open page does without knowing who asks. One to read is shown also when nobody can say; a form
// waits until somebody can, because it may be about the session itself.
func sinNadie(c *gin.Context, err error) bool {
	if fault.KindOf(err) == fault.Unauthenticated {
		return true
	}
	return c.Request.Method == http.MethodGet && problema.De(c.Request.Context(), err).Status != http.StatusInternalServerError
}

// reconocer finds who sends the request and keeps it in the request. The token of the Authorization header wins over the
// cookie, because somebody has put it there on purpose.
func (s *Server) reconocer(c *gin.Context) error {
	quien := func(ctx context.Context, token string, _ bool) (kernel.Actor, error) {
		return s.deps.Autenticar(ctx, token)
	}
	token, conCabecera := portador(c.Request)
	if !conCabecera {
		galleta, err := c.Request.Cookie(peticion.CookieSesion(s.deps.PublicURL))
		if err != nil || galleta.Value == "" {
			return errSinToken
		}
		token, quien = galleta.Value, s.deps.AutenticarNavegador
	}
	actor, err := quien(c.Request.Context(), token, sondeos[c.FullPath()])
	if err != nil {
		return err
	}
	p := peticion.De(c.Request.Context())
	actor.Origen = peticion.Origen(c.Request.Context())
	p.Actor, p.Navegador = actor, !conCabecera
	p.Vigente = func(ctx context.Context) error {
		_, err := quien(ctx, token, true)
		return err
	}
	return nil
}

// portador takes the token out of the Authorization header.
func portador(r *http.Request) (string, bool) {
	esquema, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	token = strings.TrimSpace(token)
	return token, strings.EqualFold(esquema, "Bearer") && token != ""
}

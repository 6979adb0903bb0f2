package web

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/problema"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Politica says who may reach a route at all. What a role may do there is the application's decision.
type Politica int

// ConSesion is for whoever holds a valid token; it is the zero value, so that forgetting refuses. Publica is for anybody.
// Abierta is for anybody too, and recognises whoever has a session.
const (
	ConSesion Politica = iota
	Publica
	Abierta
)

// politicas has a row for every route; New refuses to start when one is missing or left over.
var politicas = map[string]Politica{
	"GET /":                  Abierta,
	"GET /cursos":            Abierta,
	"GET /ayuda":             Abierta,
	"GET /soporte":           Abierta,
	"GET /contacto":          Abierta,
	"GET /privacidad":        Abierta,
	"GET /dev/ui":            Abierta,
	"GET /static/:archivo":   Publica,
	"GET /livez":             Publica,
	"GET /readyz":            Publica,
	"GET /api/health":        Publica,
	"GET /api/openapi.json":  Publica,
	"GET /api/festivos":      Publica,
	"GET /api/departamentos": Publica,
	"GET /api/municipios":    Publica,
	"POST /api/auth/login":   Publica,

	"POST /api/auth/logout": ConSesion,
	"GET /api/auth/me":      ConSesion,

	"GET /api/programas":     ConSesion,
	"GET /api/programas/:id": ConSesion,

	"GET /api/solicitudes":                 ConSesion,
	"POST /api/solicitudes":                ConSesion,
	"GET /api/solicitudes/:id":             ConSesion,
	"PUT /api/solicitudes/:id":             ConSesion,
	"POST /api/solicitudes/:id/submit":     ConSesion,
	"POST /api/solicitudes/:id/withdraw":   ConSesion,
	"POST /api/solicitudes/:id/review":     ConSesion,
	"POST /api/solicitudes/:id/release":    ConSesion,
	"POST /api/solicitudes/:id/return":     ConSesion,
	"POST /api/solicitudes/:id/approve":    ConSesion,
	"POST /api/solicitudes/:id/reject":     ConSesion,
	"POST /api/solicitudes/:id/cancel":     ConSesion,
	"POST /api/solicitudes/:id/duplicate":  ConSesion,
	"PUT /api/solicitudes/:id/ficha":       ConSesion,
	"GET /api/solicitudes/:id/historial":   ConSesion,
	"GET /api/solicitudes/:id/diferencias": ConSesion,

	"POST /api/solicitudes/:id/reschedule":         ConSesion,
	"POST /api/solicitudes/:id/reschedule/discard": ConSesion,

	"POST /api/horarios/plan":   ConSesion,
	"POST /api/horarios/cuando": ConSesion,

	"GET /api/notificaciones":                     ConSesion,
	"PUT /api/notificaciones/:id/marcar-leida":    ConSesion,
	"PUT /api/notificaciones/marcar-todas-leidas": ConSesion,
}

// completa reports every route without a row of tabla and every row without a route.
func completa(tabla map[string]Politica, rutas gin.RoutesInfo) error {
	var faltas []error
	sobran := maps.Clone(tabla)
	for _, r := range rutas {
		fila := r.Method + " " + r.Path
		if _, ok := tabla[fila]; !ok {
			faltas = append(faltas, fmt.Errorf("web: route %s has no policy", fila))
		}
		delete(sobran, fila)
	}
	for _, fila := range slices.Sorted(maps.Keys(sobran)) {
		faltas = append(faltas, fmt.Errorf("web: policy %s has no route", fila))
	}
	return errors.Join(faltas...)
}

// errSinToken repeats the sentence that existing clients know (contract).
var errSinToken = fault.New(fault.Unauthenticated, "SIN_TOKEN", "Token de autorización requerido")

// autenticar lets a request reach its handler when its route is public or its token is worth something.
func (s *Server) autenticar(tabla map[string]Politica) gin.HandlerFunc {
	return func(c *gin.Context) {
		politica := tabla[c.Request.Method+" "+c.FullPath()]
		if sinHandler(c) || politica == Publica {
			c.Next()
			return
		}
		actor, err := s.quien(c)
		switch {
		case err == nil:
			peticion.De(c.Request.Context()).Actor = actor
		case politica != Abierta || problema.De(c.Request.Context(), err).Status == http.StatusInternalServerError:
			// An open page is shown to anybody, also when nobody can say who asks.
			s.fallar(c, err)
			return
		}
		c.Next()
	}
}

// quien finds who sends the request.
func (s *Server) quien(c *gin.Context) (kernel.Actor, error) {
	token, ok := portador(c.Request)
	if !ok {
		return kernel.Actor{}, errSinToken
	}
	return s.deps.Autenticar(c.Request.Context(), token)
}

// sinHandler tells that the request matched no route: 404 and 405 are answered to anybody.
func sinHandler(c *gin.Context) bool { return c.FullPath() == "" }

// portador takes the token out of the Authorization header.
func portador(r *http.Request) (string, bool) {
	esquema, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	token = strings.TrimSpace(token)
	return token, strings.EqualFold(esquema, "Bearer") && token != ""
}

// Package web is the HTTP adapter: the gin engine, the middleware that every request passes, and the policy that says
// which routes need a session. Resources live in web/api, pages in web/ui.
package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap"

	"complementarias/adapters/web/api"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui"
	"complementarias/domain/kernel"
)

// Deps is what the adapter is made of; all are needed but those that say otherwise.
type Deps struct {
	Log            *zap.Logger
	PublicURL      *url.URL // NEXTAUTH_URL: the one origin that browsers may call from
	Produccion     bool
	Version        string         // of the program, for the OpenAPI document
	TrustedProxies []netip.Prefix // whose X-Forwarded-For counts; none when empty
	// Autenticar finds who holds token now. It returns an Unauthenticated fault for a token that is worth nothing.
	Autenticar func(ctx context.Context, token string) (kernel.Actor, error)
	// AutenticarNavegador finds who comes with the cookie of a browser; a sondeo keeps no session open. Same fault.
	AutenticarNavegador func(ctx context.Context, token string, sondeo bool) (kernel.Actor, error)

	// Rechazar counts a request that was refused to actor, who is nobody but an address when none could be recognised. It
	// never waits. nil: nobody counts.
	Rechazar func(actor kernel.Actor, ruta string, estado int)

	Salud        func(ctx context.Context) error // asks the database
	Metrics      prometheus.Registerer           // nil: none
	Now          func() time.Time
	NewRequestID func() string
	// Plazo is how long a request may take before it is answered 503; 0: what is promised. Tests of other things give more, so
	// that a slow machine does not answer for them.
	Plazo time.Duration
	// Drenaje is how long a server that was told to stop goes on accepting, so that balancers see /readyz say 503.
	Drenaje  time.Duration
	Paginas  *ui.Paginas
	Recursos []func(huma.API) // each registers the operations of one resource
}

// Server is the adapter ready to serve.
type Server struct {
	deps     Deps
	origen   string
	handler  http.Handler
	nombres  []string // of the routes
	metrics  *metricas
	avisado  sync.Once
	parada   parada
	turnos   chan struct{} // one for each request in hand
	subiendo chan struct{} // one for each file that is received
}

// New builds the routes and their middleware. It returns an error when a dependency is missing, and when the routes and
// the policy table do not name the same routes, so that a route without a policy never serves.
func New(d Deps) (*Server, error) { return newServer(d, politicas) }

func newServer(d Deps, tabla map[string]Politica) (*Server, error) {
	if d.Log == nil || d.PublicURL == nil || d.Autenticar == nil || d.AutenticarNavegador == nil || d.Salud == nil || d.Now == nil || d.NewRequestID == nil || d.Paginas == nil {
		return nil, errors.New("web: a dependency is missing")
	}
	s := &Server{deps: d, origen: origenDe(d.PublicURL), turnos: make(chan struct{}, enCurso), subiendo: make(chan struct{}, subidasALaVez)}
	var err error
	if s.metrics, err = newMetricas(d.Metrics); err != nil {
		return nil, fmt.Errorf("web: register metrics: %w", err)
	}
	engine, err := s.engine(tabla)
	if err != nil {
		return nil, err
	}
	s.rutas(engine)
	if err := completa(tabla, engine.Routes()); err != nil {
		return nil, err
	}
	for _, r := range engine.Routes() {
		s.nombres = append(s.nombres, r.Method+" "+r.Path)
	}
	slices.Sort(s.nombres)
	s.handler = s.entrada(engine)
	return s, nil
}

func (s *Server) engine(tabla map[string]Politica) (*gin.Engine, error) {
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	engine.RedirectTrailingSlash = false
	engine.HandleMethodNotAllowed = true
	engine.RemoteIPHeaders = []string{cabeceraReenvio}
	proxies := make([]string, 0, len(s.deps.TrustedProxies))
	for _, p := range s.deps.TrustedProxies {
		proxies = append(proxies, p.String())
	}
	if err := engine.SetTrustedProxies(proxies); err != nil {
		return nil, fmt.Errorf("web: trusted proxies: %w", err)
	}
	otroSitio, err := s.otroSitio()
	if err != nil {
		return nil, fmt.Errorf("web: public URL: %w", err)
	}
	engine.Use(s.registrar, s.cabeceras, s.recuperar, s.direccion, s.cors, otroSitio,
		s.negociar, s.revisarConsulta, s.leerCuerpo, s.admitir, s.plazo, s.autenticar(tabla), s.recibir)
	engine.NoRoute(s.sinRuta)
	engine.NoMethod(s.sinMetodo)
	return engine, nil
}

func (s *Server) rutas(engine *gin.Engine) {
	s.deps.Paginas.Rutas(engine, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }))
	engine.GET("/livez", s.livez)
	engine.GET("/readyz", s.readyz)
	hapi := api.New(engine, s.deps.Version, s.deps.Now)
	api.RegistrarSalud(hapi, s.deps.Salud, s.deps.Now)
	for _, registrar := range s.deps.Recursos {
		registrar(hapi)
	}
	s.deps.Paginas.RutaDeLaAPI(engine, api.RutaDocumento, sync.OnceValue(func() []ui.GrupoDeAPI { return gruposDe(hapi.OpenAPI()) }))
}

// Handler is the whole adapter without its listener, for tests and for Serve.
func (s *Server) Handler() http.Handler { return s.handler }

// Rutas lists what the router serves, each as its method and pattern (GET /api/solicitudes/:id), sorted.
func (s *Server) Rutas() []string { return slices.Clone(s.nombres) }

// entrada numbers the request and routes HEAD as GET; net/http leaves the body of its answer out.
func (s *Server) entrada(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p := &peticion.Peticion{ID: s.deps.NewRequestID(), Metodo: r.Method}
		w.Header().Set("X-Request-Id", p.ID)
		r = r.WithContext(peticion.Con(r.Context(), p))
		if r.Method == http.MethodHead {
			r.Method = http.MethodGet
		}
		next.ServeHTTP(w, r)
	})
}

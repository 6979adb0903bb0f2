package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"go.uber.org/goleak"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"

	"complementarias/adapters/web/api"
	"complementarias/adapters/web/peticion"
	"complementarias/adapters/web/ui"
	"complementarias/application/catalogo"
	"complementarias/application/notificaciones"
	dominio "complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	origenPublico = "https://complementarias.example"
	paseDeAna     = "ana-0199"
	galletaDeAna  = "galleta-de-ana"
)

var (
	ana          = kernel.Actor{ID: "u-ana", Nombre: "Ana Pérez Sarmiento", Rol: kernel.Instructor, Centro: "c-9546"}
	errSesionMia = fault.New(fault.Unauthenticated, "SESION_INVALIDA", "Su sesión terminó. Inicie sesión de nuevo.")
)

type entradaLibre struct {
	ID string `path:"id"`
	api.Cuerpo
}

type salidaLibre struct {
	ETag string `header:"ETag"`
	Body any
}

// manejador answers one row of the policy table in a test.
type manejador func(ctx context.Context, cuerpo []byte) (any, error)

// mesa is a server whose resources are fakes: every row of the table answers {}, unless manejadores says otherwise.
type mesa struct {
	t           *testing.T
	deps        Deps
	manejadores map[string]manejador
	log         *observer.ObservedLogs
	caida       atomic.Bool // the database does not answer
	servidor    *Server
}

func nuevaMesa(t *testing.T, cambios ...func(*mesa)) *mesa {
	t.Helper()
	nucleo, registro := observer.New(zapcore.DebugLevel)
	publica, err := url.Parse(origenPublico)
	if err != nil {
		t.Fatal(err)
	}
	var numero atomic.Int64
	m := &mesa{t: t, log: registro, manejadores: map[string]manejador{}}
	m.deps = Deps{
		Log: zap.New(nucleo), PublicURL: publica, Produccion: true, Version: "1.0.0",
		Autenticar: func(_ context.Context, token string) (kernel.Actor, error) {
			if token != paseDeAna {
				return kernel.Actor{}, errSesionMia
			}
			return ana, nil
		},
		AutenticarNavegador: func(_ context.Context, token string, _ bool) (kernel.Actor, error) {
			if token != galletaDeAna {
				return kernel.Actor{}, errSesionMia
			}
			return ana, nil
		},
		Salud: func(context.Context) error {
			if m.caida.Load() {
				return fault.New(fault.Unavailable, "BASE_DE_DATOS_NO_RESPONDE", "No responde.")
			}
			return nil
		},
		Now:          func() time.Time { return time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC) },
		NewRequestID: func() string { return "peticion-" + strconv.FormatInt(numero.Add(1), 10) },
	}
	m.deps.Paginas = m.paginas(publica)
	for _, cambio := range cambios {
		cambio(m)
	}
	m.deps.Recursos = append(m.deps.Recursos, m.recursos)
	if m.servidor, err = New(m.deps); err != nil {
		t.Fatal(err)
	}
	return m
}

var propias = map[string]bool{ // rows whose routes New itself makes, beside those of the pages
	"GET /livez": true, "GET /readyz": true, "GET /api/health": true, "GET /api/openapi.json": true, "GET /api/docs": true,
}

// paginas are the real ones on an empty catalogue.
func (m *mesa) paginas(publica *url.URL) *ui.Paginas {
	m.t.Helper()
	p, err := ui.New(ui.Deps{
		Catalogo: catalogo.New(catalogo.Deps{Programas: sinProgramas{m}}), Notificaciones: notificaciones.New(notificaciones.Deps{Reader: sinAvisos{}}),
		Now: m.deps.Now, NewID: m.deps.NewRequestID, PublicURL: publica,
	})
	if err != nil {
		m.t.Fatal(err)
	}
	return p
}

type sinProgramas struct{ m *mesa }

func (s sinProgramas) Listar(ctx context.Context, _ catalogo.ConsultaProgramas) (catalogo.PaginaProgramas, error) {
	return catalogo.PaginaProgramas{}, s.m.deps.Salud(ctx)
}

func (sinProgramas) Ver(context.Context, kernel.ProgramaID, dominio.Alcance) (catalogo.ProgramaView, error) {
	return catalogo.ProgramaView{}, dominio.ErrProgramaNoEncontrado
}

// sinAvisos is an empty mailbox.
type sinAvisos struct{ notificaciones.Reader }

func (sinAvisos) NoLeidas(context.Context, kernel.UsuarioID) (int, error) { return 0, nil }

func (m *mesa) recursos(hapi huma.API) {
	for fila := range politicas {
		metodo, ruta, _ := strings.Cut(fila, " ")
		if propias[fila] || !strings.HasPrefix(ruta, "/api/") {
			continue
		}
		op := huma.Operation{OperationID: fila, Method: metodo, Path: strings.ReplaceAll(ruta, ":id", "{id}")}
		api.Escribir(hapi, op, nil, func(ctx context.Context, in *entradaLibre) (*salidaLibre, error) {
			h, ok := m.manejadores[fila]
			if !ok {
				return &salidaLibre{ETag: `"1"`, Body: struct{}{}}, nil
			}
			cuerpo, err := h(ctx, in.RawBody)
			return &salidaLibre{Body: cuerpo}, err
		})
	}
}

func (m *mesa) pedir(metodo, ruta, cuerpo string, cabeceras ...string) *httptest.ResponseRecorder {
	m.t.Helper()
	r := httptest.NewRequestWithContext(m.t.Context(), metodo, ruta, nil)
	if cuerpo != "" {
		r = httptest.NewRequestWithContext(m.t.Context(), metodo, ruta, strings.NewReader(cuerpo))
		r.Header.Set("Content-Type", "application/json")
	}
	for par := range slices.Chunk(cabeceras, 2) {
		r.Header.Set(par[0], par[1])
	}
	w := httptest.NewRecorder()
	m.servidor.Handler().ServeHTTP(w, r)
	return w
}

// comoAna adds the headers of a signed-in caller.
func comoAna(cabeceras ...string) []string {
	return append([]string{"Authorization", "Bearer " + paseDeAna}, cabeceras...)
}

type problemaLeido struct {
	Type, Title, Detail, Instance, Error, Code string
	Status                                     int
	Errors                                     []map[string]any
}

func leerProblema(t *testing.T, w *httptest.ResponseRecorder) problemaLeido {
	t.Helper()
	if got := w.Header().Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("Content-Type %q, want a problem; body %s", got, w.Body)
	}
	var p problemaLeido
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Fatalf("%v in %s", err, w.Body)
	}
	if p.Status != w.Code || p.Title == "" || p.Type == "" || p.Detail == "" || p.Error != p.Detail || p.Code == "" ||
		p.Instance == "" || p.Instance != w.Header().Get("X-Request-Id") {
		t.Errorf("not the shape of api.md 1: %d %s", w.Code, w.Body)
	}
	return p
}

func TestFailuresByStatus(t *testing.T) {
	grande := `{"a":"` + strings.Repeat("x", cuerpoMaximo) + `"}`
	for nombre, caso := range map[string]struct {
		metodo, ruta, cuerpo string
		cabeceras            []string
		estado               int
		codigo               string
	}{
		"no token":                    {"GET", "/api/auth/me", "", nil, 401, "SIN_TOKEN"},
		"another scheme":              {"GET", "/api/auth/me", "", []string{"Authorization", "Basic YTpi"}, 401, "SIN_TOKEN"},
		"an empty token":              {"GET", "/api/auth/me", "", []string{"Authorization", "Bearer  "}, 401, "SIN_TOKEN"},
		"a worthless token":           {"GET", "/api/auth/me", "", []string{"Authorization", "Bearer viejo"}, 401, "SESION_INVALIDA"},
		"logout without credentials":  {"POST", "/api/auth/logout", "", nil, 401, "SIN_TOKEN"},
		"unknown path":                {"GET", "/api/nada", "", nil, 404, "RUTA_NO_ENCONTRADA"},
		"unknown path with a body":    {"POST", "/api/nada", "{", []string{"Content-Type", "text/plain"}, 404, "RUTA_NO_ENCONTRADA"},
		"trailing slash":              {"GET", "/api/festivos/", "", nil, 404, "RUTA_NO_ENCONTRADA"},
		"other case":                  {"GET", "/API/festivos", "", nil, 404, "RUTA_NO_ENCONTRADA"},
		"wrong method":                {"DELETE", "/api/solicitudes/1", "", nil, 405, "METODO_NO_PERMITIDO"},
		"TRACE":                       {"TRACE", "/api/festivos", "", nil, 405, "METODO_NO_PERMITIDO"},
		"PROPFIND":                    {"PROPFIND", "/api/festivos", "", nil, 405, "METODO_NO_PERMITIDO"},
		"GET on an unsafe path":       {"GET", "/api/auth/login", "", nil, 405, "METODO_NO_PERMITIDO"},
		"HEAD on an unsafe path":      {"HEAD", "/api/auth/login", "", nil, 405, "METODO_NO_PERMITIDO"},
		"XML only":                    {"GET", "/api/festivos", "", []string{"Accept", "application/xml"}, 406, "FORMATO_NO_DISPONIBLE"},
		"JSON ruled out":              {"GET", "/api/festivos", "", []string{"Accept", "*/*, application/json;q=0"}, 406, "FORMATO_NO_DISPONIBLE"},
		"body over 1 MiB":             {"POST", "/api/solicitudes", grande, comoAna(), 413, "CUERPO_DEMASIADO_GRANDE"},
		"a form":                      {"POST", "/api/auth/login", "email=a", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, "TIPO_NO_ADMITIDO"},
		"no content type":             {"POST", "/api/auth/login", "{}", []string{"Content-Type", ""}, 415, "TIPO_NO_ADMITIDO"},
		"JSON in Latin-1":             {"POST", "/api/auth/login", "{}", []string{"Content-Type", "application/json; charset=iso-8859-1"}, 415, "TIPO_NO_ADMITIDO"},
		"content type without a type": {"POST", "/api/auth/login", "{}", []string{"Content-Type", ";;;"}, 415, "TIPO_NO_ADMITIDO"},
		"cross-site":                  {"POST", "/api/auth/login", "{}", []string{"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example"}, 403, "PETICION_DE_OTRO_SITIO"},
		"cross-site, older browser":   {"POST", "/api/auth/login", "{}", []string{"Origin", "https://evil.example"}, 403, "PETICION_DE_OTRO_SITIO"},
		"cross-site with a cookie":    {"POST", "/api/auth/logout", "", comoAna("Cookie", "s=1", "Sec-Fetch-Site", "cross-site"), 403, "PETICION_DE_OTRO_SITIO"},
	} {
		t.Run(nombre, func(t *testing.T) {
			w := nuevaMesa(t).pedir(caso.metodo, caso.ruta, caso.cuerpo, caso.cabeceras...)
			if p := leerProblema(t, w); w.Code != caso.estado || p.Code != caso.codigo {
				t.Errorf("got %d %s, want %d %s", w.Code, p.Code, caso.estado, caso.codigo)
			}
			if got := w.Header().Get("WWW-Authenticate"); (got == "Bearer") != (caso.estado == http.StatusUnauthorized) {
				t.Errorf("WWW-Authenticate %q with %d", got, w.Code)
			}
		})
	}
}

func TestMissingTokenKeepsTheSentenceOfTheContract(t *testing.T) {
	if p := leerProblema(t, nuevaMesa(t).pedir("GET", "/api/auth/me", "")); p.Error != "Token de autorización requerido" {
		t.Errorf("got %q", p.Error)
	}
}

func TestMethodNotAllowedNamesTheMethods(t *testing.T) {
	m := nuevaMesa(t)
	for ruta, quiere := range map[string]string{
		"/api/solicitudes/7": "GET HEAD OPTIONS PUT",
		"/api/auth/login":    "OPTIONS POST",
	} {
		for _, metodo := range []string{"PATCH", "BREW"} {
			got := strings.Fields(strings.ReplaceAll(m.pedir(metodo, ruta, "").Header().Get("Allow"), ",", " "))
			for _, permitido := range strings.Fields(quiere) {
				if !strings.Contains(" "+strings.Join(got, " ")+" ", " "+permitido+" ") || len(got) != len(strings.Fields(quiere)) {
					t.Errorf("%s %s: Allow %q, want %s", metodo, ruta, got, quiere)
				}
			}
		}
	}
	if w := m.pedir("OPTIONS", "/api/auth/login", ""); w.Code != http.StatusNoContent || w.Header().Get("Allow") != "POST, OPTIONS" {
		t.Errorf("OPTIONS: got %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
}

func TestWhatIsAccepted(t *testing.T) {
	m := nuevaMesa(t)
	for nombre, cabeceras := range map[string][]string{
		"curl":                     {"Accept", "*/*"},
		"a browser":                {"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"},
		"application of any kind":  {"Accept", "application/*;q=0.5"},
		"JSON with a parameter":    {"Accept", "application/json; charset=utf-8"},
		"huma's short name beside": {"Accept", "json, application/json;q=0.5"},
		"nothing":                  {},
	} {
		w := m.pedir("GET", "/api/festivos", "", cabeceras...)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/json" {
			t.Errorf("%s: got %d %s", nombre, w.Code, w.Header().Get("Content-Type"))
		}
	}
	for _, tipo := range []string{"application/json", "Application/JSON; charset=UTF-8", "application/merge-patch+json"} {
		if w := m.pedir("POST", "/api/auth/login", "{}", "Content-Type", tipo); w.Code != http.StatusOK {
			t.Errorf("%s: got %d", tipo, w.Code)
		}
	}
	if w := m.pedir("POST", "/api/solicitudes/1/submit", "", comoAna("Content-Type", "text/plain")...); w.Code != http.StatusOK {
		t.Errorf("an empty body has no type to refuse: got %d", w.Code)
	}
}

func TestTheActorReachesTheHandler(t *testing.T) {
	var visto kernel.Actor
	var direccion string
	m := nuevaMesa(t, func(m *mesa) {
		m.manejadores["GET /api/auth/me"] = func(ctx context.Context, _ []byte) (any, error) {
			visto, direccion = peticion.Actor(ctx), peticion.Direccion(ctx)
			return struct{}{}, nil
		}
	})
	quiere := ana
	quiere.Origen = kernel.Origen{Direccion: "192.0.2.1", Peticion: "peticion-1"}
	if w := m.pedir("GET", "/api/auth/me", "", "Authorization", "bearer "+paseDeAna); w.Code != http.StatusOK || visto != quiere {
		t.Errorf("got %d and actor %+v", w.Code, visto)
	}
	if direccion != "192.0.2.1" { // httptest's client
		t.Errorf("address %q", direccion)
	}
}

func TestForwardedAddressCountsOnlyFromATrustedProxy(t *testing.T) {
	var visto string
	preparar := func(m *mesa) {
		m.manejadores["GET /api/festivos"] = func(ctx context.Context, _ []byte) (any, error) {
			visto = peticion.Direccion(ctx)
			return struct{}{}, nil
		}
	}
	m := nuevaMesa(t, preparar)
	for range 3 {
		m.pedir("GET", "/api/festivos", "", "X-Forwarded-For", "203.0.113.9")
	}
	if visto != "" {
		t.Errorf("a header from a stranger gave the address %q", visto)
	}
	if avisos := m.log.FilterLevelExact(zapcore.WarnLevel).Len(); avisos != 1 {
		t.Errorf("got %d warnings, want one", avisos)
	}
	m = nuevaMesa(t, preparar, func(m *mesa) { m.deps.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")} })
	if m.pedir("GET", "/api/festivos", "", "X-Forwarded-For", "203.0.113.9, 192.0.2.7", "X-Real-IP", "198.51.100.1"); visto != "203.0.113.9" {
		t.Errorf("behind the proxy: got %q", visto)
	}
}

func TestNewRefusesMissingDependencies(t *testing.T) {
	if _, err := New(Deps{}); err == nil {
		t.Error("a server without dependencies was made")
	}
}

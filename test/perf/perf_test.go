// Package perf_test measures the whole program as it serves: HTTP over the loopback, sessions, log, metrics, headers and
// a PostgreSQL that waits for its disk. Run it with `make bench`; docs/calidad.md has the figures and the floors.
//
// PERF_ROWS sets how many requests the database holds (100,000 when unset).
package perf_test

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"complementarias/adapters/postgres/embedded"
	"complementarias/adapters/token"
	"complementarias/cmd/bootstrap"
	"complementarias/config"
	"complementarias/domain/kernel"
)

const (
	connections = 16
	jwtSecret   = "perf-0123456789abcdefghijklmnopqrstuv"
)

//go:embed semilla.sql
var semilla string

// sistema is the one running program that all benchmarks share.
type sistema struct {
	base   string
	rows   int
	client *http.Client
	tokens *token.Tokens
	app    *bootstrap.App
}

var elSistema *sistema

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	if !slices.ContainsFunc(os.Args, func(a string) bool { return a != "-test.bench=" && len(a) > 12 && a[:12] == "-test.bench=" }) {
		return m.Run() // nothing to measure: do not fill a database for it
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	s, stop, err := start(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	elSistema = s
	code := m.Run()
	cancel()
	if err := stop(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

func start(ctx context.Context) (*sistema, func() error, error) {
	dir, err := os.MkdirTemp("", "perf")
	if err != nil {
		return nil, nil, err
	}
	rows, err := strconv.Atoi(os.Getenv("PERF_ROWS"))
	if err != nil {
		rows = 100_000
	}
	pg, err := embedded.Start(ctx, embedded.Options{DataDir: filepath.Join(dir, "postgres"), Logf: func(string, ...any) {}})
	if err != nil {
		return nil, nil, err
	}
	if err := pg.EnsureDatabase(ctx, "perf"); err != nil {
		return nil, nil, err
	}
	cfg, err := config.Load(config.Source{Dir: dir, Env: map[string]string{"NODE_ENV": "test", "DATABASE_URL": pg.URL("perf"), "JWT_SECRET": jwtSecret,
		"NEXTAUTH_SECRET": "another-" + jwtSecret, "PORT": "3000"}})
	if err != nil {
		return nil, nil, err
	}
	logFile, err := os.Create(filepath.Join(dir, "log.json"))
	if err != nil {
		return nil, nil, err
	}
	log := zap.New(zapcore.NewCore(zapcore.NewJSONEncoder(zap.NewProductionEncoderConfig()), zapcore.AddSync(logFile), zap.InfoLevel))
	app, err := bootstrap.New(ctx, cfg, bootstrap.Deps{Log: log, Version: "perf"})
	if err != nil {
		return nil, nil, err
	}
	if _, err := app.DB.ExecContext(ctx, semilla, rows); err != nil {
		return nil, nil, fmt.Errorf("fill the database: %w", err)
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	served := make(chan error, 1)
	go func() { served <- app.Run(ctx, l) }()
	s := &sistema{base: "http://" + l.Addr().String(), rows: rows, app: app, tokens: token.New([]byte(jwtSecret), time.Now),
		client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections}}}
	stop := func() error {
		s.client.CloseIdleConnections()
		for _, end := range []func() error{func() error { return <-served }, func() error { return app.Close(context.Background()) },
			func() error { return pg.Stop(context.Background()) }, logFile.Close, func() error { return os.RemoveAll(dir) }} {
			if err := end(); err != nil {
				return err
			}
		}
		return nil
	}
	return s, stop, nil
}

// peticion is one call; the body may be nil.
type peticion struct {
	metodo, ruta, usuario string
	cuerpo                any
	espera                int // status
}

func (s *sistema) token(b *testing.B, usuario string) string {
	b.Helper()
	t, err := s.tokens.Sign(kernel.SesionID("ses-"+usuario), time.Now().Add(time.Hour))
	if err != nil {
		b.Fatal(err)
	}
	return t
}

// medir sends the n-th request of siguiente for n = 0…b.N-1 over 16 connections and reports how many a second and the
// 99th percentile of their times.
func (s *sistema) medir(b *testing.B, siguiente func(n int) peticion) {
	b.Helper()
	tokens := sync.Map{}
	var contador atomic.Int64
	tiempos := make([][]time.Duration, connections)
	var grupo sync.WaitGroup
	b.ResetTimer()
	inicio := time.Now()
	for w := range connections {
		grupo.Go(func() {
			for {
				n := int(contador.Add(1)) - 1
				if n >= b.N {
					return
				}
				p := siguiente(n)
				t, ok := tokens.Load(p.usuario)
				if !ok {
					t = s.token(b, p.usuario)
					tokens.Store(p.usuario, t)
				}
				antes := time.Now()
				estado, cuerpo := s.enviar(b, p, t.(string))
				tiempos[w] = append(tiempos[w], time.Since(antes))
				if estado != p.espera {
					b.Errorf("%s %s: %d %s", p.metodo, p.ruta, estado, cuerpo)
					return
				}
			}
		})
	}
	grupo.Wait()
	total := time.Since(inicio)
	b.StopTimer()
	todos := slices.Concat(tiempos...)
	slices.Sort(todos)
	b.ReportMetric(float64(len(todos))/total.Seconds(), "req/s")
	b.ReportMetric(float64(todos[len(todos)*99/100].Microseconds())/1000, "p99-ms")
}

func (s *sistema) enviar(b *testing.B, p peticion, token string) (int, []byte) {
	b.Helper()
	var cuerpo io.Reader = http.NoBody
	if p.cuerpo != nil {
		texto, err := json.Marshal(p.cuerpo)
		if err != nil {
			b.Error(err)
			return 0, nil
		}
		cuerpo = bytes.NewReader(texto)
	}
	req, err := http.NewRequestWithContext(b.Context(), p.metodo, s.base+p.ruta, cuerpo)
	if err != nil {
		b.Error(err)
		return 0, nil
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+token)
	res, err := s.client.Do(req)
	if err != nil {
		b.Error(err)
		return 0, nil
	}
	defer res.Body.Close()
	texto, err := io.ReadAll(res.Body)
	if err != nil {
		b.Error(err)
	}
	return res.StatusCode, texto
}

// solicitud n of the seed: its id, its centre and its instructor are known by counting, as in semilla.sql.
func (s *sistema) centros(b *testing.B) []string {
	b.Helper()
	var codigos []string
	if err := s.app.DB.NewRaw(`SELECT codigo FROM centros ORDER BY codigo`).Scan(b.Context(), &codigos); err != nil {
		b.Fatal(err)
	}
	return codigos
}

func BenchmarkPorID(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		g := 1 + n*7919%s.rows
		return peticion{http.MethodGet, fmt.Sprintf("/api/solicitudes/sol-%d", g), "coord-" + centros[g%118], nil, http.StatusOK}
	})
}

func BenchmarkListaDe10(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		return peticion{http.MethodGet, fmt.Sprintf("/api/solicitudes?page=%d", 1+n%10), "coord-" + centros[n%118], nil, http.StatusOK}
	})
}

func BenchmarkBusqueda(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		return peticion{http.MethodGet, fmt.Sprintf("/api/solicitudes?search=numero+%d", 1+n*7919%s.rows), "coord-" + centros[n%118], nil, http.StatusOK}
	})
}

func BenchmarkQuienSoy(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		return peticion{http.MethodGet, "/api/auth/me", "coord-" + centros[n%118], nil, http.StatusOK}
	})
}

func BenchmarkCrear(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	s.medir(b, func(n int) peticion {
		c := centros[n%118]
		return peticion{http.MethodPost, "/api/solicitudes", fmt.Sprintf("inst-%s-%d", c, n%8), map[string]any{
			"programaId": fmt.Sprintf("prog-%s-%d", c, n%10), "modalidad": "PRESENCIAL", "numeroAprendicesInscribir": 20, "departamento": "68", "municipio": "68861",
			"nombreEmpresa": "Asociación de prueba", "nitEmpresa": "899999034-1", "representanteLegal": "Representante", "direccionEmpresa": "Calle 1 # 2-3",
			"lugarFormacion": "Salón comunal", "tipoAmbiente": "AULA", "inicioInscripcion": "2027-08-01", "finalizacionInscripcion": "2027-08-10",
			"fechaInicioCurso": "2027-08-17", "horarios": []map[string]any{{"diaSemana": "LUNES", "horaInicio": "08:00", "horaFin": "12:00"},
				{"diaSemana": "MIERCOLES", "horaInicio": "08:00", "horaFin": "12:00"}, {"diaSemana": "VIERNES", "horaInicio": "08:00", "horaFin": "12:00"}},
			"justificacion":    "La comunidad necesita este curso para mejorar sus ingresos.",
			"cumpleRequisitos": true, "autorizaUsoInfo": true, "confirmaVeracidad": true, "isDraft": true,
		}, http.StatusCreated}
	})
}

// aprobadas remembers how far the pending requests are used up, because a benchmark runs several times.
var aprobadas atomic.Int64

func BenchmarkAprobar(b *testing.B) {
	s, centros := elSistema, elSistema.centros(b)
	var pendientes []int
	for g := 1; g <= s.rows; g++ {
		if e := g / 944 % 10; e == 6 || e == 7 {
			pendientes = append(pendientes, g)
		}
	}
	s.medir(b, func(int) peticion {
		i := int(aprobadas.Add(1)) - 1
		if i >= len(pendientes) {
			b.Fatalf("the seed has only %d pending requests", len(pendientes))
		}
		g := pendientes[i]
		return peticion{http.MethodPost, fmt.Sprintf("/api/solicitudes/sol-%d/approve", g), "coord-" + centros[g%118],
			map[string]any{"numeroFicha": fmt.Sprintf("%07d", 9_000_000+i)}, http.StatusOK}
	})
}

// BenchmarkBase is the yardstick of the same run: a bare Gin handler that reads one row with Bun.
func BenchmarkBase(b *testing.B) {
	s := elSistema
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	engine.GET("/:id", func(c *gin.Context) {
		var fila struct {
			Codigo string `bun:"codigo" json:"codigo"`
			Estado string `bun:"estado" json:"estado"`
		}
		if err := s.app.DB.NewRaw(`SELECT codigo, estado FROM solicitudes WHERE id = ?`, c.Param("id")).Scan(c, &fila); err != nil {
			c.Status(http.StatusInternalServerError)
			return
		}
		c.JSON(http.StatusOK, fila)
	})
	l, err := (&net.ListenConfig{}).Listen(b.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	server := &http.Server{Handler: engine, ReadHeaderTimeout: time.Second}
	go func() { _ = server.Serve(l) }()
	defer server.Close()
	base := *s
	base.base = "http://" + l.Addr().String()
	base.medir(b, func(n int) peticion {
		return peticion{http.MethodGet, fmt.Sprintf("/sol-%d", 1+n*7919%s.rows), "coord-9101", nil, http.StatusOK}
	})
}

// BenchmarkFsync is what one commit costs this disk: the floor under every write.
func BenchmarkFsync(b *testing.B) {
	f, err := os.Create(filepath.Join(b.TempDir(), "fsync"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	page := make([]byte, 8192)
	for b.Loop() {
		if _, err := f.WriteAt(page, 0); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
}

// Package perf_test measures the whole program as it serves: HTTP over the loopback, sessions, log, metrics, headers and
// a PostgreSQL that waits for its disk. Run it with `make bench`; docs/calidad.md has the figures and the floors.
//
// PERF_ROWS sets how many requests the database holds (100,000 when unset). PERF_URL is a database that is filled already,
// with PERF_ROWS of them: filling one with 1,000,000 takes a quarter of an hour.
package perf_test

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
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
	filled      = "PERF_URL"
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
	flag.Parse()
	if flag.Lookup("test.bench").Value.String() == "" {
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
	if err := stop(context.WithoutCancel(ctx)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return code
}

func start(ctx context.Context) (*sistema, func(context.Context) error, error) {
	bootstrap.TuneMemory()
	dir, err := os.MkdirTemp("", "perf")
	if err != nil {
		return nil, nil, err
	}
	rows, err := strconv.Atoi(os.Getenv("PERF_ROWS"))
	if err != nil {
		rows = 100_000
	}
	address, stopDatabase, err := database(ctx, dir)
	if err != nil {
		return nil, nil, err
	}
	cfg, err := config.Load(config.Source{Dir: dir, Env: map[string]string{"NODE_ENV": "test", "DATABASE_URL": address, "JWT_SECRET": jwtSecret,
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
	if os.Getenv(filled) == "" {
		if _, err := app.DB.ExecContext(ctx, semilla, rows); err != nil {
			return nil, nil, fmt.Errorf("fill the database: %w", err)
		}
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	served := make(chan error, 1)
	go func() { served <- app.Run(ctx, l) }()
	s := &sistema{base: "http://" + l.Addr().String(), rows: rows, app: app, tokens: token.New([]byte(jwtSecret), time.Now),
		client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections}}}
	return s, func(ctx context.Context) error {
		s.client.CloseIdleConnections()
		return errors.Join(<-served, app.Close(ctx), stopDatabase(ctx), logFile.Close(), os.RemoveAll(dir))
	}, nil
}

// database starts an empty one, or takes that of PERF_URL.
func database(ctx context.Context, dir string) (address string, stop func(context.Context) error, err error) {
	if address = os.Getenv(filled); address != "" {
		return address, func(context.Context) error { return nil }, nil
	}
	pg, err := embedded.Start(ctx, embedded.Options{DataDir: filepath.Join(dir, "postgres"), Logf: func(string, ...any) {}})
	if err != nil {
		return "", nil, err
	}
	return pg.URL("perf"), pg.Stop, pg.EnsureDatabase(ctx, "perf")
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

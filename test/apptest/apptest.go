// Package apptest starts the real application for a test, on a database of its own, behind a real HTTP server. The
// package of the test needs func TestMain(m *testing.M) { pgtest.Main(m) }. For example:
//
//	app := apptest.New(t)
//	respuesta := app.As(t, "instructor1.9546").Get("/api/auth/me")
//	respuesta.Status(http.StatusOK).Text("user.name")
package apptest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/uptrace/bun"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"

	"complementarias/adapters/postgres"
	"complementarias/cmd/bootstrap"
	"complementarias/config"
	"complementarias/test/buzon"
	"complementarias/test/pgtest"
)

// Start is where the clock of an App stands unless At says otherwise: a Tuesday at ten in the morning in Bogotá, some
// days before a course that begins on 2027-02-01.
var Start = time.Date(2027, time.January, 12, 15, 0, 0, 0, time.UTC)

// JWTSecret is the key of the tokens.
const JWTSecret = "clave-de-prueba-con-mas-de-treinta-y-dos-signos"

// SessionSecret is the key of what browsers carry.
const SessionSecret = "clave-de-sesiones-de-prueba-con-mas-de-treinta-y-dos"

// App is the application under test. Its relay delivers only when the test calls Drain.
type App struct {
	*bootstrap.App
	Clock *Clock
	// Log is everything that the application has logged, from debug on.
	Log *observer.ObservedLogs
	// URL is the address of the HTTP server, without a slash at the end.
	URL string

	cfg       config.Config
	client    *http.Client
	consultas *contador
}

// Clock is the time of an App; it stands still until it is set.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// Now is what the application reads.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set moves the clock. Sessions last 12 hours, so a client made before a longer leap is signed out by it.
func (c *Clock) Set(now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = now
}

// Option changes how New starts the application.
type Option func(*settings)

type settings struct {
	now   time.Time
	empty bool
	env   map[string]string
}

// At sets the clock, and with it the day around which the demonstration data lie.
func At(now time.Time) Option { return func(s *settings) { s.now = now } }

// WithoutDemo starts with an empty database that has only what the migrations bring.
func WithoutDemo() Option { return func(s *settings) { s.empty = true } }

// Env sets a variable of the configuration.
func Env(name, value string) Option { return func(s *settings) { s.env[name] = value } }

// Mail sends the mails of the application to a server of the test. They leave when the test calls Drain.
func Mail(b *buzon.Buzon) Option {
	return func(s *settings) {
		s.env["SMTP_URL"], s.env["MAIL_FROM"] = b.URL(), "Gestión Complementarias <no-responder@sena.edu.co>"
	}
}

// New starts the application with the demonstration data. The data are loaded once for each instant of the clock and
// copied for every test. All of it is gone when the test ends; a 500 that it answered meanwhile fails the test.
func New(t testing.TB, options ...Option) *App {
	t.Helper()
	s := settings{now: Start, env: map[string]string{}}
	for _, option := range options {
		option(&s)
	}
	a, err := open(t.Context(), s, database(t, s))
	if err != nil {
		t.Fatalf("apptest: %v", err)
	}
	server := httptest.NewServer(a.Handler())
	a.URL, a.client = server.URL, server.Client()
	a.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	t.Cleanup(func() {
		server.Close()
		if err := a.Close(context.WithoutCancel(t.Context())); err != nil {
			t.Errorf("apptest: %v", err)
		}
		for _, entry := range a.Log.FilterLevelExact(zapcore.ErrorLevel).All() {
			t.Errorf("the application logged an error: %s %v", entry.Message, entry.ContextMap())
		}
	})
	return a
}

func database(t testing.TB, s settings) string {
	t.Helper()
	if s.empty {
		return pgtest.URL(t)
	}
	template := "demo_" + s.now.UTC().Format("20060102150405")
	return pgtest.Copy(t, template, func(ctx context.Context, url string) error {
		a, err := open(ctx, settings{now: s.now}, url)
		if err != nil {
			return err
		}
		return errors.Join(a.LoadDemo(ctx), a.Close(ctx))
	})
}

// paciencia is what a request may take here. That it ends in time is held by adapters/web and test/proceso; a slow machine says
// nothing about what is decided.
const paciencia = 25 * time.Second

// open starts the application without a server.
func open(ctx context.Context, s settings, url string) (*App, error) {
	env := map[string]string{
		"NODE_ENV": string(config.Prueba), "DATABASE_URL": url, "JWT_SECRET": JWTSecret, "LOG_LEVEL": "debug",
		"NEXTAUTH_SECRET": SessionSecret, "NEXTAUTH_URL": "http://localhost:3000",
	}
	for name, value := range s.env {
		env[name] = value
	}
	cfg, err := config.Load(config.Source{Env: env, Dir: "/"})
	if err != nil {
		return nil, fmt.Errorf("configuration: %w", err)
	}
	core, logs := observer.New(zapcore.DebugLevel)
	a := &App{Clock: &Clock{now: s.now}, Log: logs, cfg: cfg}
	a.App, err = bootstrap.New(ctx, cfg, bootstrap.Deps{Log: zap.New(core), Version: "prueba", Now: a.Clock.Now, Plazo: paciencia})
	if err == nil {
		a.consultas = &contador{}
		a.DB.DB.DB = a.DB.WithQueryHook(a.consultas)
	}
	return a, err
}

// contador counts what is asked of the database.
type contador struct{ n atomic.Int64 }

func (c *contador) BeforeQuery(ctx context.Context, _ *bun.QueryEvent) context.Context { return ctx }
func (c *contador) AfterQuery(context.Context, *bun.QueryEvent)                        { c.n.Add(1) }

// Queries counts the statements that the application runs during fn; nothing else may run meanwhile.
func (a *App) Queries(fn func()) int {
	before := a.consultas.n.Load()
	fn()
	return int(a.consultas.n.Load() - before)
}

// Drain delivers all events that are due, such as those that become notifications, and then all mails that are due.
func (a *App) Drain(t testing.TB) {
	t.Helper()
	if err := a.Relay.Drain(t.Context()); err != nil {
		t.Fatalf("apptest: deliver events: %v", err)
	}
	if err := a.Cartero.Drain(t.Context()); err != nil {
		t.Fatalf("apptest: deliver mails: %v", err)
	}
}

// Exec runs one statement behind the application's back.
func (a *App) Exec(t testing.TB, statement string, args ...any) {
	t.Helper()
	if _, err := a.DB.NewRaw(statement, args...).Exec(t.Context()); err != nil {
		t.Fatalf("apptest: %s: %v", statement, postgres.Fault(err))
	}
}

// Count is the number that a query such as SELECT count(*) FROM solicitudes gives.
func (a *App) Count(t testing.TB, query string, args ...any) int {
	t.Helper()
	var n int
	if err := a.DB.NewRaw(query, args...).Scan(t.Context(), &n); err != nil {
		t.Fatalf("apptest: %s: %v", query, err)
	}
	return n
}

// Query gives the first column of the rows of a query, as text.
func (a *App) Query(t testing.TB, query string, args ...any) []string {
	t.Helper()
	var rows []string
	if err := a.DB.NewRaw(query, args...).Scan(t.Context(), &rows); err != nil {
		t.Fatalf("apptest: %s: %v", query, err)
	}
	return rows
}

// Copy adds n copies of each row of a table. fresh has SQL for the columns that differ, in which i is the number of the copy.
func (a *App) Copy(t testing.TB, table string, n int, fresh map[string]string) {
	t.Helper()
	columns := a.Query(t, `SELECT column_name FROM information_schema.columns WHERE table_name = ? AND is_generated = 'NEVER' AND identity_generation IS DISTINCT FROM 'ALWAYS'
		ORDER BY ordinal_position`, table)
	values := slices.Clone(columns)
	for k, column := range columns {
		if sql, ok := fresh[column]; ok {
			values[k] = sql
		}
	}
	a.Exec(t, "INSERT INTO "+table+" ("+strings.Join(columns, ", ")+") SELECT "+strings.Join(values, ", ")+" FROM "+table+", generate_series(1, ?) i", n)
}

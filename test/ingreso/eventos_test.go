package ingreso_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// flujo is an open stream of events; siguiente waits for the next count and tells whether there was one.
type flujo struct {
	t      *testing.T
	cuerpo *bufio.Scanner
	cerrar func()
}

func abrir(t *testing.T, c apptest.Client) flujo {
	t.Helper()
	r := c.Open("/notificaciones/eventos")
	cerrar := func() { _ = r.Body.Close() }
	t.Cleanup(cerrar)
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "text/event-stream" || r.Header.Get("Cache-Control") != "no-store" {
		t.Fatalf("%d %v, want a stream of events", r.StatusCode, r.Header)
	}
	return flujo{t, bufio.NewScanner(r.Body), cerrar}
}

func (f flujo) siguiente() (cuenta struct {
	NoLeidas      int
	Rotulo, Marca string
}, hay bool,
) {
	f.t.Helper()
	for f.cuerpo.Scan() {
		if datos, ok := strings.CutPrefix(f.cuerpo.Text(), "data: "); ok {
			if err := json.Unmarshal([]byte(datos), &cuenta); err != nil {
				f.t.Fatal(err)
			}
			return cuenta, true
		}
	}
	return cuenta, false
}

func TestAPageHearsOfEveryChange(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	avisada(t, app, lucia)
	n := sinLeer(t, app, lucia)
	f := abrir(t, app.Browser(t, lucia))
	if c, ok := f.siguiente(); !ok || c.NoLeidas != n || c.Marca != fmt.Sprint(n) || c.Rotulo != fmt.Sprintf("Notificaciones: %d sin leer", n) {
		t.Errorf("first %+v, %v, want %d", c, ok, n)
	}
	id := app.Query(t, "SELECT n.id FROM notificaciones n JOIN usuarios u ON u.id = n.usuario_id WHERE u.correo = ? LIMIT 1", correo)[0]
	app.As(t, lucia).Put("/api/notificaciones/"+id+"/marcar-leida", "{}").Status(http.StatusOK)
	if c, ok := f.siguiente(); !ok || c.NoLeidas != n-1 {
		t.Errorf("after reading one: %+v, %v, want %d", c, ok, n-1)
	}
	app.As(t, lucia).Put("/api/notificaciones/marcar-todas-leidas", "{}").Status(http.StatusOK)
	if c, ok := f.siguiente(); !ok || c.NoLeidas != 0 || c.Rotulo != "Notificaciones" {
		t.Errorf("after reading all: %+v, %v, want none", c, ok)
	}
}

func TestAPageHearsOfADecision(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Drain(t)
	solicitud := app.Query(t, `SELECT s.id FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id
		WHERE s.estado = 'PENDIENTE' AND u.correo = ? LIMIT 1`, correo)
	if len(solicitud) == 0 {
		t.Fatal("nothing waits for a decision")
	}
	f := abrir(t, app.Browser(t, lucia))
	antes, _ := f.siguiente()
	app.As(t, "coordinador.9546").Post("/api/solicitudes/"+solicitud[0]+"/review", "{}").Status(http.StatusOK)
	app.Drain(t)
	if c, ok := f.siguiente(); !ok || c.NoLeidas != antes.NoLeidas+1 {
		t.Errorf("got %+v, %v, want one more than %d", c, ok, antes.NoLeidas)
	}
}

func TestAStreamEndsWithItsSession(t *testing.T) {
	t.Parallel()
	for nombre, acabar := range map[string]func(*apptest.App, apptest.Client){
		"closed": func(_ *apptest.App, c apptest.Client) { c.Post("/api/auth/logout", "{}").Status(http.StatusNoContent) },
		"deactivated": func(app *apptest.App, _ apptest.Client) {
			app.Exec(t, "UPDATE usuarios SET activo = false; UPDATE usuarios SET activo = true")
		},
		"unused for an hour": func(app *apptest.App, _ apptest.Client) {
			app.Exec(t, "UPDATE sesiones SET ultimo_uso_en = ultimo_uso_en - interval '1 hour' WHERE tipo = 'NAVEGADOR'")
		},
	} {
		t.Run(nombre, func(t *testing.T) {
			app := apptest.New(t)
			avisada(t, app, lucia)
			c := app.Browser(t, lucia)
			f := abrir(t, c)
			f.siguiente()
			acabar(app, c)
			app.As(t, lucia).Put("/api/notificaciones/marcar-todas-leidas", "{}").Status(http.StatusOK) // it rings
			if got, ok := f.siguiente(); ok {
				t.Errorf("it still tells %+v", got)
			}
		})
	}
}

func TestTooManyStreamsOfOnePerson(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.Browser(t, lucia)
	var ultimo flujo
	for range 8 {
		ultimo = abrir(t, c)
		ultimo.siguiente()
	}
	r := c.With("Accept", "text/event-stream").Get("/notificaciones/eventos").Status(http.StatusServiceUnavailable)
	if r.Header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	abrir(t, app.Browser(t, jairo)).siguiente()
	c.Get("/mi-perfil").Status(http.StatusOK) // streams take no turn of those of requests
}

func TestAProgramThatStopsDoesNotWaitForItsStreams(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, parar := context.WithCancel(t.Context())
	fin := make(chan error, 1)
	go func() { fin <- app.Run(ctx, l) }()
	app.URL = "http://" + l.Addr().String()
	f := abrir(t, app.Browser(t, lucia))
	if _, ok := f.siguiente(); !ok {
		t.Error("nothing was told")
	}
	parar()
	if _, ok := f.siguiente(); ok {
		t.Error("the stream goes on")
	}
	if err := <-fin; err != nil {
		t.Error(err)
	}
}

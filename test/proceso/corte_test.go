package proceso_test

import (
	"net/http"
	"sync"
	"testing"
	"time"
)

const (
	awayLimit   = 3 * time.Second // quality.md 2: for every answer while the database is away
	awaySlack   = 3 * time.Second // what hangs takes askLimit
	returnLimit = 2 * time.Second // until the first good answer once it is back
	returnSlack = 3 * time.Second
	callers     = 24 // more than the program has connections
)

func TestTheDatabaseGoesAwayAndComesBack(t *testing.T) {
	t.Parallel()
	for name, outage := range map[string]struct{ begin, end func(l *line) }{
		"connections break and new ones are refused": {(*line).cut, (*line).join},
		"connections stay and nothing is answered":   {(*line).mute, (*line).unmute},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l, address := newLine(t, filled(t))
			p := start(t, setup{dir: folder(t), env: instance(address)})
			p.ready()
			author, coordinator := p.signIn("instructor2.9546"), p.signIn("coordinador.9546")
			draft := author.borrador()
			written := author.crear(author.completa(0))
			antes := author.solicitudes()

			outage.begin(l)
			ended := sync.OnceFunc(func() { outage.end(l) })
			defer ended() // the program stops after the test, and not over a muted line
			for range 2 {
				whileAway(t, author, written.ID, draft)
			}
			ended()
			back := time.Now()
			eventually(t, askLimit, "a read is answered well", func() bool {
				a, err := author.try(t.Context(), http.MethodGet, "/api/solicitudes/"+written.ID, nil)
				return err == nil && a.status == http.StatusOK
			})
			t.Logf("first good answer after %s", time.Since(back))
			within(t, time.Since(back), returnLimit, returnSlack, "the first good answer")
			author.want(http.MethodPost, "/api/solicitudes/"+written.ID+"/submit", nil, http.StatusOK, &struct{}{})
			eventually(t, askLimit, "events are delivered again", func() bool { return coordinator.avisos()[written.ID] == 1 })
			if n := len(author.solicitudes()); n < len(antes) {
				t.Errorf("%d solicitudes, %d were there before", n, len(antes))
			}
			for _, entry := range p.logged("request") {
				if entry["status"] == float64(http.StatusInternalServerError) {
					t.Errorf("answered 500: %v", entry)
				}
			}
			if !p.running() {
				t.Error("the program has ended")
			}
		})
	}
}

// whileAway has more callers than connections ask at once and fails the test for every answer that is late or wrong.
func whileAway(t *testing.T, author user, id string, draft map[string]any) {
	t.Helper()
	login := map[string]string{"email": "admin@sena.edu.co", "password": "no es esta"}
	requests := []struct {
		method, path string
		body         any
		want         int
	}{
		{http.MethodGet, "/livez", nil, http.StatusOK},
		{http.MethodGet, "/", nil, http.StatusOK},
		{http.MethodGet, "/readyz", nil, http.StatusServiceUnavailable},
		{http.MethodGet, "/api/health", nil, http.StatusServiceUnavailable},
		{http.MethodPost, "/api/auth/login", login, http.StatusServiceUnavailable},
		{http.MethodGet, "/api/solicitudes", nil, http.StatusServiceUnavailable},
		{http.MethodGet, "/api/solicitudes/" + id, nil, http.StatusServiceUnavailable},
		{http.MethodPost, "/api/solicitudes", draft, http.StatusServiceUnavailable},
		{http.MethodPut, "/api/solicitudes/" + id, map[string]any{"nombreEmpresa": "Otra"}, http.StatusServiceUnavailable},
		{http.MethodPost, "/api/solicitudes/" + id + "/submit", nil, http.StatusServiceUnavailable},
	}
	var wg sync.WaitGroup
	for i := range max(callers, len(requests)) {
		r := requests[i%len(requests)]
		wg.Go(func() {
			began := time.Now()
			a, err := author.try(t.Context(), r.method, r.path, r.body)
			if err != nil {
				t.Errorf("%s %s: %v", r.method, r.path, err)
				return
			}
			within(t, time.Since(began), awayLimit, awaySlack, a.request)
			if a.status != r.want {
				t.Errorf("%s: %d, want %d: %.500s", a.request, a.status, r.want, a.body)
			}
			if a.status == http.StatusServiceUnavailable && a.header.Get("Retry-After") == "" {
				t.Errorf("%s: 503 without Retry-After", a.request)
			}
		})
	}
	wg.Wait()
}

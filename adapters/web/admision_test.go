package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// TestWhatCannotBeServedInTimeIsTurnedAwayAtOnce: the requests in hand are not disturbed, the next one hears a 503 after
// a moment, probes answer, and a free place is given to who waits.
func TestWhatCannotBeServedInTimeIsTurnedAwayAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		seguir := make(chan struct{})
		m := nuevaMesa(t, func(m *mesa) {
			m.manejadores["GET /api/programas"] = func(context.Context, []byte) (any, error) {
				<-seguir
				return map[string]string{}, nil
			}
		})
		var enMano sync.WaitGroup
		for range enCurso {
			enMano.Go(func() {
				if w := m.pedir("GET", "/api/programas", "", comoAna()...); w.Code != http.StatusOK {
					t.Errorf("a request in hand got %d", w.Code)
				}
			})
		}
		synctest.Wait()

		inicio := time.Now()
		w := m.pedir("GET", "/api/notificaciones", "", comoAna()...)
		if p := leerProblema(t, w); w.Code != http.StatusServiceUnavailable || p.Code != "SISTEMA_OCUPADO" || w.Header().Get("Retry-After") == "" {
			t.Errorf("got %d %s", w.Code, w.Body)
		}
		if tardo := time.Since(inicio); tardo != esperaAdmitir {
			t.Errorf("turned away after %s, want %s", tardo, esperaAdmitir)
		}
		for _, ruta := range []string{"/livez", "/readyz"} {
			if w := m.pedir("GET", ruta, ""); w.Code != http.StatusOK {
				t.Errorf("%s: got %d", ruta, w.Code)
			}
		}

		espera := make(chan int)
		go func() { espera <- m.pedir("GET", "/api/notificaciones", "", comoAna()...).Code }()
		synctest.Wait()
		close(seguir)
		if estado := <-espera; estado != http.StatusOK {
			t.Errorf("a place became free in time, and yet %d", estado)
		}
		enMano.Wait()
	})
}

// lineaLenta is a client that reads nothing until seguir is closed.
type lineaLenta struct {
	*httptest.ResponseRecorder
	seguir chan struct{}
}

func (l lineaLenta) Write(b []byte) (int, error) {
	<-l.seguir
	return l.ResponseRecorder.Write(b)
}

func (l lineaLenta) WriteString(s string) (int, error) { return l.Write([]byte(s)) }

// TestWhoReadsSlowlyTakesNobodysTurn: a turn is for work. Otherwise as many clients as there are turns, who may be anybody
// and ask for a large file, keep everybody out for as long as they like to read.
func TestWhoReadsSlowlyTakesNobodysTurn(t *testing.T) {
	for _, ruta := range []string{"/api/programas", "/static/no.js"} {
		t.Run(ruta, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				m := nuevaMesa(t)
				seguir := make(chan struct{})
				var leyendo sync.WaitGroup
				for range enCurso {
					leyendo.Go(func() {
						r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, ruta, nil)
						r.Header.Set("Authorization", "Bearer "+paseDeAna)
						m.servidor.Handler().ServeHTTP(lineaLenta{httptest.NewRecorder(), seguir}, r)
					})
				}
				synctest.Wait()
				if w := m.pedir("GET", "/api/notificaciones", "", comoAna()...); w.Code != http.StatusOK {
					t.Errorf("got %d %s", w.Code, w.Body)
				}
				close(seguir)
				leyendo.Wait()
				if n := len(m.servidor.turnos); n != 0 {
					t.Errorf("%d turns are still taken", n)
				}
			})
		})
	}
}

package web

import (
	"context"
	"net/http"
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

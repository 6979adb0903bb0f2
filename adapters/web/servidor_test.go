package web

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"complementarias/domain/fault"
)

func TestADeadlineBecomesA503InTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := nuevaMesa(t, func(m *mesa) {
			m.manejadores["GET /api/programas"] = func(ctx context.Context, _ []byte) (any, error) {
				<-ctx.Done()
				return nil, fmt.Errorf("list: %w", ctx.Err())
			}
		})
		inicio := time.Now()
		w := m.pedir("GET", "/api/programas", "", comoAna()...)
		if p := leerProblema(t, w); w.Code != http.StatusServiceUnavailable || p.Code != "SIN_RESPUESTA_A_TIEMPO" || w.Header().Get("Retry-After") == "" {
			t.Errorf("got %d %v", w.Code, w.Header())
		}
		if tardo := time.Since(inicio); tardo > 3*time.Second {
			t.Errorf("took %s", tardo)
		}
	})
}

func TestADatabaseThatIsAwayIsA503(t *testing.T) {
	m := nuevaMesa(t, func(m *mesa) {
		m.manejadores["GET /api/programas"] = func(context.Context, []byte) (any, error) {
			return nil, fault.New(fault.Unavailable, "BASE_DE_DATOS_NO_RESPONDE", "No responde.").Because(net.ErrClosed)
		}
	})
	if w := m.pedir("GET", "/api/programas", "", comoAna()...); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("got %d %v", w.Code, w.Header())
	}
	m.caida.Store(true)
	for ruta, estado := range map[string]int{"/livez": 200, "/readyz": 503, "/api/health": 503, "/": 200} {
		if w := m.pedir("GET", ruta, ""); w.Code != estado || (estado == 503) != (w.Header().Get("Retry-After") != "") {
			t.Errorf("%s: got %d %v", ruta, w.Code, w.Header())
		}
	}
	if w := m.pedir("GET", "/api/health", ""); w.Body.String() != `{"status":"degraded","baseDeDatos":"no responde","hora":"2026-11-23T15:00:00.000Z"}`+"\n" {
		t.Errorf("got %s", w.Body)
	}
	m.caida.Store(false)
	if w := m.pedir("GET", "/api/health", ""); w.Body.String() != `{"status":"ok","baseDeDatos":"ok","hora":"2026-11-23T15:00:00.000Z"}`+"\n" || w.Code != http.StatusOK {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
}

// enRed serves m on a real connection until the test ends.
func enRed(t *testing.T, m *mesa) (direccion string) {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, parar := context.WithCancel(context.WithoutCancel(t.Context()))
	fin := make(chan error, 1)
	go func() { fin <- m.servidor.Serve(ctx, l) }()
	t.Cleanup(func() {
		parar()
		if err := <-fin; err != nil {
			t.Error(err)
		}
	})
	return l.Addr().String()
}

type respuesta struct {
	estado    int
	cabeceras http.Header
	cuerpo    string
}

// crudo sends texto on a connection of its own and reads one answer.
func crudo(t *testing.T, direccion, texto string) respuesta {
	t.Helper()
	con, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", direccion)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = con.Close() }()
	if _, err := con.Write([]byte(texto)); err != nil {
		t.Fatal(err)
	}
	metodo, _, _ := strings.Cut(texto, " ")
	resp, err := http.ReadResponse(bufio.NewReader(con), &http.Request{Method: metodo})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	cuerpo, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return respuesta{resp.StatusCode, resp.Header, string(cuerpo)}
}

func TestBodyLimitHoldsWhateverIsAnnounced(t *testing.T) {
	direccion := enRed(t, nuevaMesa(t))
	const cabeza = "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
	trozo := strings.Repeat("x", cuerpoMaximo+1)
	for nombre, texto := range map[string]string{
		"announced, not sent": cabeza + "Content-Length: 999999999\r\n\r\n",
		"chunked":             cabeza + fmt.Sprintf("Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(trozo), trozo),
	} {
		if r := crudo(t, direccion, texto); r.estado != http.StatusRequestEntityTooLarge || !strings.Contains(r.cuerpo, "1 MiB") {
			t.Errorf("%s: got %d %s", nombre, r.estado, r.cuerpo)
		}
	}
	justo := `{"a":"` + strings.Repeat("x", cuerpoMaximo-8) + `"}`
	if r := crudo(t, direccion, cabeza+fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(justo), justo)); r.estado != http.StatusOK {
		t.Errorf("exactly 1 MiB: got %d %s", r.estado, r.cuerpo)
	}
}

func TestHEADAnswersLikeGETWithoutABody(t *testing.T) {
	m := nuevaMesa(t)
	direccion := enRed(t, m)
	for _, ruta := range []string{"/", "/api/festivos", "/api/health", "/livez"} {
		r := crudo(t, direccion, "HEAD "+ruta+" HTTP/1.1\r\nHost: x\r\n\r\n")
		if r.estado != http.StatusOK || r.cuerpo != "" || r.cabeceras.Get("Content-Length") == "0" {
			t.Errorf("%s: got %+v", ruta, r)
		}
	}
	if campos := m.log.All()[0].ContextMap(); campos["method"] != "HEAD" {
		t.Errorf("the log says %v", campos["method"])
	}
}

func TestStrangeTargetsAreAnsweredWithOurHeaders(t *testing.T) {
	direccion := enRed(t, nuevaMesa(t))
	for _, linea := range []string{"OPTIONS * HTTP/1.1", "CONNECT x:443 HTTP/1.1", "GET //api/festivos HTTP/1.1", "GET /api/../livez HTTP/1.1"} {
		r := crudo(t, direccion, linea+"\r\nHost: x\r\nConnection: close\r\n\r\n")
		if r.estado != http.StatusNotFound && r.estado != http.StatusMethodNotAllowed || r.cabeceras.Get("X-Frame-Options") != "DENY" {
			t.Errorf("%s: got %+v", linea, r)
		}
	}
}

func TestASlowBodySpendsNoTimeOfTheHandler(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := nuevaMesa(t, func(m *mesa) {
			m.manejadores["POST /api/solicitudes"] = func(ctx context.Context, cuerpo []byte) (any, error) {
				return json.RawMessage(cuerpo), ctx.Err()
			}
		})
		lee, escribe := io.Pipe()
		go func() {
			for _, parte := range []string{`{"a":`, `"b"`, `}`} {
				<-time.After(3 * time.Second)
				if _, err := io.WriteString(escribe, parte); err != nil {
					t.Error(err)
				}
			}
			_ = escribe.Close()
		}()
		if w := m.enviar(lee); w.Code != http.StatusOK || w.Body.String() != `{"a":"b"}`+"\n" {
			t.Errorf("got %d %s", w.Code, w.Body)
		}
	})
}

func TestABodyThatBreaksOffIsA400(t *testing.T) {
	m := nuevaMesa(t)
	lee, escribe := io.Pipe()
	go func() {
		_, _ = io.WriteString(escribe, `{"a":`)
		_ = escribe.CloseWithError(io.ErrUnexpectedEOF)
	}()
	if w := m.enviar(lee); leerProblema(t, w).Code != "CUERPO_INCOMPLETO" || w.Code != http.StatusBadRequest {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
}

// enviar posts a body of unknown length as Ana.
func (m *mesa) enviar(cuerpo io.Reader) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(m.t.Context(), "POST", "/api/solicitudes", cuerpo)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+paseDeAna)
	w := httptest.NewRecorder()
	m.servidor.Handler().ServeHTTP(w, r)
	return w
}

// memoria is a listener without a network, so that a test can own the clock.
type memoria struct {
	conexiones chan net.Conn
	cerrada    chan struct{}
	unaVez     sync.Once
}

func nuevaMemoria() *memoria {
	return &memoria{conexiones: make(chan net.Conn), cerrada: make(chan struct{})}
}

func (m *memoria) Accept() (net.Conn, error) {
	select {
	case c := <-m.conexiones:
		return c, nil
	case <-m.cerrada:
		return nil, net.ErrClosed
	}
}

func (m *memoria) Close() error {
	m.unaVez.Do(func() { close(m.cerrada) })
	return nil
}

func (m *memoria) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }

// preguntar sends a GET on a connection of its own; 0 when nobody accepts any more, or the answer breaks off.
func (m *memoria) preguntar(ruta string) int {
	cliente, servidor := net.Pipe()
	defer func() { _ = cliente.Close() }()
	select {
	case m.conexiones <- servidor:
	case <-m.cerrada:
		return 0
	}
	if _, err := io.WriteString(cliente, "GET "+ruta+" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"); err != nil {
		return 0
	}
	resp, err := http.ReadResponse(bufio.NewReader(cliente), nil)
	if err != nil {
		return 0
	}
	_, _ = io.Copy(io.Discard, resp.Body)
	_ = resp.Body.Close()
	return resp.StatusCode
}

// ocupada serves a mesa whose GET /api/festivos takes until soltar is closed, with one such request in flight.
func ocupada(t *testing.T, drenaje time.Duration) (l *memoria, parar context.CancelFunc, soltar chan struct{}, enVuelo chan int, fin chan error) {
	t.Helper()
	soltar = make(chan struct{})
	m := nuevaMesa(t, func(m *mesa) {
		m.deps.Drenaje = drenaje
		m.manejadores["GET /api/festivos"] = func(context.Context, []byte) (any, error) {
			<-soltar
			return struct{}{}, nil
		}
	})
	l, enVuelo, fin = nuevaMemoria(), make(chan int, 1), make(chan error, 1)
	ctx, cancel := context.WithCancel(t.Context())
	go func() { fin <- m.servidor.Serve(ctx, l) }()
	go func() { enVuelo <- l.preguntar("/api/festivos") }()
	synctest.Wait()
	return l, cancel, soltar, enVuelo, fin
}

func TestStoppingLetsRequestsInFlightFinish(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, parar, soltar, enVuelo, fin := ocupada(t, time.Second)
		if got := l.preguntar("/readyz"); got != http.StatusOK {
			t.Errorf("before: /readyz %d", got)
		}
		parar()
		synctest.Wait()
		if got := l.preguntar("/readyz"); got != http.StatusServiceUnavailable {
			t.Errorf("while draining: /readyz %d", got)
		}
		if got := l.preguntar("/livez"); got != http.StatusOK {
			t.Errorf("while draining: /livez %d", got)
		}
		<-time.After(2 * time.Second)
		if got := l.preguntar("/readyz"); got != 0 {
			t.Errorf("after draining somebody still accepts: /readyz %d", got)
		}
		close(soltar)
		if got := <-enVuelo; got != http.StatusOK {
			t.Errorf("the request in flight got %d", got)
		}
		if err := <-fin; err != nil {
			t.Error(err)
		}
	})
}

func TestStoppingWaitsNoLongerThanPromised(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, parar, soltar, enVuelo, fin := ocupada(t, 0)
		inicio := time.Now()
		parar()
		if err := <-fin; err == nil {
			t.Error("a request was left behind without a word")
		}
		if tardo := time.Since(inicio); tardo < tiempoParada || tardo > tiempoParada+time.Second {
			t.Errorf("took %s", tardo)
		}
		close(soltar)
		if got := <-enVuelo; got != 0 {
			t.Errorf("the request that was cut off got %d", got)
		}
	})
}

func TestAListenerThatFailsEndsServe(t *testing.T) {
	l := nuevaMemoria()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := nuevaMesa(t).servidor.Serve(t.Context(), l); err == nil {
		t.Error("Serve went on without a listener")
	}
}

package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/zap/zapcore"

	"complementarias/domain/fault"
)

func TestLogHasNoPersonalData(t *testing.T) {
	const correo, cedula, celular = "ana.perez@sena.edu.co", "52345678", "3001234567"
	m := nuevaMesa(t, func(m *mesa) {
		m.manejadores["PUT /api/solicitudes/:id"] = func(_ context.Context, cuerpo []byte) (any, error) {
			return nil, fmt.Errorf("guardar %s: duplicate key (%s) from [2001:db8::7]:5432 and 10.1.2.3:5432", cuerpo, correo)
		}
		m.manejadores["GET /api/programas"] = func(context.Context, []byte) (any, error) { panic(correo + " " + cedula) }
	})
	m.pedir("PUT", "/api/solicitudes/"+cedula+"?email="+correo, `{"tel":"`+celular+`","cedula":"`+cedula+`"}`, comoAna("Cookie", "s=galleta")...)
	m.pedir("GET", "/api/programas?search="+cedula, "", comoAna()...)
	m.pedir("X"+cedula, "/"+cedula, "", "X-Forwarded-For", "203.0.113.9")

	var todo strings.Builder
	for _, e := range m.log.AllUntimed() {
		b, err := json.Marshal(e.ContextMap())
		if err != nil {
			t.Fatal(err)
		}
		todo.WriteString(e.Message)
		todo.Write(b)
	}
	for _, dato := range []string{correo, cedula, celular, paseDeAna, "galleta", ana.Nombre, "Pérez", "192.0.2.1", "203.0.113.9", "10.1.2.3", "2001:db8"} {
		if strings.Contains(todo.String(), dato) {
			t.Errorf("the log has %q: %s", dato, todo.String())
		}
	}
}

func TestOneLineForEachRequest(t *testing.T) {
	m := nuevaMesa(t)
	w := m.pedir("GET", "/api/solicitudes/0199", "", comoAna("X-Request-Id", "inventado")...)
	if w.Header().Get("X-Request-Id") == "inventado" {
		t.Error("a foreign request id was trusted")
	}
	lineas := m.log.All()
	if len(lineas) != 1 {
		t.Fatalf("got %d lines", len(lineas))
	}
	campos := lineas[0].ContextMap()
	if lineas[0].Level != zapcore.InfoLevel || campos["route"] != "/api/solicitudes/:id" || campos["method"] != "GET" || campos["status"] != int64(200) ||
		campos["user_id"] != "u-ana" || campos["request_id"] != w.Header().Get("X-Request-Id") || campos["bytes"] != int64(w.Body.Len()) {
		t.Errorf("got %v", campos)
	}
	if _, ok := campos["duration_ms"].(float64); !ok {
		t.Errorf("got %v", campos["duration_ms"])
	}
}

func TestAPanicIsA500AndOneLine(t *testing.T) {
	m := nuevaMesa(t, func(m *mesa) {
		m.manejadores["GET /api/programas"] = func(context.Context, []byte) (any, error) {
			panic(fault.New(fault.NotFound, "X", "no debe verse"))
		}
	})
	w := m.pedir("GET", "/api/programas", "", comoAna()...)
	p := leerProblema(t, w)
	if w.Code != http.StatusInternalServerError || !strings.Contains(p.Detail, p.Instance) || strings.Contains(w.Body.String(), "no debe verse") {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
	lineas := m.log.All()
	if len(lineas) != 1 || lineas[0].Level != zapcore.ErrorLevel {
		t.Fatalf("got %d lines", len(lineas))
	}
	if traza, _ := lineas[0].ContextMap()["stack"].(string); !strings.Contains(traza, "registro_test.go") {
		t.Errorf("the stack does not name the place: %q", traza)
	}
	if w := m.pedir("GET", "/livez", ""); w.Code != http.StatusOK {
		t.Errorf("afterwards: got %d", w.Code)
	}
}

func TestAnAnswerThatCannotBeWrittenIsA500(t *testing.T) {
	m := nuevaMesa(t, func(m *mesa) {
		m.manejadores["GET /api/programas"] = func(context.Context, []byte) (any, error) { return func() {}, nil }
	})
	w := m.pedir("GET", "/api/programas", "", comoAna()...)
	if p := leerProblema(t, w); p.Code != "ERROR_INTERNO" || w.Code != http.StatusInternalServerError {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
}

func TestAnUnknownErrorTellsNothing(t *testing.T) {
	m := nuevaMesa(t, func(m *mesa) {
		m.manejadores["GET /api/programas"] = func(context.Context, []byte) (any, error) {
			return nil, errors.New(`ERROR: relation "programas" does not exist /srv/app/main.go`)
		}
	})
	w := m.pedir("GET", "/api/programas", "", comoAna()...)
	p := leerProblema(t, w)
	quiere := "Ocurrió un error inesperado. Intente de nuevo; si continúa, comuníquelo con este número: " + p.Instance + "."
	if w.Code != http.StatusInternalServerError || p.Detail != quiere || strings.Contains(w.Body.String(), "relation") {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
	if causa, _ := m.log.All()[0].ContextMap()["error"].(string); !strings.Contains(causa, "does not exist") || m.log.Len() != 1 {
		t.Errorf("the log has %q in %d lines", causa, m.log.Len())
	}
}

func TestA4xxHasNoCauseInTheLog(t *testing.T) {
	m := nuevaMesa(t)
	m.pedir("GET", "/api/auth/me", "")
	if _, hay := m.log.All()[0].ContextMap()["error"]; hay {
		t.Error("a mistake of the caller is no cause")
	}
}

func TestMetricsAreByPattern(t *testing.T) {
	registro := prometheus.NewRegistry()
	m := nuevaMesa(t, func(m *mesa) { m.deps.Metrics = registro })
	m.pedir("GET", "/api/solicitudes/0199", "", comoAna()...)
	m.pedir("GET", "/api/secreto/52345678", "")
	m.pedir("INVENTADO", "/api/festivos", "")

	w := httptest.NewRecorder()
	MetricsHandler(registro).ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "/metrics", nil))
	b, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	texto := string(b)
	for _, serie := range []string{
		`http_request_duration_seconds_count{class="2xx",method="GET",route="/api/solicitudes/:id"} 1`,
		`http_request_duration_seconds_count{class="4xx",method="GET",route="-"} 1`,
		`http_request_duration_seconds_count{class="4xx",method="OTHER",route="-"} 1`,
	} {
		if !strings.Contains(texto, serie) {
			t.Errorf("%s is missing in %s", serie, texto)
		}
	}
	if strings.Contains(texto, "52345678") || strings.Contains(texto, "INVENTADO") {
		t.Error("a label holds what a client made up")
	}
	if _, err := New(m.deps); err == nil {
		t.Error("the same metrics were registered twice")
	}
}

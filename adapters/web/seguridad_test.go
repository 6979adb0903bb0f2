package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// respuestas is one answer of every kind.
func respuestas(m *mesa) map[string]*httptest.ResponseRecorder {
	m.manejadores["GET /api/programas"] = func(context.Context, []byte) (any, error) { panic("se rompió") }
	return map[string]*httptest.ResponseRecorder{
		"page":       m.pedir("GET", "/", ""),
		"200":        m.pedir("GET", "/api/festivos", ""),
		"HEAD":       m.pedir("HEAD", "/api/festivos", ""),
		"401":        m.pedir("GET", "/api/auth/me", ""),
		"403":        m.pedir("POST", "/api/auth/login", "", "Origin", "https://evil.example"),
		"404":        m.pedir("GET", "/nada", ""),
		"405":        m.pedir("DELETE", "/api/festivos", ""),
		"OPTIONS":    m.pedir("OPTIONS", "/api/festivos", ""),
		"preflight":  m.pedir("OPTIONS", "/api/solicitudes", "", "Origin", origenPublico, "Access-Control-Request-Method", "POST"),
		"500":        m.pedir("GET", "/api/programas", "", comoAna()...),
		"livez":      m.pedir("GET", "/livez", ""),
		"document":   m.pedir("GET", "/api/openapi.json", ""),
		"OPTIONS *":  m.pedir("OPTIONS", "*", ""),
		"strange id": m.pedir("GET", "/api/solicitudes/%00%ff", "", comoAna()...),
	}
}

func TestEveryAnswerCarriesTheHeaders(t *testing.T) {
	for nombre, w := range respuestas(nuevaMesa(t)) {
		for cabecera, quiere := range map[string]string{
			"X-Frame-Options":              "DENY",
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "strict-origin-when-cross-origin",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Cache-Control":                "no-store",
			"Strict-Transport-Security":    "max-age=31536000",
		} {
			if got := w.Header().Values(cabecera); len(got) != 1 || got[0] != quiere {
				t.Errorf("%s: %s is %q, want %q", nombre, cabecera, got, quiere)
			}
		}
		csp := w.Header().Get("Content-Security-Policy")
		for _, directiva := range []string{"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action "} {
			if !strings.Contains(csp, directiva) {
				t.Errorf("%s: %q lacks %s", nombre, csp, directiva)
			}
		}
		if !strings.Contains(w.Header().Get("Permissions-Policy"), "camera=()") || w.Header().Get("X-Request-Id") == "" {
			t.Errorf("%s: got %v", nombre, w.Header())
		}
		if w.Header().Get("Server") != "" || w.Header().Get("X-Powered-By") != "" {
			t.Errorf("%s tells what it runs on", nombre)
		}
	}
}

func TestEveryAnswerScoresAtObservatory(t *testing.T) {
	for nombre, w := range respuestas(nuevaMesa(t)) {
		if puntos := observatory(w.Header()); puntos < 130 {
			t.Errorf("%s scores %d, want 130 or more", nombre, puntos)
		}
	}
	if puntos := observatory(http.Header{}); puntos >= 90 {
		t.Errorf("an answer without headers scores %d: the test measures nothing", puntos)
	}
}

// observatory scores headers by the table that Mozilla publishes for its HTTP Observatory: penalties first, bonuses
// only from 90 points on. What no header shows (certificates, redirection from http, foreign scripts) counts nothing.
func observatory(h http.Header) int {
	puntos, extra := 100, 0
	sumar := func(n int) {
		if n < 0 {
			puntos += n
		} else {
			extra += n
		}
	}
	directivas := map[string]string{}
	for parte := range strings.SplitSeq(h.Get("Content-Security-Policy"), ";") {
		nombre, valor, _ := strings.Cut(strings.TrimSpace(parte), " ")
		directivas[nombre] = valor
	}
	sumar(puntosCSP(h.Get("Content-Security-Policy"), directivas))
	switch h.Get("Referrer-Policy") {
	case "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin":
		sumar(5)
	case "":
	default:
		sumar(-5)
	}
	sumar(puntosHSTS(h.Get("Strict-Transport-Security")))
	if h.Get("X-Content-Type-Options") != "nosniff" {
		sumar(-5)
	}
	switch marcos := directivas["frame-ancestors"]; {
	case marcos == "'none'" || marcos == "'self'":
		sumar(5)
	case h.Get("X-Frame-Options") != "DENY" && h.Get("X-Frame-Options") != "SAMEORIGIN":
		sumar(-20)
	}
	switch h.Get("Cross-Origin-Resource-Policy") {
	case "same-origin", "same-site":
		sumar(10)
	case "", "cross-origin":
	default:
		sumar(-5)
	}
	if h.Get("Access-Control-Allow-Credentials") == "true" {
		sumar(-50)
	}
	if puntos >= 90 {
		puntos += extra
	}
	return max(0, puntos)
}

func puntosCSP(csp string, directivas map[string]string) int {
	formularios := directivas["form-action"]
	switch {
	case csp == "":
		return -25
	case strings.Contains(csp, "'unsafe-inline'"), strings.Contains(csp, "data:"), strings.Contains(csp, "*"):
		return -20
	case strings.Contains(csp, "'unsafe-eval'"):
		return -10
	case directivas["default-src"] == "'none'" && (formularios == "'none'" || formularios == "'self'"):
		return 10
	default:
		return 5
	}
}

func puntosHSTS(hsts string) int {
	const seisMeses = 15_768_000
	valor, ok := strings.CutPrefix(strings.Split(hsts, ";")[0], "max-age=")
	segundos, err := strconv.Atoi(valor)
	switch {
	case !ok || err != nil:
		return -20
	case segundos < seisMeses:
		return -10
	default:
		return 0
	}
}

func TestThePageHasANonceOfItsOwn(t *testing.T) {
	m := nuevaMesa(t)
	vistos := map[string]bool{}
	for range 3 {
		w := m.pedir("GET", "/", "")
		nonce := regexp.MustCompile(`style-src 'nonce-([A-Z2-7]{26})'`).FindStringSubmatch(w.Header().Get("Content-Security-Policy"))
		if len(nonce) != 2 || vistos[nonce[1]] || !strings.Contains(w.Body.String(), `<style nonce="`+nonce[1]+`">`) {
			t.Fatalf("got the policy %q", w.Header().Get("Content-Security-Policy"))
		}
		vistos[nonce[1]] = true
	}
}

func TestHSTSOnlyInProduction(t *testing.T) {
	m := nuevaMesa(t, func(m *mesa) { m.deps.Produccion = false })
	if got := m.pedir("GET", "/livez", "").Header().Get("Strict-Transport-Security"); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestCORSIsForThePublicOriginOnly(t *testing.T) {
	m := nuevaMesa(t)
	for _, origen := range []string{"https://evil.example", "http://complementarias.example", origenPublico + ".evil.example", "null"} {
		w := m.pedir("OPTIONS", "/api/solicitudes", "", "Origin", origen, "Access-Control-Request-Method", "POST")
		if w.Code != http.StatusNoContent || w.Header().Get("Access-Control-Allow-Origin") != "" || w.Header().Get("Access-Control-Allow-Methods") != "" {
			t.Errorf("%s: got %d %v", origen, w.Code, w.Header())
		}
		if w.Header().Get("Vary") != "Origin" {
			t.Errorf("%s: Vary %q", origen, w.Header().Get("Vary"))
		}
	}
	w := m.pedir("OPTIONS", "/api/solicitudes", "", "Origin", origenPublico, "Access-Control-Request-Method", "POST")
	if w.Code != http.StatusNoContent || w.Body.Len() != 0 ||
		w.Header().Get("Access-Control-Allow-Origin") != origenPublico ||
		w.Header().Get("Access-Control-Allow-Methods") != "GET, POST, PUT, DELETE, OPTIONS" ||
		w.Header().Get("Access-Control-Allow-Headers") != "Content-Type, Authorization, If-Match, Idempotency-Key" {
		t.Errorf("preflight: got %d %v", w.Code, w.Header())
	}
	for nombre, w := range map[string]*httptest.ResponseRecorder{
		"answer":  m.pedir("GET", "/api/festivos", "", "Origin", origenPublico),
		"failure": m.pedir("GET", "/api/auth/me", "", "Origin", origenPublico),
	} {
		if w.Header().Get("Access-Control-Allow-Origin") != origenPublico || !strings.Contains(w.Header().Get("Access-Control-Expose-Headers"), "ETag") {
			t.Errorf("%s: got %v", nombre, w.Header())
		}
	}
}

func TestUnsafeRequestsThatPass(t *testing.T) {
	m := nuevaMesa(t)
	for nombre, cabeceras := range map[string][]string{
		"no browser":                 {},
		"same origin":                {"Sec-Fetch-Site", "same-origin"},
		"the public origin":          {"Sec-Fetch-Site", "cross-site", "Origin", origenPublico},
		"foreign with a token alone": comoAna("Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example"),
	} {
		if w := m.pedir("POST", "/api/auth/login", "{}", cabeceras...); w.Code != http.StatusOK {
			t.Errorf("%s: got %d %s", nombre, w.Code, w.Body)
		}
	}
}

func TestOrigenIsWrittenAsBrowsersDo(t *testing.T) {
	for texto, quiere := range map[string]string{
		"https://Example.Org:443/ruta/": "https://example.org", "http://localhost:80": "http://localhost",
		"http://localhost:3000/": "http://localhost:3000", "https://[::1]:8443": "https://[::1]:8443",
	} {
		u, err := url.Parse(texto)
		if err != nil {
			t.Fatal(err)
		}
		if got := origenDe(u); got != quiere {
			t.Errorf("%s: got %s, want %s", texto, got, quiere)
		}
	}
}

package politica_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

const idAusente = "0192f0c1-0000-7000-8000-000000000000"

// peticion is a request of a table without its id.
type peticion struct {
	ruta    string
	cuerpo  any
	version string // If-Match
}

func (p peticion) String() string {
	return fmt.Sprintf("%s with %v and If-Match %q", p.ruta, p.cuerpo, p.version)
}

func (l llamante) enviar(t *testing.T, p peticion, id string) apptest.Response {
	t.Helper()
	if p.version != "" {
		l.cliente = l.cliente.With("If-Match", p.version)
	}
	return l.pedir(t, p.ruta, id, p.cuerpo)
}

// rechazada sends a request that must be refused, and fails the test when it is not, or when the refusal tells
// somebody who may not know that o exists.
func (m *mundo) rechazada(t *testing.T, l llamante, p peticion, letra byte, o objeto) apptest.Response {
	t.Helper()
	r := l.enviar(t, p, o.id)
	if quiere := estadoDeLetra[letra]; r.Code != quiere {
		t.Errorf("%s, %v: %d, want %d: %.500s", l.nombre, p, r.Code, quiere, r.Body)
		return r
	}
	if letra == '9' {
		return r
	}
	m.callada(t, l, r, o)
	if quiere := m.ausente(t, l, p); sinNumero(r) != quiere {
		t.Errorf("%s, %v: %s; about what does not exist: %s", l.nombre, p, sinNumero(r), quiere)
	}
	return r
}

// sinCredenciales fails the test unless r is a 401 as it must be, the same on every route.
func (m *mundo) sinCredenciales(t *testing.T, l llamante, r apptest.Response) {
	t.Helper()
	if r.Code != http.StatusUnauthorized || r.Header.Get("WWW-Authenticate") != "Bearer" {
		t.Errorf("%s, %s: %d, WWW-Authenticate %q, want 401: %.500s", l.nombre, r.Request, r.Code, r.Header.Get("WWW-Authenticate"), r.Body)
		return
	}
	quiere := l.cliente.In(t).Get("/api/auth/me")
	if sinNumero(r) != sinNumero(quiere) {
		t.Errorf("%s, %s: %s; elsewhere: %s", l.nombre, r.Request, sinNumero(r), sinNumero(quiere))
	}
}

// callada fails the test when a refusal shows something of o.
func (m *mundo) callada(t *testing.T, l llamante, r apptest.Response, o objeto) {
	t.Helper()
	for _, secreto := range []string{o.id, o.codigo, o.empresa, "Reservada"} {
		if secreto != "" && strings.Contains(string(r.Body), secreto) {
			t.Errorf("%s, %s: the refusal shows %q: %s", l.nombre, r.Request, secreto, r.Body)
		}
	}
	for _, cabecera := range []string{"ETag", "Location", "Last-Modified"} {
		if valor := r.Header.Get(cabecera); valor != "" {
			t.Errorf("%s, %s: the refusal has %s: %s", l.nombre, r.Request, cabecera, valor)
		}
	}
}

// ausente is what the same request is answered about what does not exist.
func (m *mundo) ausente(t *testing.T, l llamante, p peticion) string {
	t.Helper()
	clave := fmt.Sprint(l.nombre, p)
	if _, ok := m.ausentes[clave]; !ok {
		m.ausentes[clave] = sinNumero(l.enviar(t, p, idAusente))
	}
	return m.ausentes[clave]
}

// sinNumero is a problem without the number of its request.
func sinNumero(r apptest.Response) string {
	problema := r.JSON()
	delete(problema, "instance")
	content, err := json.Marshal(problema)
	if err != nil {
		return err.Error()
	}
	return string(content)
}

package politica_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// pagina is a route that people open in a browser. veredictos has the letters of deSesion; 2 is a page, or a 303 to
// somewhere else than the sign-in page. Whoever has no session is sent to the sign-in page, but for the public ones.
type pagina struct {
	ruta    string
	caso    string // what :id is, when a route has several rows
	id      string // the query that finds it
	estado  string // instead: a solicitud of the duena in this state
	forma   string // what a POST sends, as a form
	publica bool
	// veredictos may be one letter for everybody.
	veredictos string
}

var paginas = []pagina{
	{ruta: "GET /", publica: true, veredictos: "2"},
	{ruta: "GET /cursos", publica: true, veredictos: "2"},
	{ruta: "GET /ayuda", publica: true, veredictos: "2"},
	{ruta: "GET /soporte", publica: true, veredictos: "2"},
	{ruta: "GET /contacto", publica: true, veredictos: "2"},
	{ruta: "GET /privacidad", publica: true, veredictos: "2"},
	{ruta: "GET /dev/ui", publica: true, veredictos: "2"},
	{ruta: "GET /static/:archivo", publica: true, veredictos: "4"}, // no file has that name
}

func TestPagesByCaller(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	for _, f := range paginas {
		t.Run(strings.TrimSpace(f.ruta+" "+f.caso), func(t *testing.T) {
			id := m.objetoDe(t, f)
			antes := m.huella(t)
			for _, l := range m.muertos {
				r := l.abrir(t, f, id)
				if f.publica {
					comprobarPagina(t, l, r, f.letra(duena))
				} else if r.Code != http.StatusSeeOther || !strings.HasPrefix(r.Header.Get("Location"), "/login") {
					t.Errorf("%s, %s: %d to %q, want the sign-in page", l.nombre, r.Request, r.Code, r.Header.Get("Location"))
				}
			}
			for p, l := range m.vivos {
				if letra := f.letra(papel(p)); letra != '2' {
					comprobarPagina(t, l, l.abrir(t, f, id), letra)
				}
			}
			m.intacta(t, antes, f.ruta)
			for p, l := range m.vivos {
				if f.letra(papel(p)) == '2' {
					l.cliente = m.app.As(t, l.correo) // some pages end a session
					comprobarPagina(t, l, l.abrir(t, f, m.objetoDe(t, f)), '2')
				}
			}
		})
	}
}

func (f pagina) letra(p papel) byte {
	if len(f.veredictos) == 1 {
		return f.veredictos[0]
	}
	return f.veredictos[p]
}

func (m *mundo) objetoDe(t *testing.T, f pagina) string {
	t.Helper()
	switch {
	case f.estado != "":
		return m.en(t, f.estado).id
	case f.id != "":
		return m.uno(t, f.id)
	}
	return ""
}

// abrir asks for the page as a browser does.
func (l llamante) abrir(t *testing.T, f pagina, id string) apptest.Response {
	t.Helper()
	metodo, camino, _ := strings.Cut(f.ruta, " ")
	cliente := l.cliente.In(t).With("Accept", "text/html")
	camino = strings.ReplaceAll(camino, ":id", id)
	if metodo == http.MethodGet {
		return cliente.Get(camino)
	}
	return cliente.With("Content-Type", "application/x-www-form-urlencoded").Do(metodo, camino, f.forma)
}

func comprobarPagina(t *testing.T, l llamante, r apptest.Response, letra byte) {
	t.Helper()
	if letra == '2' {
		if alIngreso := strings.HasPrefix(r.Header.Get("Location"), "/login"); r.Code != http.StatusOK && (r.Code != http.StatusSeeOther || alIngreso) {
			t.Errorf("%s, %s: %d to %q, want the page", l.nombre, r.Request, r.Code, r.Header.Get("Location"))
		}
		return
	}
	if r.Code != estadoDeLetra[letra] {
		t.Errorf("%s, %s: %d, want %d", l.nombre, r.Request, r.Code, estadoDeLetra[letra])
	}
	if !strings.Contains(r.Header.Get("Content-Type"), "text/html") {
		t.Errorf("%s, %s: %s, want a page", l.nombre, r.Request, r.Header.Get("Content-Type"))
	}
}

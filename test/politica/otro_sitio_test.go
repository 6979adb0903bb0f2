package politica_test

import (
	"net/http"
	"strings"
	"testing"
)

// Another site can make a browser send a form with the person's cookie, and nothing comes of it.
func TestFormsOfAnotherSiteAreRefused(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	o := m.en(t, "PENDIENTE")
	antes := m.huella(t)
	veces := 0
	for _, ruta := range m.app.Rutas() {
		metodo, camino, _ := strings.Cut(strings.ReplaceAll(ruta, ":id", o.id), " ")
		if metodo == http.MethodGet {
			continue
		}
		for nombre, cabeceras := range map[string][2]string{
			"fetch metadata":  {"Sec-Fetch-Site", "cross-site"},
			"another origin":  {"Origin", "https://evil.example"},
			"a sibling":       {"Sec-Fetch-Site", "same-site"},
			"a sandboxed one": {"Origin", "null"},
		} {
			cliente := m.vivos[revisora].cliente.In(t).With("Cookie", "sesion=robada").With(cabeceras[0], cabeceras[1]).
				With("Content-Type", "application/x-www-form-urlencoded")
			if r := cliente.Do(metodo, camino, "comentarios=Rechazada+por+otro+sitio&accion=rechazar"); r.Code != http.StatusForbidden {
				t.Errorf("%s %s, %s: %d, want 403", metodo, camino, nombre, r.Code)
			}
			veces++
		}
	}
	m.intacta(t, antes, "forms of another site")
	if veces < 100 {
		t.Errorf("only %d were tried", veces)
	}
}

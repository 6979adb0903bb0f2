package politica_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// conClaveTemporal are the routes that whoever has to change the password may reach beside those that are open to anybody.
var conClaveTemporal = []string{
	"GET /api/auth/me", "PUT /api/auth/password", "POST /api/auth/logout", "GET /mi-perfil/clave", "POST /mi-perfil/clave",
}

func TestWhoHasToChangeThePasswordDoesNothingElse(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	o := m.en(t, "EN_REVISION")
	for _, p := range []papel{duena, revisora, administradora} {
		m.vivos[p] = m.cambiar(t, p, "clave_estado = 'TEMPORAL', clave_cambiada_en = clave_cambiada_en + interval '1 second'")
		m.vivos[p].nombre += " with a temporary password"
	}
	antes := m.huella(t)
	for _, ruta := range m.app.Rutas() {
		if slices.Contains(conClaveTemporal, ruta) || abierta(ruta) {
			continue
		}
		for _, p := range []papel{duena, revisora, administradora} {
			l := m.vivos[p]
			metodo, camino, _ := strings.Cut(strings.ReplaceAll(ruta, ":id", o.id), " ")
			if strings.HasPrefix(camino, "/api/") {
				r := l.cliente.Do(metodo, camino, cuerpoDe(metodo))
				if r.Code != http.StatusForbidden || r.Text("code") != "CLAVE_TEMPORAL" || !strings.Contains(r.Text("error"), "PUT /api/auth/password") {
					t.Errorf("%s, %s: %d, want CLAVE_TEMPORAL: %.300s", l.nombre, r.Request, r.Code, r.Body)
				}
				continue
			}
			r := l.cliente.With("Accept", "text/html").With("Content-Type", "application/x-www-form-urlencoded").Do(metodo, camino, nil)
			if r.Code != http.StatusSeeOther || r.Header.Get("Location") != "/mi-perfil/clave" {
				t.Errorf("%s, %s: %d to %q, want the page of the password", l.nombre, r.Request, r.Code, r.Header.Get("Location"))
			}
		}
	}
	m.intacta(t, antes, "temporary passwords")
	l := m.vivos[revisora]
	l.cliente.Get("/api/auth/me").Status(http.StatusOK)
	l.cliente.With("Accept", "text/html").Get("/mi-perfil/clave").Status(http.StatusOK)
	l.cliente.With("Accept", "text/event-stream").Get("/notificaciones/eventos").Status(http.StatusForbidden)
	l.cliente.Post("/api/auth/logout", nil).Status(http.StatusNoContent)
}

func cuerpoDe(metodo string) any {
	if metodo == http.MethodGet {
		return nil
	}
	return "{}"
}

// abierta tells whether a table says that anybody may reach the route.
func abierta(ruta string) bool {
	return slices.ContainsFunc(publicas, func(p publica) bool { return p.ruta == ruta }) ||
		slices.ContainsFunc(todasLasPaginas(), func(p pagina) bool { return p.ruta == ruta && p.publica })
}

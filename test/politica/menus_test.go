package politica_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// Whatever the frame of a page shows to somebody can be opened by that person.
func TestMenusLeadOnlyWhereOneMayGo(t *testing.T) {
	t.Parallel()
	m := nuevoMundo(t)
	for _, l := range m.vivos {
		cliente := l.cliente.In(t).With("Accept", "text/html, */*")
		enlaces := l.cliente.In(t).Page("/mi-perfil").Links()
		slices.Sort(enlaces)
		for _, enlace := range slices.Compact(enlaces) {
			if !strings.HasPrefix(enlace, "/") || strings.HasPrefix(enlace, "/static/") {
				continue
			}
			if r := cliente.Get(enlace); r.Code != http.StatusOK && (r.Code != http.StatusSeeOther || strings.HasPrefix(r.Header.Get("Location"), "/login")) {
				t.Errorf("%s is led to %s: %d", l.nombre, enlace, r.Code)
			}
		}
	}
}

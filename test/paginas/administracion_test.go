package paginas_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// Whoever opens a page beneath an entry of the administration finds the way to the others, and back to the list that they know.
func TestPagesBeneathAnEntryShowTheAdministration(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for _, caso := range []struct{ quien, ruta, vuelta string }{
		{admin, "/crear-usuario", "/gestion-usuarios"},
		{coordinador, "/crear-usuario", "/gestion-instructores"},
		{coordinador, "/gestion-instructores/importar", "/gestion-instructores"},
		{coordinador, "/recesos/nuevo", "/recesos"},
		{coordinador, "/frases/nueva", "/frases"},
		{admin, "/centros/nuevo", "/centros"},
	} {
		cuerpo := string(app.Browser(t, caso.quien).With("Accept", "text/html").Get(caso.ruta).Status(http.StatusOK).Body)
		_, migas, _ := strings.Cut(cuerpo, `class="migas"`)
		migas, _, _ = strings.Cut(migas, "</nav>")
		if !strings.Contains(cuerpo, `<nav class="administracion"`) || !strings.Contains(migas, `href="`+caso.vuelta+`"`) {
			t.Errorf("%s as %s: the way back is %s", caso.ruta, caso.quien, migas)
		}
	}
}

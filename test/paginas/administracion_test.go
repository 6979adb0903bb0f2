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

func TestACentreSaysTheLimitOfTheCountryThatHoldsInIt(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.As(t, admin).Put("/api/configuracion/limiteSemanalPlanta", map[string]any{"valor": 29}).Status(http.StatusOK)
	app.As(t, admin).Put("/api/centros/centro-9546", map[string]any{"limiteContratista": 37}).Status(http.StatusOK)
	cuerpo := string(app.Browser(t, coordinador).Page("/centros/centro-9546").Status(http.StatusOK).Body)
	for _, dice := range []string{"El del país: 29 horas por semana", ">37 horas por semana"} {
		if !strings.Contains(cuerpo, dice) {
			t.Errorf("the page does not say %q", dice)
		}
	}
}

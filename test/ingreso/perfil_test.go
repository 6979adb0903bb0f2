package ingreso_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

func TestTheOwnProfile(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.Browser(t, lucia)
	sola := c.Get("/mi-perfil").Status(http.StatusOK)
	dice(t, sola, "Luz Marina Ávila Peña", correo, "52345678", "3151110003", "Contabilidad y emprendimiento", "Instructor", "Firefox en Linux", "Esta sesión", "1 sesión")
	if strings.Contains(string(sola.Body), "cerrar-otras") {
		t.Error("the only session offers to close others")
	}
	if strings.Contains(string(sola.Body), "argon2") {
		t.Error("the profile shows what is kept of a password")
	}
	app.As(t, lucia)
	app.Browser(t, jairo)
	dice(t, c.Get("/mi-perfil").Status(http.StatusOK), "2 sesiones", "Otro programa, por la API", "cerrar-otras")
	dice(t, app.Browser(t, "admin").Get("/mi-perfil").Status(http.StatusOK), "Administración", "Todos los centros")
}

// sesiones are the open sessions of a person, oldest first.
func sesiones(t *testing.T, app *apptest.App, cuenta string) []string {
	t.Helper()
	return app.Query(t, "SELECT s.id FROM sesiones s JOIN usuarios u ON u.id = s.usuario_id WHERE u.correo = ? AND s.cerrada_en IS NULL ORDER BY s.creada_en", cuenta+"@sena.edu.co")
}

func TestClosingSessions(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	perdida, api, ajena := app.Browser(t, lucia), app.As(t, lucia), app.Browser(t, jairo)
	idPerdida, idAjena := sesiones(t, app, lucia)[0], sesiones(t, app, jairo)[0]
	if got := perdida.Get("/mi-perfil").Status(http.StatusOK); !strings.Contains(string(got.Body), idPerdida) {
		idPerdida = sesiones(t, app, lucia)[1]
	}
	c := app.Browser(t, lucia)
	formulario := app.FormID(t, lucia)

	c.PostForm("/mi-perfil/sesiones/"+idAjena+"/cerrar", "formulario", formulario).Status(http.StatusNotFound)
	c.PostForm("/mi-perfil/sesiones/no-hay/cerrar", "formulario", formulario).Status(http.StatusNotFound)
	c.PostForm("/mi-perfil/sesiones/%ff%00/cerrar", "formulario", formulario).Status(http.StatusNotFound)
	c.PostForm("/mi-perfil/sesiones/" + idPerdida + "/cerrar").Status(http.StatusConflict)
	c.PostForm("/mi-perfil/sesiones/cerrar-otras").Status(http.StatusConflict)
	for _, viva := range []apptest.Client{perdida, api, ajena} {
		viva.Get("/api/auth/me").Status(http.StatusOK)
	}

	abiertas := len(sesiones(t, app, lucia))
	lleva(t, c.PostForm("/mi-perfil/sesiones/"+idPerdida+"/cerrar", "formulario", formulario), "/mi-perfil")
	if n := len(sesiones(t, app, lucia)); n != abiertas-1 {
		t.Errorf("%d open sessions, want one less than %d", n, abiertas)
	}
	lleva(t, c.PostForm("/mi-perfil/sesiones/cerrar-otras", "formulario", formulario), "/mi-perfil")
	perdida.Get("/api/auth/me").Status(http.StatusUnauthorized)
	api.Get("/api/auth/me").Status(http.StatusUnauthorized)
	ajena.Get("/api/auth/me").Status(http.StatusOK)
	c.Get("/api/auth/me").Status(http.StatusOK)

	r := c.PostForm("/mi-perfil/sesiones/"+sesiones(t, app, lucia)[0]+"/cerrar", "formulario", formulario)
	lleva(t, r, "/")
	if galleta(r, apptest.SessionCookie).MaxAge != -1 {
		t.Error("closing the present session leaves its cookie")
	}
	c.Get("/api/auth/me").Status(http.StatusUnauthorized)
}

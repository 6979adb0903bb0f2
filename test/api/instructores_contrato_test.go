package api_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// instructores replays what the previous system answered about people who teach.
func (c *contrato) instructores() {
	c.repetir("instructores-list-coord")
	deAutora := "/api/instructores/" + idDe(c.t, c.app, autora)
	g := c.grabacion("instructores-get-ok-coord")
	c.igual("instructores-get-ok-coord", g, c.pedir(g, deAutora, nil))

	creado := c.repetir("instructores-create-ok")
	clave := creado.Text("credencialesTemporales.password")
	if len(clave) < 12 || strings.Contains(clave, "7766") || c.app.Count(c.t, "SELECT count(*) FROM usuarios WHERE clave_hash = ?", clave) != 0 {
		c.t.Errorf("the password is %q", clave)
	}
	g = c.grabacion("instructores-create-dup-email")
	problema(c.t, c.pedir(g, "", nil), http.StatusUnprocessableEntity, "/cedula")
	problema(c.t, c.pedir(g, "", cuerpo{"cedula": "99887767"}), http.StatusUnprocessableEntity, "/email")
	g = c.grabacion("instructores-delete-400-active")
	r := c.pedir(g, deAutora, nil)
	problema(c.t, r, http.StatusConflict)
	if len(r.List("solicitudes")) == 0 {
		c.t.Error("the refusal does not name what is open")
	}
	g = c.grabacion("instructores-delete-ok")
	ruta := "/api/instructores/" + creado.Text("instructor.id")
	c.igual("instructores-delete-ok", g, c.pedir(g, ruta, nil))
	g = c.grabacion("instructores-create-ok")
	if otra := c.pedir(g, "", nil).Status(http.StatusCreated); otra.Text("instructor.id") != creado.Text("instructor.id") {
		c.t.Errorf("the same cédula gives another account")
	}
}

func idDe(t testing.TB, app *apptest.App, cuenta string) string {
	t.Helper()
	return uno(t, app, "SELECT id FROM usuarios WHERE correo = ?", cuenta+"@sena.edu.co")
}

func TestWhatIsWrongWithAnInstructorIsToldAtItsField(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	coordina := app.As(t, coordinador)
	problema(t, coordina.Post("/api/instructores", cuerpo{"nombres": 7, "email": "a@gmail.com", "cedula": "abc", "telefono": "12", "centroId": "centro-9405"}),
		http.StatusUnprocessableEntity, "/nombres", "/apellidos", "/centroId", "/email", "/cedula", "/telefono")
	problema(t, app.As(t, administra).Post("/api/instructores", cuerpo{"nombres": "Ana", "apellidos": "Ruiz", "email": "aruiz@sena.edu.co", "cedula": "41222333"}),
		http.StatusUnprocessableEntity, "/centroId")
	ruta := "/api/instructores/" + idDe(t, app, colega)
	problema(t, coordina.Put(ruta, cuerpo{"name": " ", "cedula": nil, "isActive": "no"}), http.StatusUnprocessableEntity, "/isActive", "/name", "/cedula")
	problema(t, coordina.Put(ruta, cuerpo{"isActive": false}), http.StatusConflict)
	if r := coordina.Put(ruta, cuerpo{"telefono": "310 555 0101", "role": "ADMIN", "centroId": "centro-9405"}).Status(http.StatusOK); r.Text("instructor.telefono") != "3105550101" {
		t.Errorf("got %s", r.Body)
	}
	if r := app.As(t, colega).Put(ruta, cuerpo{"name": "Otra", "especialidad": "", "isActive": false}).Status(http.StatusOK); r.Text("instructor.name") == "Otra" || r.Value("instructor.especialidad") != nil || r.Value("instructor.isActive") != true {
		t.Errorf("got %s", r.Body)
	}
}

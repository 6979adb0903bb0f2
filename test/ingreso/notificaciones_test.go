package ingreso_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

func TestTheMailbox(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	avisada(t, app, lucia)
	n := sinLeer(t, app, lucia)
	c := app.Browser(t, lucia)
	pagina := c.Get("/notificaciones").Status(http.StatusOK)
	dice(t, pagina, "Sin leer", "Marcar todas como leídas", "Notificaciones: ")
	if n > 1 {
		dice(t, pagina, fmt.Sprintf("Tiene %d notificaciones sin leer", n))
	}

	id := app.Query(t, "SELECT n.id FROM notificaciones n JOIN usuarios u ON u.id = n.usuario_id WHERE u.correo = ? AND n.solicitud_id IS NOT NULL ORDER BY n.creada_en DESC, n.id LIMIT 1", correo)[0]
	solicitud := app.Query(t, "SELECT solicitud_id FROM notificaciones WHERE id = ?", id)[0]
	formulario := app.FormID(t, lucia)
	c.PostForm("/notificaciones/" + id + "/abrir").Status(http.StatusConflict)
	if sinLeer(t, app, lucia) != n {
		t.Error("a form of nobody marked it")
	}
	lleva(t, c.PostForm("/notificaciones/"+id+"/abrir", "formulario", formulario), "/solicitudes/"+solicitud)
	lleva(t, c.PostForm("/notificaciones/"+id+"/leer", "formulario", formulario, "aqui", "/notificaciones?estado=sin-leer"), "/notificaciones?estado=sin-leer")
	lleva(t, c.PostForm("/notificaciones/"+id+"/leer", "formulario", formulario, "aqui", "/logout"), "/notificaciones")
	if got := sinLeer(t, app, lucia); got != n-1 {
		t.Errorf("%d unread, want %d", got, n-1)
	}
	lleva(t, c.PostForm("/notificaciones/leer-todas", "formulario", formulario), "/notificaciones")
	dice(t, c.Get("/notificaciones?estado=sin-leer").Status(http.StatusOK), "Está al día")
	dice(t, c.Get("/notificaciones?pagina=9").Status(http.StatusOK), "Esta página ya no existe")
	dice(t, app.Browser(t, "admin").Get("/notificaciones").Status(http.StatusOK), "Todavía no tiene notificaciones")
}

func TestTheMailboxIsShownAsText(t *testing.T) {
	t.Parallel()
	const veneno = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>{{7*7}}`
	app := apptest.New(t)
	app.Exec(t, "UPDATE notificaciones SET titulo = ?, mensaje = ?", veneno, veneno)
	app.Exec(t, "UPDATE solicitudes SET programa_nombre = ?", veneno)
	app.Exec(t, "UPDATE usuarios SET nombre = ?, especialidad = ?, telefono = left(?, 50)", veneno, veneno, veneno)
	app.Exec(t, "UPDATE sesiones SET dispositivo = ?", veneno)
	c := app.Browser(t, lucia)
	app.Exec(t, "UPDATE sesiones SET dispositivo = ?", veneno)
	for _, ruta := range []string{"/notificaciones", "/mi-perfil"} {
		r := c.Get(ruta).Status(http.StatusOK)
		dice(t, r, veneno)
		if cuerpo := string(r.Body); strings.Contains(cuerpo, "<script>alert") || strings.Contains(cuerpo, "<img") {
			t.Errorf("%s runs what people write", ruta)
		}
	}
}

func TestPagesOfALongMailbox(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	avisada(t, app, lucia)
	app.Exec(t, `INSERT INTO notificaciones (id, entrega, usuario_id, tipo, titulo, mensaje, creada_en)
		SELECT 'n-' || g, 'e-' || g, u.id, 'SISTEMA', 'Aviso ' || g, 'Mensaje', now() - g * interval '1 minute'
		FROM generate_series(1, 50) g, usuarios u WHERE u.correo = ?`, correo)
	c := app.Browser(t, lucia)
	r := c.Get("/notificaciones?estado=sin-leer&pagina=2").Status(http.StatusOK)
	dice(t, r, "21 a 40 de", `value="/notificaciones?estado=sin-leer&pagina=2"`, `href="/notificaciones?estado=sin-leer&pagina=3"`)
	if n := strings.Count(string(r.Body), "Marcar como leída"); n != 20 {
		t.Errorf("%d notices on a page, want 20", n)
	}
}

func TestTheNumberOfQueriesIsConstant(t *testing.T) {
	app := apptest.New(t)
	c := app.Browser(t, lucia)
	pocas := map[string]int{}
	for _, ruta := range []string{"/notificaciones", "/mi-perfil", "/login"} {
		pocas[ruta] = app.Queries(func() { c.Get(ruta) })
	}
	app.Exec(t, `INSERT INTO notificaciones (id, entrega, usuario_id, tipo, titulo, mensaje, creada_en)
		SELECT 'n-' || g, 'e-' || g, u.id, 'SISTEMA', 'Aviso ' || g, 'Mensaje', now() - g * interval '1 minute'
		FROM generate_series(1, 500) g, usuarios u WHERE u.correo = ?`, correo)
	for range 20 {
		app.As(t, lucia)
	}
	for ruta, antes := range pocas {
		if ahora := app.Queries(func() { c.Get(ruta) }); ahora != antes || ahora > 4 || ahora == 0 {
			t.Errorf("%s asks %d times with little and %d with much, want the same and at most 4 with session and badge", ruta, antes, ahora)
		}
	}
}

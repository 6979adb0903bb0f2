package ingreso_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"complementarias/cmd/demo"
	"complementarias/test/apptest"
)

const leerTodas = "/notificaciones/leer-todas"

// sinLeer counts what somebody has not read.
func sinLeer(t *testing.T, app *apptest.App, cuenta string) int {
	t.Helper()
	return app.Count(t, "SELECT count(*) FROM notificaciones n JOIN usuarios u ON u.id = n.usuario_id WHERE u.correo = ? AND NOT n.leida", cuenta+"@sena.edu.co")
}

// avisada is an account that has unread notices in the demonstration data.
func avisada(t *testing.T, app *apptest.App, cuenta string) {
	t.Helper()
	app.Exec(t, "UPDATE notificaciones SET leida_en = NULL")
	if sinLeer(t, app, cuenta) == 0 {
		t.Fatalf("%s has no notices", cuenta)
	}
}

// envia posts a form of Lucía, whose session has ended, and returns the sign-in page that comes back.
func envia(t *testing.T, app *apptest.App, ruta string, campos ...string) apptest.Response {
	t.Helper()
	c := app.Browser(t, lucia)
	c.PostForm("/logout")
	r := c.With("Accept", "text/html").With("Referer", app.URL+"/notificaciones?pagina=3").
		PostForm(ruta, append([]string{"formulario", app.FormID(t, lucia)}, campos...)...)
	if r.Code != http.StatusUnauthorized || campo(r, "pendiente") == "" || campo(r, "next") != "/notificaciones?pagina=3" {
		t.Fatalf("%s: %d, sealed %.20q, next %q: %.500s", r.Request, r.Code, campo(r, "pendiente"), campo(r, "next"), r.Body)
	}
	dice(t, r, "Su sesión terminó", "antes de 15 minutos")
	return r
}

func TestWhatIsNotTakenUp(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	avisada(t, app, lucia)
	antes := sinLeer(t, app, lucia)
	pendiente := campo(envia(t, app, leerTodas), "pendiente")
	if strings.Contains(pendiente, app.FormID(t, lucia)) {
		t.Error("what was posted can be read")
	}
	for nombre, c := range map[string]struct {
		cuenta, pendiente, next, dice string
		despues                       time.Duration
	}{
		"another person":  {jairo, pendiente, "/", "era de otra cuenta", 0},
		"garbage":         {lucia, "basura", "/", "era de otra cuenta", 0},
		"a form's id":     {lucia, app.FormID(t, lucia), "/", "era de otra cuenta", 0},
		"changed":         {lucia, pendiente[1:] + pendiente[:1], "/", "era de otra cuenta", 0},
		"too old":         {lucia, pendiente, "/notificaciones?pagina=3", "pasaron más de 15 minutos", 15 * time.Minute},
		"too old, by far": {lucia, pendiente, "/notificaciones?pagina=3", "pasaron más de 15 minutos", 24 * time.Hour},
	} {
		app.Clock.Set(apptest.Start.Add(c.despues))
		r, cliente := entrar(t, app, "email", c.cuenta+"@sena.edu.co", "password", demo.Clave, "pendiente", c.pendiente, "next", "/notificaciones?pagina=3")
		lleva(t, r, c.next)
		aviso := cliente.With("Cookie", apptest.SessionCookie+"="+galleta(r, apptest.SessionCookie).Value+"; aviso="+galleta(r, "aviso").Value).Get("/mi-perfil")
		dice(t, aviso, c.dice)
		if n := sinLeer(t, app, lucia); n != antes {
			t.Errorf("%s: %d unread, want %d as before", nombre, n, antes)
		}
	}
}

func TestWhatWasPostedIsSentOnAfterSigningIn(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	avisada(t, app, lucia)
	pagina := envia(t, app, leerTodas)
	pendiente := campo(pagina, "pendiente")

	mal, _ := entrar(t, app, "email", correo, "password", "otra clave cualquiera", "pendiente", pendiente, "next", campo(pagina, "next"))
	if mal.Code != http.StatusUnauthorized || campo(mal, "pendiente") != pendiente {
		t.Errorf("a wrong password loses what was posted: %d", mal.Code)
	}
	if sinLeer(t, app, lucia) == 0 {
		t.Error("a wrong password sent it on")
	}

	app.Clock.Set(apptest.Start.Add(15*time.Minute - time.Second))
	bien, c := entrar(t, app, "email", correo, "password", demo.Clave, "pendiente", pendiente)
	lleva(t, bien, "/notificaciones")
	if n := sinLeer(t, app, lucia); n != 0 {
		t.Errorf("%d unread, want none", n)
	}
	c.Get("/api/auth/me").Status(http.StatusOK)
	if galleta(bien, "aviso").Value == "" {
		t.Error("the answer to the form lost its sentence")
	}
}

func TestWhatTheFormAnswersIsWhatThePersonGets(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	avisada(t, app, jairo)
	ajena := app.Query(t, "SELECT n.id FROM notificaciones n JOIN usuarios u ON u.id = n.usuario_id WHERE u.correo = ? LIMIT 1", jairo+"@sena.edu.co")[0]
	pagina := envia(t, app, "/notificaciones/"+ajena+"/leer")
	r, c := entrar(t, app, "email", correo, "password", demo.Clave, "pendiente", campo(pagina, "pendiente"))
	if r.Code != http.StatusNotFound {
		t.Errorf("%d, want the 404 of the form: %.300s", r.Code, r.Body)
	}
	dice(t, r, "Notificación no encontrada", "Luz Marina")
	c.Get("/api/auth/me").Status(http.StatusOK)
}

func TestALongFormWaitsToo(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	avisada(t, app, lucia)
	largo := strings.Repeat("La asociación reúne a treinta y ocho familias. ", 4000)
	pagina := envia(t, app, leerTodas, "justificacion", largo, "otra", "ñ & = + %")
	r, _ := entrar(t, app, "email", correo, "password", demo.Clave, "pendiente", campo(pagina, "pendiente"))
	lleva(t, r, "/notificaciones")
	if n := sinLeer(t, app, lucia); n != 0 {
		t.Errorf("%d unread, want none", n)
	}
}

// A header that somebody adds to the sign-in form decides nothing about the form that waits in it.
func TestWhatWaitsIsSentAsWhoSignedIn(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	avisada(t, app, lucia)
	deJairo := app.Anonymous(t).Post("/api/auth/login", map[string]any{"email": jairo + "@sena.edu.co", "password": demo.Clave}).Text("token")
	pagina := envia(t, app, leerTodas)
	r := app.Browser(t, jairo).WithToken(deJairo).PostForm("/login", "email", correo, "password", demo.Clave, "pendiente", campo(pagina, "pendiente"))
	lleva(t, r, "/notificaciones")
	if n := sinLeer(t, app, lucia); n != 0 {
		t.Errorf("%d unread, want none", n)
	}
}

package ingreso_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"complementarias/adapters/sello"
	"complementarias/application/identidad"
	"complementarias/cmd/demo"
	dominio "complementarias/domain/identidad"
	"complementarias/test/apptest"
)

const nueva = "cuatro palabras que nadie une"

// enlaceDe is the address of the newest link that was made for an account.
func enlaceDe(t *testing.T, app *apptest.App, correo string) (camino, token string) {
	t.Helper()
	llaves, err := sello.NewEnlaces([]byte(apptest.SessionSecret))
	if err != nil {
		t.Fatal(err)
	}
	fila := app.Query(t, `SELECT e.tipo || ' ' || e.id FROM enlaces e JOIN usuarios u ON u.id = e.usuario_id WHERE u.correo = ?
		ORDER BY e.creado_en DESC, e.id DESC LIMIT 1`, correo)
	tipo, id, _ := strings.Cut(fila[0], " ")
	token = llaves.De(dominio.EnlaceID(id))
	if tipo == "INVITACION" {
		return "/invitacion/" + token, token
	}
	return "/restablecer/" + token, token
}

func pide(t *testing.T, app *apptest.App, quien string) string {
	t.Helper()
	app.Anonymous(t).Post("/api/auth/forgot", map[string]any{"email": quien}).Status(http.StatusOK)
	camino, _ := enlaceDe(t, app, quien)
	return camino
}

func TestAForgottenPassword(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	nadie := app.Anonymous(t).With("Accept", "text/html")
	lleva(t, nadie.PostForm("/olvide-clave", "email", correo), "/olvide-clave?enviado=si")
	lleva(t, nadie.PostForm("/olvide-clave", "email", "nadie@sena.edu.co"), "/olvide-clave?enviado=si")
	if quien := app.Query(t, "SELECT DISTINCT actor_rol || actor_id || actor_nombre FROM auditoria WHERE accion = 'PEDIR_ENLACE'"); !slices.Equal(quien, []string{"ANONIMO"}) {
		t.Errorf("it was asked for by %q, want somebody who has not come in", quien)
	}
	camino, token := enlaceDe(t, app, correo)

	for range 2 {
		r := nadie.Get(camino).Status(http.StatusOK)
		dice(t, r, "Luz Marina Ávila Peña", correo, `autocomplete="new-password"`, "Al menos 12 caracteres")
		for cabecera, quiere := range map[string]string{"Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"} {
			if got := r.Header.Get(cabecera); got != quiere {
				t.Errorf("%s is %q, want %q", cabecera, got, quiere)
			}
		}
	}
	dice(t, nadie.PostForm(camino, "password", "corta").Status(http.StatusUnprocessableEntity), "al menos 12 caracteres", `href="#password"`)
	vieja := app.Browser(t, lucia)
	r := nadie.PostForm(camino, "password", nueva)
	lleva(t, r, "/")
	c := app.Anonymous(t).WithCookie(apptest.SessionCookie, galleta(r, apptest.SessionCookie).Value).With("Accept", "text/html")
	dice(t, c.Get("/mi-perfil").Status(http.StatusOK), correo, "1 sesión")
	lleva(t, vieja.Get("/mi-perfil"), "/login?next=%2Fmi-perfil")

	var cuerpos []string
	for _, otro := range []string{camino, "/restablecer/" + strings.Repeat("A", 43), "/restablecer/basura", "/invitacion/" + token} {
		for _, r := range []apptest.Response{nadie.Get(otro), nadie.PostForm(otro, "password", nueva)} {
			dice(t, r.Status(http.StatusNotFound), "Este enlace ya no sirve", "/olvide-clave")
			_, principal, _ := strings.Cut(string(r.Body), "<main")
			cuerpos = append(cuerpos, principal)
		}
	}
	for _, otro := range cuerpos {
		if otro != cuerpos[0] {
			t.Errorf("links that do not work are told apart: %.500s", otro)
		}
	}
	for _, linea := range app.Log.All() {
		for _, valor := range linea.ContextMap() {
			if texto, ok := valor.(string); ok && (strings.Contains(texto, token) || strings.Contains(texto, nueva)) {
				t.Errorf("the log holds a secret: %v", linea)
			}
		}
	}
}

func TestTheSameWorkForEveryAddress(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, "UPDATE usuarios SET activo = false WHERE correo = ?", jairo+"@sena.edu.co")
	c := app.Anonymous(t)
	pedir := func(quien string) (apptest.Response, int) {
		var r apptest.Response
		n := app.Queries(func() { r = c.Post("/api/auth/forgot", map[string]any{"email": quien}) })
		return r.Status(http.StatusOK), n
	}
	conocida, consultas := pedir(correo)
	for _, quien := range []string{"nadie@sena.edu.co", jairo + "@sena.edu.co", "esto no es una dirección"} {
		r, n := pedir(quien)
		if n != consultas || string(r.Body) != string(conocida.Body) {
			t.Errorf("%s: %d queries and %s; of an account %d and %s", quien, n, r.Body, consultas, conocida.Body)
		}
	}
}

func TestSixtyFourUsesOfALinkOverHTTP(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	pide(t, app, correo)
	_, token := enlaceDe(t, app, correo)
	var wg sync.WaitGroup
	var ganan atomic.Int64
	for range 64 {
		wg.Go(func() {
			switch r := app.Anonymous(t).Post("/api/auth/reset", map[string]any{"token": token, "password": nueva}); r.Code {
			case http.StatusOK:
				ganan.Add(1)
			case http.StatusNotFound, http.StatusServiceUnavailable: // the lane of hashing takes only so many
			default:
				t.Errorf("%d: %s", r.Code, r.Body)
			}
		})
	}
	wg.Wait()
	if n := ganan.Load(); n != 1 {
		t.Errorf("%d uses won, want 1", n)
	}
}

func TestAnInvitationOverHTTP(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	r, err := app.UseCases.Identidad.CrearAdmin.Execute(t.Context(), identidad.CrearAdminInput{Nombre: "Ana Ruiz", Correo: "aruiz@sena.edu.co"})
	if err != nil {
		t.Fatal(err)
	}
	nadie := app.Anonymous(t).With("Accept", "text/html")
	camino := "/invitacion/" + r.Invitacion.Token
	pagina := nadie.Get(camino).Status(http.StatusOK)
	dice(t, pagina, "Ana Ruiz", "Todos los centros", "Ley 1581 de 2012")
	if strings.Contains(string(pagina.Body), " checked") {
		t.Error("the authorisation is given beforehand")
	}
	dice(t, nadie.PostForm(camino, "password", nueva).Status(http.StatusUnprocessableEntity), "Marque la casilla")
	lleva(t, nadie.PostForm(camino, "password", nueva, "autorizaUsoInfo", "true"), "/")
	if n := app.Count(t, "SELECT count(*) FROM usuarios WHERE correo = 'aruiz@sena.edu.co' AND autorizacion_texto = ? AND autorizacion_en IS NOT NULL", dominio.VersionAutorizacion); n != 1 {
		t.Error("the authorisation was not kept")
	}
	app.Anonymous(t).Post("/api/auth/reset", map[string]any{"token": r.Invitacion.Token, "password": nueva, "autorizaUsoInfo": true}).Status(http.StatusNotFound)
}

func TestATemporaryPasswordOverHTTP(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, "UPDATE usuarios SET clave_estado = 'TEMPORAL' WHERE correo = ?", correo)
	r, c := entrar(t, app, "email", correo, "password", demo.Clave)
	lleva(t, r, "/")
	c = c.With("Accept", "text/html")
	lleva(t, c.Get("/dashboard"), "/mi-perfil/clave")
	pagina := c.Get("/mi-perfil/clave").Status(http.StatusOK)
	dice(t, pagina, "Entró con una contraseña temporal")
	hecho := c.PostForm("/mi-perfil/clave", "formulario", campo(pagina, "formulario"), "actual", demo.Clave, "nueva", nueva)
	lleva(t, hecho, "/")
	app.Anonymous(t).WithCookie(apptest.SessionCookie, galleta(hecho, apptest.SessionCookie).Value).Get("/dashboard").Status(http.StatusOK)
	in := app.Anonymous(t).Post("/api/auth/login", map[string]any{"email": correo, "password": nueva}).Status(http.StatusOK)
	if strings.Contains(string(in.Body), "debeCambiarClave") {
		t.Errorf("still has to change the password: %s", in.Body)
	}
}

func TestGuessingWaitsOverHTTP(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.Anonymous(t)
	for _, quien := range []string{correo, "nadie@sena.edu.co"} {
		for range 5 {
			c.Post("/api/auth/login", map[string]any{"email": quien, "password": "no es"}).Status(http.StatusUnauthorized)
		}
		r := c.Post("/api/auth/login", map[string]any{"email": quien, "password": demo.Clave}).Status(http.StatusTooManyRequests)
		if r.Header.Get("Retry-After") != "1" || !strings.Contains(r.Text("error"), "Espere 1 segundo") {
			t.Errorf("%s: Retry-After %q, %s", quien, r.Header.Get("Retry-After"), r.Body)
		}
		p, _ := entrar(t, app, "email", quien, "password", demo.Clave)
		dice(t, p.Status(http.StatusTooManyRequests), "Espere 1 segundo")
	}
	app.Clock.Set(apptest.Start.Add(time.Second))
	c.Post("/api/auth/login", map[string]any{"email": correo, "password": demo.Clave}).Status(http.StatusOK)
	if n := app.Count(t, "SELECT count(*) FROM frenos WHERE llave LIKE '%sena%' OR llave LIKE '%127%'"); n != 0 {
		t.Error("the counters say whom they are about")
	}
}

// TestNoRequestThatStartsAfterTheChangeIsLetIn has clients ask across the change of a password, with a cookie and with a token,
// and a hundred when the change has been answered.
func TestNoRequestThatStartsAfterTheChangeIsLetIn(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	quien := app.As(t, lucia)
	navegador, token := app.Browser(t, lucia), app.As(t, lucia)
	var antes, despues atomic.Int64
	cambiada := make(chan struct{})
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Go(func() {
			cliente := token
			if i%2 == 0 {
				cliente = navegador
			}
			for range 4 {
				if i >= 10 {
					break // more than a few would keep the change itself waiting until the server gives it up
				}
				if cliente.Get("/api/auth/me").Code == http.StatusOK {
					antes.Add(1)
				}
			}
			<-cambiada
			if code := cliente.Get("/api/auth/me").Code; code != http.StatusUnauthorized {
				t.Errorf("a request that began after the change was answered %d", code)
				return
			}
			despues.Add(1)
		})
	}
	cambio := quien.Put("/api/auth/password", map[string]any{"actual": demo.Clave, "nueva": nueva})
	close(cambiada)
	wg.Wait()
	sigue := cambio.Status(http.StatusOK).Text("token")
	t.Logf("%d let in before, %d refused after", antes.Load(), despues.Load())
	app.Anonymous(t).WithToken(sigue).Get("/api/auth/me").Status(http.StatusOK)
	quien.Get("/api/auth/me").Status(http.StatusUnauthorized)
}

func TestPasswordsAreNotSealedIntoThePage(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.Browser(t, lucia).With("Accept", "text/html")
	formulario := campo(c.Get("/mi-perfil/clave").Status(http.StatusOK), "formulario")
	app.Clock.Set(apptest.Start.Add(time.Hour))
	r := c.PostForm("/mi-perfil/clave", "formulario", formulario, "actual", demo.Clave, "nueva", nueva)
	if destino, err := url.Parse(r.Header.Get("Location")); err != nil || r.Code != http.StatusSeeOther || destino.Path != "/login" {
		t.Errorf("%d to %q, want the sign-in page", r.Code, r.Header.Get("Location"))
	}
}

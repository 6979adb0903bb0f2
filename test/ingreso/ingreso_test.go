// Package ingreso_test asks the running application as browsers do: signing in, staying in, going out, and forms that
// were posted without a session.
package ingreso_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"complementarias/cmd/demo"
	"complementarias/test/apptest"
	"complementarias/test/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

const (
	lucia  = "instructor1.9546"
	jairo  = "instructor2.9546"
	correo = lucia + "@sena.edu.co"
)

// entrar posts the sign-in form and returns the answer with the client that the browser becomes.
func entrar(t *testing.T, app *apptest.App, campos ...string) (apptest.Response, apptest.Client) {
	t.Helper()
	anonima := app.Anonymous(t).With("Accept", "text/html")
	r := anonima.PostForm("/login", campos...)
	return r, app.Anonymous(t).WithCookie(apptest.SessionCookie, galleta(r, apptest.SessionCookie).Value)
}

func galleta(r apptest.Response, nombre string) http.Cookie {
	for _, c := range (&http.Response{Header: r.Header}).Cookies() {
		if c.Name == nombre {
			return *c
		}
	}
	return http.Cookie{}
}

var oculto = regexp.MustCompile(`name="([^"]+)" value="([^"]*)"`)

// campo is the value of a hidden field of a page.
func campo(r apptest.Response, nombre string) string {
	for _, m := range oculto.FindAllStringSubmatch(string(r.Body), -1) {
		if m[1] == nombre {
			return html.UnescapeString(m[2])
		}
	}
	return ""
}

func dice(t *testing.T, r apptest.Response, textos ...string) {
	t.Helper()
	for _, texto := range textos {
		if !strings.Contains(html.UnescapeString(string(r.Body)), texto) {
			t.Errorf("%s does not say %q: %.3000s", r.Request, texto, r.Body)
		}
	}
}

func lleva(t *testing.T, r apptest.Response, destino string) {
	t.Helper()
	if got := r.Header.Get("Location"); r.Code != http.StatusSeeOther || got != destino {
		t.Errorf("%s: %d to %q, want 303 to %q: %.500s", r.Request, r.Code, got, destino, r.Body)
	}
}

func TestWrongDataIsOneSentence(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	const una = "El correo o la contraseña no son correctos. Revíselos e intente de nuevo."
	for nombre, c := range map[string]struct {
		correo, clave, dice string
		estado              int
	}{
		"nothing":        {"", "", "Escriba su correo y su contraseña.", 400},
		"no password":    {correo, "", "Escriba su correo y su contraseña.", 400},
		"unknown":        {"nadie@sena.edu.co", demo.Clave, una, 401},
		"wrong password": {correo, "otra clave cualquiera", una, 401},
		"markup":         {`"><script>alert(1)</script>`, "x", una, 401},
	} {
		r, _ := entrar(t, app, "email", c.correo, "password", c.clave)
		if r.Code != c.estado || galleta(r, apptest.SessionCookie).Value != "" {
			t.Errorf("%s: %d, want %d and no session", nombre, r.Code, c.estado)
		}
		dice(t, r, c.dice)
		cuerpo := string(r.Body)
		if strings.Contains(cuerpo, "<script>alert(1)") || !strings.Contains(cuerpo, `value="`+html.EscapeString(c.correo)+`"`) {
			t.Errorf("%s: the address is not kept as text", nombre)
		}
		if c.clave != "" && c.clave != "x" && strings.Contains(cuerpo, `value="`+c.clave) {
			t.Errorf("%s: the password is shown again", nombre)
		}
	}
	if n := app.Count(t, "SELECT count(*) FROM sesiones WHERE tipo = 'NAVEGADOR'"); n != 0 {
		t.Errorf("refusals left %d sessions", n)
	}
}

func TestTheCookieOfASession(t *testing.T) {
	t.Parallel()
	for publica, nombre := range map[string]string{"http://localhost:3000": "sesion", "https://complementarias.example": "__Host-sesion"} {
		app := apptest.New(t, apptest.Env("NEXTAUTH_URL", publica))
		r, _ := entrar(t, app, "email", correo, "password", demo.Clave)
		lleva(t, r, "/")
		c := galleta(r, nombre)
		if len(c.Value) != 52 || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || c.MaxAge != 0 ||
			!c.Expires.IsZero() || c.Secure != strings.HasPrefix(publica, "https:") {
			t.Errorf("%s: %+v", publica, c)
		}
		if r.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("the answer with the cookie may be kept: %q", r.Header.Get("Cache-Control"))
		}
		if n := app.Count(t, "SELECT count(*) FROM sesiones WHERE tipo = 'NAVEGADOR' AND token_hash NOT LIKE '%' || ? || '%'", c.Value); n != 1 {
			t.Errorf("%d sessions that do not keep the token, want 1", n)
		}
		app.Anonymous(t).WithCookie(nombre, c.Value).Get("/api/auth/me").Status(http.StatusOK)
	}
}

func TestWhatWasDoneIsToldByUsAlone(t *testing.T) {
	t.Parallel()
	for publica, nombre := range map[string]string{"http://localhost:3000": "aviso", "https://complementarias.example": "__Host-aviso"} {
		app := apptest.New(t, apptest.WithoutDemo(), apptest.Env("NEXTAUTH_URL", publica))
		c := galleta(app.Anonymous(t).PostForm("/logout").Status(http.StatusSeeOther), nombre)
		if c.Value == "" || !c.HttpOnly || c.Path != "/" || c.Domain != "" || c.Secure != strings.HasPrefix(publica, "https:") {
			t.Errorf("%s: %+v", publica, c)
		}
		dice(t, app.Anonymous(t).WithCookie(nombre, c.Value).Get("/ayuda"), "Cerró su sesión.")
		// Another host of the domain can set any name but those that begin with __Host-.
		if nombre != "aviso" && strings.Contains(string(app.Anonymous(t).WithCookie("aviso", c.Value).Get("/ayuda").Body), "Cerró su sesión.") {
			t.Errorf("%s: the page repeats what another host may have planted", publica)
		}
	}
}

func TestSigningInGoesWhereThePersonWantedAndNowhereElse(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for next, destino := range map[string]string{
		"//evil.example":                    "/",
		`/\evil.example`:                    "/",
		"/\t/evil.example":                  "/",
		"https://evil.example/":             "/",
		"http:evil.example":                 "/",
		"javascript:alert(1)":               "/",
		"/login?next=/":                     "/",
		"/logout":                           "/",
		"notificaciones":                    "/",
		"/%zz":                              "/",
		"/" + strings.Repeat("a", 3000):     "/",
		"":                                  "/",
		"/notificaciones?estado=sin-leer":   "/notificaciones?estado=sin-leer",
		"/mis-solicitudes?buscar=a%26b&x=ñ": "/mis-solicitudes?buscar=a%26b&x=ñ",
	} {
		pagina := app.Anonymous(t).Get("/login?next=" + url.QueryEscape(next)).Status(http.StatusOK)
		if got := campo(pagina, "next"); got != destino {
			t.Errorf("%q: the page keeps %q, want %q", next, got, destino)
		}
	}
	for next, destino := range map[string]string{"//evil.example": "/", "/mi-perfil": "/mi-perfil"} {
		r, _ := entrar(t, app, "email", correo, "password", demo.Clave, "next", next)
		lleva(t, r, destino)
	}
}

func TestAPageWithoutASessionLeadsToTheSignInPageAndBack(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	anonima := app.Anonymous(t).With("Accept", "text/html")
	lleva(t, anonima.Get("/notificaciones?estado=sin-leer&pagina=2"), "/login?next=%2Fnotificaciones%3Festado%3Dsin-leer%26pagina%3D2")
	lleva(t, anonima.With("Referer", app.URL+"/notificaciones?pagina=2").PostForm("/notificaciones/leer-todas"), "/login?next=%2Fnotificaciones%3Fpagina%3D2")
	lleva(t, anonima.With("Referer", "https://evil.example/x").PostForm("/notificaciones/leer-todas", "formulario", "basura"), "/login?next=%2F")
	for _, c := range []apptest.Client{anonima.With("HX-Request", "true"), anonima.With("Accept", "text/event-stream")} {
		r := c.Get("/notificaciones").Status(http.StatusUnauthorized)
		dice(t, r, "Su sesión terminó")
	}
	app.Anonymous(t).Get("/api/auth/me").Status(http.StatusUnauthorized)
}

// TestWhoComesIn puts cookie and header together in every way.
func TestWhoComesIn(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	deJairo := app.Anonymous(t).Post("/api/auth/login", map[string]any{"email": jairo + "@sena.edu.co", "password": demo.Clave}).Text("token")
	for nombre, c := range map[string]struct {
		cliente apptest.Client
		quien   string // address, empty for nobody
	}{
		"nothing":                          {app.Anonymous(t), ""},
		"a cookie":                         {app.Browser(t, lucia), correo},
		"a cookie and a proxy's password":  {app.Browser(t, lucia).With("Authorization", "Basic YTpi"), correo},
		"a header over a cookie":           {app.Browser(t, lucia).WithToken(deJairo), jairo + "@sena.edu.co"},
		"a header that is worth nothing":   {app.Browser(t, lucia).With("Authorization", "Bearer x.y.z"), ""},
		"garbage in the cookie":            {app.Anonymous(t).WithCookie(apptest.SessionCookie, "basura"), ""},
		"an empty cookie":                  {app.Anonymous(t).WithCookie(apptest.SessionCookie, ""), ""},
		"a token of the API in the cookie": {app.Anonymous(t).WithCookie(apptest.SessionCookie, deJairo), ""},
		"the other cookie":                 {app.Anonymous(t).WithCookie("__Host-sesion", "basura"), ""},
		"closed": {pasa(t, app, "coordinador.9101", func(c apptest.Client) {
			c.Post("/api/auth/logout", nil).Status(http.StatusNoContent)
		}), ""},
		"expired": {pasa(t, app, "coordinador.9101", func(apptest.Client) {
			app.Exec(t, "UPDATE sesiones SET creada_en = creada_en - interval '13 hours', expira_en = expira_en - interval '13 hours' WHERE tipo = 'NAVEGADOR' AND dispositivo = 'x'")
		}), ""},
		"unused for an hour": {pasa(t, app, "coordinador.9101", func(apptest.Client) {
			app.Exec(t, "UPDATE sesiones SET ultimo_uso_en = ultimo_uso_en - interval '60 minutes' WHERE tipo = 'NAVEGADOR' AND dispositivo = 'x'")
		}), ""},
		"unused for almost an hour": {pasa(t, app, "coordinador.9101", func(apptest.Client) {
			app.Exec(t, "UPDATE sesiones SET ultimo_uso_en = ultimo_uso_en - interval '59 minutes' WHERE tipo = 'NAVEGADOR' AND dispositivo = 'x'")
		}), "coordinador.9101@sena.edu.co"},
		"deactivated": {pasa(t, app, "coordinador.9405", func(apptest.Client) {
			app.Exec(t, "UPDATE usuarios SET epoca = epoca, activo = false WHERE correo = 'coordinador.9405@sena.edu.co'")
			app.Exec(t, "UPDATE usuarios SET activo = true WHERE correo = 'coordinador.9405@sena.edu.co'")
		}), ""},
	} {
		r := c.cliente.In(t).Get("/api/auth/me")
		pagina := c.cliente.In(t).With("Accept", "text/html").Get("/mi-perfil")
		switch {
		case c.quien == "" && (r.Code != http.StatusUnauthorized || pagina.Code != http.StatusSeeOther):
			t.Errorf("%s: %d and %d, want 401 and the sign-in page", nombre, r.Code, pagina.Code)
		case c.quien != "" && (r.Code != http.StatusOK || r.Text("user.email") != c.quien || pagina.Code != http.StatusOK):
			t.Errorf("%s: %d %.200s, page %d, want %s", nombre, r.Code, r.Body, pagina.Code, c.quien)
		}
	}
}

// pasa is a browser of a coordinator to whose session something happens; the session is marked with x meanwhile.
func pasa(t *testing.T, app *apptest.App, cuenta string, algo func(apptest.Client)) apptest.Client {
	t.Helper()
	antes := app.Query(t, "SELECT id FROM sesiones")
	c := app.Browser(t, cuenta)
	app.Exec(t, "UPDATE sesiones SET dispositivo = 'x' WHERE NOT id = ANY(string_to_array(?, ','))", strings.Join(antes, ","))
	algo(c)
	app.Exec(t, "UPDATE sesiones SET dispositivo = '' WHERE dispositivo = 'x'")
	return c
}

func TestUsingAPageKeepsTheSessionAndAPollDoesNot(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.Browser(t, lucia)
	usado := func() string {
		return app.Query(t, "SELECT ultimo_uso_en::text FROM sesiones WHERE tipo = 'NAVEGADOR'")[0]
	}
	primero := usado()
	app.Clock.Set(apptest.Start.Add(50 * time.Minute))
	r := c.Open("/notificaciones/eventos")
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "text/event-stream" {
		t.Errorf("the stream: %d %s", r.StatusCode, r.Header.Get("Content-Type"))
	}
	if err := r.Body.Close(); err != nil {
		t.Error(err)
	}
	if usado() != primero {
		t.Error("a stream counts as use")
	}
	c.Get("/mi-perfil").Status(http.StatusOK)
	if usado() == primero {
		t.Error("a page does not count as use")
	}
	app.Clock.Set(apptest.Start.Add(109 * time.Minute))
	c.Get("/mi-perfil").Status(http.StatusOK)
	app.Clock.Set(apptest.Start.Add(170 * time.Minute))
	lleva(t, c.Get("/mi-perfil"), "/login?next=%2Fmi-perfil")
}

func TestSigningInAgainReplacesTheSession(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	_, primera := entrar(t, app, "email", correo, "password", demo.Clave)
	lleva(t, primera.Get("/login"), "/")
	r := primera.PostForm("/login", "email", jairo+"@sena.edu.co", "password", demo.Clave)
	lleva(t, r, "/")
	primera.Get("/api/auth/me").Status(http.StatusUnauthorized)
	segunda := app.Anonymous(t).WithCookie(apptest.SessionCookie, galleta(r, apptest.SessionCookie).Value)
	if got := segunda.Get("/api/auth/me").Status(http.StatusOK).Text("user.email"); got != jairo+"@sena.edu.co" {
		t.Errorf("came in as %s", got)
	}
}

func TestSigningOut(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c, otra := app.Browser(t, lucia), app.Browser(t, lucia)
	r := c.PostForm("/logout")
	lleva(t, r, "/")
	if borrada := galleta(r, apptest.SessionCookie); borrada.MaxAge != -1 || borrada.Path != "/" || borrada.Value != "" {
		t.Errorf("the cookie stays: %+v", borrada)
	}
	c.Get("/api/auth/me").Status(http.StatusUnauthorized)
	lleva(t, c.PostForm("/logout"), "/")
	otra.Get("/api/auth/me").Status(http.StatusOK)
}

func TestAnotherSiteCannotPostWithTheCookie(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.Browser(t, lucia)
	for _, ajena := range []apptest.Client{c.With("Sec-Fetch-Site", "cross-site"), c.With("Origin", "https://evil.example")} {
		ajena.PostForm("/logout").Status(http.StatusForbidden)
		ajena.Post("/api/auth/logout", "{}").Status(http.StatusForbidden)
		ajena.WithCookie("x", "y").PostForm("/login", "email", correo, "password", demo.Clave).Status(http.StatusForbidden)
	}
	c.Get("/api/auth/me").Status(http.StatusOK)
}

func TestWhatAPageTakesIn(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.Browser(t, lucia)
	const ruta = "/notificaciones/leer-todas"
	for nombre, caso := range map[string]struct {
		tipo, cuerpo string
		estado       int
	}{
		"JSON":               {"application/json", `{"a":1}`, 415},
		"multipart":          {"multipart/form-data; boundary=x", "--x--", 415},
		"no type":            {"texto", "a=1", 415},
		"too much":           {"application/x-www-form-urlencoded", "a=" + strings.Repeat("x", 1<<20), 413},
		"a broken escape":    {"application/x-www-form-urlencoded", "a=%zz", 400},
		"a NUL":              {"application/x-www-form-urlencoded", "a=%00", 400},
		"broken UTF-8":       {"application/x-www-form-urlencoded", "a=%ff", 400},
		"no form of ours":    {"application/x-www-form-urlencoded", "a=1", 409},
		"a form of another":  {"application/x-www-form-urlencoded", "formulario=" + app.FormID(t, jairo), 409},
		"the form of Lucía":  {"application/x-www-form-urlencoded; charset=UTF-8", "formulario=" + app.FormID(t, lucia), 303},
		"an unreadable page": {"application/x-www-form-urlencoded", "formulario=" + app.FormID(t, lucia) + "&aqui=%2F%2Fevil.example", 303},
	} {
		if r := c.With("Content-Type", caso.tipo).Do(http.MethodPost, ruta, caso.cuerpo); r.Code != caso.estado {
			t.Errorf("%s: %d, want %d: %.300s", nombre, r.Code, caso.estado, r.Body)
		}
	}
	c.Get("/notificaciones?estado=%ff").Status(http.StatusBadRequest)
	c.Get("/notificaciones?estado=otra&pagina=-7").Status(http.StatusOK)
}

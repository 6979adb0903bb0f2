package api_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// escritura is a request with a body, by somebody who may make it.
type escritura struct {
	quien, metodo, ruta string
}

// escrituras has one for every endpoint that reads a body.
func escrituras(t *testing.T, app *apptest.App) []escritura {
	pendiente := "/api/solicitudes/" + solicitudEn(t, app, centroPropio, "PENDIENTE")
	aprobada := "/api/solicitudes/" + solicitudEn(t, app, centroPropio, "APROBADA")
	propia := "/api/solicitudes/" + borrador(t, app)
	return []escritura{
		{"", http.MethodPost, "/api/auth/login"},
		{autora, http.MethodPost, "/api/solicitudes"},
		{autora, http.MethodPut, propia},
		{autora, http.MethodPost, propia + "/submit"},
		{autora, http.MethodPost, propia + "/cancel"},
		{autora, http.MethodPost, propia + "/duplicate"},
		{coordinador, http.MethodPost, pendiente + "/review"},
		{coordinador, http.MethodPost, pendiente + "/return"},
		{coordinador, http.MethodPost, pendiente + "/approve"},
		{coordinador, http.MethodPost, pendiente + "/reject"},
		{coordinador, http.MethodPut, aprobada + "/ficha"},
		{coordinador, http.MethodPost, aprobada + "/reschedule"},
		{coordinador, http.MethodPost, aprobada + "/reschedule/discard"},
		{autora, http.MethodPost, "/api/horarios/plan"},
		{autora, http.MethodPost, "/api/horarios/cuando"},
	}
}

func TestBodiesThatCannotBeRead(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cuerpos := map[string]struct {
		texto  string
		estado int
	}{
		"cut short":               {`{`, http.StatusBadRequest},
		"no JSON":                 {`no es JSON`, http.StatusBadRequest},
		"a comma too many":        {`{"comentarios":"x",}`, http.StatusBadRequest},
		"single quotes":           {`{'comentarios':'x'}`, http.StatusBadRequest},
		"NaN":                     {`{"duracionMaxima":NaN}`, http.StatusBadRequest},
		"a second object":         {`{}{}`, http.StatusBadRequest},
		"words after it":          {`{} y algo más`, http.StatusBadRequest},
		"10,000 brackets":         {strings.Repeat("[", 10_000), http.StatusBadRequest},
		"10,000 brackets, closed": {`{"horarios":` + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + `}`, http.StatusBadRequest},
		"33 levels":               {strings.Repeat(`{"a":`, 32) + "{}" + strings.Repeat("}", 32), http.StatusBadRequest},
		"a raw NUL byte":          {"{\"justificacion\":\"a\x00b\"}", http.StatusBadRequest},
		"broken UTF-8":            {"{\"justificacion\":\"a\xffb\"}", http.StatusBadRequest},
		"Latin-1":                 {"{\"justificacion\":\"formaci\xf3n\"}", http.StatusBadRequest},
		"UTF-16":                  {"\xff\xfe{\x00}\x00", http.StatusBadRequest},
		"a list":                  {`[]`, http.StatusUnprocessableEntity},
		"null":                    {`null`, http.StatusUnprocessableEntity},
		"a text":                  {`"{}"`, http.StatusUnprocessableEntity},
		"a number":                {`1`, http.StatusUnprocessableEntity},
	}
	peticiones := escrituras(t, app)
	antes := huella(t, app)
	for _, e := range peticiones {
		cliente := app.Anonymous(t)
		if e.quien != "" {
			cliente = app.As(t, e.quien)
		}
		for nombre, c := range cuerpos {
			t.Run(e.metodo+" "+e.ruta+" "+nombre, func(t *testing.T) {
				r := cliente.In(t).Do(e.metodo, e.ruta, c.texto)
				if c.estado == http.StatusBadRequest {
					problema(t, r, c.estado)
				} else {
					problema(t, r, c.estado, "")
				}
			})
		}
	}
	intacta(t, app, antes)
}

func TestBodiesOfTooManyBytes(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, autora)
	antes := huella(t, app)
	for nombre, c := range map[string]struct {
		bytes, estado int
	}{
		"1 MiB":            {1 << 20, http.StatusUnprocessableEntity}, // read, and then its text is too long
		"1 MiB and 1 byte": {1<<20 + 1, http.StatusRequestEntityTooLarge},
		"3 MiB":            {3 << 20, http.StatusRequestEntityTooLarge},
	} {
		marco := `{"justificacion":""}`
		texto := strings.Replace(marco, `""`, `"`+strings.Repeat("a", c.bytes-len(marco))+`"`, 1)
		t.Run(nombre, func(t *testing.T) {
			r := cliente.In(t).Post("/api/solicitudes", texto)
			problema(t, r, c.estado, "/justificacion", "/programaId")
		})
	}
	intacta(t, app, antes)
}

func TestTypesOfContent(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, autora)
	antes := huella(t, app)
	for _, tipo := range []string{
		"text/plain", "text/html", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
		"application/jsonp", "application/json; charset=iso-8859-1", "json", "/", "application/json;;;=",
	} {
		t.Run("refused "+tipo, func(t *testing.T) {
			problema(t, cliente.In(t).With("Content-Type", tipo).Post("/api/solicitudes", "{}"), http.StatusUnsupportedMediaType)
		})
	}
	for _, tipo := range []string{"application/json", "application/json; charset=utf-8", "APPLICATION/JSON;charset=UTF-8", "application/merge-patch+json"} {
		t.Run("read "+tipo, func(t *testing.T) {
			problema(t, cliente.In(t).With("Content-Type", tipo).Post("/api/solicitudes", "{}"), http.StatusUnprocessableEntity, "/programaId")
		})
	}
	intacta(t, app, antes)
}

func TestAnswersThatTheCallerTakes(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, autora)
	for _, acepta := range []string{"text/html", "application/xml", "application/json;q=0", "text/*, image/png", "*/*;q=0", "application/json;q=x"} {
		t.Run("refused "+acepta, func(t *testing.T) {
			problema(t, cliente.In(t).With("Accept", acepta).Get("/api/auth/me"), http.StatusNotAcceptable)
		})
	}
	for _, acepta := range []string{"*/*", "application/*", "application/json", "text/html, application/json;q=0.1", "text/html,*/*;q=0.8"} {
		t.Run("answered "+acepta, func(t *testing.T) {
			r := cliente.In(t).With("Accept", acepta).Get("/api/auth/me").Status(http.StatusOK)
			if got := r.Header.Get("Content-Type"); got != "application/json" {
				t.Errorf("Content-Type is %s", got)
			}
		})
	}
}

func TestMethodsThatAPathDoesNotHave(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, administra)
	id := solicitudEn(t, app, centroPropio, "PENDIENTE")
	antes := huella(t, app)
	for _, c := range []struct{ metodo, ruta, admite string }{
		{"TRACE", "/api/solicitudes", "GET, HEAD, POST, OPTIONS"},
		{"PROPFIND", "/api/solicitudes/" + id, "GET, HEAD, PUT, OPTIONS"},
		{http.MethodDelete, "/api/solicitudes/" + id, "GET, HEAD, PUT, OPTIONS"},
		{http.MethodPatch, "/api/solicitudes/" + id, "GET, HEAD, PUT, OPTIONS"},
		{http.MethodGet, "/api/solicitudes/" + id + "/approve", "POST, OPTIONS"},
		{http.MethodHead, "/api/solicitudes/" + id + "/approve", "POST, OPTIONS"},
		{http.MethodPut, "/api/solicitudes/" + id + "/approve", "POST, OPTIONS"},
		{http.MethodGet, "/api/auth/login", "POST, OPTIONS"},
		{http.MethodPost, "/api/notificaciones", "GET, HEAD, OPTIONS"}, // nobody may forge a notice
		{http.MethodPut, "/api/festivos", "GET, HEAD, POST, OPTIONS"},
		{"INVENTADO", "/api/horarios/plan", "POST, OPTIONS"},
	} {
		t.Run(c.metodo+" "+c.ruta, func(t *testing.T) {
			r := cliente.In(t).Do(c.metodo, c.ruta, nil)
			if c.metodo == http.MethodHead {
				r.Status(http.StatusMethodNotAllowed)
			} else {
				problema(t, r, http.StatusMethodNotAllowed)
			}
			if got := conjunto(r.Header.Get("Allow")); got != conjunto(c.admite) {
				t.Errorf("Allow is %q, want %q", got, conjunto(c.admite))
			}
		})
	}
	intacta(t, app, antes)
}

func TestPathsThatDoNotExist(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for _, ruta := range []string{"/api", "/api/", "/api/nada", "/api/solicitudes/", "/api/solicitudes/x/y/z", "/api/../etc/passwd", "/nada"} {
		problema(t, app.Anonymous(t).Get(ruta), http.StatusNotFound)
	}
}

func TestHeadIsGetWithoutItsBody(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, administra)
	id := solicitudEn(t, app, centroPropio, "PENDIENTE")
	for _, ruta := range []string{"/api/auth/me", "/api/programas", "/api/solicitudes?limit=2", "/api/solicitudes/" + id, "/api/notificaciones",
		"/api/festivos", "/api/health", "/api/openapi.json", "/api/solicitudes/no-existe", "/api/solicitudes?page=0"} {
		get, head := cliente.Get(ruta), cliente.Do(http.MethodHead, ruta, nil)
		if head.Code != get.Code || len(head.Body) > 0 {
			t.Errorf("HEAD %s: %d and %d bytes, GET says %d", ruta, head.Code, len(head.Body), get.Code)
		}
		for _, cabecera := range []string{"Content-Type", "ETag", "Cache-Control"} {
			if head.Header.Get(cabecera) != get.Header.Get(cabecera) {
				t.Errorf("HEAD %s: %s is %q, GET says %q", ruta, cabecera, head.Header.Get(cabecera), get.Header.Get(cabecera))
			}
		}
	}
}

// A surrogate without its half is no character; encoding/json reads it as U+FFFD, which can be kept.
func TestALoneSurrogateIsKeptAsTheReplacementCharacter(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	texto := `{"programaId":"` + programa(t, app, codigoPropio) + `","nombreEmpresa":"a\ud800b"}`
	r := app.As(t, autora).Post("/api/solicitudes", texto).Status(http.StatusCreated)
	if got := r.Text("solicitud.nombreEmpresa"); got != "a\uFFFDb" {
		t.Errorf("it was stored as %q", got)
	}
}

package api_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"complementarias/test/apptest"
)

func TestSettingsAreRefusedWithWhatIsWrong(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	for _, quien := range []string{"instructor1.9546", "coordinador.9546"} {
		app.As(t, quien).Get("/api/configuracion").Status(http.StatusForbidden)
		app.As(t, quien).Put("/api/configuracion/limiteSemanalPlanta", "{").Status(http.StatusBadRequest)
		app.As(t, quien).Put("/api/configuracion/limiteSemanalPlanta", "{}").Status(http.StatusForbidden)
	}
	admin.Put("/api/configuracion/secreto", cuerpo{"valor": 1}).Status(http.StatusNotFound)
	admin.Put("/api/configuracion/%00", cuerpo{"valor": 1}).Status(http.StatusNotFound)
	for clave, valores := range map[string][]any{
		"limiteSemanalPlanta": {0, 61, -1, 3.5, "32", true, []string{"sena.edu.co"}, []int{}, []int{3, 4}, cuerpo{}, 99999999999},
		"diasRecordatorio":    {[]any{}, []any{1, "x"}, []any{nil}, "3, 7", []int{1, 2, 3, 4, 5, 6}},
		"dominiosCorreo":      {7, []int{3}, "sena.edu.co", []string{}},
	} {
		for _, valor := range valores {
			enCampos(t, admin.Put("/api/configuracion/"+clave, cuerpo{"valor": valor}), "/valor")
		}
	}
	enCampos(t, admin.Put("/api/configuracion/limiteSemanalPlanta", "{}"), "/valor")
	enCampos(t, admin.Put("/api/configuracion/diasRecordatorio", cuerpo{"valor": []int{7, 3, 99}}), "/valor/1", "/valor/2")
	enCampos(t, admin.Put("/api/configuracion/dominiosCorreo", cuerpo{"valor": []string{"sena.edu.co", "a b", "SENA.edu.co"}}), "/valor/1", "/valor/2")
	if got := app.Query(t, "SELECT count(*)::text FROM configuracion"); got[0] != "0" {
		t.Errorf("%s refused values are kept", got[0])
	}
}

func TestASettingIsChangedAndGoesBack(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	const ruta = "/api/configuracion/limiteSemanalPlanta"
	if got := admin.Get("/api/configuracion").Status(http.StatusOK).List("configuracion"); len(got) != 4 {
		t.Errorf("got %v", got)
	}
	r := admin.Put(ruta, cuerpo{"valor": 30}).Status(http.StatusOK)
	if r.Header.Get("ETag") != `"1"` || r.Int("ajuste.valor") != 30 || r.Int("ajuste.porDefecto") != 32 || r.Text("ajuste.cambiadoPor.name") == "" {
		t.Errorf("got %s with %s", r.Body, r.Header.Get("ETag"))
	}
	admin.Put(ruta, cuerpo{"valor": 30}).Status(http.StatusOK)
	admin.With("If-Match", `"0"`).Put(ruta, cuerpo{"valor": 20}).Status(http.StatusPreconditionFailed)
	if r = admin.With("If-Match", `"1"`).Put(ruta, cuerpo{"valor": nil}).Status(http.StatusOK); r.Int("ajuste.valor") != 32 || r.Header.Get("ETag") != `"2"` {
		t.Errorf("got %s", r.Body)
	}
	want := []string{
		`CAMBIAR_AJUSTE limiteSemanalPlanta {"cambios": [{"antes": 32, "campo": "limiteSemanalPlanta", "despues": 30}]}`,
		`RESTABLECER_AJUSTE limiteSemanalPlanta {"cambios": [{"antes": 30, "campo": "limiteSemanalPlanta", "despues": 32}]}`,
	}
	if got := app.Query(t, "SELECT concat_ws(' ', accion, objeto_id, detalle) FROM auditoria WHERE objeto_tipo = 'ajuste' ORDER BY id"); !slices.Equal(got, want) {
		t.Errorf("the audit has %v", got)
	}
}

// What is set counts with the next request wherever it is read, and costs no query more.
func TestWhatIsSetCountsWithTheNextRequest(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin, instructor := app.As(t, "admin"), app.As(t, "instructor1.9546")
	plan := cuerpo{"fechaInicioCurso": time.Now().AddDate(0, 0, 30).Format(time.DateOnly), "duracionMaxima": 20,
		"horarios": []cuerpo{{"diaSemana": "LUNES", "horaInicio": "08:00", "horaFin": "12:00"}, {"diaSemana": "MARTES", "horaInicio": "08:00", "horaFin": "12:00"}}}
	limite := func() int {
		return instructor.Post("/api/horarios/plan", plan).Status(http.StatusOK).Int("carga.limiteMinutos")
	}
	perfil := func() int {
		id := app.Query(t, "SELECT id FROM usuarios WHERE correo LIKE 'instructor1.9546@%'")[0]
		return admin.Get("/api/instructores/" + id).Status(http.StatusOK).Int("instructor.cargaSemanal.limiteMinutos")
	}
	if got := limite(); got != 40*60 {
		t.Fatalf("the default is %v minutes", got)
	}
	admin.Put("/api/configuracion/limiteSemanalContratista", cuerpo{"valor": 7}).Status(http.StatusOK)
	if a, b := limite(), perfil(); a != 7*60 || b != 7*60 {
		t.Errorf("planned with %v minutes, shown with %v", a, b)
	}
	const centro = "/api/centros/centro-9546"
	enCampos(t, admin.Put(centro, cuerpo{"limitePlanta": 61, "limiteContratista": "8"}), "/limiteContratista", "/limitePlanta")
	if r := admin.Put(centro, cuerpo{"limiteContratista": 8}).Status(http.StatusOK); r.Int("centro.limiteContratista") != 8 || r.Value("centro.limitePlanta") != nil {
		t.Errorf("the centre is %s", r.Body)
	}
	if a, b := limite(), perfil(); a != 8*60 || b != 8*60 {
		t.Errorf("with a limit of the centre: planned with %v minutes, shown with %v", a, b)
	}
	admin.Put(centro, cuerpo{"limiteContratista": nil}).Status(http.StatusOK)
	if got := limite(); got != 7*60 {
		t.Errorf("the centre without its own: %v minutes", got)
	}
	nueva := cuerpo{"nombres": "Luisa", "apellidos": "Mora Díaz", "email": "lmora@soy.sena.edu.co", "cedula": "52999888", "telefono": "3001234567", "especialidad": "Panadería"}
	coordina := app.As(t, "coordinador.9546")
	enCampos(t, coordina.Post("/api/instructores", nueva), "/email")
	admin.Put("/api/configuracion/dominiosCorreo", cuerpo{"valor": []string{"soy.sena.edu.co"}}).Status(http.StatusOK)
	coordina.Post("/api/instructores", nueva).Status(http.StatusCreated)
	nueva["email"], nueva["cedula"] = "lmora@sena.edu.co", "52999889"
	enCampos(t, coordina.Post("/api/instructores", nueva), "/email")
}

func TestThePageOfSettingsAsksAsOftenHoweverMuchIsSet(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	pagina := app.Browser(t, "admin").With("Accept", "text/html")
	preguntas := func() int {
		return app.Queries(func() { pagina.Get("/configuracion").Status(http.StatusOK) })
	}
	antes := preguntas()
	for clave, valor := range map[string]any{"limiteSemanalPlanta": 30, "limiteSemanalContratista": 30, "diasRecordatorio": []int{2}, "dominiosCorreo": []string{"a.co"}} {
		app.As(t, "admin").Put("/api/configuracion/"+clave, cuerpo{"valor": valor}).Status(http.StatusOK)
	}
	if n := preguntas(); n != antes || n > 4 { // session, badge and the settings
		t.Errorf("%d queries, and %d with everything set", antes, n)
	}
}

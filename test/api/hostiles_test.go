package api_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// TestALongListCostsLittle: a body of nearly 1 MiB with half a million wrong elements is answered shortly.
func TestALongListCostsLittle(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, autora)
	muchos := "[" + strings.Repeat("1,", 500_000) + "1]"
	for ruta, cuerpoDe := range map[string]string{
		"/api/solicitudes":     `{"programaId":"` + programa(t, app, codigoPropio) + `","%s":` + muchos + `}`,
		"/api/horarios/plan":   `{"%s":` + muchos + `}`,
		"/api/horarios/cuando": `{"%s":` + muchos + `}`,
		"/api/solicitudes/no":  `{"%s":` + muchos + `}`,
	} {
		for _, campo := range []string{"horarios", "objetivosPersonalizados", "fechasExcluidas", "fechasIncluidas", "correcciones", "dias"} {
			metodo := http.MethodPost
			if ruta == "/api/solicitudes/no" {
				metodo = http.MethodPut
			}
			r := cliente.Do(metodo, ruta, []byte(fmt.Sprintf(cuerpoDe, campo)))
			if r.Code >= 500 || len(r.Body) > 64<<10 {
				t.Errorf("%s with %s: %d, %d bytes", ruta, campo, r.Code, len(r.Body))
			}
		}
	}
}

func TestThereIsAnEndOfTheCalendar(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, autora)
	fila := []cuerpo{{"diaSemana": "LUNES", "horaInicio": "08:00", "horaFin": "10:00"}}
	r := cliente.Post("/api/solicitudes", cuerpo{"programaId": programa(t, app, codigoPropio), "fechaInicioCurso": "2199-12-20", "duracionMaxima": 40, "horarios": fila})
	id := r.Status(http.StatusCreated).Text("solicitud.id")
	if got := cliente.Get("/api/solicitudes/" + id).Status(http.StatusOK).List("solicitud.sesiones"); len(got) != 0 {
		t.Errorf("%d sessions, some after the last date", len(got))
	}
	r = cliente.Post("/api/horarios/plan", cuerpo{"fechaInicioCurso": "2199-12-20", "duracionMaxima": 40, "horarios": fila})
	if got := r.Status(http.StatusUnprocessableEntity).Pointers(); len(got) != 1 || got[0] != "/fechaInicioCurso" || r.Text("errors.0.code") != "FUERA_DE_CALENDARIO" {
		t.Errorf("got %v: %s", got, r.Body)
	}
}

func TestAPlanHasAnEnd(t *testing.T) {
	t.Parallel()
	cliente := apptest.New(t).As(t, autora)
	var filas []cuerpo
	for i := range 994 {
		desde := 6*60 + i/7
		filas = append(filas, cuerpo{"diaSemana": []string{"LUNES", "MARTES", "MIERCOLES", "JUEVES", "VIERNES", "SABADO", "DOMINGO"}[i%7],
			"horaInicio": fmt.Sprintf("%02d:%02d", desde/60, desde%60), "horaFin": fmt.Sprintf("%02d:%02d", (desde+1)/60, (desde+1)%60)})
	}
	r := cliente.Post("/api/horarios/plan", cuerpo{"fechaInicioCurso": "2027-02-01", "duracionMaxima": 1600, "horarios": filas})
	if got := r.Status(http.StatusUnprocessableEntity).Text("errors.0.code"); got != "DEMASIADAS_SESIONES" {
		t.Errorf("got %s", got)
	}
}

func TestIdsInABodyMayBeAnything(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, autora)
	for _, id := range []string{"a\x00", "\x00", strings.Repeat("x", 5000), "' OR 1=1--", "\u202e"} {
		cliente.Post("/api/solicitudes", cuerpo{"programaId": id}).Status(http.StatusUnprocessableEntity)
		cliente.Post("/api/horarios/plan", cuerpo{"fechaInicioCurso": "2027-02-01", "duracionMaxima": 4, "solicitudId": id,
			"horarios": []cuerpo{{"diaSemana": "LUNES", "horaInicio": "08:00", "horaFin": "12:00"}}}).Status(http.StatusOK)
	}
}

func TestIdsInAPathMayBeAnything(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	clientes := []apptest.Client{app.As(t, "admin"), app.As(t, coordinador), app.As(t, autora)}
	for _, nombre := range app.Rutas() {
		metodo, ruta, _ := strings.Cut(nombre, " ")
		if !strings.HasPrefix(ruta, "/api/") || !strings.Contains(ruta, ":") {
			continue
		}
		for _, id := range []string{"%00", "a%00b", "%FF", "%E2%80%AE", "%27%20OR%201=1--", strings.Repeat("x", 3000)} {
			camino := parametroDeRuta.ReplaceAllString(ruta, id)
			for _, c := range clientes {
				if r := c.Do(metodo, camino, cuerpo{}); r.Code >= http.StatusInternalServerError || r.Code < http.StatusBadRequest {
					t.Errorf("%s %.80s: %d", metodo, camino, r.Code)
				}
			}
		}
	}
}

var parametroDeRuta = regexp.MustCompile(`:[a-zA-Z]+`)

func TestAPatternStaysAPatternWhenItsStartMoves(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.As(t, autora)
	v := valida(t, app).con(cuerpo{"horarios": []cuerpo{
		{"diaSemana": "LUNES", "fecha": "2027-02-01", "horaInicio": "08:00", "horaFin": "12:00"},
		{"diaSemana": "MIERCOLES", "fecha": "2027-02-03", "horaInicio": "08:00", "horaFin": "12:00"},
	}})
	id := cliente.Post("/api/solicitudes", v).Status(http.StatusCreated).Text("solicitud.id")
	r := cliente.Put("/api/solicitudes/"+id, cuerpo{"fechaInicioCurso": "2027-03-01"}).Status(http.StatusOK)
	if got := r.List("solicitud.sesiones"); len(got) != 10 {
		t.Errorf("%d sessions after the start moved, want 10", len(got))
	}
}

func TestABoxMayBeTickedByItsCode(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	r := app.As(t, autora).Post("/api/solicitudes", cuerpo{"programaId": programa(t, app, codigoPropio), "programasEspeciales": []string{"policia_nacional"}})
	if got := r.Status(http.StatusCreated).Value("solicitud.policiaNacional"); got != true {
		t.Errorf("policiaNacional is %v", got)
	}
}

// TestAVersionIsJudgedInItsTurn: role, then scope, then the version, also when the header names none.
func TestAVersionIsJudgedInItsTurn(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	duena := app.As(t, autora)
	id := duena.Post("/api/solicitudes", cuerpo{"programaId": programa(t, app, codigoPropio)}).Status(http.StatusCreated).Text("solicitud.id")
	for _, etiqueta := range []string{"1x", `"77"`, `"1", "2"`} {
		duena.With("If-Match", etiqueta).Post("/api/solicitudes/"+id+"/approve", cuerpo{}).Status(http.StatusForbidden)
		duena.With("If-Match", etiqueta).Put("/api/solicitudes/no-existe", cuerpo{}).Status(http.StatusNotFound)
		for _, verbo := range []string{"submit", "duplicate", "cancel"} {
			duena.With("If-Match", etiqueta).Post("/api/solicitudes/"+id+"/"+verbo, cuerpo{}).Status(http.StatusPreconditionFailed)
		}
	}
}

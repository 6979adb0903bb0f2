package api_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// noSonIDs are path segments that can be no id, as they are escaped in the path.
var noSonIDs = []string{
	"%00", "a%00b", "%20", "%ff", "%0d%0aX:%201", "%27%20OR%201=1--", "%3Cscript%3E", "..%5c..", "%E2%80%AE", "-1", "0", "null", strings.Repeat("a", 5000),
	strings.Repeat("%F0%9F%98%80", 500),
}

func TestWhatIsAbsentAndWhatIsOutOfReachLookAlike(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	fuera := solicitudEn(t, app, "centro-9405", "PENDIENTE")
	deColega := uno(t, app, `SELECT s.id FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id
		WHERE u.correo = 'instructor1.9546@sena.edu.co' AND s.estado = 'BORRADOR'`)
	app.Drain(t)
	aviso := uno(t, app, "SELECT id FROM notificaciones ORDER BY id LIMIT 1")
	motivo := cuerpo{"comentarios": "Un motivo que basta para todos."}
	antes := huella(t, app)
	for _, c := range []struct {
		quien, metodo, prefijo, sufijo string
		cuerpo                         any
		inalcanzables                  []string
	}{
		{autora, http.MethodGet, "/api/solicitudes/", "", nil, []string{fuera, deColega}},
		{autora, http.MethodGet, "/api/solicitudes/", "/historial", nil, []string{fuera, deColega}},
		{autora, http.MethodGet, "/api/solicitudes/", "/diferencias", nil, []string{fuera, deColega}},
		{autora, http.MethodPut, "/api/solicitudes/", "", cuerpo{"modalidad": "X"}, []string{fuera, deColega}},
		{autora, http.MethodPost, "/api/solicitudes/", "/submit", nil, []string{fuera, deColega}},
		{autora, http.MethodPost, "/api/solicitudes/", "/withdraw", nil, []string{fuera, deColega}},
		{autora, http.MethodPost, "/api/solicitudes/", "/cancel", motivo, []string{fuera, deColega}},
		{autora, http.MethodPost, "/api/solicitudes/", "/duplicate", nil, []string{fuera, deColega}},
		{coordinador, http.MethodGet, "/api/solicitudes/", "", nil, []string{fuera}},
		{coordinador, http.MethodGet, "/api/solicitudes/", "/historial", nil, []string{fuera}},
		{coordinador, http.MethodPost, "/api/solicitudes/", "/review", nil, []string{fuera}},
		{coordinador, http.MethodPost, "/api/solicitudes/", "/release", nil, []string{fuera}},
		{coordinador, http.MethodPost, "/api/solicitudes/", "/return", motivo, []string{fuera}},
		{coordinador, http.MethodPost, "/api/solicitudes/", "/approve", cuerpo{}, []string{fuera}},
		{coordinador, http.MethodPost, "/api/solicitudes/", "/reject", motivo, []string{fuera}},
		{coordinador, http.MethodPost, "/api/solicitudes/", "/cancel", motivo, []string{fuera}},
		{autora, http.MethodPost, "/api/solicitudes/", "/reschedule", motivo, []string{fuera, deColega}},
		{coordinador, http.MethodPost, "/api/solicitudes/", "/reschedule", motivo, []string{fuera}},
		{coordinador, http.MethodPost, "/api/solicitudes/", "/reschedule/discard", motivo, []string{fuera}},
		{coordinador, http.MethodPut, "/api/solicitudes/", "/ficha", cuerpo{"numeroFicha": fichaDePrueba}, []string{fuera}},
		{autora, http.MethodGet, "/api/programas/", "", nil, []string{programa(t, app, codigoDeOtro)}},
		{administra, http.MethodPut, "/api/notificaciones/", "/marcar-leida", nil, []string{aviso}},
		{administra, http.MethodGet, "/api/solicitudes/", "", nil, nil},
	} {
		t.Run(c.quien+" "+c.metodo+" "+c.prefijo+"{id}"+c.sufijo, func(t *testing.T) {
			cliente := app.As(t, c.quien)
			ausente := cliente.Do(c.metodo, c.prefijo+"0192f0c1-0000-7000-8000-000000000000"+c.sufijo, c.cuerpo)
			problema(t, ausente, http.StatusNotFound)
			for _, id := range append(c.inalcanzables, noSonIDs...) {
				r := cliente.Do(c.metodo, c.prefijo+id+c.sufijo, c.cuerpo)
				problema(t, r, http.StatusNotFound)
				if got, want := mismoCuerpo(r), mismoCuerpo(ausente); got != want {
					t.Errorf("%.60s answers %s, the absent one %s", id, got, want)
				}
			}
		})
	}
	intacta(t, app, antes)
}

func TestEverybodySeesTheirOwnScope(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for quien, consulta := range map[string]string{
		autora:       "SELECT count(*) FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id WHERE u.correo = 'instructor2.9546@sena.edu.co'",
		coordinador:  "SELECT count(*) FROM solicitudes WHERE centro_id = 'centro-9546'",
		coordinaOtro: "SELECT count(*) FROM solicitudes WHERE centro_id = 'centro-9405'",
		administra:   "SELECT count(*) FROM solicitudes",
	} {
		r := app.As(t, quien).Get("/api/solicitudes?limit=1000").Status(http.StatusOK)
		if got, want := r.Int("pagination.total"), app.Count(t, consulta); got != want || len(r.List("solicitudes")) != want {
			t.Errorf("%s sees %d, want %d", quien, got, want)
		}
		for _, fila := range r.List("solicitudes") {
			solicitud := fila.(map[string]any)
			if centro := solicitud["centroId"]; quien == coordinador && centro != centroPropio {
				t.Errorf("%s sees %v of %v", quien, solicitud["codigo"], centro)
			}
		}
	}
}

func TestInstructorsSeeTheProgrammesOfTheirCentre(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for quien, centros := range map[string]int{ajeno: 1, autora: 1, coordinador: 3, administra: 3} {
		vistos := map[any]bool{}
		for _, fila := range app.As(t, quien).Get("/api/programas?limit=1000").Status(http.StatusOK).List("programas") {
			vistos[fila.(map[string]any)["centroId"]] = true
		}
		if len(vistos) != centros {
			t.Errorf("%s sees programmes of %v", quien, vistos)
		}
	}
}

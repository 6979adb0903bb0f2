package e2e_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

// A colleague's approved course takes the ambiente on Monday mornings: the grid says so, and a free start is looked for.
func TestACourseIsWrittenAroundWhatIsTakenInItsAmbiente(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		app.Exec(t, "DELETE FROM solicitud_sesiones")
		salon := app.Query(t, "SELECT id FROM ambientes WHERE centro_id = 'centro-9546' AND clave = 'ambiente 101'")[0]
		datos := conFestivo()
		datos["ambienteId"] = salon
		suya := borradorCon(t, app, datos)
		aprobar(t, app, suya)
		app.Exec(t, "UPDATE solicitudes SET instructor_id = (SELECT instructor_id FROM solicitudes WHERE centro_id = 'centro-9546' AND instructor_id <> ? LIMIT 1) WHERE id = ?",
			app.Query(t, "SELECT instructor_id FROM solicitudes WHERE id = ?", suya)[0], suya)
		app.Exec(t, "UPDATE solicitud_sesiones x SET instructor_id = s.instructor_id FROM solicitudes s WHERE s.id = x.solicitud_id AND s.id = ?", suya)

		page := browser.Open(t, app, js)
		page.SignIn(instructora)
		datos["horarios"] = []any{bloque("LUNES", "10:00", "14:00"), bloque("SABADO", "08:00", "16:00")}
		id := borradorCon(t, app, datos)
		page.Go("/editar-solicitud/" + id + "/horario")
		page.Shows("con otro curso en el mismo ambiente")
		if js {
			page.Until(`document.querySelector('.bloque.sala') !== null`)
			celda := `document.querySelector('[role=gridcell][data-d="1"][data-i="4"]').getAttribute('aria-label')`
			if got := browser.Eval[string](page, celda); got != "lunes, 8 a 8:30, ambiente ocupado por otro curso" {
				t.Errorf("whoever listens hears %q", got)
			}
			page.ShowsNot("Horas ocupadas")
		} else {
			page.Shows("Horas ocupadas")
			page.Shows("ambiente ocupado por otro curso")
		}
		page.Check("horario-ambiente")

		page.Follow("¿Cuándo puedo dar este curso?")
		page.Shows("Ambiente libre: Ambiente 101")
		if page.Value("ambienteId") != salon {
			t.Errorf("chosen is %q", page.Value("ambienteId"))
		}
		page.Check("cuando-ambiente")
		page.Press("Usar esta fecha")
		page.At("/editar-solicitud/" + id + "/horario")
		page.Shows("en el ambiente «Ambiente 101»")
		page.ShowsNot("con un curso aprobado")
		if r := app.As(t, instructora).Get("/api/solicitudes/" + id).Status(http.StatusOK); r.Text("solicitud.ambienteId") != salon || strings.Contains(string(r.Body), "otro curso") {
			t.Errorf("kept is %s", r.Body)
		}
	})
}

package e2e_test

import (
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

// enEstado is a solicitud of the demonstration in some state, with a proposal or without.
func enEstado(t *testing.T, app *apptest.App, estado string, propuesta bool) string {
	t.Helper()
	return "/solicitudes/" + uno(t, app, `SELECT s.id FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id
		WHERE s.centro_id = 'centro-9546' AND u.correo = 'instructor2.9546@sena.edu.co' AND s.estado = ? AND (s.propuesta IS NOT NULL) = ? ORDER BY s.codigo LIMIT 1`, estado, propuesta)
}

// vistas are the states in which instructor2.9546 has a solicitud in the demonstration.
var vistas = []string{"PENDIENTE", "EN_REVISION", "DEVUELTA", "APROBADA", "CANCELADA"}

func TestThePageOfASolicitudInItsStates(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		for _, quien := range []string{"instructor2.9546", coordinador} {
			page := browser.Open(t, app, js)
			page.SignIn(quien)
			for _, estado := range vistas {
				page.Go(enEstado(t, app, estado, false))
				page.Shows("Qué puede hacer ahora")
				page.Check("solicitud-" + strings.ToLower(estado) + "-" + quien[:5])
			}
			page.Go(enEstado(t, app, "APROBADA", true))
			page.Shows("Propuesta de otro horario")
			page.Check("solicitud-propuesta-" + quien[:5])
		}
	})
}

func TestTheLongestTextsFitOnThePageOfASolicitud(t *testing.T) {
	app := apptest.New(t)
	ruta := enEstado(t, app, "DEVUELTA", false)
	largo := strings.Repeat("Electroencefalografía-sin-espacios", 5)
	app.Exec(t, `UPDATE solicitudes SET nombre_empresa = ?, representante_legal = ?, lugar_formacion = ?, direccion_empresa = ?, justificacion = ?, comentarios_revision = ? WHERE id = ?`,
		largo, largo, largo, largo, strings.Repeat(largo+" y más. ", 20), strings.Repeat(largo+" ", 20), strings.TrimPrefix(ruta, "/solicitudes/"))
	page := browser.Open(t, app, browser.With)
	page.SignIn("instructor2.9546")
	page.Go(ruta)
	page.Check("solicitud-larga")
}

func TestACourseIsCancelledAfterAQuestion(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		page := browser.Open(t, app, js)
		page.SignIn(coordinador)
		ruta := enEstado(t, app, "APROBADA", false)
		page.Go(ruta)
		page.Follow("Cancelar")
		page.Shows("No se puede deshacer")
		page.Accessible()
		page.Fill("comentarios", "corto")
		page.Press("Sí, cancelarla")
		page.At(ruta + "/cancelar")
		page.Shows("Explique en al menos 10 caracteres")
		page.Check("solicitud-cancelar-error")
		page.Fill("comentarios", "La comunidad no alcanza los aprendices.")
		page.Press("Sí, cancelarla")
		page.At(ruta)
		page.Shows("Canceló SOL-")
		page.Shows("La comunidad no alcanza los aprendices.")
		if got := estadoDe(t, app, strings.TrimPrefix(ruta, "/solicitudes/")); got != "CANCELADA" {
			t.Errorf("it is %s", got)
		}
	})
}

func TestACourseIsProposedAndMovedInABrowser(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		ruta := enEstado(t, app, "APROBADA", true)
		instructora := browser.Open(t, app, js)
		instructora.SignIn("instructor2.9546")
		instructora.Go(ruta)
		instructora.Follow("Cambiar la propuesta de horario")
		instructora.At(ruta + "/reprogramar")
		instructora.Check("proponer")
		instructora.Fill("motivo", "corto")
		instructora.Press("Enviar la propuesta")
		instructora.Shows("Explique en al menos 10 caracteres")
		instructora.Check("proponer-error")
		instructora.Fill("fechaInicioCurso", "1/2/2027")
		if js {
			instructora.Until(`document.getElementById('asi-queda').innerText.includes('Viernes 12 de febrero')`)
		}
		instructora.Fill("motivo", "El salón estará ocupado hasta febrero")
		instructora.Press("Enviar la propuesta")
		instructora.At(ruta)
		instructora.Shows("Envió la propuesta a la coordinación")

		coordina := browser.Open(t, app, js)
		coordina.SignIn(coordinador)
		coordina.Go(ruta)
		coordina.Follow("Revisar y reprogramar")
		coordina.Check("reprogramar")
		if got := coordina.Value("fechaInicioCurso"); got != "01/02/2027" {
			t.Errorf("it begins on %s", got)
		}
		coordina.Press("Reprogramar el curso")
		coordina.At(ruta)
		coordina.Shows("Reprogramó SOL-")
		coordina.Shows("la reprogramó")
	})
}

func TestThePreviewOfAnotherScheduleIsLive(t *testing.T) {
	app := apptest.New(t)
	ruta := enEstado(t, app, "APROBADA", false)
	page := browser.Open(t, app, browser.With)
	page.SignIn(coordinador)
	page.Go(ruta + "/reprogramar")
	page.Click("Fin de semana")
	page.Until(`document.querySelector('[name="horarios.0.diaSemana"]').value === 'SABADO'`)
	page.Until(`/entran|Falta para poder reprogramarlo/.test(document.getElementById('asi-queda').textContent)`)
	page.Accessible()
}

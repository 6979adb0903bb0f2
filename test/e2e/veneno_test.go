package e2e_test

import (
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

// veneno would run, break out of an attribute, or end the element that it stands in, were it ever more than text.
const veneno = `"'><img src=x onerror=veneno=1></textarea></title></option><script>veneno=1</script>{{7*7}}`

// envenenar writes the text into everything that a person can write, but the historial, which nobody can change: what is
// in there comes through the API.
func envenenar(t *testing.T, app *apptest.App, id string) {
	t.Helper()
	app.As(t, "coordinador.9546").Post("/api/solicitudes/"+id+"/return", map[string]any{"comentarios": veneno,
		"correcciones": []map[string]any{{"campo": "/lugarFormacion", "texto": veneno}, {"campo": "/horarios", "texto": veneno}, {"campo": "/justificacion", "texto": veneno}}}).Status(200)
	app.As(t, autora).Put("/api/solicitudes/"+id, map[string]any{"observaciones": veneno, "nombreEmpresa": veneno, "objetivosPersonalizados": []string{veneno}}).Status(200)
	app.Drain(t)
	for tabla, columnas := range map[string]string{
		"solicitudes": "responsable_nombre responsable_cedula responsable_correo nombre_empresa nit_empresa codigo_empresa representante_legal direccion_empresa " +
			"telefonos_empresa lugar_formacion tipo_ambiente otro_especificar justificacion resultados_esperados observaciones programa_nombre programa_codigo estado_por",
		"solicitud_horarios":    "observaciones",
		"usuarios":              "nombre especialidad",
		"centros":               "nombre ciudad direccion",
		"programas":             "nombre descripcion",
		"programa_objetivos":    "descripcion",
		"programa_competencias": "descripcion",
		"programa_resultados":   "descripcion",
		"notificaciones":        "titulo mensaje",
		"recesos":               "nombre",
		"programas_especiales":  "nombre",
	} {
		var partes []string
		for columna := range strings.FieldsSeq(columnas) {
			partes = append(partes, columna+" = ?0")
		}
		app.Exec(t, "UPDATE "+tabla+" SET "+strings.Join(partes, ", "), veneno)
	}
}

func TestWhatPeopleWriteIsTextOnEveryPage(t *testing.T) {
	app := apptest.New(t)
	de := func(estado string) string {
		return app.Query(t, "SELECT s.id FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id WHERE u.correo LIKE ? AND s.estado = ? ORDER BY s.codigo LIMIT 1", autora+"@%", estado)[0]
	}
	pendiente := de("PENDIENTE")
	envenenar(t, app, pendiente)
	devuelta, aprobada := pendiente, de("APROBADA")
	otraPendiente := app.Query(t, "SELECT s.id FROM solicitudes s JOIN centros c ON c.id = s.centro_id WHERE c.codigo = '9546' AND s.estado = 'PENDIENTE' LIMIT 1")[0]
	for cuenta, id := range map[string]map[string]string{
		autora:             {"/editar-solicitud/": devuelta, "/solicitudes/": devuelta},
		"coordinador.9546": {"/solicitudes/": otraPendiente, "reprogramar": aprobada, "ficha": aprobada, "cancelar": aprobada},
		"admin":            {"/solicitudes/": otraPendiente, "reprogramar": aprobada},
	} {
		t.Run(cuenta, func(t *testing.T) {
			p := browser.Open(t, app, browser.With)
			p.SignIn(cuenta)
			vistas := 0
			for _, ruta := range app.Rutas() {
				camino, esPagina := paginaDe(ruta, id)
				if !esPagina {
					continue
				}
				p.Go(camino)
				vistas++
				if browser.Eval[bool](p, `typeof veneno !== 'undefined' || !!document.querySelector('img[src="x"], [onerror]')`) {
					t.Errorf("%s runs what somebody wrote", camino)
				}
				if p.Status() >= 500 {
					t.Errorf("%s: %d", camino, p.Status())
				}
			}
			p.Go("/dashboard")
			if !browser.Eval[bool](p, `document.body.innerHTML.includes('&lt;script&gt;veneno')`) {
				t.Error("the start page does not show what was written: the test poisons nothing")
			}
			t.Logf("%d pages", vistas)
		})
	}
}

// paginaDe makes the address of a route that shows a page: of the ids the one with the most fitting name.
func paginaDe(ruta string, ids map[string]string) (string, bool) {
	camino, esLectura := strings.CutPrefix(ruta, "GET ")
	if !esLectura || strings.HasPrefix(camino, "/api/") || strings.HasPrefix(camino, "/static/") || strings.HasSuffix(camino, "/eventos") ||
		camino == "/livez" || camino == "/readyz" || camino == "/ultima-empresa" {
		return "", false
	}
	if !strings.Contains(camino, ":id") {
		return camino, true
	}
	for nombre, id := range ids {
		if strings.HasSuffix(camino, nombre) {
			return strings.Replace(camino, ":id", id, 1), true
		}
	}
	for nombre, id := range ids {
		if strings.HasPrefix(camino, nombre) {
			return strings.Replace(camino, ":id", id, 1), true
		}
	}
	return "", false
}

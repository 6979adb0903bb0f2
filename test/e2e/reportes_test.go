package e2e_test

import (
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestReportsLookRight(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		recorrer := func(sufijo string) {
			for cuenta, rutas := range map[string]map[string]string{
				"coordinador.9546": {"/reportes-coordinador?periodo=doce-meses": "reporte-resumen", "/reportes-coordinador?vista=tiempos&periodo=doce-meses": "reporte-tiempos",
					"/reportes-coordinador?vista=grupos&periodo=doce-meses": "reporte-grupos", "/reportes-coordinador?vista=cargas": "reporte-cargas",
					"/reportes-coordinador?vista=cola": "reporte-cola", "/reportes-coordinador?desde=2020-01-01&hasta=2020-12-31": "reporte-vacio", "/reportes-coordinador?periodo=x": "reporte-direccion-mala"},
				"admin": {"/reportes?periodo=fechas&desde=2025-02-01": "reporte-pais", "/reportes?vista=grupos&por=regional&periodo=doce-meses": "reporte-regionales", "/reportes?vista=cargas": "reporte-cargas-pais"},
			} {
				page := browser.Open(t, app, js)
				page.SignIn(cuenta)
				for ruta, nombre := range rutas {
					page.Go(ruta)
					page.Check(nombre + sufijo)
				}
			}
		}
		recorrer("")
		largos(t, app)
		extremos(t, app)
		recorrer("-extremos")
	})
}

// extremos makes figures large and names as long as they may get: thousands of solicitudes in each month of a year, of
// many instructors, with a hundred learners each.
func extremos(t *testing.T, app *apptest.App) {
	t.Helper()
	app.Copy(t, "usuarios", 9, map[string]string{"id": "id || '-' || i", "correo": "i || correo", "cedula": "(10000000 + row_number() OVER ())::text"})
	app.Copy(t, "solicitudes", 150, map[string]string{"id": "id || '-' || i", "codigo": "'SOL-2020-' || (1000 + row_number() OVER ())",
		"instructor_id": "instructor_id || '-' || (1 + i % 9)", "numero_ficha": "CASE WHEN numero_ficha IS NOT NULL THEN (9000000 + row_number() OVER ())::text END",
		"ficha_provisional": "CASE WHEN numero_ficha IS NOT NULL THEN false ELSE ficha_provisional END"})
	app.Exec(t, `UPDATE solicitudes SET fecha_solicitud = '2027-01-26T15:00:00Z'::timestamptz - mod(abs(hashtext(id)), 370) * interval '1 day', aprendices = 100, cupo_maximo = 100, duracion_maxima = 880`)
	app.Exec(t, `UPDATE centros SET nombre = ? WHERE codigo = '9546'`, "Centro de Gestión Agroempresarial, Agroindustrial y de Servicios del Oriente y las Provincias de Vélez, Guanentá y Comunera "+strings.Repeat("W", 40))
	app.Exec(t, `UPDATE programas SET nombre = left(nombre || ' ' || repeat('con enfoque asociativo y diferencial ', 6), 200)`)
	app.Exec(t, `UPDATE solicitud_sesiones SET desde = 360, hasta = 1320`)
	app.Exec(t, `SELECT solicitud_estancias_rehacer()`)
}

func TestACoordinatorLooksBehindAFigure(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		page := browser.Open(t, app, js)
		page.SignIn("coordinador.9546")
		page.Go("/dashboard")
		page.Follow("Reportes")
		page.At("/reportes-coordinador")
		page.Shows("del 1 al 26 de enero de 2027")
		page.Choose("periodo", "doce-meses")
		page.Press("Aplicar")
		page.Shows("del 1 de febrero de 2026 al 26 de enero de 2027")
		page.Follow("5")
		page.Until(`location.pathname === "/todas-solicitudes" && location.search.includes("estado=APROBADA")`)
		if got := browser.Eval[int](page, `document.querySelectorAll('tbody tr').length`); got != 5 {
			t.Errorf("5 approved ones are a list of %d", got)
		}
		page.Back()
		page.Shows("del 1 de febrero de 2026 al 26 de enero de 2027")
		page.Follow("Comparar")
		page.Follow("Municipio")
		page.Shows("Solicitudes por municipio")
		page.Shows("del 1 de febrero de 2026 al 26 de enero de 2027")
		if excel := browser.Eval[string](page, `document.querySelector('a[href*="formato=excel"]').getAttribute('href')`); !strings.Contains(excel, "por=municipio") || !strings.Contains(excel, "periodo=doce-meses") {
			t.Errorf("the sheet is at %s", excel)
		} else {
			app.As(t, "coordinador.9546").Get(excel).Status(200)
		}
		page.Choose("periodo", "fechas")
		page.Fill("desde", "2026-09-01")
		page.Press("Aplicar")
		page.Shows("del 1 de septiembre de 2026 al 26 de enero de 2027")
	})
}

// TestAReportIsLight: the page alone, as it comes when everything else is there already.
func TestAReportIsLight(t *testing.T) {
	app := apptest.New(t, apptest.At(enero))
	extremos(t, app)
	page := browser.Open(t, app, browser.With)
	page.SignIn("admin")
	page.Go("/reportes")
	for _, ruta := range []string{"/reportes?periodo=doce-meses", "/reportes?desde=2022-02-01&hasta=2027-01-26", "/reportes?vista=tiempos&periodo=doce-meses", "/reportes?vista=grupos&periodo=doce-meses",
		"/reportes?vista=grupos&por=instructor&periodo=doce-meses"} {
		page.ForgetRequests()
		page.Go(ruta)
		bytes := 0.0
		for _, r := range page.Requests() {
			if !r.Cached {
				bytes += r.Bytes
			}
		}
		t.Logf("%s: %.0f bytes", ruta, bytes)
		if bytes > 15<<10 || bytes == 0 {
			t.Errorf("%s: %.0f bytes", ruta, bytes)
		}
	}
}

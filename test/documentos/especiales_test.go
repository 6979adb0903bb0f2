package documentos_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/papeles"
)

// convenio is a special programme beyond the boxes, which solicitudes of a centre run under.
func convenio(t *testing.T, app *apptest.App) (aprobada string) {
	t.Helper()
	app.Exec(t, `INSERT INTO programas_especiales (codigo, nombre, orden, vigente_desde) VALUES ('CONVENIO_VELEZ', 'Convenio Alcaldía de Vélez', 13, '2020-01-01')`)
	app.Exec(t, `UPDATE solicitudes SET programas_especiales = '{CONVENIO_VELEZ,POSCONFLICTO}' WHERE centro_id = 'centro-9546' AND estado = 'APROBADA'`)
	return app.Query(t, `SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND estado = 'APROBADA' ORDER BY codigo LIMIT 1`)[0]
}

func TestASpecialProgrammeBeyondTheBoxesIsNamedWhereverItStands(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := convenio(t, app)
	app.Exec(t, `INSERT INTO solicitud_historial (solicitud_id, accion, de, a, actor_id, actor_nombre, actor_rol, en, comentario, cambios, direccion, peticion_id)
		SELECT solicitud_id, 'EDITAR', a, a, actor_id, actor_nombre, actor_rol, en, '', '[{"campo": "/programasEspeciales", "antes": "", "despues": "CONVENIO_VELEZ"}]', direccion, peticion_id
		FROM solicitud_historial WHERE solicitud_id = ? ORDER BY id DESC LIMIT 1`, id)
	coordina, navega := app.As(t, coordinador), app.Browser(t, coordinador)
	texto := func(ruta string) string { return string(navega.Get(ruta).Status(http.StatusOK).Body) }
	libro := libroDe(t, coordina.Get(listado+"?format=excel&especial=CONVENIO_VELEZ"))
	var celdas strings.Builder
	for _, hoja := range libro.GetSheetList() {
		filas, err := libro.GetRows(hoja)
		if err != nil {
			t.Fatal(err)
		}
		for _, fila := range filas {
			celdas.WriteString(strings.Join(fila, "|") + "\n")
		}
	}
	reporte := "/reportes-coordinador?vista=grupos&por=especial&periodo=fechas&desde=2025-01-01&hasta=2027-12-31"
	for donde, dicho := range map[string]string{
		"page":         texto("/solicitudes/" + id),
		"ficha":        papeles.Corrido(papeles.Crudo(t, pdf(t, app, coordinador, "/solicitudes/"+id))),
		"workbook":     celdas.String(),
		"list":         texto("/todas-solicitudes?especial=CONVENIO_VELEZ"),
		"empty list":   texto("/todas-solicitudes?especial=CONVENIO_VELEZ&estado=RECHAZADA"),
		"report":       texto(reporte),
		"its filter":   texto(reporte + "&especial=CONVENIO_VELEZ"),
		"report's CSV": texto(strings.Replace(reporte, "-coordinador?", "/descargar?formato=csv&", 1) + "&especial=CONVENIO_VELEZ"),
	} {
		visible := strings.NewReplacer("=CONVENIO_VELEZ", "", `"CONVENIO_VELEZ"`, "").Replace(dicho) // of addresses and of values of choices
		if !strings.Contains(dicho, "Convenio Alcaldía de Vélez") || strings.Contains(visible, "CONVENIO_VELEZ") {
			i := strings.Index(visible, "CONVENIO_VELEZ")
			t.Errorf("%s: named %v, with its code %v: …%s…", donde, strings.Contains(dicho, "Convenio Alcaldía de Vélez"), i >= 0, visible[max(0, i-80):max(0, i)])
		}
	}
	if historial := texto("/solicitudes/" + id); strings.Count(historial, "Convenio Alcaldía de Vélez") < 2 {
		t.Error("the historial does not name it")
	}
}

// The code says which it is, so that a name that was mended is mended everywhere, as it is in the reports.
func TestASpecialProgrammeIsCalledAsTheCatalogueCallsItToday(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := convenio(t, app)
	antes := app.Queries(func() { app.Browser(t, coordinador).Page("/solicitudes/" + id) })
	app.As(t, admin).Put("/api/programas-especiales/CONVENIO_VELEZ", map[string]any{"nombre": "Convenio Vélez y Puente"}).Status(http.StatusOK)
	app.Exec(t, `INSERT INTO programas_especiales (codigo, nombre, orden, vigente_desde) SELECT 'OTRO_' || i, 'Otro ' || i, 14, '2020-01-01' FROM generate_series(1, 40) i`)
	app.Exec(t, `UPDATE solicitudes SET programas_especiales = (SELECT array_agg(codigo ORDER BY codigo) FROM programas_especiales) WHERE id = ?`, id)
	var html string
	if ahora := app.Queries(func() { html = string(app.Browser(t, coordinador).Page("/solicitudes/" + id).Body) }); ahora != antes {
		t.Errorf("%d questions for one special programme, %d for many", antes, ahora)
	}
	if !strings.Contains(html, "Convenio Vélez y Puente") || !strings.Contains(html, "Otro 40") || strings.Contains(html, "Alcaldía de Vélez") {
		t.Error("the page does not have the names of today")
	}
	var cuerpo struct {
		Solicitud struct {
			ProgramasEspeciales []string `json:"programasEspeciales"`
		} `json:"solicitud"`
	}
	if err := json.Unmarshal(app.As(t, coordinador).Get("/api/solicitudes/"+id).Status(http.StatusOK).Body, &cuerpo); err != nil || len(cuerpo.Solicitud.ProgramasEspeciales) != 41 {
		t.Errorf("the API gives %v, %v: it speaks in codes", cuerpo.Solicitud.ProgramasEspeciales, err)
	}
}

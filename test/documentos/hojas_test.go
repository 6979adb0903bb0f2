package documentos_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

func TestTheWorkbookOfASolicitudComesInAnyState(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for _, estado := range []string{"BORRADOR", "APROBADA"} {
		fila := app.Query(t, "SELECT id || ' ' || codigo FROM solicitudes WHERE centro_id = 'centro-9546' AND estado = ? ORDER BY codigo LIMIT 1", estado)[0]
		id, codigo, _ := strings.Cut(fila, " ")
		r := app.As(t, coordinador).Get("/api/solicitudes/" + id + "/export?format=excel")
		f := libroDe(t, r)
		if nombreDe(t, r) != "solicitud-"+codigo+".xlsx" {
			t.Errorf("the file is called %s", nombreDe(t, r))
		}
		filas := filasDe(t, f, "Información General")
		if !slices.ContainsFunc(filas, func(fila []string) bool { return slices.Equal(fila, []string{"Código", codigo}) }) {
			t.Errorf("lacks %s: %q", codigo, filas)
		}
		app.As(t, otroCentro).Get("/api/solicitudes/" + id + "/export?format=excel").Status(http.StatusNotFound)
	}
	if n := app.Count(t, "SELECT count(*) FROM auditoria WHERE accion = 'EXPORTAR_SOLICITUD' AND centro_id = 'centro-9546' AND detalle = '{\"salida\": \"excel\"}'"); n != 2 {
		t.Errorf("%d rows are written down", n)
	}
}

func TestLearnersAreInscribedWithTheNumberOfSofia(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	pedir := func(donde string) apptest.Response {
		id := app.Query(t, "SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND "+donde+" ORDER BY codigo LIMIT 1")[0]
		return app.As(t, coordinador).Get("/api/solicitudes/" + id + "/sofia")
	}
	for donde, dice := range map[string]string{"estado = 'PENDIENTE'": "aprobado", "estado = 'APROBADA' AND ficha_provisional": "provisional"} {
		if r := pedir(donde).Status(http.StatusConflict); !strings.Contains(r.Text("error"), dice) {
			t.Errorf("%s: %s", donde, r.Body)
		}
	}
	const deVerdad = "estado = 'APROBADA' AND NOT ficha_provisional"
	ficha := app.Query(t, "SELECT numero_ficha FROM solicitudes WHERE centro_id = 'centro-9546' AND "+deVerdad+" ORDER BY codigo LIMIT 1")[0]
	r := pedir(deVerdad)
	filas := filasDe(t, libroDe(t, r), "Inscripción")
	if n := app.Count(t, "SELECT aprendices FROM solicitudes WHERE numero_ficha = ?", ficha); len(filas) != n+1 || filas[n][3] != ficha || nombreDe(t, r) != "inscripcion-"+ficha+".xlsx" {
		t.Errorf("%d rows of %s: %q", len(filas), nombreDe(t, r), filas)
	}
	if n := app.Count(t, "SELECT count(*) FROM auditoria WHERE accion = 'EXPORTAR_INSCRIPCION'"); n != 1 {
		t.Errorf("%d rows are written down", n)
	}
}

func TestThePageOfASolicitudLeadsToItsSheets(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for donde, conHoja := range map[string]bool{"estado = 'APROBADA' AND NOT ficha_provisional": true, "ficha_provisional": false, "estado = 'PENDIENTE'": false} {
		id := app.Query(t, "SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND "+donde+" ORDER BY codigo LIMIT 1")[0]
		navegador, ruta := app.Browser(t, coordinador), "/solicitudes/"+id
		html := string(navegador.Get(ruta).Status(http.StatusOK).Body)
		if !strings.Contains(html, ruta+"/documento?format=excel") || strings.Contains(html, ruta+"/documento?format=sofia") != conHoja {
			t.Errorf("%s: the page offers other documents", donde)
		}
		libroDe(t, navegador.Get(ruta+"/documento?format=excel"))
		if r := navegador.Get(ruta + "/documento?format=sofia"); conHoja {
			libroDe(t, r)
		} else if r.Code != http.StatusConflict || !strings.Contains(string(r.Body), "No se puede hacer ahora") {
			t.Errorf("%s: %d %s", donde, r.Code, r.Body)
		}
	}
}

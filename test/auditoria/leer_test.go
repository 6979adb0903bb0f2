package auditoria_test

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// todas reads the audit page by page.
func todas(t *testing.T, c apptest.Client, consulta string, limite int) (filas []map[string]any) {
	t.Helper()
	ruta := fmt.Sprintf("/api/auditoria?limit=%d&%s", limite, consulta)
	for tras := ""; ; {
		r := c.In(t).Get(ruta + "&tras=" + url.QueryEscape(tras)).Status(http.StatusOK)
		for _, f := range r.Value("auditoria").([]any) {
			filas = append(filas, f.(map[string]any))
		}
		siguiente, _ := r.Value("siguiente").(string)
		if siguiente == "" {
			return filas
		}
		tras = siguiente
	}
}

func TestBothTablesAreReadAsOneWithoutGapsOrRepeats(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	// Rows of both tables at one instant, across the borders of pages.
	app.Exec(t, `INSERT INTO auditoria (en, actor_id, actor_nombre, actor_rol, accion, objeto_tipo, objeto_id)
		SELECT en, 'sistema', 'Sistema', 'SISTEMA', 'PROBAR_ORDEN', 'cosa', id::text FROM solicitud_historial`)
	enTablas := app.Query(t, `SELECT ((SELECT count(*) FROM auditoria) + (SELECT count(*) FROM solicitud_historial))::text`)[0]
	for _, limite := range []int{7, 200} {
		filas, vistas := todas(t, admin, "", limite), map[string]bool{}
		anterior := "9"
		for _, f := range filas {
			clave := fmt.Sprint(f["fecha"], f["accion"], f["objeto"], f["cambios"], f["comentario"], f["datos"])
			if vistas[clave] {
				t.Errorf("%s comes twice", clave)
			}
			vistas[clave] = true
			if fecha := f["fecha"].(string); fecha > anterior {
				t.Errorf("%s comes after %s", fecha, anterior)
			} else {
				anterior = fecha
			}
		}
		if fmt.Sprint(len(filas)) != enTablas {
			t.Errorf("in pages of %d: %d rows of %s", limite, len(filas), enTablas)
		}
	}
}

func TestTheAuditIsNarrowed(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	codigo := app.Query(t, `SELECT codigo FROM solicitudes WHERE estado = 'APROBADA' ORDER BY codigo LIMIT 1`)[0]
	id := app.Query(t, `SELECT id FROM solicitudes WHERE codigo = ?`, codigo)[0]
	app.As(t, "coordinador.9546").Get("/api/reportes/resumen").Status(http.StatusOK)
	app.As(t, "coordinador.9546").Get("/api/solicitudes/export-all").Status(http.StatusOK)
	coordina := app.Query(t, `SELECT id FROM usuarios WHERE correo = 'coordinador.9546@sena.edu.co'`)[0]
	cuenta := func(sql string, args ...any) string {
		return app.Query(t, "SELECT count(*)::text FROM "+sql, args...)[0]
	}
	for consulta, quiere := range map[string]string{
		"objeto=" + codigo:                                           cuenta("solicitud_historial WHERE solicitud_id = ?", id),
		"objeto=" + strings.ToLower(codigo):                          cuenta("solicitud_historial WHERE solicitud_id = ?", id),
		"objeto=" + id:                                               cuenta("solicitud_historial WHERE solicitud_id = ?", id),
		"accion=APROBAR_SOLICITUD":                                   cuenta("solicitud_historial WHERE accion = 'APROBAR'"),
		"accion=EXPORTAR_LISTADO":                                    "1",
		"accion=NO_EXISTE":                                           "0",
		"quien=nadie-se-llama-asi":                                   "0",
		"quien=" + coordina + "&accion=EXPORTAR_LISTADO":             "1",
		"quien=coordinador.9546@sena.edu.co&accion=EXPORTAR_LISTADO": "1",
		"centro=centro-9546&accion=APROBAR_SOLICITUD":                cuenta("solicitud_historial h JOIN solicitudes s ON s.id = h.solicitud_id WHERE h.accion = 'APROBAR' AND s.centro_id = 'centro-9546'"),
		"direccion=127.0.0.1&accion=EXPORTAR_LISTADO":                "1",
		"direccion=192.0.2.99":                                       "0",
		"desde=2027-01-12&hasta=2027-01-12&accion=EXPORTAR_LISTADO":  "1",
		"hasta=2020-01-01":                                           "0",
	} {
		if n := len(todas(t, admin, consulta, 200)); fmt.Sprint(n) != quiere {
			t.Errorf("%s: %d rows, want %s", consulta, n, quiere)
		}
	}
}

func TestWhatCannotBeReadIsTold(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	r := admin.Get("/api/auditoria?tras=x&limit=0&desde=ayer&hasta=2020-13-01").Status(http.StatusUnprocessableEntity)
	for _, puntero := range []string{"/query/tras", "/query/limit", "/query/desde", "/query/hasta"} {
		if !strings.Contains(string(r.Body), puntero) {
			t.Errorf("%s is missing: %s", puntero, r.Body)
		}
	}
	admin.Get("/api/auditoria?desde=2027-01-02&hasta=2027-01-01").Status(http.StatusUnprocessableEntity)
	pagina := admin.Page("/auditoria?desde=2027-01-02&hasta=2027-01-01")
	if !strings.Contains(pagina.Main(), "La fecha «Hasta» es anterior") {
		t.Error("the page does not say what is wrong")
	}
}

func TestTheFileHasTheRowsAndIsWrittenDownItself(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	app.Exec(t, `INSERT INTO auditoria (en, actor_id, actor_nombre, actor_rol, accion, objeto_tipo, objeto_id, detalle)
		VALUES (now(), 'x', '=HYPERLINK("http://x")', 'ADMIN', 'PROBAR_CELDA', 'cosa', '@SUM(1)', '{"cambios": [{"campo": "nombre", "antes": "-1+1", "despues": 7}]}')`)
	r := admin.With("Accept", "*/*").Get("/auditoria/descargar?accion=PROBAR_CELDA").Status(http.StatusOK)
	if tipo := r.Header.Get("Content-Type"); !strings.HasPrefix(tipo, "text/csv") {
		t.Errorf("it is %s", tipo)
	}
	lector := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(r.Body), "\ufeff")))
	lector.Comma, lector.FieldsPerRecord = ';', -1
	filas, err := lector.ReadAll()
	if err != nil || len(filas) != 2 {
		t.Fatalf("%v, %d rows: %s", err, len(filas), r.Body)
	}
	for _, celda := range filas[1] {
		if strings.HasPrefix(celda, "=") || strings.HasPrefix(celda, "@") || strings.HasPrefix(celda, "-") {
			t.Errorf("a sheet would run %q", celda)
		}
	}
	if got := app.Query(t, `SELECT detalle->>'accion' || ' ' || direccion FROM auditoria WHERE objeto_tipo = 'reporte' AND objeto_id = 'auditoria'`); len(got) != 1 || got[0] != "PROBAR_CELDA 127.0.0.1" {
		t.Errorf("got %q", got)
	}
}

func TestThePageCostsTheSameHoweverLong(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	admin := app.As(t, "admin")
	if n := app.Queries(func() { admin.With("Accept", "text/html").Get("/auditoria?quien=admin").Status(http.StatusOK) }); n > 8 {
		t.Errorf("%d queries", n)
	}
}

package documentos_test

import (
	"mime"
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/papeles"
)

// pdf asks for the ficha de caracterización.
func pdf(t *testing.T, app *apptest.App, quien, ruta string) []byte {
	t.Helper()
	r := app.As(t, quien).With("Accept", "application/pdf").Get("/api" + ruta + "/export?format=pdf").Status(http.StatusOK)
	if tipo := r.Header.Get("Content-Type"); tipo != "application/pdf" {
		t.Fatalf("Content-Type is %q", tipo)
	}
	return r.Body
}

func TestAFormatThatThereIsNotIsRefused(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := app.Query(t, "SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' ORDER BY codigo LIMIT 1")[0]
	for _, formato := range []string{"docx", "pdf,excel", "%00", "..%2f"} {
		r := app.As(t, coordinador).Get("/api/solicitudes/" + id + "/export?format=" + formato).Status(http.StatusUnprocessableEntity)
		if p := r.Pointers(); len(p) != 1 || p[0] != "/query/format" || !strings.Contains(r.Text("error"), "pdf") {
			t.Errorf("%s: %s", formato, r.Body)
		}
	}
	app.As(t, coordinador).Get("/api/solicitudes/no-hay/export").Status(http.StatusNotFound)
	app.As(t, otroCentro).Get("/api/solicitudes/" + id + "/export").Status(http.StatusNotFound)
	app.Anonymous(t).Get("/api/solicitudes/" + id + "/export").Status(http.StatusUnauthorized)
}

func TestACancelledCourseNamesWhoApprovedAndWhoCancelledIt(t *testing.T) {
	t.Parallel()
	app := apptest.New(t, apptest.At(octubre))
	ruta := aprobada(t, app)
	app.As(t, admin).Post("/api"+ruta+"/cancel", map[string]any{"comentarios": "La comunidad aplazó el curso."}).Status(http.StatusOK)
	dicho := papeles.Corrido(papeles.Crudo(t, pdf(t, app, autora, ruta)))
	nombre := func(cuenta string) string {
		return app.Query(t, "SELECT nombre FROM usuarios WHERE correo = ?", cuenta+"@sena.edu.co")[0]
	}
	for _, quiere := range []string{"Cancelada por " + nombre(admin), nombre(coordinador) + " Aprobada el 20 de octubre de 2025"} {
		if !strings.Contains(dicho, quiere) {
			t.Errorf("lacks %q in %s", quiere, dicho)
		}
	}
	ruta = enviada(t, app)
	app.As(t, autora).Post("/api"+ruta+"/cancel", map[string]any{"comentarios": "Ya no se necesita."}).Status(http.StatusOK)
	dicho = papeles.Corrido(papeles.Crudo(t, pdf(t, app, autora, ruta)))
	if !strings.Contains(dicho, "Cancelada por "+nombre(autora)) || !strings.Contains(dicho, "Sin decisión") || strings.Contains(dicho, "Aprobada") {
		t.Errorf("never approved: %s", dicho)
	}
}

func TestTheFichaOfACourseIsPrinted(t *testing.T) {
	t.Parallel()
	app := apptest.New(t, apptest.At(octubre))
	ruta := aprobada(t, app)
	for _, quien := range []string{autora, coordinador, admin} {
		r := app.As(t, quien).Get("/api" + ruta + "/export").Status(http.StatusOK)
		_, partes, err := mime.ParseMediaType(r.Header.Get("Content-Disposition"))
		if codigo := app.Query(t, "SELECT codigo FROM solicitudes WHERE id = ?", strings.TrimPrefix(ruta, "/solicitudes/"))[0]; err != nil || partes["filename"] != "solicitud-"+codigo+".pdf" {
			t.Errorf("the file is called %v", partes)
		}
		papeles.Revisar(t, r.Body)
		dicho := papeles.Corrido(papeles.Crudo(t, r.Body))
		for _, quiere := range []string{"octubre de 2025 27 28 29 30 31", "noviembre de 2025 4 5 6 7 10", "X Programa de emprendimiento", "Responsable Única", "900.555.555-2", "Barbosa",
			"Aprobada", "(provisional, falta la de SOFIA Plus)", "20 de octubre de 2025, 10:00 a. m."} {
			if !strings.Contains(dicho, quiere) {
				t.Errorf("%s: lacks %q in %s", quien, quiere, dicho)
			}
		}
	}
}

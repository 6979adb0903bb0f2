package e2e_test

import (
	"net/http"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestACoordinationKeepsTheAmbientesOfItsCentre(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		page := browser.Open(t, app, js)
		page.SignIn("coordinador.9546")
		page.Go("/centros/centro-9546/ambientes?buscar=nada-asi")
		page.Shows("Ningún ambiente coincide")
		page.Check("ambientes-nada")
		page.Go("/centros/centro-9546/ambientes?tipo=PATIO")
		page.Shows("Mostramos la lista sin filtros")
		page.Go("/centros/centro-9546/ambientes")
		page.Shows("Laboratorio de alimentos")
		page.Check("ambientes")

		page.Follow("Registrar ambiente")
		page.Fill("capacidad", "501")
		page.Press("Registrar ambiente")
		page.Shows("Hay 3 problemas")
		page.Check("ambiente-errores")
		page.Fill("nombre", "ambiente  101")
		page.Choose("tipo", "TALLER")
		page.Fill("capacidad", "16")
		page.Press("Registrar ambiente")
		page.Shows("El centro ya tiene el ambiente «Ambiente 101»")
		page.Fill("nombre", "Taller de soldadura")
		page.Press("Registrar ambiente")
		page.Shows("Ambiente registrado: Taller de soldadura.")
		page.Shows("16 aprendices")

		page.Follow("Editar Taller de soldadura")
		page.Check("ambiente")
		id := app.Query(t, "SELECT id FROM ambientes WHERE clave = 'taller de soldadura'")[0]
		app.As(t, "admin").Put("/api/ambientes/"+id, map[string]any{"capacidad": 18}).Status(http.StatusOK)
		page.Choose("isActive", "false")
		page.Press("Guardar cambios")
		page.Shows("El ambiente cambió mientras usted lo escribía")
		page.Check("ambiente-choque")
		page.Press("Guardar cambios")
		page.Shows("Ambiente actualizado: Taller de soldadura.")
		page.Go("/centros/centro-9546/ambientes?estado=inactivo")
		page.Shows("Taller de soldadura")
	})
}

func TestACentreWithoutAmbientesSaysWhatToDo(t *testing.T) {
	app := apptest.New(t, apptest.At(enero))
	page := browser.Open(t, app, true)
	page.SignIn("admin")
	page.Go("/centros/centro-9549")
	page.Follow("Ambientes")
	page.Shows("El centro no tiene ambientes registrados")
	page.Check("ambientes-vacio")
	page.Follow("Registrar el primero")
	page.Fill("nombre", "Aula 1")
	page.Choose("tipo", "AULA")
	page.Press("Registrar ambiente")
	page.Shows("Sin dato")
	admin := app.As(t, "admin").With("Accept", "text/html")
	for _, ruta := range []string{"/centros/centro-9546/ambientes", "/centros/centro-9546/ambientes/nuevo"} {
		if n := app.Queries(func() { admin.Get(ruta).Status(http.StatusOK) }); n > 4 { // two, the session and the badge
			t.Errorf("%s asks %d times", ruta, n)
		}
	}
}

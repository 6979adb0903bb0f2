package e2e_test

import (
	"net/http"
	"slices"
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

// An approved course keeps its ambiente: another one of a colleague at the same hour is approved only with a reason.
func TestTwoCoursesWantOneAmbiente(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		salon := app.Query(t, "SELECT id FROM ambientes WHERE centro_id = 'centro-9546' AND clave = 'ambiente 101'")[0]
		enviar := func(quien string) string {
			body := solicitudValida(t, app)
			body["ambienteId"], body["tipoAmbiente"], body["cupoMaximo"], body["isDraft"] = salon, "TALLER", 35, false
			r := app.As(t, quien).Post("/api/solicitudes", body).Status(http.StatusCreated)
			if r.Text("solicitud.ambienteNombre") != "Ambiente 101" || r.Text("solicitud.tipoAmbiente") != "AULA" {
				t.Fatalf("got %s", r.Body)
			}
			return r.Text("solicitud.id")
		}
		primera, segunda := enviar("instructor1.9546"), enviar("instructor2.9546")
		coordina := app.As(t, coordinador)
		coordina.Post("/api/solicitudes/"+primera+"/approve", map[string]any{"justificacion": "Se acordó con el instructor."}).Status(http.StatusOK)
		r := coordina.Post("/api/solicitudes/"+segunda+"/approve", map[string]any{}).Status(http.StatusConflict)
		if !slices.ContainsFunc(r.List("cruces"), func(x any) bool { return x.(map[string]any)["motivo"] == "AMBIENTE" }) {
			t.Errorf("got %s", r.Body)
		}
		mia := app.As(t, "instructor2.9546").Get("/api/solicitudes/" + segunda).Status(http.StatusOK)
		if cruces := mia.List("solicitud.cruces"); !slices.ContainsFunc(cruces, func(x any) bool { return x.(map[string]any)["codigo"] == "otro curso" }) {
			t.Errorf("the instructor sees %v", cruces)
		}

		page := browser.Open(t, app, js)
		page.SignIn(coordinador)
		page.Go(rutaDecidir(segunda))
		page.Shows("En el mismo ambiente")
		page.Shows("El cupo no cabe en el ambiente")
		page.Check("decidir-ambiente")

		otra := browser.Open(t, app, js)
		otra.SignIn("instructor2.9546")
		otra.Go("/editar-solicitud/" + segunda + "/empresa")
		otra.Check("empresa-ambiente")
		otra.Choose("ambienteId", app.Query(t, "SELECT id FROM ambientes WHERE centro_id = 'centro-9546' AND clave = 'laboratorio de alimentos'")[0])
		otra.Press("Guardar y continuar")
		otra.Go("/solicitudes/" + segunda)
		otra.Shows("Laboratorio de alimentos")
		otra.Check("detalle-ambiente")
	})
}

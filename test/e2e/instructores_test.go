package e2e_test

import (
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func idDe(t *testing.T, app *apptest.App, cuenta string) string {
	t.Helper()
	return app.Query(t, "SELECT id FROM usuarios WHERE correo = ?", cuenta+"@sena.edu.co")[0]
}

func TestInstructorsLookRight(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		perfil := "/instructores/" + idDe(t, app, "instructor2.9546")
		recorrer := func(sufijo string) {
			for cuenta, rutas := range map[string]map[string]string{
				"coordinador.9546": {"/gestion-instructores": "instructores", "/gestion-instructores?buscar=zzzz": "instructores-nada",
					"/gestion-instructores?estado=inactivos": "instructores-inactivos", "/gestion-instructores?estado=NOEXISTE": "instructores-direccion-mala", perfil: "instructor"},
				"admin":            {"/gestion-instructores": "instructores-pais"},
				"instructor2.9546": {perfil: "instructor-propio", "/mi-perfil": "mi-perfil-instructor"},
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
		app.Exec(t, "UPDATE usuarios SET activo = false WHERE correo = 'instructor1.9546@sena.edu.co'")
		recorrer("-extremos")
	})
}

func TestAnInstructorIsWrittenOver(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		perfil := "/instructores/" + idDe(t, app, "instructor2.9546")
		page := browser.Open(t, app, js)
		page.SignIn("coordinador.9546")
		page.Go(perfil)
		page.Follow("Editar")
		page.Fill("cedula", "abc")
		page.Press("Guardar")
		page.Shows("Hay un problema")
		page.Check("instructor-editar-mal")
		page.Fill("cedula", "13.720.885")
		page.Fill("especialidad", "Lácteos y bocadillo")
		page.Press("Guardar")
		page.At(perfil)
		page.Shows("Los datos quedaron guardados.")
		page.Shows("13720885")

		propia := browser.Open(t, app, js)
		propia.SignIn("instructor2.9546")
		propia.Go(perfil + "/editar")
		propia.ShowsNot("Correo institucional")
		propia.Check("instructor-editar-propio")
		propia.Fill("telefono", "310 555 0177")
		propia.Press("Guardar")
		propia.Shows("3105550177")
	})
}

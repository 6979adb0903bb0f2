package e2e_test

import (
	"testing"

	"complementarias/application/identidad"
	"complementarias/test/apptest"
	"complementarias/test/buzon"
	"complementarias/test/e2e/browser"
)

// estrenar opens a link of an invitation and sets the first password.
func estrenar(t *testing.T, app *apptest.App, js browser.JavaScript, enlace string) *browser.Page {
	t.Helper()
	page := browser.Open(t, app, js)
	page.Go(enlace)
	page.Fill("password", claveNueva)
	page.Click("Autorizo el tratamiento")
	page.Press("Guardar e ingresar")
	page.Shows("Su cuenta está lista")
	return page
}

// TestACentreStartsFromNothingInTheBrowser goes from an empty database of production to an approved course.
func TestACentreStartsFromNothingInTheBrowser(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		const coordinacion, instructora = "coordinador.9546@sena.edu.co", "persona7@sena.edu.co"
		correo := buzon.New(t)
		app := apptest.New(t, apptest.WithoutDemo(), apptest.Env("NODE_ENV", "production"), apptest.Mail(correo))
		r, err := app.UseCases.Identidad.CrearAdmin.Execute(t.Context(), identidad.CrearAdminInput{Nombre: "Ana Ruiz", Correo: "aruiz@sena.edu.co"})
		if err != nil {
			t.Fatal(err)
		}
		admin := estrenar(t, app, js, "/invitacion/"+r.Invitacion.Token)
		admin.Go("/crear-usuario")
		admin.Choose("role", "COORDINADOR")
		admin.Choose("centroId", "centro-9546")
		admin.Fill("nombre", "Carlos Peña Ríos")
		admin.Fill("email", coordinacion)
		admin.Fill("cedula", "91.234.567")
		admin.Press("Crear e invitar")
		admin.Shows("La cuenta quedó creada.")
		admin.Go("/programas/nuevo")
		admin.Choose("centroId", "centro-9546")
		admin.Fill("nombre", "Contabilidad básica para pequeños negocios")
		admin.Fill("codigo", "84720115")
		admin.Choose("modalidad", "PRESENCIAL")
		admin.Fill("duracionHoras", "40")
		admin.Fill("cupoAprendices", "30")
		admin.Press("Registrar programa")
		admin.Shows("Programa registrado")

		app.Drain(t)
		coordina := estrenar(t, app, js, correo.Wait(t, coordinacion, "cuenta").Link(t))
		coordina.Go("/gestion-instructores/importar")
		coordina.Upload("file", hojaDeCincuenta(t, true))
		coordina.Press("Ver qué pasará")
		coordina.Shows("38 personas nuevas")
		coordina.Go("/gestion-instructores/importar")
		coordina.Upload("file", hojaDeCincuenta(t, false))
		coordina.Press("Ver qué pasará")
		coordina.Shows("50 personas nuevas")
		coordina.Press("Importar 50 filas")
		coordina.Shows("Se importaron 50 filas")

		app.Drain(t)
		escribe := estrenar(t, app, js, correo.Wait(t, instructora, "cuenta").Link(t))
		id := pedir(t, app, escribe, js)
		app.Drain(t)
		codigo := app.Query(t, "SELECT codigo FROM solicitudes WHERE id = ?", id)[0]
		coordina.Go(correo.Wait(t, coordinacion, codigo).Link(t))
		coordina.Shows(codigo)
		coordina.Go("/solicitudes/" + id + "/decidir")
		coordina.Choose("decision", "aprobar")
		coordina.Fill("numeroFicha", "3012345")
		coordina.Press("Guardar la decisión")
		coordina.Shows("con la ficha 3012345")
		app.Drain(t)
		correo.Wait(t, instructora, "aprobada: "+codigo)
	})
}

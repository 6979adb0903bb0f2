package e2e_test

import (
	"testing"

	"complementarias/adapters/sello"
	"complementarias/application/identidad"
	"complementarias/cmd/demo"
	dominio "complementarias/domain/identidad"
	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

const claveNueva = "cuatro palabras que nadie une"

func TestAForgottenPasswordInTheBrowser(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		page := browser.Open(t, app, js)
		page.Go("/login")
		page.Follow("Olvidé mi contraseña")
		page.Press("Enviar el enlace")
		page.Shows("Escriba su correo institucional.")
		page.Check("olvide-clave")
		page.Fill("email", "instructor1.9546@sena.edu.co")
		page.Press("Enviar el enlace")
		page.Shows("Revise su correo")
		page.Check("olvide-clave-enviado")

		llaves, err := sello.NewEnlaces([]byte(apptest.SessionSecret))
		if err != nil {
			t.Fatal(err)
		}
		camino := "/restablecer/" + llaves.De(dominio.EnlaceID(app.Query(t, "SELECT id FROM enlaces")[0]))
		page.Go(camino)
		page.Fill("password", "corta")
		page.Press("Guardar e ingresar")
		page.Shows("La contraseña debe tener al menos 12 caracteres")
		page.Check("restablecer")
		page.Fill("password", claveNueva)
		page.Press("Guardar e ingresar")
		page.At("/dashboard")
		page.Shows("Cambió su contraseña y ya ingresó")
		page.Go(camino)
		page.Shows("Este enlace ya no sirve")
		page.Check("enlace-usado")

		page.Go("/mi-perfil")
		page.Follow("Cambiar la contraseña")
		page.Fill("actual", claveNueva)
		page.Fill("nueva", claveNueva)
		page.Press("Cambiar la contraseña")
		page.Shows("debe ser distinta")
		page.Check("cambiar-clave")
		page.Fill("actual", claveNueva)
		page.Fill("nueva", "otras palabras bien distintas")
		page.Press("Cambiar la contraseña")
		page.At("/mi-perfil")
		page.Shows("Cambió su contraseña")
	})
}

func TestTheFirstPasswordInTheBrowser(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		r, err := app.UseCases.Identidad.CrearAdmin.Execute(t.Context(), identidad.CrearAdminInput{Nombre: "Ana Ruiz", Correo: "aruiz@sena.edu.co"})
		if err != nil {
			t.Fatal(err)
		}
		page := browser.Open(t, app, js)
		page.Go("/invitacion/" + r.Invitacion.Token)
		page.Check("invitacion")
		page.Fill("password", claveNueva)
		page.Press("Guardar e ingresar")
		page.Shows("Marque la casilla")
		page.Check("invitacion-errores")
		page.Fill("password", claveNueva)
		page.Click("Autorizo el tratamiento")
		page.Press("Guardar e ingresar")
		page.Shows("Su cuenta está lista")

		app.Exec(t, "UPDATE usuarios SET clave_estado = 'TEMPORAL' WHERE correo = 'instructor2.9546@sena.edu.co'")
		otra := browser.Open(t, app, js)
		otra.Go("/login")
		otra.Fill("email", "instructor2.9546@sena.edu.co")
		otra.Fill("password", demo.Clave)
		otra.Press("Ingresar")
		otra.At("/mi-perfil/clave")
		otra.Shows("Entró con una contraseña temporal")
		otra.Check("clave-temporal")
		otra.Fill("actual", demo.Clave)
		otra.Fill("nueva", claveNueva)
		otra.Press("Cambiar la contraseña")
		otra.At("/dashboard")
	})
}

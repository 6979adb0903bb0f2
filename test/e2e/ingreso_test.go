package e2e_test

import (
	"testing"
	"time"

	"complementarias/cmd/demo"
	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestSigningInStayingInAndGoingOut(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		app.Drain(t)
		page := browser.Open(t, app, js)
		page.Go("/mi-perfil")
		page.At("/login")
		page.Check("ingreso")

		page.Fill("email", "instructor1.9546@sena.edu.co")
		page.Fill("password", "no es esta")
		page.Press("Ingresar")
		page.Shows("El correo o la contraseña no son correctos")
		page.Check("ingreso-error")
		if got := browser.Eval[string](page, `document.getElementById("email").value`); got != "instructor1.9546@sena.edu.co" {
			t.Errorf("the address is %q after a wrong password", got)
		}
		if js {
			page.Fill("password", demo.Clave)
			browser.Eval[bool](page, `document.getElementById("mostrar-clave").click(), true`)
			page.Until(`document.getElementById("password").type === "text"`)
			browser.Eval[bool](page, `document.getElementById("mostrar-clave").click(), true`)
		}
		page.Fill("password", demo.Clave)
		page.Press("Ingresar")
		page.At("/mi-perfil")
		page.Shows("Esta sesión")
		app.As(t, "instructor1.9546")
		page.Reload()
		page.Shows("Otro programa, por la API")
		page.Check("perfil")
		page.Press("Cerrar todas las demás")
		page.Shows("Cerró las demás sesiones")

		page.Go("/notificaciones")
		page.Check("notificaciones")
		page.Press("Marcar todas como leídas")
		page.Shows("Marcó todas sus notificaciones como leídas")
		page.Go("/notificaciones?estado=sin-leer")
		page.Shows("Está al día")
		page.Check("notificaciones-al-dia")
	})
}

func TestAFormThatWasPostedWithoutASessionWaits(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		app.Exec(t, "UPDATE notificaciones SET leida_en = NULL")
		page := browser.Open(t, app, js)
		page.SignIn("instructor1.9546")
		page.Go("/notificaciones")
		app.Clock.Set(apptest.Start.Add(time.Hour))
		page.Press("Marcar todas como leídas")
		page.Shows("Su sesión terminó")
		page.Check("ingreso-con-espera")
		page.Fill("email", "instructor1.9546@sena.edu.co")
		page.Fill("password", demo.Clave)
		page.Press("Ingresar")
		page.At("/notificaciones")
		page.Shows("Marcó todas sus notificaciones como leídas")
	})
}

func TestTheBellCountsWhileThePageIsOpen(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, "UPDATE notificaciones SET leida_en = NULL")
	page := browser.Open(t, app, browser.With)
	page.SignIn("instructor1.9546")
	page.Go("/mi-perfil")
	page.Until(`document.querySelector("#campana .cuenta")`)
	app.As(t, "instructor1.9546").Put("/api/notificaciones/marcar-todas-leidas", "{}")
	page.Until(`!document.querySelector("#campana .cuenta") && document.getElementById("campana").getAttribute("aria-label") === "Notificaciones"`)
}

func TestAListThatIsUsedAfterTheSessionLeadsToTheSignInPageAndBack(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		page := browser.Open(t, app, js)
		page.SignIn("coordinador.9546")
		page.Go("/solicitudes-pendientes")
		app.Clock.Set(apptest.Start.Add(time.Hour))
		page.Follow("Sin tomar")
		page.Shows("Contraseña")
		page.Fill("email", "coordinador.9546@sena.edu.co")
		page.Fill("password", demo.Clave)
		page.Press("Ingresar")
		page.At("/solicitudes-pendientes?vista=sin-tomar")
	})
}

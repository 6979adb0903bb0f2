package e2e_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
	"complementarias/test/papeles"
)

// delQR prints a solicitud and returns where the QR code of its paper leads to.
func delQR(t *testing.T, app *apptest.App, ruta string) string {
	t.Helper()
	b := app.As(t, coordinador).Get("/api" + ruta + "/export").Status(http.StatusOK).Body
	direccion := papeles.QR(t, b, 1)
	_, token, _ := strings.Cut(direccion, "/verificar/")
	return "/verificar/" + token
}

func TestWhoHoldsAPaperLearnsWhatItIsWorth(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		page := browser.Open(t, app, js)
		aprobada, pendiente := enEstado(t, app, "APROBADA", false), enEstado(t, app, "PENDIENTE", false)
		page.Go(delQR(t, app, aprobada))
		page.Shows("Este documento está vigente")
		page.Check("verificar-vigente")
		page.Go(delQR(t, app, pendiente))
		page.Shows("este papel no autoriza el curso")
		page.Check("verificar-sin-aprobar")
		viejo := delQR(t, app, pendiente)
		app.As(t, coordinador).Post("/api"+pendiente+"/reject", map[string]any{"comentarios": "Ya se ofrece este trimestre."}).Status(http.StatusOK)
		page.Go(viejo)
		page.Shows("Este papel está desactualizado")
		page.Check("verificar-desactualizado")
		page.Go("/verificar/" + strings.Repeat("A", 43))
		page.Shows("No conocemos este documento")
		page.Check("verificar-desconocido")
	})
}

func TestTheCoordinationMakesPapersVoid(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		page := browser.Open(t, app, js)
		page.SignIn(coordinador)
		ruta := enEstado(t, app, "APROBADA", false)
		page.Go(ruta + "/papeles")
		page.Shows("Todavía no se ha impreso nada")
		page.Check("papeles-ninguno")
		verificar := delQR(t, app, ruta)
		page.Go(ruta)
		page.Follow("Documentos impresos")
		page.At(ruta + "/papeles")
		page.Shows("Vigente")
		page.Fill("motivo", "corto")
		page.Press("Anularlos")
		page.Shows("Hay un problema")
		page.Check("papeles-error")
		page.Fill("motivo", "El original se perdió en la vereda El Limón.")
		page.Press("Anularlos")
		page.Shows("quedaron anulados")
		page.Check("papeles-anulados")
		page.Go(verificar)
		page.Shows("Este documento fue anulado")
		page.Check("verificar-anulado")
	})
}

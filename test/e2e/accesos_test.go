package e2e_test

import (
	"strings"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestSomebodyAsksForAccessAndIsAnswered(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		page := browser.Open(t, app, js)
		page.Go("/")
		page.Follow("Pedir acceso")
		page.Check("registro")
		page.Press("Enviar la solicitud de acceso")
		page.Shows("Hay 10 problemas")
		page.Check("registro-errores")
		llenar(page, "Rosa Elvira", "63.512.345", "regomez@sena.edu.co")
		page.Choose("aceptaTerminos", "true")
		page.Press("Enviar la solicitud de acceso")
		page.Shows("Sin su autorización")
		if page.Value("nombres") != "Rosa Elvira" {
			t.Error("what was typed is gone")
		}
		page.Choose("autorizaDatos", "true")
		page.Press("Enviar la solicitud de acceso")
		page.Shows("Recibimos su solicitud de acceso")
		page.Shows("ACC-2027-004")
		page.Check("registro-recibida")
		page.Reload()
		page.Shows("ACC-2027-004")
		page.ShowsNot("Rosa")

		// The same person again, and somebody who has an account: the same answer, and nothing kept.
		for _, correo := range []string{"regomez@sena.edu.co", "coordinador.9546@sena.edu.co"} {
			page.Go("/registro")
			llenar(page, "Rosa Elvira", "63.512.345", correo)
			page.Choose("aceptaTerminos", "true")
			page.Choose("autorizaDatos", "true")
			page.Press("Enviar la solicitud de acceso")
			page.Shows("Recibimos su solicitud de acceso")
		}
		if n := app.Count(t, "SELECT count(*) FROM accesos WHERE nombres LIKE 'Rosa%'"); n != 1 {
			t.Errorf("%d are kept, want 1", n)
		}
	})
}

func llenar(page *browser.Page, nombres, cedula, correo string) {
	page.Fill("nombres", nombres)
	page.Fill("apellidos", "Gómez Prada")
	page.Fill("cedula", cedula)
	page.Fill("telefono", "300 987 65 43")
	page.Fill("email", correo)
	page.Choose("centroId", "centro-9546")
	page.Choose("cargo", "INSTRUCTOR")
	page.Fill("justificacion", "Dicto cursos de confección en las veredas de Vélez y Barbosa.")
}

func TestACoordinatorDecidesWhoGetsAccess(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		page := browser.Open(t, app, js)
		page.SignIn("coordinador.9546@sena.edu.co")
		page.Go("/solicitudes-acceso")
		page.Shows("Una solicitud de acceso espera su decisión")
		page.ShowsNot("Germán Eduardo") // asks to coordinate: the administration decides
		page.Check("solicitudes-acceso")
		page.Follow("Yolanda Barón Ariza")
		page.Check("solicitud-acceso")
		page.Press("Rechazar")
		page.Shows("Escriba el motivo")
		page.Check("solicitud-acceso-error")
		page.Press("Aprobar e invitar")
		page.Shows("Aprob")
		page.Shows("Héctor Ardila Mejía")
		page.Check("solicitud-acceso-aprobada")
		page.Go("/solicitudes-acceso")
		page.Shows("Ninguna solicitud de acceso espera su decisión")
		page.Check("solicitudes-acceso-vacia")
		page.Follow("Aprobadas")
		page.Shows("Yolanda Barón Ariza")

		page.Go("/solicitudes-acceso?estado=RARO&pagina=x")
		page.Shows("Mostramos la lista sin filtros")
	})
}

func TestAnAdminRejectsARequestForAccess(t *testing.T) {
	app := apptest.New(t)
	page := browser.Open(t, app, browser.Without)
	page.SignIn("admin@sena.edu.co")
	page.Go("/solicitudes-acceso?buscar=tellez")
	page.Check("solicitudes-acceso-pais")
	page.Follow("Germán Eduardo Téllez Rueda")
	page.Check("solicitud-acceso-pais")
	page.Fill("motivo", "La coordinación no tiene licencia registrada.")
	page.Press("Rechazar")
	page.Shows("Rechazó ACC-2027-002")
	page.Shows("La coordinación no tiene licencia registrada.")
	id := app.Query(t, "SELECT id FROM accesos WHERE numero = 'ACC-2027-001'")[0]
	admin := app.Browser(t, "admin@sena.edu.co")
	for pagina, hasta := range map[string]int{"/solicitudes-acceso": 6, "/solicitudes-acceso/" + id: 6} {
		if n := app.Queries(func() { admin.Get(pagina) }); n > hasta {
			t.Errorf("%s takes %d queries, want %d at most", pagina, n, hasta)
		}
	}
	if anonimo := app.Anonymous(t).Get("/registro"); !strings.Contains(string(anonimo.Body), "sitioWeb") {
		t.Error("the form has no field for programs to fall into")
	}
}

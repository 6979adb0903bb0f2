package e2e_test

import (
	"net/http"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestSpecialProgrammesBeginAndEndAndTheFormOffersThoseThatHold(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		page := browser.Open(t, app, js)
		page.SignIn("admin")
		page.Go("/programas-especiales")
		page.Shows("Con casilla en el formulario")
		page.Check("especiales")
		page.Follow("Registrar programa especial")
		page.Press("Registrar programa especial")
		page.Shows("Escriba el nombre del programa especial.")
		page.Check("especial-errores")
		page.Fill("nombre", "Convenio Alcaldía de Vélez")
		page.Fill("codigo", "convenio_velez")
		page.Fill("vigenteDesde", "2027-01-01")
		page.Fill("vigenteHasta", "2027-12-31")
		page.Press("Registrar programa especial")
		page.Shows("Programa especial registrado")
		page.Shows("CONVENIO_VELEZ")

		// An instructor finds it while nobody knows the days of the course, and chooses it.
		escribe := browser.Open(t, app, js)
		escribe.SignIn(autora)
		alPrograma(escribe, js)
		escribe.Press("Guardar y continuar")
		escribe.Click("Convenio Alcaldía de Vélez")
		escribe.Check("especial-en-la-solicitud")
		escribe.Press("Guardar y salir")
		if got := app.Query(t, "SELECT array_to_string(programas_especiales, ' ') FROM solicitudes ORDER BY creada_en DESC, codigo DESC LIMIT 1")[0]; got != "CONVENIO_VELEZ" {
			t.Errorf("the draft has %q", got)
		}

		// A course that it covers is left out only when that is confirmed.
		app.Exec(t, `UPDATE solicitudes SET programas_especiales = '{CONVENIO_VELEZ}' WHERE id = (SELECT s.id FROM solicitudes s JOIN solicitud_sesiones x ON x.solicitud_id = s.id
			WHERE s.estado = 'APROBADA' GROUP BY s.id HAVING min(x.fecha) > '2027-01-26' AND max(x.fecha) < '2027-12-31' LIMIT 1)`)
		page.Reload()
		page.Follow("Terminar Convenio Alcaldía de Vélez")
		page.Check("especial-terminar")
		page.Press("Terminar programa especial")
		page.Shows("Esa vigencia deja por fuera 1 curso aprobado")
		page.ShowsNot("DEJA_CURSOS_FUERA")
		page.Check("especial-fuera")
		page.Click("Sí, que queden por fuera de la vigencia")
		page.Press("Terminar programa especial")
		page.Shows("Programa especial actualizado")
		page.Follow("Editar Posconflicto")
		page.Check("especial-con-casilla")
		page.Fill("vigenteHasta", "2026-12-31")
		page.Press("Guardar cambios")
		page.Go("/programas-especiales?estado=terminado")
		page.Shows("Posconflicto")
		page.ShowsNot("CONVENIO_VELEZ")
		page.Check("especiales-terminados")

		// What is over stands in the form only where it is ticked already.
		escribe.Go("/editar-solicitud/" + app.Query(t, "SELECT id FROM solicitudes ORDER BY creada_en DESC, codigo DESC LIMIT 1")[0] + "/empresa")
		escribe.Shows("Convenio Alcaldía de Vélez")
		escribe.ShowsNot("\nPosconflicto\n")
	})
}

func TestThePageOfSpecialProgrammesAsksTheDatabaseFewTimes(t *testing.T) {
	app := apptest.New(t)
	admin := app.As(t, "admin").With("Accept", "text/html")
	for _, n := range []int{0, 40} {
		app.Exec(t, `INSERT INTO programas_especiales (codigo, nombre, orden, vigente_desde) SELECT 'CONVENIO_' || i, 'Convenio ' || i, 13, '2027-01-01' FROM generate_series(1, ?) i`, n)
		if got := app.Queries(func() { admin.Get("/programas-especiales").Status(http.StatusOK) }); got > 6 {
			t.Errorf("%d queries with %d more", got, n)
		}
	}
}

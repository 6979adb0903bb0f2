package e2e_test

import (
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestHolidaysAndRecessesAreKeptAndTheCoursesTheyTouchAreShown(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		dia := app.Query(t, `SELECT max(x.fecha)::text FROM solicitudes s JOIN solicitud_sesiones x ON x.solicitud_id = s.id
			WHERE s.estado = 'APROBADA' AND s.centro_id = 'centro-9546' AND s.omitir_festivos`)[0]
		page := browser.Open(t, app, js)
		page.SignIn("admin")
		page.Go("/festivos")
		page.Press("Agregar festivo")
		page.Shows("Escriba la fecha del festivo")
		page.Check("festivos-errores")
		page.Fill("fecha", dia)
		page.Fill("nombre", "Día cívico")
		page.Press("Agregar festivo")
		page.Shows("Festivo agregado")
		page.Shows("Hay clases aprobadas en días sin clase")
		page.Check("festivos")
		page.Follow("Ver los cursos")
		page.Shows("Reprogramar")
		page.Check("festivos-afectados")
		page.Go("/recesos")
		page.Follow("Registrar receso")
		page.Press("Guardar receso")
		page.Shows("Elija el centro")
		page.Check("receso-errores")
		page.Choose("centroId", "centro-9546")
		page.Fill("nombre", "Receso de prueba")
		page.Fill("desde", "2031-12-20")
		page.Fill("hasta", "2032-01-11")
		page.Press("Guardar receso")
		page.Shows("Receso registrado")
		page.Check("recesos")
		page.Follow("Quitar Receso de prueba")
		page.Check("receso-quitar")
		page.Press("Quitar receso")
		page.Shows("Receso quitado")
	})
}

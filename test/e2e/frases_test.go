package e2e_test

import (
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestSentencesAreKeptAndInsertedWhenASolicitudIsReturned(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		page := browser.Open(t, app, js)
		page.SignIn(coordinador)
		page.Go(rutaCola)
		page.Follow("Frases para devolver")
		page.Shows("Todavía no hay frases")
		page.Check("frases-vacia")
		page.Follow("Agregar frase")
		page.Press("Guardar frase")
		page.Shows("Escriba la frase")
		page.Check("frase-errores")
		page.Choose("campo", "/nitEmpresa")
		page.Fill("texto", "El dígito de verificación del NIT no corresponde al número. Mírelo en el RUT de la empresa y escríbalo después del guion.")
		page.Press("Guardar frase")
		page.Shows("Frase agregada")
		page.Follow("Agregar frase")
		page.Fill("texto", "Adjunte la carta en la que la empresa pide el curso.")
		page.Press("Guardar frase")
		page.Shows("Frase agregada")
		page.Check("frases")
		page.Follow("Editar Adjunte la carta")
		page.Fill("texto", "Adjunte la carta firmada en la que la empresa pide el curso.")
		page.Check("frase")
		page.Press("Guardar frase")
		page.Shows("Frase actualizada")

		id := primeraEnEspera(t, app)
		page.Go(rutaDecidir(id))
		page.Fill("correccion.nitEmpresa", "Revise este dato.")
		page.Choose("frase.nitEmpresa", "El dígito de verificación del NIT no corresponde al número. Mírelo en el RUT de la empresa y escríbalo después del guion.")
		page.Check("decidir-frase")
		page.Press("Agregar a la observación de «NIT»")
		page.Until(`document.querySelector('[name="correccion.nitEmpresa"]').value === 'Revise este dato.\nEl dígito de verificación del NIT no corresponde al número. Mírelo en el RUT de la empresa y escríbalo después del guion.'`)
		page.Choose("decision", "devolver")
		page.Choose("frase.devolver", "Adjunte la carta firmada en la que la empresa pide el curso.")
		page.Check("decidir-frases")
		page.Press("Guardar la decisión")
		page.Shows("con 1 observación")
		if got := uno(t, app, "SELECT comentarios_revision FROM solicitudes WHERE id = ?", id); got != "Adjunte la carta firmada en la que la empresa pide el curso." {
			t.Errorf("the comment is %q", got)
		}

		page.Go("/frases")
		page.Follow("Quitar Adjunte la carta")
		page.Check("frase-quitar")
		page.Press("Quitar frase")
		page.Shows("Frase quitada")
	})
}

func TestBeforeSendingTheInstructorSeesWhatIsReturnedMost(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		app.Query(t, `WITH f AS (INSERT INTO frases (id, centro_id, campo, texto) VALUES ('f', 'centro-9546', '/nitEmpresa', 'El dígito de verificación del NIT no corresponde. Mírelo en el RUT.') RETURNING texto)
			INSERT INTO solicitud_devoluciones (solicitud_id, centro_id, en, correcciones)
			SELECT 's', 'centro-9546', now(), jsonb_build_array(jsonb_build_object('campo', '/nitEmpresa', 'texto', f.texto), jsonb_build_object('campo', '/horarios/0/desde', 'texto', 'Llame a Pedro'))
			FROM f, generate_series(1, 12) RETURNING id::text`)
		id := app.Query(t, `SELECT s.id FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id WHERE u.correo = 'instructor1.9546@sena.edu.co' AND s.estado = 'BORRADOR' ORDER BY s.id LIMIT 1`)[0]
		page := browser.Open(t, app, js)
		page.SignIn("instructor1.9546")
		page.Go("/editar-solicitud/" + id + "/revisar")
		page.Shows("Lo que más se devuelve en su centro")
		page.Shows("El dígito de verificación del NIT no corresponde")
		page.ShowsNot("Llame a Pedro")
		page.Check("revisar-motivos")
	})
}

package e2e_test

import (
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestMailsAreReadAndSentAgainAndPeopleChooseTheirs(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		app.Exec(t, `UPDATE mensajes SET estado = 'MUERTO', motivo = 'El buzón no existe (550)', intentos = 1
			WHERE id = (SELECT id FROM mensajes ORDER BY id LIMIT 1)`)
		app.Exec(t, `INSERT INTO outbox (evento_id, manejador, nombre, sujeto, carga, intentos, muerto_en, ultimo_error)
			VALUES ('e1', 'correos', 'SolicitudEnviada', 's1', '{}', 6, now(), 'no hay con qué')`)
		page := browser.Open(t, app, js)
		page.SignIn("admin")
		page.Go("/correos")
		page.Check("correos")
		page.Go("/correos?estado=no-entregados")
		page.Check("correos-muertos")
		page.Go("/correos?estado=eventos")
		page.Check("correos-eventos")
		page.Go("/correos/" + app.Query(t, "SELECT id FROM mensajes WHERE estado = 'MUERTO'")[0])
		page.Shows("El buzón no existe")
		page.Check("correo")
		page.Press("Enviar otra vez")
		if n := app.Count(t, "SELECT count(*) FROM mensajes WHERE estado = 'MUERTO'"); n != 0 {
			t.Errorf("%d are still dead", n)
		}

		elige := browser.Open(t, app, js)
		elige.SignIn("instructor1.9546")
		elige.Go("/mi-perfil/avisos")
		elige.Check("avisos")
		elige.Press("Guardar")
		elige.Shows("Correos que recibo")
		elige.Check("avisos-guardados")
	})
}

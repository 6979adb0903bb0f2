package e2e_test

import (
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestAnAdminReadsTheAudit(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		app.Exec(t, `INSERT INTO auditoria (en, actor_id, actor_nombre, actor_rol, centro_id, accion, objeto_tipo, objeto_id, detalle, direccion, peticion_id)
			SELECT '2027-01-26T14:00:00Z', id, nombre, rol, centro_id, 'EDITAR_USUARIO', 'usuario', id,
				'{"cambios": [{"campo": "telefono", "antes": null, "despues": null}, {"campo": "especialidad", "antes": "Cacao", "despues": "Café y cacao, con énfasis en beneficio"}]}',
				'2001:db8:85a3:8d3:1319:8a2e:370:7348', '01a218d8-3b00-70ab-b274-92a1d9493d85' FROM usuarios WHERE correo = 'coordinador.9546@sena.edu.co'`)
		page := browser.Open(t, app, js)
		page.SignIn("admin")
		page.Go("/auditoria")
		page.Check("auditoria")
		page.Go("/auditoria?accion=EDITAR_USUARIO")
		page.ClickOn(".plegable summary")
		page.Shows("Café y cacao, con énfasis en beneficio")
		page.Check("auditoria-una")
		page.Go("/auditoria")
		page.Fill("quien", "coordinador.9546")
		page.Press("Buscar")
		page.Shows("2001:db8:85a3")
		page.Go("/auditoria?accion=NO_HAY")
		page.Shows("Nada coincide")
		page.Check("auditoria-nada")
	})
}

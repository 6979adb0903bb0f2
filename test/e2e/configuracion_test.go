package e2e_test

import (
	"net/http"
	"slices"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

func TestALowerLimitWarnsWhoeverDecides(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t, apptest.At(enero))
		page := browser.Open(t, app, js)
		page.SignIn("admin")
		page.Go("/configuracion")
		page.Shows("Es el valor de fábrica")
		page.Check("configuracion")
		page.Fill("limiteSemanalContratista", "2,5")
		page.Press("Guardar Límite semanal de instructores contratistas")
		page.Shows("Hay un problema")
		page.Fill("limiteSemanalContratista", "61")
		page.Press("Guardar Límite semanal de instructores contratistas")
		page.Shows("61 está fuera de lo permitido")
		page.Fill("diasRecordatorio", "7, 3, 90")
		page.Press("Guardar Días de los recordatorios")
		page.Shows("El 3 va antes del 7")
		page.Check("configuracion-errores")
		page.Fill("dominiosCorreo", "sena.edu.co, @soy.sena.edu.co")
		page.Press("Guardar Dominios de correo institucional")
		page.Shows("sena.edu.co, soy.sena.edu.co. Cuenta desde ahora.")
		page.Fill("limiteSemanalContratista", "3")
		app.As(t, "admin").Put("/api/configuracion/limiteSemanalContratista", map[string]any{"valor": 9}).Status(http.StatusOK)
		page.Press("Guardar Límite semanal de instructores contratistas")
		page.Shows("Ahora vale: 9 horas por semana")
		page.Check("configuracion-choque")
		page.Press("Guardar Límite semanal de instructores contratistas")
		page.Shows("3 horas por semana. Cuenta desde ahora.")
		page.Check("configuracion-cambiada")

		id := app.Query(t, `SELECT s.id FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id
			WHERE s.estado = 'PENDIENTE' AND s.centro_id = 'centro-9546' AND u.vinculo = 'CONTRATISTA' ORDER BY s.codigo LIMIT 1`)[0]
		coordina := browser.Open(t, app, js)
		coordina.SignIn("coordinador.9546")
		coordina.Go("/solicitudes/" + id + "/decidir")
		coordina.Shows("Carga semanal por encima del límite")
		coordina.Shows("el límite es de 3 h")
		coordina.Go("/configuracion")
		if coordina.Status() != http.StatusForbidden {
			t.Errorf("a coordinator gets %d", coordina.Status())
		}

		page.Go("/centros/centro-9546/editar")
		page.Fill("limiteContratista", "0,5")
		page.Press("Guardar cambios")
		page.Shows("Hay un problema")
		page.Fill("limiteContratista", "60")
		page.Press("Guardar cambios")
		page.Shows("60 horas por semana")
		page.Check("centro-limites")
		coordina.Go("/solicitudes/" + id + "/decidir")
		coordina.Shows("Sin avisos")
		page.Go("/configuracion")
		page.Press("Volver al valor de fábrica Límite semanal de instructores contratistas")
		page.Shows("40 horas por semana. Cuenta desde ahora.")
		want := []string{"CAMBIAR_AJUSTE dominiosCorreo", "CAMBIAR_AJUSTE limiteSemanalContratista", "CAMBIAR_AJUSTE limiteSemanalContratista", "RESTABLECER_AJUSTE limiteSemanalContratista"}
		if got := app.Query(t, "SELECT accion || ' ' || objeto_id FROM auditoria WHERE objeto_tipo = 'ajuste' ORDER BY id"); !slices.Equal(got, want) {
			t.Errorf("the audit has %v", got)
		}
	})
}

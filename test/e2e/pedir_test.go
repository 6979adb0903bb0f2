package e2e_test

import (
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

const elaboradas = "SELECT count(*) FROM solicitudes"

// pedir writes a solicitud from zero, sends it and gives its id.
func pedir(t *testing.T, app *apptest.App, p *browser.Page, js browser.JavaScript) string {
	t.Helper()
	alPrograma(p, js)
	p.Press("Guardar y continuar")
	laEmpresa(p, js)
	p.Press("Guardar y continuar")
	elHorario(p)
	p.Press("Guardar y continuar")
	p.Fill("justificacion", "Los asociados necesitan aprender a llevar las cuentas de su negocio.")
	p.Press("Guardar y continuar")
	for _, d := range []string{"cumpleRequisitos", "autorizaUsoInfo", "confirmaVeracidad"} {
		p.Choose(d, "true")
	}
	p.Press("Guardar y continuar")
	p.Press("Enviar a la coordinación")
	p.Shows("Solicitud enviada")
	return app.Query(t, "SELECT id FROM solicitudes ORDER BY creada_en DESC, codigo DESC LIMIT 1")[0]
}

func TestWhatIsLeftHalfWayGoesOnAnotherDay(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		p := browser.Open(t, app, js)
		p.SignIn(autora)
		alPrograma(p, js)
		p.Press("Guardar y continuar")
		p.Fill("nombreEmpresa", "Junta de Acción Comunal El Amarillo")
		p.Press("Guardar y salir")
		p.ClickOn("details.menu > summary")
		p.Press("Cerrar sesión")

		otroDia := browser.Open(t, app, js)
		otroDia.SignIn(autora)
		otroDia.Go("/mis-solicitudes?estado=BORRADOR")
		otroDia.Follow("Contabilidad básica para pequeños negocios")
		otroDia.Follow("Seguir escribiendo")
		if got := otroDia.Value("nombreEmpresa"); got != "Junta de Acción Comunal El Amarillo" {
			t.Errorf("at %s the company is %q", otroDia.Path(), got)
		}
	})
}

func TestAReturnedOneIsCorrectedWhereItWasRemarked(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		p := browser.Open(t, app, js)
		p.SignIn(autora)
		id := pedir(t, app, p, js)
		app.As(t, "coordinador.9546").Post("/api/solicitudes/"+id+"/return", map[string]any{"comentarios": "Dos cosas por ajustar.",
			"correcciones": []map[string]any{{"campo": "/lugarFormacion", "texto": "Falta un punto de <b>referencia</b>."},
				{"campo": "/numeroAprendicesInscribir", "texto": "El salón es para 15."}}}).Status(200)

		p.Go("/editar-solicitud/" + id + "/empresa")
		p.Shows("Falta un punto de <b>referencia</b>.")
		p.Check("devuelta-empresa")
		p.Fill("lugarFormacion", "Salón comunal, frente a la escuela")
		p.Press("Guardar y continuar")
		p.Go("/editar-solicitud/" + id + "/programa")
		p.Shows("El salón es para 15.")
		p.Fill("numeroAprendicesInscribir", "15")
		p.Press("Guardar y continuar")
		p.Go("/editar-solicitud/" + id + "/revisar")
		p.Check("devuelta-revisar")
		p.Press("Enviar de nuevo a la coordinación")
		p.Shows("Enviada de nuevo")
		if n := app.Count(t, elaboradas+" WHERE id = ? AND estado = 'PENDIENTE' AND revision = 2 AND aprendices = 15", id); n != 1 {
			t.Error("it was not sent again as it was corrected")
		}
		p.Go("/solicitudes/" + id)
		p.Shows("Salón comunal, frente a la escuela")
		p.Check("solicitud-reenviada")
	})
}

func TestADoubleClickCreatesOne(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		antes := app.Count(t, elaboradas)
		p := browser.Open(t, app, js)
		p.SignIn(autora)
		alPrograma(p, js)
		p.PressTwice("Guardar y continuar")
		p.Shows("Empresa y lugar")
		if n := app.Count(t, elaboradas) - antes; n != 1 {
			t.Errorf("%d were created", n)
		}
		p.Fill("nombreEmpresa", "Una sola")
		p.PressTwice("Guardar y salir")
		p.ShowsNot("cambió mientras")
		if n := app.Count(t, elaboradas+" WHERE nombre_empresa = 'Una sola'"); n != 1 {
			t.Error("what was sent twice was not kept")
		}
	})
}

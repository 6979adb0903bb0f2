package solicitud_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/test/apptest"
)

// botones are the ways on from the page of a solicitud, by what follows its address.
var botones = map[string][2][]string{ // owner, coordinator
	"BORRADOR":    {{"/editar", "/revisar", "/duplicar", "/cancelar"}, {}},
	"PENDIENTE":   {{"/editar", "/retirar", "/duplicar", "/cancelar"}, {"/decidir", "/tomar"}},
	"EN_REVISION": {{"/duplicar"}, {"/decidir", "/soltar"}},
	"DEVUELTA":    {{"/editar", "/revisar", "/duplicar", "/cancelar"}, {}},
	"APROBADA":    {{"/reprogramar", "/duplicar"}, {"/ficha", "/reprogramar", "/cancelar"}},
	"RECHAZADA":   {{"/duplicar"}, {}},
	"CANCELADA":   {{"/duplicar"}, {}},
}

func ofrece(p apptest.Page, ruta string) []string {
	var hay []string
	for _, sufijo := range []string{"/decidir", "/tomar", "/soltar", "/ficha", "/reprogramar", "/retirar", "/duplicar", "/cancelar", "/descartar-propuesta"} {
		if tiene(p, ruta+sufijo) || slices.Contains(p.Links(), ruta+sufijo) {
			hay = append(hay, sufijo)
		}
	}
	base := "/editar-solicitud/" + id(ruta)
	if slices.Contains(p.Links(), base) {
		hay = append(hay, "/editar")
	}
	if slices.Contains(p.Links(), base+"/revisar") {
		hay = append(hay, "/revisar")
	}
	slices.Sort(hay)
	return hay
}

func TestThePageOffersWhatThePolicyAllows(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for _, e := range estados {
		ruta := de(t, app, e)
		for i, quien := range []string{autora, coordinador} {
			p := app.As(t, quien).Page(ruta)
			p.Status(http.StatusOK)
			quiere := slices.Sorted(slices.Values(botones[e][i]))
			if got := ofrece(p, ruta); !slices.Equal(got, quiere) {
				t.Errorf("%s in %s is offered %v, want %v", quien, e, got, quiere)
			}
		}
	}
}

func TestOutOfScopeThePageLooksAbsent(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "APROBADA")
	for _, quien := range []string{colega, otroCentro, "instructor1.9405"} {
		c := app.As(t, quien)
		for _, sufijo := range []string{"", "/cancelar", "/reprogramar"} {
			fuera, ausente := c.Page(ruta+sufijo), c.Page("/solicitudes/no-hay"+sufijo)
			fuera.Status(http.StatusNotFound)
			if fuera.Main() != ausente.Main() || strings.Contains(string(fuera.Body), "Panaderos") {
				t.Errorf("%s sees %s", quien, fuera.Main())
			}
		}
	}
	for _, raro := range []string{"%00", "%ff", strings.Repeat("x", 3000), "%27%20OR%201=1--"} {
		app.As(t, coordinador).Page("/solicitudes/" + raro).Status(http.StatusNotFound)
	}
	app.As(t, admin).Page(ruta).Status(http.StatusOK)
}

func TestThePageTellsEverything(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	p := app.As(t, coordinador).Page(de(t, app, "PENDIENTE"))
	contiene(t, p, "SOL-2027-", "Pendiente", "Contabilidad básica para pequeños negocios", "Jairo Niño Castellanos", "Asociación de Panaderos", "Barbosa, Santander",
		"2 feb – ", "40 horas", "900.555.555-2", "Rosa Inés Ardila", "3101234567", "Martes y jueves de 18 a 22", "Febrero de 2027", "10 sesiones", "El curso termina el",
		"Martes 2 de febrero de 2027", "Carga semanal del instructor", "de 32 horas", "creó la solicitud y la envió", "Texto 2026-11")
	dialogos, titulos := p.Elements("dialog"), p.Elements("h1")
	if dialogos != 1 || titulos != 1 {
		t.Errorf("%d dialogs and %d h1", dialogos, titulos)
	}
}

func TestAReturnedOneShowsEachRemarkWithTheWayToItsField(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "DEVUELTA")
	p := app.As(t, autora).Page(ruta)
	contiene(t, p, "Correcciones que pide la coordinación", "Con dos arreglos queda lista.", "Revise el dígito.", "El salón cierra a las 11.")
	base := "/editar-solicitud/" + id(ruta)
	for _, enlace := range []string{base + "/empresa#nitEmpresa", base + "/horario#horarios-0-horaFin"} {
		if !slices.Contains(p.Links(), enlace) {
			t.Errorf("no way to %s in %v", enlace, p.Links())
		}
	}
	if c := app.As(t, coordinador).Page(ruta); slices.ContainsFunc(c.Links(), func(l string) bool { return strings.HasPrefix(l, base) }) {
		t.Error("the coordination is led into the form")
	}
}

func TestClashesAreShownWhileTheyMatter(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	aprobada, pendiente := de(t, app, "APROBADA"), de(t, app, "PENDIENTE")
	codigo := app.Query(t, "SELECT codigo FROM solicitudes WHERE id = ?", id(aprobada))[0]
	p := app.As(t, coordinador).Page(pendiente)
	contiene(t, p, "Se cruza con "+codigo+", aprobada", "2 feb, 18 a 22", "7 veces más")
	rechazada := de(t, app, "RECHAZADA")
	calla(t, app.As(t, coordinador).Page(rechazada), "Se cruza con")
}

func TestTheHistorialTellsWhatChanged(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "DEVUELTA")
	app.As(t, autora).Put("/api"+ruta, map[string]any{"nombreEmpresa": "Panaderos Unidos", "representanteLegal": "Otra Persona", "isDraft": false}).Status(http.StatusOK)
	p := app.As(t, coordinador).Page(ruta)
	contiene(t, p, "la devolvió para corregir", "la volvió a enviar con 2 cambios", "Panaderos Unidos", "por ser dato personal no se guarda el valor")
	if _, historial, hay := strings.Cut(p.Main(), "Historial"); !hay || strings.Contains(historial, "Otra Persona") {
		t.Error("the historial shows a person")
	}
	app.As(t, coordinador).Post("/api"+ruta+"/approve", `{}`).Status(http.StatusOK)
	app.As(t, coordinador).Post("/api"+ruta+"/reschedule", `{"motivo": "La sede entra en obra", "fechaInicioCurso": "2027-03-02"}`).Status(http.StatusOK)
	contiene(t, app.As(t, autora).Page(ruta), "la reprogramó", "La sede entra en obra", "2 mar 2027, Martes de 18 a 22")
}

func TestWhatSomebodyTypedShowsAsText(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	f := formulario(t, app, false)
	for _, campo := range []string{"nombreEmpresa", "representanteLegal", "direccionEmpresa", "lugarFormacion", "codigoEmpresa", "otroEspecificar", "responsableNombre", "justificacion",
		"resultadosEsperados", "observaciones"} {
		f[campo] = veneno + " " + campo
	}
	f["objetivosPersonalizados"] = []any{veneno}
	f["horarios"].([]any)[0].(map[string]any)["observaciones"] = veneno
	ruta := "/solicitudes/" + app.As(t, autora).Post("/api/solicitudes", f).Status(http.StatusCreated).Text("solicitud.id")
	c := app.As(t, coordinador)
	c.Post("/api"+ruta+"/return", map[string]any{"comentarios": veneno, "correcciones": []any{map[string]any{"campo": "/nitEmpresa", "texto": veneno}}}).Status(http.StatusOK)
	revisar := func(p apptest.Page) {
		t.Helper()
		cuerpo := string(p.Body)
		if strings.Contains(cuerpo, "<script>alert") || strings.Contains(cuerpo, "<img src=x") || !strings.Contains(p.Main(), veneno) {
			t.Errorf("%s: it is not shown as text", p.Request)
		}
	}
	revisar(app.As(t, autora).Page(ruta))
	app.As(t, autora).Post("/api"+ruta+"/submit", `{}`).Status(http.StatusOK)
	c.Post("/api"+ruta+"/approve", map[string]any{"comentarios": veneno}).Status(http.StatusOK)
	app.As(t, autora).Post("/api"+ruta+"/reschedule", map[string]any{"motivo": veneno, "fechaInicioCurso": "2027-03-02"}).Status(http.StatusOK)
	revisar(c.Page(ruta))
	for _, sufijo := range []string{"/cancelar", "/descartar-propuesta"} {
		revisar(c.Page(ruta + sufijo))
	}
}

func TestACourseUnderWaySaysHowFarItIs(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "APROBADA")
	contiene(t, app.As(t, autora).Page(ruta), "La primera clase es en 21 días, el martes 2 de febrero de 2027.", "Ficha provisional")
	app.Clock.Set(time.Date(2027, time.February, 10, 15, 0, 0, 0, time.UTC))
	contiene(t, app.As(t, autora).Page(ruta), "Van 3 de 10 sesiones.")
	app.Clock.Set(time.Date(2027, time.June, 10, 15, 0, 0, 0, time.UTC))
	contiene(t, app.As(t, autora).Page(ruta), "El curso terminó el")
}

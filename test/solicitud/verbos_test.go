package solicitud_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"complementarias/test/apptest"
)

// verbo is one form of the page, with what is typed into it.
type verbo struct {
	por, desde, ruta string
	escribe          []string
	queda, accion    string
	dice             string
}

var verbos = []verbo{
	{autora, "PENDIENTE", "/retirar", nil, "BORRADOR", "RETIRAR", "Retiró SOL-"},
	{autora, "BORRADOR", "/cancelar", nil, "CANCELADA", "CANCELAR", "Canceló SOL-"},
	{autora, "PENDIENTE", "/cancelar", []string{"comentarios", "La empresa desistió"}, "CANCELADA", "CANCELAR", "Canceló SOL-"},
	{coordinador, "PENDIENTE", "/tomar", nil, "EN_REVISION", "TOMAR", ""},
	{coordinador, "EN_REVISION", "/soltar", nil, "PENDIENTE", "SOLTAR", "Soltó SOL-"},
	{coordinador, "APROBADA", "/ficha", []string{"numeroFicha", " 3099001 "}, "APROBADA", "ASIGNAR_FICHA", "tiene la ficha 3099001"},
	{coordinador, "APROBADA", "/cancelar", []string{"comentarios", "No hay aprendices\r\nsuficientes"}, "CANCELADA", "CANCELAR", "Canceló SOL-"},
}

// forma is the form of a verb: on the page of the solicitud, or on that of its question.
func forma(c apptest.Client, ruta string, v verbo) apptest.Form {
	p := c.Page(ruta)
	if !tiene(p, ruta+v.ruta) {
		p = c.Page(ruta + v.ruta)
	}
	p.Status(http.StatusOK)
	return p.Form(v.ruta).Set(v.escribe...)
}

func TestEveryVerbIsDoneOnceHoweverOftenItsFormIsSent(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for _, v := range verbos {
		t.Run(v.desde+" "+v.ruta, func(t *testing.T) {
			ruta := de(t, app, v.desde)
			antes := movimientos(t, app, ruta)
			f := forma(app.As(t, v.por), ruta, v)
			destinos := make([]string, 3)
			var wg sync.WaitGroup
			for i := range destinos { // two presses at once and one later
				if i == 2 {
					wg.Wait()
				}
				enviar := func() {
					p := f.Send("")
					p.Status(http.StatusSeeOther)
					destinos[i] = p.Header.Get("Location")
				}
				if i == 2 {
					enviar()
				} else {
					wg.Go(enviar)
				}
			}
			if destinos[0] != destinos[1] || destinos[0] != destinos[2] {
				t.Errorf("the same form leads to %q", destinos)
			}
			if got := movimientos(t, app, ruta); got != antes+" "+v.accion || estado(t, app, ruta) != v.queda {
				t.Errorf("it is %s after %s", estado(t, app, ruta), got)
			}
		})
	}
}

func TestEveryVerbSaysWhatItDid(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for _, v := range verbos {
		if v.dice == "" {
			continue
		}
		ruta := de(t, app, v.desde)
		p := forma(app.As(t, v.por), ruta, v).Send("")
		if !strings.Contains(dicho(p), v.dice) {
			t.Errorf("%s says %q, want %q", p.Request, dicho(p), v.dice)
		}
		contiene(t, lleva(t, p, ruta), "Qué puede hacer ahora")
	}
}

func TestACopyIsMadeOnce(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "RECHAZADA")
	f := app.As(t, autora).Page(ruta).Form("/duplicar")
	primera, segunda := f.Send(""), f.Send("")
	primera.Status(http.StatusSeeOther)
	if a, b := primera.Header.Get("Location"), segunda.Header.Get("Location"); a != b || !strings.HasPrefix(a, "/editar-solicitud/") {
		t.Errorf("the copies are %s and %s", a, b)
	}
	if n := app.Count(t, "SELECT count(*) FROM solicitud_historial WHERE accion = 'DUPLICAR'"); n != 1 {
		t.Errorf("%d copies", n)
	}
	otra := app.As(t, autora).Page(ruta).Form("/duplicar").Send("")
	if otra.Header.Get("Location") == primera.Header.Get("Location") {
		t.Error("a new form leads to the old copy")
	}
}

func TestAQuestionSaysWhatIsWrongWithTheAnswer(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	usada := app.Query(t, "SELECT numero_ficha FROM solicitudes WHERE centro_id = 'centro-9405' AND estado = 'APROBADA' AND NOT ficha_provisional LIMIT 1")[0]
	for _, c := range []struct {
		por, desde, ruta, campo, valor, dice string
	}{
		{autora, "PENDIENTE", "/cancelar", "comentarios", "  ", "Explique por qué cancela"},
		{coordinador, "APROBADA", "/cancelar", "comentarios", "muy corto", "al menos 10 caracteres"},
		{coordinador, "APROBADA", "/ficha", "numeroFicha", "30x", "exactamente 7 dígitos"},
		{coordinador, "APROBADA", "/ficha", "numeroFicha", usada, "ya pertenece a otro curso"},
	} {
		ruta := de(t, app, c.desde)
		p := app.As(t, c.por).Page(ruta+c.ruta).Form(c.ruta).Set(c.campo, c.valor).Send("")
		p.Status(http.StatusUnprocessableEntity)
		if dicho, ok := p.ByID(c.campo + "-error"); !ok || !strings.Contains(dicho, c.dice) {
			t.Errorf("%s %s: at the field %q, want %q", c.desde, c.ruta, dicho, c.dice)
		}
		if _, ok := p.ByID("resumen-errores-titulo"); !ok {
			t.Errorf("%s %s: no summary", c.desde, c.ruta)
		}
		if got := p.Form(c.ruta).Values.Get(c.campo); got != strings.TrimSpace(c.valor) {
			t.Errorf("%s %s: what was typed became %q", c.desde, c.ruta, got)
		}
	}
}

func TestAStaleFormLosesNoText(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "PENDIENTE")
	f := app.As(t, autora).Page(ruta+"/cancelar").Form("/cancelar").Set("comentarios", "La empresa aplazó la formación")
	app.As(t, autora).Put("/api"+ruta, `{"observaciones": "En otra pestaña."}`).Status(http.StatusOK)
	p := f.Send("")
	p.Status(http.StatusPreconditionFailed)
	contiene(t, p, "Todavía no se hizo", "cambió después de que usted la abrió")
	if got := p.Form("/cancelar").Values.Get("comentarios"); got != "La empresa aplazó la formación" {
		t.Errorf("the text became %q", got)
	}
	lleva(t, p.Form("/cancelar").Send(""), ruta)

	ruta = de(t, app, "PENDIENTE")
	f = app.As(t, autora).Page(ruta+"/cancelar").Form("/cancelar").Set("comentarios", "La empresa aplazó la formación")
	app.As(t, coordinador).Post("/api"+ruta+"/review", `{}`).Status(http.StatusOK)
	p = f.Send("")
	p.Status(http.StatusPreconditionFailed)
	contiene(t, p, "Lo que escribió en «Motivo»", "La empresa aplazó la formación")
	if tiene(p, ruta+"/cancelar") {
		t.Error("it is asked again although it cannot be done any more")
	}
}

func TestASecondTabThatSaysSomethingElseIsNotTakenForTheFirst(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for _, c := range []struct{ por, desde, ruta, campo, primero, segundo string }{
		{autora, "PENDIENTE", "/cancelar", "comentarios", "La empresa desistió", "No hay salón"},
		{coordinador, "APROBADA", "/ficha", "numeroFicha", "3099001", "3099002"},
	} {
		ruta := de(t, app, c.desde)
		f := app.As(t, c.por).Page(ruta + c.ruta).Form(c.ruta)
		otra := app.As(t, c.por).Page(ruta+c.ruta).Form(c.ruta).Set(c.campo, c.segundo)
		f.Set(c.campo, c.primero).Send("").Status(http.StatusSeeOther)
		p := otra.Send("")
		if p.Code == http.StatusSeeOther {
			t.Errorf("%s: the second tab is told that %q was done", c.ruta, dicho(p))
			continue
		}
		if !strings.Contains(string(p.Body), c.segundo) {
			t.Errorf("%s: %q is lost: %.500s", c.ruta, c.segundo, p.Main())
		}
	}
}

func TestAFormOfAnotherIsRefused(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "PENDIENTE")
	f := app.As(t, autora).Page(ruta + "/retirar").Form("/retirar")
	for _, ajeno := range []string{"", "x", app.As(t, colega).Page("/solicitudes/" + app.Query(t, `SELECT s.id FROM solicitudes s JOIN usuarios u ON u.id = s.instructor_id
		WHERE u.correo = 'instructor1.9546@sena.edu.co' AND s.estado = 'PENDIENTE' LIMIT 1`)[0] + "/retirar").Form("/retirar").Values.Get("formulario")} {
		f.Set("formulario", ajeno).Send("").Status(http.StatusConflict)
	}
	for _, version := range []string{"", "x", "-1", "99"} {
		f.Set("version", version).Send("").Status(http.StatusPreconditionFailed)
	}
	if estado(t, app, ruta) != "PENDIENTE" {
		t.Error("it was withdrawn")
	}
	lleva(t, f.Send(""), ruta)
}

func TestWhatTheStateDoesNotAllowIsNotAsked(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "RECHAZADA")
	for quien, rutas := range map[string]map[string]int{
		autora:      {"/retirar": http.StatusConflict, "/cancelar": http.StatusConflict, "/ficha": http.StatusForbidden, "/descartar-propuesta": http.StatusForbidden},
		coordinador: {"/retirar": http.StatusForbidden, "/cancelar": http.StatusConflict, "/ficha": http.StatusConflict, "/descartar-propuesta": http.StatusConflict},
	} {
		for sufijo, quiere := range rutas {
			app.As(t, quien).Page(ruta + sufijo).Status(quiere)
		}
	}
}

func TestTheQuestionComesAsAPartForAScript(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "PENDIENTE")
	r := app.As(t, autora).With("Accept", "text/html").With("HX-Request", "true").Get(ruta + "/retirar").Status(http.StatusOK)
	if cuerpo := string(r.Body); strings.Contains(cuerpo, "<html") || !strings.Contains(cuerpo, `id="dialogo-pregunta-titulo"`) || !strings.Contains(cuerpo, "data-cerrar") {
		t.Errorf("it is %.500s", cuerpo)
	}
}

// dicho is the sentence that waits for the next page.
func dicho(p apptest.Page) string {
	for _, galleta := range (&http.Response{Header: p.Header}).Cookies() {
		if galleta.Name == "aviso" {
			return descifrado(galleta.Value)
		}
	}
	return ""
}

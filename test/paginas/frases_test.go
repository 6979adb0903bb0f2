package paginas_test

import (
	"net/http"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

const (
	fraseNIT     = "El dígito de verificación del NIT no corresponde."
	fraseGeneral = "Adjunte la carta de la empresa."
)

// conFrases gives the centres 9546 and 9405 some sentences.
func conFrases(t *testing.T, app *apptest.App) {
	t.Helper()
	app.Query(t, `INSERT INTO frases (id, centro_id, campo, texto) VALUES ('f-nit', 'centro-9546', '/nitEmpresa', ?), ('f-general', 'centro-9546', '', ?),
		('f-casilla', 'centro-9546', '/confirmaVeracidad', 'Confirme que los datos son ciertos.'), ('f-ajena', 'centro-9405', '/nitEmpresa', 'De otro centro.') RETURNING id`, fraseNIT, fraseGeneral)
}

func TestAReturnIsFilledFromTheSentencesOfTheCentre(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	conFrases(t, app)
	id := enEspera(t, app, 0)
	pagina := app.Browser(t, coordinador).Get(ruta(id)).Status(http.StatusOK)
	dice(t, pagina, `name="frase.nitEmpresa"`, fraseNIT, `name="frase.devolver"`, fraseGeneral, `<optgroup label="Confirma la veracidad">`)
	for _, no := range []string{"De otro centro.", `name="frase.lugarFormacion"`} {
		if strings.Contains(string(pagina.Body), no) {
			t.Errorf("the page has %q", no)
		}
	}
	agregar := forma(t, app, coordinador, id, "accion", "agregar", "decision", "devolver", "numeroFicha", "30.123", "correccion.nitEmpresa", "Mire el RUT.", "frase.nitEmpresa", fraseNIT,
		"devolver.comentarios", "", "frase.devolver", fraseGeneral)
	r := enviar(t, app, coordinador, id, agregar).Status(http.StatusOK)
	dice(t, r, ">Mire el RUT.\n"+fraseNIT+"</textarea>", ">"+fraseGeneral+"</textarea>", `value="30.123"`)
	if got := estado(t, app, id); got != "PENDIENTE" {
		t.Errorf("adding a sentence left it %s", got)
	}
	// The text has it already, and is not given it again.
	repetir := forma(t, app, coordinador, id, "accion", "agregar", "correccion.nitEmpresa", "Mire el RUT.\n"+fraseNIT, "frase.nitEmpresa", fraseNIT)
	dice(t, enviar(t, app, coordinador, id, repetir).Status(http.StatusOK), ">Mire el RUT.\n"+fraseNIT+"</textarea>")
}

func TestAChosenSentenceIsTheTextWhenTheDecisionIsSent(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	conFrases(t, app)
	id := enEspera(t, app, 0)
	cuerpo := forma(t, app, coordinador, id, "decision", "devolver", "frase.nitEmpresa", fraseNIT, "frase.devolver", fraseGeneral)
	enviar(t, app, coordinador, id, cuerpo).Status(http.StatusSeeOther)
	got := app.Query(t, "SELECT correcciones::text || '|' || comentarios_revision FROM solicitudes WHERE id = ? AND estado = 'DEVUELTA'", id)
	if want := `[{"campo": "/nitEmpresa", "texto": "` + fraseNIT + `"}]|` + fraseGeneral; len(got) != 1 || got[0] != want {
		t.Errorf("kept %q", got)
	}
	// An approval does not take remarks along, whether typed or chosen.
	otra := enEspera(t, app, 0)
	r := enviar(t, app, coordinador, otra, forma(t, app, coordinador, otra, "decision", "rechazar", "rechazar.comentarios", "No", "frase.nitEmpresa", fraseNIT))
	dice(t, r.Status(http.StatusUnprocessableEntity), "1 observación en los datos", ">"+fraseNIT+"</textarea>")
}

func TestTheListOfSentencesAsksAsOftenHoweverLongItIs(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for _, quien := range []string{coordinador, admin} {
		c := app.Browser(t, quien)
		c.Get("/frases").Status(http.StatusOK)
		vacia := app.Queries(func() { c.Get("/frases").Status(http.StatusOK) })
		conFrases(t, app)
		llena := app.Queries(func() { c.Get("/frases").Status(http.StatusOK) })
		if vacia != llena || llena > 8 {
			t.Errorf("%s: %d and %d queries", quien, vacia, llena)
		}
		app.Query(t, "DELETE FROM frases RETURNING id")
	}
}

func TestWhatSomebodyElseChangedInASentenceIsNotWrittenOver(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	conFrases(t, app)
	c := app.Browser(t, coordinador).With("Content-Type", "application/x-www-form-urlencoded")
	cuerpo := "formulario=" + app.FormID(t, coordinador) + "&version=1&campo=/nitEmpresa&texto=Revise+el+NIT."
	c.Post("/frases/f-nit/editar", cuerpo).Status(http.StatusSeeOther)
	c.Post("/frases/f-nit/editar", cuerpo).Status(http.StatusSeeOther) // the same form again
	r := c.Post("/frases/f-nit/editar", strings.Replace(cuerpo, "Revise+el+NIT.", "Falta+el+NIT.", 1)).Status(http.StatusConflict)
	dice(t, r, "La frase cambió mientras usted la escribía", "Revise el NIT.", ">Falta el NIT.</textarea>", `name="version" value="2"`)
	if got := app.Query(t, "SELECT texto || version FROM frases WHERE id = 'f-nit'"); got[0] != "Revise el NIT.2" {
		t.Errorf("kept %v", got)
	}
}

// devueltas are n returns of centre 9546 by the coordinator, each with two remarks: a ready sentence and one that names somebody.
func devueltas(t *testing.T, app *apptest.App, n int) {
	t.Helper()
	for range n {
		id := enEspera(t, app, 0)
		enviar(t, app, coordinador, id, forma(t, app, coordinador, id, "decision", "devolver", "frase.nitEmpresa", fraseNIT, "correccion.justificacion", "Hable con Ana María Rojas.")).Status(http.StatusSeeOther)
	}
}

func TestWhatTheCentreReturnsMostIsShownBeforeSending(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	conFrases(t, app)
	c := app.Browser(t, autora)
	revisar := llena(t, app, c) + "/revisar"
	app.Query(t, "DELETE FROM solicitud_devoluciones RETURNING id::text")
	devueltas(t, app, 4)
	if r := c.Get(revisar).Status(http.StatusOK); strings.Contains(string(r.Body), "Lo que más se devuelve") {
		t.Error("four returns are told of")
	}
	devueltas(t, app, 1)
	r := c.Get(revisar).Status(http.StatusOK)
	dice(t, r, "Lo que más se devuelve en su centro", "De 5 devoluciones", fraseNIT, "Justificación")
	if strings.Contains(string(r.Body), "Ana María Rojas") {
		t.Error("what was written to somebody is shown to another")
	}
	if n := app.Queries(func() { c.Get(revisar).Status(http.StatusOK) }); n > 8 {
		t.Errorf("%d queries", n)
	}
}

package paginas_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

const coordinaOtro = "coordinador.9405"

// enEspera is the n-th solicitud of centre 9546 that waits for a decision, in the order of the queue.
func enEspera(t *testing.T, app *apptest.App, n int) string {
	t.Helper()
	ids := app.Query(t, "SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND estado IN ('PENDIENTE', 'EN_REVISION') ORDER BY fecha_envio, id")
	if n >= len(ids) {
		t.Fatalf("%d wait, want the %d-th", len(ids), n)
	}
	return ids[n]
}

func ruta(id string) string { return "/solicitudes/" + id + "/decidir" }

// forma fills the form of a page as a browser posts it, with the version at hand.
func forma(t *testing.T, app *apptest.App, quien, id string, pares ...string) string {
	t.Helper()
	v := url.Values{"formulario": {app.FormID(t, quien)}}
	v.Set("version", app.Query(t, "SELECT version::text FROM solicitudes WHERE id = ?", id)[0])
	v.Set("vistos", app.Query(t, "SELECT count(*)::text FROM solicitud_historial WHERE solicitud_id = ?", id)[0])
	for i := 0; i+1 < len(pares); i += 2 {
		v.Set(pares[i], pares[i+1])
	}
	return v.Encode()
}

func enviar(t *testing.T, app *apptest.App, quien, id, cuerpo string) apptest.Response {
	t.Helper()
	return app.Browser(t, quien).With("Content-Type", "application/x-www-form-urlencoded").Post(ruta(id), cuerpo)
}

func estado(t *testing.T, app *apptest.App, id string) string {
	t.Helper()
	return app.Query(t, "SELECT estado FROM solicitudes WHERE id = ?", id)[0]
}

func dice(t *testing.T, r apptest.Response, textos ...string) {
	t.Helper()
	for _, texto := range textos {
		if !strings.Contains(string(r.Body), texto) {
			t.Errorf("%s: the page does not say %q", r.Request, texto)
		}
	}
}

func TestWhoMayNotDecideSeesNoPage(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := enEspera(t, app, 0)
	for quien, quiere := range map[string]int{colega: http.StatusForbidden, coordinaOtro: http.StatusNotFound, coordinador: http.StatusOK, admin: http.StatusOK} {
		app.Browser(t, quien).Get(ruta(id)).Status(quiere)
		if quiere != http.StatusOK {
			enviar(t, app, quien, id, forma(t, app, quien, id, "decision", "rechazar", "rechazar.comentarios", "No procede")).Status(quiere)
			if estado(t, app, id) != "PENDIENTE" {
				t.Errorf("%s changed it", quien)
			}
		}
	}
	app.Browser(t, coordinador).Get(ruta("no-hay")).Status(http.StatusNotFound)
}

// Six for the page, one for the session and one for the badge, whatever there is to show.
func TestThePageAsksEightTimesHoweverMuchThereIs(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.Browser(t, coordinador)
	for _, id := range app.Query(t, "SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND estado <> 'BORRADOR'") {
		cliente.Get(ruta(id)).Status(http.StatusOK) // the session is marked as used once a minute
		if n := app.Queries(func() { cliente.Get(ruta(id)).Status(http.StatusOK) }); n != 8 {
			t.Errorf("%s: %d queries", estado(t, app, id), n)
		}
	}
}

func TestADecisionThatIsNotReadyKeepsEveryWord(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := enEspera(t, app, 0)
	typed := []string{"numeroFicha", "30.123", "aprobar.comentarios", "Comentario al aprobar <b>", "devolver.comentarios", "corto", "rechazar.comentarios", "Un motivo", "justificacion", "Porque sí"}
	for _, c := range []struct {
		nombre string
		pares  []string
		dice   []string
	}{
		{"no decision", nil, []string{"Elija qué decide", `href="#decision"`}},
		{"an unknown decision", []string{"decision", "aplazar"}, []string{"Elija qué decide"}},
		{"remarks with an approval", []string{"decision", "aprobar", "correccion.nitEmpresa", "Revise"}, []string{"1 observación en los datos", ">Revise</textarea>"}},
		{"a ficha that is none", []string{"decision", "aprobar"}, []string{"exactamente 7 dígitos", "al menos 20 caracteres", `id="numeroFicha-error"`, `id="justificacion-error"`}},
		{"a short comment", []string{"decision", "devolver"}, []string{"al menos 10 caracteres", `id="devolver-comentarios-error"`}},
		{"a remark that is too long", []string{"decision", "devolver", "correccion.lugarFormacion", strings.Repeat("x", 4001)}, []string{`id="correccion-lugarFormacion-error"`}},
		{"no reason", []string{"decision", "rechazar", "rechazar.comentarios", "  "}, []string{"requeridos para rechazar", `id="rechazar-comentarios-error"`}},
	} {
		t.Run(c.nombre, func(t *testing.T) {
			r := enviar(t, app, coordinador, id, forma(t, app, coordinador, id, append(typed[:len(typed):len(typed)], c.pares...)...)).Status(http.StatusUnprocessableEntity)
			dice(t, r, c.dice...)
			dice(t, r, "Comentario al aprobar &lt;b&gt;</textarea>", `value="30.123"`, "Porque sí</textarea>", `id="resumen-errores-titulo"`)
		})
	}
	if got := estado(t, app, id); got != "PENDIENTE" {
		t.Errorf("it is %s", got)
	}
}

func TestAClashAsksForAJustificationAndTakesIt(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := enEspera(t, app, 0) // clashes with an approved course of the demonstration
	dice(t, app.Browser(t, coordinador).Get(ruta(id)).Status(http.StatusOK), "Se cruza con un curso aprobado", `name="justificacion"`)
	r := enviar(t, app, coordinador, id, forma(t, app, coordinador, id, "decision", "aprobar", "numeroFicha", "399 90-01")).Status(http.StatusUnprocessableEntity)
	dice(t, r, `id="justificacion-error"`, "ya tiene clase en un curso aprobado", `value="399 90-01"`)
	r = enviar(t, app, coordinador, id, forma(t, app, coordinador, id, "decision", "aprobar", "numeroFicha", "399 90-01",
		"justificacion", "El otro curso se moverá de semana.")).Status(http.StatusSeeOther)
	if got := r.Header.Get("Location"); got != ruta(enEspera(t, app, 0)) {
		t.Errorf("it leads to %s", got)
	}
	if got := app.Query(t, "SELECT numero_ficha FROM solicitudes WHERE id = ?", id)[0]; got != "3999001" {
		t.Errorf("the ficha is %s", got)
	}
	otra := enEspera(t, app, 0)
	dice(t, enviar(t, app, coordinador, otra, forma(t, app, admin, otra, "decision", "aprobar")), "se abrió con otra cuenta")
	r = enviar(t, app, coordinador, enEspera(t, app, 1), forma(t, app, coordinador, enEspera(t, app, 1), "decision", "aprobar", "numeroFicha", "3999001")).
		Status(http.StatusUnprocessableEntity)
	dice(t, r, `id="numeroFicha-error"`, "ya pertenece a otro curso")
}

func TestALateApprovalAsksForAJustification(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := enEspera(t, app, 2)
	app.Clock.Set(apptest.Start.AddDate(0, 3, 0))
	dice(t, app.Browser(t, coordinador).Get(ruta(id)).Status(http.StatusOK), "La primera sesión ya pasó", `name="justificacion"`)
	dice(t, enviar(t, app, coordinador, id, forma(t, app, coordinador, id, "decision", "aprobar")).Status(http.StatusUnprocessableEntity), `id="justificacion-error"`)
}

func TestAFormThatIsSentTwiceDecidesOnce(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for _, pares := range [][]string{
		{"decision", "rechazar", "rechazar.comentarios", "El programa no está en la oferta."},
		{"decision", "devolver", "correccion.direccionEmpresa", "Falta el barrio"},
		{"accion", "tomar"},
	} {
		id := enEspera(t, app, 1)
		if pares[0] == "accion" {
			id = enEspera(t, app, 0)
		}
		cuerpo := forma(t, app, coordinador, id, pares...)
		primera := enviar(t, app, coordinador, id, cuerpo).Status(http.StatusSeeOther)
		movimientos := app.Count(t, "SELECT count(*) FROM solicitud_historial WHERE solicitud_id = ?", id)
		segunda := enviar(t, app, coordinador, id, cuerpo).Status(http.StatusSeeOther)
		if a, b := primera.Header.Get("Location"), segunda.Header.Get("Location"); a != b {
			t.Errorf("%v: the first leads to %s, the second to %s", pares, a, b)
		}
		if n := app.Count(t, "SELECT count(*) FROM solicitud_historial WHERE solicitud_id = ?", id); n != movimientos {
			t.Errorf("%v: the second was done too", pares)
		}
	}
}

func TestASecondTabThatSaysSomethingElseIsNotTakenForTheFirst(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for _, tabs := range [][2][]string{
		{{"decision", "devolver", "devolver.comentarios", "Falta el acta de la junta."}, {"decision", "devolver", "devolver.comentarios", "Falta el acta de la junta.", "correccion.nitEmpresa", "Sobra un dígito"}},
		{{"decision", "rechazar", "rechazar.comentarios", "El programa no está en la oferta."}, {"decision", "rechazar", "rechazar.comentarios", "La empresa desistió ayer."}},
		{{"decision", "aprobar", "numeroFicha", "3123456", "justificacion", "El instructor cambia de grupo ese día."},
			{"decision", "aprobar", "justificacion", "El instructor cambia de grupo ese día.", "numeroFicha", "3123457"}},
	} {
		id := enEspera(t, app, 1)
		if tabs[0][1] == "aprobar" {
			id = enEspera(t, app, 0)
		}
		primera, segunda := forma(t, app, coordinador, id, tabs[0]...), forma(t, app, coordinador, id, tabs[1]...)
		enviar(t, app, coordinador, id, primera).Status(http.StatusSeeOther)
		r := enviar(t, app, coordinador, id, segunda)
		if r.Code != http.StatusConflict {
			t.Errorf("%v after %v: %d, leads to %q", tabs[1], tabs[0], r.Code, r.Header.Get("Location"))
			continue
		}
		dice(t, r, "Lo que usted había escrito", tabs[1][len(tabs[1])-1])
	}
}

func TestAStaleFormTellsWhatHappenedAndKeepsEveryWord(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := enEspera(t, app, 2)
	cuerpo := forma(t, app, coordinador, id, "decision", "devolver", "devolver.comentarios", "Lo que escribí antes", "correccion.nitEmpresa", "Observación de antes")
	app.As(t, colega).Put("/api/solicitudes/"+id, map[string]any{"lugarFormacion": "Un salón nuevo", "isDraft": false}).Status(http.StatusOK)
	r := enviar(t, app, coordinador, id, cuerpo).Status(http.StatusConflict)
	dice(t, r, "Su decisión no se guardó", "Lo que pasó desde que usted la abrió", "la volvió a enviar con 1 cambio", "envío 2", "Un salón nuevo", "Lo que escribí antes</textarea>", "Observación de antes</textarea>")
	if got := estado(t, app, id); got != "PENDIENTE" {
		t.Errorf("it is %s", got)
	}
	enviar(t, app, coordinador, id, forma(t, app, coordinador, id, "decision", "devolver", "devolver.comentarios", "Lo que escribí antes")).Status(http.StatusSeeOther)
	// Decided by somebody else meanwhile: nothing can be sent any more, and the words are still there.
	r = enviar(t, app, admin, id, forma(t, app, admin, id, "decision", "rechazar", "rechazar.comentarios", "Palabras del administrador")).Status(http.StatusConflict)
	dice(t, r, "Está devuelta para corregir", "Lo que usted había escrito", "Palabras del administrador")
}

func TestWhatAnotherReviewsIsTakenWithoutLosingAWord(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := enEspera(t, app, 1)
	app.As(t, admin).Post("/api/solicitudes/"+id+"/review", map[string]any{}).Status(http.StatusOK)
	r := app.Browser(t, coordinador).Get(ruta(id)).Status(http.StatusOK)
	dice(t, r, "la está revisando", "Tomarla yo")
	if strings.Contains(string(r.Body), `name="decision" value="aprobar"`) {
		t.Error("it can be decided without taking it")
	}
	r = enviar(t, app, coordinador, id, forma(t, app, coordinador, id, "decision", "devolver", "devolver.comentarios", "Antes de saber que otro la tenía",
		"correccion.nitEmpresa", "Falta el dígito")).Status(http.StatusConflict)
	dice(t, r, "tiene la solicitud", "Antes de saber que otro la tenía", "Falta el dígito</textarea>")
	r = enviar(t, app, coordinador, id, forma(t, app, coordinador, id, "accion", "tomar", "decision", "devolver", "devolver.comentarios", "Antes de saber que otro la tenía",
		"correccion.nitEmpresa", "Falta el dígito")).Status(http.StatusOK)
	dice(t, r, "Usted la está revisando", "Antes de saber que otro la tenía</textarea>", "Falta el dígito</textarea>", "Soltarla")
	enviar(t, app, coordinador, id, forma(t, app, coordinador, id, "accion", "soltar")).Status(http.StatusSeeOther)
	if got := estado(t, app, id); got != "PENDIENTE" {
		t.Errorf("after the release it is %s", got)
	}
}

func TestTheLastDecisionLeadsToTheQueue(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	total := app.Count(t, "SELECT count(*) FROM solicitudes WHERE centro_id = 'centro-9546' AND estado IN ('PENDIENTE', 'EN_REVISION')")
	for i := range total {
		id := enEspera(t, app, 0)
		r := enviar(t, app, admin, id, forma(t, app, admin, id, "decision", "rechazar", "rechazar.comentarios", "No hay cupo este trimestre.")).Status(http.StatusSeeOther)
		if i == total-1 && app.Count(t, "SELECT count(*) FROM solicitudes WHERE estado IN ('PENDIENTE', 'EN_REVISION') AND centro_id = 'centro-9546'") > 0 {
			t.Error("some are left")
		}
		if r.Header.Get("Location") == "" {
			t.Error("it leads nowhere")
		}
	}
	id := app.Query(t, "SELECT id FROM solicitudes WHERE estado IN ('PENDIENTE', 'EN_REVISION') AND centro_id = 'centro-9405' ORDER BY fecha_envio DESC, id DESC LIMIT 1")[0]
	r := enviar(t, app, coordinaOtro, id, forma(t, app, coordinaOtro, id, "decision", "rechazar", "rechazar.comentarios", "No hay cupo este trimestre.")).Status(http.StatusSeeOther)
	if got := r.Header.Get("Location"); got != "/solicitudes-pendientes" {
		t.Errorf("the last one leads to %s", got)
	}
}

func TestADecidedOneSaysSo(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	cliente := app.Browser(t, coordinador)
	for estado, texto := range map[string]string{"APROBADA": "Ya está aprobada", "RECHAZADA": "Ya está rechazada", "CANCELADA": "Está cancelada",
		"DEVUELTA": "Está devuelta para corregir", "BORRADOR": "Es un borrador"} {
		id := app.Query(t, "SELECT id FROM solicitudes WHERE centro_id = 'centro-9546' AND estado = ? LIMIT 1", estado)[0]
		r := cliente.Get(ruta(id)).Status(http.StatusOK)
		dice(t, r, texto)
		if strings.Contains(string(r.Body), "<textarea") {
			t.Errorf("%s has a form", estado)
		}
	}
}

package paginas_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// salonOcupado gives the id of an ambiente in which the autora has an approved course, Mondays and Wednesdays from 8 to 12
// from 1 February 2027 on; nobody has any other class.
func salonOcupado(t *testing.T, app *apptest.App) string {
	t.Helper()
	app.Exec(t, "DELETE FROM solicitud_sesiones")
	salon := app.Query(t, "SELECT id FROM ambientes WHERE centro_id = 'centro-9546' AND clave = 'ambiente 101'")[0]
	id := idDe(llena(t, app, app.Browser(t, autora)))
	app.As(t, autora).Put("/api/solicitudes/"+id, map[string]any{"ambienteId": salon, "isDraft": true}).Status(http.StatusOK)
	app.Exec(t, "UPDATE solicitudes SET estado = 'APROBADA', numero_ficha = '3999001', fecha_aprobacion = now(), fecha_envio = now(), revision = 1 WHERE id = ?", id)
	return salon
}

func elegirAmbiente(t *testing.T, app *apptest.App, quien, base, ambiente string) {
	t.Helper()
	app.As(t, quien).Put("/api/solicitudes/"+idDe(base), map[string]any{"ambienteId": ambiente}).Status(http.StatusOK)
}

func TestTheScheduleShowsWhatIsTakenInItsAmbiente(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	salon := salonOcupado(t, app)
	c := app.Browser(t, colega)
	base := nueva(t, app, c)
	escribir := func() apptest.Page {
		return enHorario(t, c, base).Set("fechaInicioCurso", "1/2/2027", "horarios.0.diaSemana", "LUNES", "horarios.0.horaInicio", "10", "horarios.0.horaFin", "14").Send("calcular").Follow()
	}
	p := escribir()
	if p.Status(http.StatusOK); strings.Contains(p.Main(), "Horas ocupadas") || strings.Contains(p.Main(), "El ambiente, ocupado") {
		t.Errorf("nobody chose the ambiente: %.3000s", p.Main())
	}
	elegirAmbiente(t, app, colega, base, salon)
	p = escribir()
	contiene(t, p, "Horas ocupadas", "en el ambiente de este", "Lunes de 8 a 12 : ambiente ocupado por otro curso (1 feb –", "Miércoles de 8 a 12 : ambiente ocupado por otro curso",
		"El ambiente, ocupado por otro curso", "5 fechas se cruzan con un curso aprobado", "de 10 a 12 con otro curso en el mismo ambiente")
	for _, dato := range []string{`"clase":"sala"`, `"dicho":"ambiente ocupado por otro curso"`} {
		if !strings.Contains(string(p.Body), strings.ReplaceAll(dato, `"`, "&#34;")) {
			t.Errorf("the grid does not have %s", dato)
		}
	}
	app.Exec(t, "UPDATE solicitudes SET estado = 'PENDIENTE', numero_ficha = NULL, fecha_aprobacion = NULL WHERE numero_ficha = '3999001'")
	contiene(t, escribir(), "Lunes de 8 a 12 : ambiente pedido por otro curso, sin decidir")
	contiene(t, app.Browser(t, coordinador).Page("/solicitudes/"+idDe(base)), "Ambiente 101")
}

func TestAFreeStartHasItsAmbienteFreeToo(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	salon := salonOcupado(t, app)
	c := app.Browser(t, colega)
	const pregunta = "/cuando-puedo?duracionMaxima=8&dias=LUNES&horaInicio=8&horaFin=12&desde=1/2/2027"
	p := c.Page("/cuando-puedo")
	if got := p.Form("/cuando-puedo").Values; !got.Has("ambienteId") || got.Get("ambienteId") != "" {
		t.Errorf("it begins as %v", got)
	}
	contiene(t, p, "Ambiente 101 · Aula · 30 aprendices")
	contiene(t, c.Page(pregunta+"&ambienteId="), "lunes 1 de febrero de 2027")
	p = c.Page(pregunta + "&ambienteId=" + salon)
	contiene(t, p, "Otras no sirven", "con otro curso en el mismo ambiente", "Ambiente libre: Ambiente 101")
	if strings.Contains(p.Main(), "Empieza el lunes 1 de febrero de 2027") || p.Form("/cuando-puedo").Values.Get("ambienteId") != salon {
		t.Errorf("the ambiente is not looked at: %.3000s", p.Main())
	}
	// It goes along into a new one, and is left behind when it cannot be chosen any more.
	i := slices.IndexFunc(p.Links(), func(l string) bool { return strings.HasPrefix(l, "/nueva-solicitud?inicio=") })
	inicio, err := url.Parse(p.Links()[i])
	if err != nil || !strings.HasSuffix(inicio.Query().Get("inicio"), "@"+salon) {
		t.Fatalf("it leads to %s, %v", p.Links()[i], err)
	}
	q := inicio.Query()
	q.Set("programa", programa(t, app, "73310037"))
	empezar := func() apptest.Form { return c.Page("/nueva-solicitud?" + q.Encode()).Form("/nueva-solicitud") }
	contiene(t, c.Page("/nueva-solicitud?"+q.Encode()), "El ambiente queda elegido en el paso 2.")
	tarde := empezar()
	p = empezar().Set(respuestas["programa"]...).Send("continuar")
	if f := p.Follow().Form("/empresa"); f.Values.Get("ambienteId") != salon || f.Values.Get("tipoAmbiente") != "AULA" {
		t.Errorf("the draft has %v", f.Values)
	}
	app.Exec(t, "UPDATE ambientes SET activo = false WHERE id = ?", salon)
	p = tarde.Set(respuestas["programa"]...).Send("continuar")
	if f := p.Follow().Form("/empresa"); f.Values.Get("ambienteId") != "" {
		t.Errorf("it has one that cannot be chosen: %v", f.Values)
	}

	for _, malo := range []string{salon, "no-hay", veneno, app.Query(t, "SELECT id FROM ambientes WHERE centro_id = 'centro-9405' LIMIT 1")[0]} {
		p = c.Page(pregunta + "&ambienteId=" + url.QueryEscape(malo))
		p.Status(http.StatusUnprocessableEntity)
		contiene(t, p, "Ese ambiente no se puede elegir. Elija uno activo de su centro, o ninguno.")
		if _, hay := p.ByID("ambienteId-error"); !hay || strings.Contains(string(p.Body), "<script>alert") {
			t.Errorf("%q: %.2000s", malo, p.Main())
		}
	}
}

func TestADraftAsksWithItsAmbiente(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	salon := salonOcupado(t, app)
	otro := app.Query(t, "SELECT id FROM ambientes WHERE centro_id = 'centro-9546' AND clave = 'ambiente 102'")[0]
	c := app.Browser(t, colega)
	base := nueva(t, app, c)
	elegirAmbiente(t, app, colega, base, salon)
	abrir := "/cuando-puedo?solicitud=" + idDe(base)
	if got := c.Page(abrir).Form("/cuando-puedo").Values.Get("ambienteId"); got != salon {
		t.Errorf("chosen is %q, want %q", got, salon)
	}
	p := c.Page(abrir + "&duracionMaxima=40&dias=LUNES&dias=MIERCOLES&horaInicio=8&horaFin=12&desde=1/2/2027&ambienteId=" + otro)
	contiene(t, p, "Ambiente libre: Ambiente 102")
	lleva(t, p.Form("/horario/inicio").Send(""), base+"/horario#asi-queda")
	if got := app.Query(t, "SELECT ambiente_id FROM solicitudes WHERE id = ?", idDe(base))[0]; got != otro {
		t.Errorf("the draft is in %s", got)
	}
	// With a week of its own it is a whole question, with the ambiente.
	p = c.Page(abrir)
	contiene(t, p, "La que ya tiene la solicitud", "para usted y para el ambiente «Ambiente 102»")
	// Without one nothing is written over the ambiente.
	p = c.Page(abrir + "&duracionMaxima=40&semana=propia&desde=8/2/2027&ambienteId=")
	lleva(t, p.Form("/horario/inicio").Send(""), base+"/horario#asi-queda")
	if got := app.Query(t, "SELECT ambiente_id FROM solicitudes WHERE id = ?", idDe(base))[0]; got != otro {
		t.Errorf("the draft is in %s", got)
	}
	app.Exec(t, "UPDATE ambientes SET activo = false WHERE id = ?", otro)
	p = c.Page(abrir)
	p.Status(http.StatusOK)
	contiene(t, p, "El de la solicitud, «Ambiente 102», ya no se puede elegir.", "Usar esta fecha")
}

package calendario_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

func muestra(t *testing.T, p apptest.Page, textos ...string) {
	t.Helper()
	for _, s := range textos {
		if !strings.Contains(p.Main(), s) {
			t.Errorf("%s does not show %q: %.1500s", p.Request, s, p.Main())
		}
	}
}

func noMuestra(t *testing.T, p apptest.Page, textos ...string) {
	t.Helper()
	for _, s := range textos {
		if strings.Contains(p.Main(), s) {
			t.Errorf("%s shows %q", p.Request, s)
		}
	}
}

func idDe(t *testing.T, app *apptest.App, cuenta string) string {
	t.Helper()
	return app.Query(t, `SELECT id FROM usuarios WHERE correo = ?`, cuenta+"@sena.edu.co")[0]
}

func TestACalendarOutOfScopeLooksAbsent(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	colega, ajeno := idDe(t, app, "instructor1.9546"), idDe(t, app, "instructor1.9405")
	for cuenta, consultas := range map[string][]string{
		autora:      {"instructor=" + colega, "instructor=nadie", "centro=centro-9546", "centro=centro-9405", "centro=x"},
		coordinador: {"instructor=" + ajeno, "instructor=nadie", "instructor=" + idDe(t, app, coordinador), "centro=centro-9405", "centro=x"},
		"admin":     {"instructor=nadie", "centro=x", "instructor=" + idDe(t, app, coordinador)},
	} {
		for _, c := range consultas {
			r := app.Browser(t, cuenta).Page("/calendario?" + c).Status(http.StatusNotFound)
			if !strings.Contains(string(r.Body), "No existe ese calendario, o no está a su alcance.") {
				t.Errorf("%s, %s: %.300s", cuenta, c, r.Body)
			}
		}
	}
}

// TestEachCalendarHasItsClasses: the own ones of every centre; of a centre those of its courses; what waits is marked.
func TestEachCalendarHasItsClasses(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	curso(t, app, autora, cuerpo{"nombreEmpresa": "Empresa aprobada"}, "2027-03-01")
	enviada(t, app, autora, cuerpo{"nombreEmpresa": "Empresa en espera"}, "2027-03-02")
	enviada(t, app, autora, cuerpo{"nombreEmpresa": "Empresa en borrador", "isDraft": true}, "2027-03-03")
	deOtroCentro := curso(t, app, autora, cuerpo{"nombreEmpresa": "Empresa de otro centro"}, "2027-03-04")
	app.Exec(t, `UPDATE solicitudes SET centro_id = 'centro-9405' WHERE id = ?`, deOtroCentro)
	instructora := app.Query(t, `SELECT nombre FROM usuarios WHERE id = ?`, idDe(t, app, autora))[0]
	for _, vista := range []string{"mes", "semana"} {
		periodo := "/calendario?vista=" + vista + "&fecha=2027-03-04"
		p := app.Browser(t, autora).Page(periodo)
		muestra(t, p, "Mi calendario", "Empresa aprobada", "Empresa en espera", "Empresa de otro centro", "Por decidir", "por decidir.")
		noMuestra(t, p, "Empresa en borrador")
		p = app.Browser(t, coordinador).Page(periodo)
		muestra(t, p, "Calendario del centro", instructora)
		p = app.Browser(t, coordinador).Page(periodo + "&instructor=" + idDe(t, app, autora))
		muestra(t, p, "Calendario de "+instructora, "Empresa aprobada", "Empresa en espera")
		noMuestra(t, p, "Empresa en borrador", "Empresa de otro centro")
		p = app.Browser(t, "admin").Page(periodo + "&instructor=" + idDe(t, app, autora))
		muestra(t, p, "Empresa aprobada", "Empresa de otro centro")
		muestra(t, app.Browser(t, "admin").Page(periodo), "Elija un centro")
	}
	enlaces := strings.Join(app.Browser(t, autora).Page("/calendario?fecha=2027-03-04").Links(), " ")
	for _, quiere := range []string{"/solicitudes/" + deOtroCentro, "/calendario?fecha=2027-02-01&vista=mes", "/calendario?fecha=2027-04-01&vista=mes"} {
		if !strings.Contains(enlaces, quiere) {
			t.Errorf("nothing leads to %s: %s", quiere, enlaces)
		}
	}
}

func TestDaysWithoutClassSayWhy(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, `INSERT INTO recesos (id, centro_id, desde, hasta, nombre) VALUES ('r-prueba', 'centro-9546', '2027-03-24', '2027-03-26', 'Semana Santa del centro')`)
	for _, cuenta := range []string{autora, coordinador} {
		muestra(t, app.Browser(t, cuenta).Page("/calendario?fecha=2027-03-04"), "Festivo: San José", "Festivo: Viernes Santo", "Receso: Semana Santa del centro")
		muestra(t, app.Browser(t, cuenta).Page("/calendario"), "Hoy")
	}
}

// TestACrowdedDayIsCutAndAsksNoMore: whatever there is, the page stays short and asks as often.
func TestACrowdedDayIsCutAndAsksNoMore(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := curso(t, app, autora, nil, "2027-05-04")
	preguntas := func(cuenta, ruta string) int {
		cliente := app.As(t, cuenta).With("Accept", "text/html")
		return app.Queries(func() { cliente.Get(ruta).Status(http.StatusOK) })
	}
	rutas := map[string]string{autora: "/calendario?fecha=2027-05-04", coordinador: "/calendario?vista=semana&fecha=2027-05-04", "admin": "/calendario?centro=centro-9546&fecha=2027-05-04"}
	antes := map[string]int{}
	for cuenta, ruta := range rutas {
		antes[cuenta] = preguntas(cuenta, ruta)
		if antes[cuenta] > 4+2 { // the session and the badge take one each
			t.Errorf("%s takes %d questions", ruta, antes[cuenta])
		}
	}
	app.Exec(t, `INSERT INTO solicitud_sesiones SELECT solicitud_id, instructor_id, fecha, n, n + 5, false FROM solicitud_sesiones, generate_series(601, 700) n WHERE solicitud_id = ?`, id)
	for cuenta, ruta := range rutas {
		if n := preguntas(cuenta, ruta); n != antes[cuenta] {
			t.Errorf("%s takes %d questions, and %d before", ruta, n, antes[cuenta])
		}
	}
	mes := app.Browser(t, autora).Page(rutas[autora])
	muestra(t, mes, "101 clases este mes", "y 98 más el 4 de mayo")
	if !strings.Contains(strings.Join(mes.Links(), " "), "/calendario?fecha=2027-05-04&vista=semana#dia-2027-05-04") {
		t.Error("what does not fit leads nowhere")
	}
	semana := app.Browser(t, coordinador).Page(rutas[coordinador])
	muestra(t, semana, "Y 41 clases más ese día")
	if texto, ok := semana.ByID("dia-2027-05-04"); !ok || !strings.Contains(texto, "Martes 4 de mayo") {
		t.Errorf("the day is told as %q", texto)
	}
}

// TestNoAddressBreaksTheCalendar: what cannot be read is told and left out.
func TestNoAddressBreaksTheCalendar(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	navegador := app.Browser(t, coordinador)
	for _, c := range []string{"vista=dia", "fecha=ayer", "fecha=2026-02-30", "fecha=0001-01-01", "fecha=2199-12-31", "fecha=1999-12-31", "municipio=x", "municipio=' OR 1=1--",
		"ambiente=PLAYA", "vista=mes\x00", "fecha=%ff", "instructor=\n", "centro=" + strings.Repeat("x", 300), "municipio=%E2%80%AE"} {
		nombre, valor, _ := strings.Cut(c, "=")
		r := navegador.Page("/calendario?" + nombre + "=" + url.QueryEscape(valor))
		if r.Code != http.StatusOK && r.Code != http.StatusBadRequest && r.Code != http.StatusNotFound {
			t.Errorf("%q answers %d", c, r.Code)
		}
		if r.Code == http.StatusOK {
			muestra(t, r, "No entendimos toda la dirección", "Enero de 2027")
		}
	}
	for _, fecha := range []string{"2000-01-01", "2000-02-29", "2199-10-30", "2026-12-31"} {
		for _, vista := range []string{"mes", "semana"} {
			navegador.Page("/calendario?vista=" + vista + "&fecha=" + fecha).Status(http.StatusOK)
		}
	}
}

func TestWhatPeopleTypeIsTextInTheCalendar(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	const veneno = `"><script>alert(1)</script>{{7*7}}`
	curso(t, app, autora, cuerpo{"nombreEmpresa": veneno}, "2027-03-01")
	for _, vista := range []string{"mes", "semana"} {
		p := app.Browser(t, autora).Page("/calendario?vista=" + vista + "&fecha=2027-03-04")
		muestra(t, p, veneno)
		if strings.Contains(string(p.Body), "<script>alert") {
			t.Error("it is no text")
		}
	}
}

func TestTheCalendarIsFoundFromWhereItIsNeeded(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	id := curso(t, app, autora, nil, "2027-03-01")
	for _, c := range []struct{ cuenta, ruta, lleva string }{
		{autora, "/dashboard", "/calendario"}, {coordinador, "/dashboard", "/calendario"},
		{autora, "/solicitudes/" + id, "/api/solicitudes/" + id + "/calendario.ics"},
		{autora, "/solicitudes/" + id, "/calendario?fecha=2027-03-01"},
		{coordinador, "/solicitudes/" + id, "/calendario?fecha=2027-03-01&instructor=" + idDe(t, app, autora)},
		{"admin", "/solicitudes/" + id, "/calendario?centro=centro-9546&fecha=2027-03-01&instructor=" + idDe(t, app, autora)},
	} {
		encontrado := 0
		for _, enlace := range app.Browser(t, c.cuenta).Page(c.ruta).Links() {
			if enlace == c.lleva {
				encontrado++
				app.Browser(t, c.cuenta).Page(enlace).Status(http.StatusOK)
			}
		}
		if encontrado == 0 {
			t.Errorf("%s of %s does not lead to %s", c.ruta, c.cuenta, c.lleva)
		}
	}
}

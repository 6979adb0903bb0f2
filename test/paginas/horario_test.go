package paginas_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"complementarias/test/apptest"
)

// filasDe lists the rows of a form of the schedule that have something in them.
func filasDe(f apptest.Form) []string {
	filas := []string{}
	for i := range 20 {
		fila := strings.TrimSpace(f.Values.Get(fmt.Sprintf("horarios.%d.diaSemana", i)) + " " + f.Values.Get(fmt.Sprintf("horarios.%d.horaInicio", i)) + " " +
			f.Values.Get(fmt.Sprintf("horarios.%d.horaFin", i)))
		if fila != "" {
			filas = append(filas, fila)
		}
	}
	return filas
}

func enHorario(t *testing.T, c apptest.Client, base string) apptest.Form {
	t.Helper()
	p := c.Page(base + "/horario")
	p.Status(http.StatusOK)
	return p.Form("/horario")
}

func TestTheButtonsOfTheScheduleKeepAndComeBack(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.Browser(t, autora)
	base := nueva(t, app, c)
	fechas := []string{"fechaInicioCurso", "8/3/2027", "inicioInscripcion", "15 de febrero de 2027"}
	manana := []string{"LUNES 08:00 12:00", "MARTES 08:00 12:00", "MIERCOLES 08:00 12:00", "JUEVES 08:00 12:00", "VIERNES 08:00 12:00"}
	noche := []string{"LUNES 18:00 22:00", "MIERCOLES 18:00 22:00", "VIERNES 18:00 22:00"}
	for _, paso := range []struct {
		accion, vuelve string
		escribe        []string
		filas          []string
		campos         map[string]string
	}{
		{"plantilla-manana", "/horario#semana", fechas, manana, map[string]string{"fechaInicioCurso": "08/03/2027", "inicioInscripcion": "15/02/2027"}},
		{"plantilla-nocturno", "/horario#semana", nil, noche, nil},
		{"agregar-fila", "/horario?fila=nueva#horarios-3-diaSemana", nil, noche, nil},
		{"calcular", "/horario#asi-queda", []string{"horarios.3.diaSemana", "SABADO", "horarios.3.horaInicio", "8", "horarios.3.horaFin", "11:10 am"}, append(slices.Clone(noche), "SABADO 08:00 11:10"), nil},
		{"quitar-fila-1", "/horario#filas", nil, []string{"LUNES 18:00 22:00", "VIERNES 18:00 22:00", "SABADO 08:00 11:10"}, nil},
		{"quitar-fecha-2027-03-08", "/horario#calendario", nil, nil, map[string]string{"fechasExcluidas": "08/03/2027", "fechasIncluidas": ""}},
		{"quitar-fecha-2027-03-12", "/horario#calendario", nil, nil, map[string]string{"fechasExcluidas": "08/03/2027\n12/03/2027"}},
		{"poner-fecha-2027-03-08", "/horario#calendario", nil, nil, map[string]string{"fechasExcluidas": "12/03/2027"}},
		{"poner-fecha-2027-03-22", "/horario#calendario", nil, nil, map[string]string{"fechasIncluidas": "22/03/2027"}},
		{"quitar-fecha-2027-03-22", "/horario#calendario", nil, nil, map[string]string{"fechasIncluidas": "", "fechasExcluidas": "12/03/2027"}},
		{"borrar-semana", "/horario#semana", nil, []string{}, map[string]string{"fechaInicioCurso": "08/03/2027"}},
		{"plantilla-finde", "/horario#semana", nil, []string{"SABADO 08:00 16:00", "DOMINGO 08:00 16:00"}, nil},
		{"plantilla-tarde", "/horario#semana", nil, []string{"LUNES 14:00 18:00", "MARTES 14:00 18:00", "MIERCOLES 14:00 18:00", "JUEVES 14:00 18:00", "VIERNES 14:00 18:00"}, nil},
	} {
		f := enHorario(t, c, base).Set(paso.escribe...)
		p := f.Send(paso.accion)
		p.Status(http.StatusSeeOther)
		if got := p.Header.Get("Location"); got != base+paso.vuelve {
			t.Errorf("%s leads to %s, want %s", paso.accion, got, base+paso.vuelve)
		}
		f = enHorario(t, c, base)
		if got := filasDe(f); paso.filas != nil && !slices.Equal(got, paso.filas) {
			t.Errorf("%s: the rows are %v, want %v", paso.accion, got, paso.filas)
		}
		for campo, quiere := range paso.campos {
			if got := strings.TrimSpace(f.Values.Get(campo)); got != quiere {
				t.Errorf("%s: %s is %q, want %q", paso.accion, campo, got, quiere)
			}
		}
	}
}

func TestTheScheduleSaysWhyItEnds(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, "INSERT INTO recesos (id, centro_id, nombre, desde, hasta) VALUES ('r1', 'centro-9546', ?, '2027-03-29', '2027-04-03')", "Semana <b>mayor</b>")
	c := app.Browser(t, autora)
	base := nueva(t, app, c)
	p := c.Page(base + "/horario")
	contiene(t, p, "0 de 40 horas", "Faltan horas", "Escriba la fecha en que empieza el curso.", "Agregue al menos un día")
	p = enHorario(t, c, base).Set("fechaInicioCurso", "8/3/2027", "finalizacionInscripcion", "9/3/2027", "fechasExcluidas", "17/3/2027",
		"horarios.0.diaSemana", "LUNES", "horarios.0.horaInicio", "8", "horarios.0.horaFin", "12", "horarios.1.diaSemana", "MIERCOLES", "horarios.1.horaInicio", "8", "horarios.1.horaFin", "11:10").Send("calcular").Follow()
	contiene(t, p, "40 de 40 horas", "7 horas y 10 minutos por semana en 2 bloques", "Último día de clase", "Festivo: San José", "22 mar", "Fecha que se quitó", "17 mar",
		"Receso del centro: Semana <b>mayor</b> (2 días de clase)", "29 mar – 31 mar", "Sin esas fechas habría terminado el", "¿Por qué ese día y no el",
		"con 10 minutos se completan las 40", "Carga semanal", "8 – 14 mar", "La inscripción debe terminar antes del día en que empieza el curso.")
}

func TestTheScheduleShowsTheOtherCoursesOfItsInstructor(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, "DELETE FROM solicitud_sesiones")
	c := app.Browser(t, autora)
	otra := idDe(llena(t, app, c))
	codigo := app.Query(t, "SELECT codigo FROM solicitudes WHERE id = ?", otra)[0]
	app.Exec(t, "UPDATE solicitudes SET estado = 'APROBADA', numero_ficha = '3999001', fecha_aprobacion = now(), fecha_envio = now(), revision = 1 WHERE id = ?", otra)
	base := nueva(t, app, c)
	p := enHorario(t, c, base).Set("fechaInicioCurso", "1/2/2027", "horarios.0.diaSemana", "LUNES", "horarios.0.horaInicio", "10", "horarios.0.horaFin", "14").Send("calcular").Follow()
	contiene(t, p, "5 fechas se cruzan con un curso aprobado", "Lunes 1 de febrero , de 10 a 12 con "+codigo, "Quitar el 1 de febrero", "Si quita esa fecha, el curso termina el", "Y 1 fecha más")
	if !strings.Contains(string(p.Body), "&#34;codigo&#34;:&#34;"+codigo+"&#34;") {
		t.Error("the grid does not know the other course")
	}
	p = enHorario(t, c, base).Send("quitar-fecha-2027-02-01").Follow()
	contiene(t, p, "4 fechas se cruzan")
	ajena := app.Browser(t, colega).Page(base + "/horario")
	ajena.Status(http.StatusNotFound)
}

func TestWhatIsTypedInTheScheduleIsNeverLost(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.Browser(t, autora)
	base := nueva(t, app, c)
	escrito := []string{"fechaInicioCurso", "30/2/2027", "fechasExcluidas", "ayer\n" + veneno, "horarios.0.diaSemana", "LUNES", "horarios.0.horaInicio", veneno, "horarios.0.horaFin", "",
		"horarios.7.diaSemana", "", "horarios.7.horaInicio", "8", "horarios.7.horaFin", "25:00"}
	for _, accion := range []string{"continuar", "calcular", "agregar-fila", "quitar-fecha-2027-02-01", "autoguardar-no", "plantilla-x", "quitar-fila-x", "quitar-fecha-x"} {
		p := enHorario(t, c, base).Set(escrito...).Send(accion)
		p.Status(http.StatusUnprocessableEntity)
		f := p.Form("/horario")
		for i := 0; i+1 < len(escrito); i += 2 {
			if escrito[i] == "fechasExcluidas" && accion == "quitar-fecha-2027-02-01" {
				continue // the button adds to it
			}
			if got := f.Values.Get(escrito[i]); got != escrito[i+1] {
				t.Errorf("%s: %s comes back as %q, want %q", accion, escrito[i], got, escrito[i+1])
			}
		}
		for _, id := range []string{"fechaInicioCurso", "fechasExcluidas", "horarios-0-horaInicio", "horarios-0-horaFin", "horarios-7-diaSemana", "horarios-7-horaFin"} {
			if _, hay := p.ByID(id + "-error"); !hay {
				t.Errorf("%s: nothing stands at %s", accion, id)
			}
		}
		if strings.Contains(string(p.Body), "<script>alert") || strings.Contains(string(p.Body), "<img src=x") {
			t.Errorf("%s: what was typed runs", accion)
		}
	}
}

func TestAPreviewKeepsNothing(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.Browser(t, autora)
	base := nueva(t, app, c)
	antes := app.Query(t, "SELECT x::text FROM solicitudes x WHERE id = ?", idDe(base))
	previa := func(c apptest.Client, pares ...string) apptest.Response {
		v := url.Values{}
		for i := 0; i+1 < len(pares); i += 2 {
			v.Set(pares[i], pares[i+1])
		}
		return c.With("Accept", "text/html").With("HX-Request", "true").With("Content-Type", "application/x-www-form-urlencoded").Do(http.MethodPost, base+"/horario/vista-previa", v.Encode())
	}
	r := previa(c, "fechaInicioCurso", "8/3/2027", "omitirFestivos", "true", "horarios.0.diaSemana", "LUNES", "horarios.0.horaInicio", "8", "horarios.0.horaFin", "12", "horarios.4.diaSemana", "MARTES", "horarios.4.horaInicio", veneno)
	cuerpo := string(r.Status(http.StatusOK).Body)
	for _, dice := range []string{"<b class=\"num\">40</b>", "San José", `id="linea-horario" hx-swap-oob="true"`, "Lunes 24 de mayo de 2027"} {
		if !strings.Contains(cuerpo, dice) {
			t.Errorf("it does not have %q: %.4000s", dice, cuerpo)
		}
	}
	if strings.Contains(cuerpo, `id="filas"`) || strings.Contains(cuerpo, "<html") || strings.Contains(cuerpo, "<script>alert") {
		t.Error("it has what nobody asked for")
	}
	cuerpo = string(previa(c, "accion", "plantilla-finde").Status(http.StatusOK).Body)
	if !strings.Contains(cuerpo, `id="filas"`) || !strings.Contains(cuerpo, `value="DOMINGO" selected`) || !strings.Contains(cuerpo, `id="fechas-sueltas"`) {
		t.Errorf("a button changes nothing: %.2000s", cuerpo)
	}
	if despues := app.Query(t, "SELECT x::text FROM solicitudes x WHERE id = ?", idDe(base)); despues[0] != antes[0] {
		t.Errorf("something was kept: %s, before %s", despues, antes)
	}
	previa(app.Browser(t, colega)).Status(http.StatusNotFound)
}

func TestAFreeStartIsWrittenIntoTheDraft(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	app.Exec(t, "DELETE FROM solicitud_sesiones")
	c := app.Browser(t, autora)
	base := nueva(t, app, c)
	p := c.Page("/cuando-puedo?solicitud=" + idDe(base))
	p.Status(http.StatusOK)
	f := p.Form("/cuando-puedo") // no week yet: the form asks for one
	if f.Values.Get("duracionMaxima") != "40" || f.Values.Get("horaInicio") != "08:00" {
		t.Errorf("it begins as %v", f.Values)
	}
	p = c.Page("/cuando-puedo?duracionMaxima=40&dias=SABADO&dias=DOMINGO&horaInicio=14&horaFin=18:00&desde=1/3/2027&solicitud=" + idDe(base))
	contiene(t, p, "sábado 6 de marzo de 2027", "Termina el", "10 sesiones en 5 semanas con clase", "Semana más cargada: 8 h de 32 h", "Clases de 14 a 18", "Usar esta fecha")
	antes := p.Form("/horario/inicio")
	p = antes.Send("")
	if got := p.Header.Get("Location"); got != base+"/horario#asi-queda" {
		t.Fatalf("%d, it leads to %q: %.500s", p.Code, got, p.Body)
	}
	f = enHorario(t, c, base)
	if got := filasDe(f); !slices.Equal(got, []string{"SABADO 14:00 18:00", "DOMINGO 14:00 18:00"}) || f.Values.Get("fechaInicioCurso") != "06/03/2027" || f.Values.Get("omitirFestivos") == "" {
		t.Errorf("the draft has %v from %s", got, f.Values.Get("fechaInicioCurso"))
	}
	// A second press changes nothing more; a stale one with other values is refused.
	version := app.Query(t, "SELECT version::text FROM solicitudes WHERE id = ?", idDe(base))[0]
	antes.Set("fechaInicioCurso", "2027-04-03").Send("").Status(http.StatusPreconditionFailed)
	if got := app.Query(t, "SELECT version::text FROM solicitudes WHERE id = ?", idDe(base))[0]; got != version {
		t.Errorf("the version went from %s to %s", version, got)
	}
	app.Browser(t, colega).Page("/cuando-puedo?solicitud=" + idDe(base)).Status(http.StatusNotFound)
	// Now it has its own week, so the question is whole.
	p = c.Page("/cuando-puedo?solicitud=" + idDe(base))
	contiene(t, p, "La que ya tiene la solicitud", "8 horas por semana en 2 bloques", "Usar esta fecha")
}

func TestWithoutADraftAStartLeadsToANewOne(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	pregunta := "/cuando-puedo?duracionMaxima=20&dias=LUNES&horaInicio=18:00&horaFin=22:00&desde=2027-06-07"
	p := app.Browser(t, autora).Page(pregunta)
	p.Status(http.StatusOK)
	i := slices.IndexFunc(p.Links(), func(l string) bool { return strings.HasPrefix(l, "/nueva-solicitud?inicio=2027-06-21") })
	if i < 0 {
		t.Fatalf("it leads to %v", p.Links())
	}
	// A programme is searched and chosen, and the draft has the start and the week.
	c := app.Browser(t, autora)
	p = c.Page(p.Links()[i])
	if got := p.Form("/nueva-solicitud").Values.Get("inicio"); got != "2027-06-21.1-1080-1320" {
		t.Errorf("the search forgets the start: %q", got)
	}
	i = slices.IndexFunc(p.Links(), func(l string) bool { return strings.Contains(l, "programa=") })
	p = c.Page(p.Links()[i])
	contiene(t, p, "El curso empieza el lunes 21 de junio de 2027")
	p = p.Form("/nueva-solicitud").Set(respuestas["programa"]...).Send("continuar")
	f := enHorario(t, c, strings.TrimSuffix(p.Header.Get("Location"), "/empresa"))
	if got := filasDe(f); !slices.Equal(got, []string{"LUNES 18:00 22:00"}) || f.Values.Get("fechaInicioCurso") != "21/06/2027" {
		t.Errorf("the draft begins with %v from %q", got, f.Values.Get("fechaInicioCurso"))
	}
	for _, malo := range []string{"2027-02-30", "x.1-480-720", "2027-06-21.9-1-2", "2027-06-21.1-720-480", "2027-06-21.1-480-720.1-500-600", veneno} {
		p = c.Page("/nueva-solicitud?" + url.Values{"inicio": {malo}, "programa": {programa(t, app, "73310037")}}.Encode())
		p.Status(http.StatusOK)
		p.Form("/nueva-solicitud").Set(respuestas["programa"]...).Send("continuar").Status(http.StatusSeeOther)
	}
	p = app.Browser(t, coordinador).Page(pregunta)
	p.Status(http.StatusOK)
	if strings.Contains(p.Main(), "Usar esta fecha") {
		t.Error("who may not write one is offered to")
	}
	p = app.Browser(t, autora).Page("/cuando-puedo?" + url.Values{"duracionMaxima": {veneno}, "dias": {veneno}, "horaInicio": {veneno}, "horaFin": {"12"}, "desde": {veneno}, "minutosPorDia": {"-1"}}.Encode())
	p.Status(http.StatusUnprocessableEntity)
	for _, id := range []string{"duracionMaxima", "dias", "horaInicio", "desde", "minutosPorDia"} {
		if _, hay := p.ByID(id + "-error"); !hay {
			t.Errorf("nothing stands at %s", id)
		}
	}
	if strings.Contains(string(p.Body), "<script>alert") {
		t.Error("what was asked runs")
	}
}

// Beside the session and the badge, the step asks six times at most, however long the course is and however many others
// there are.
func TestTheScheduleAsksAsOftenHoweverMuchThereIs(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	c := app.Browser(t, autora)
	corta, larga := nueva(t, app, c), nueva(t, app, c)
	todos := []string{"fechaInicioCurso", "1/2/2027"}
	for i, dia := range []string{"LUNES", "MARTES", "MIERCOLES", "JUEVES", "VIERNES", "SABADO", "DOMINGO"} {
		todos = append(todos, fmt.Sprintf("horarios.%d.diaSemana", i), dia, fmt.Sprintf("horarios.%d.horaInicio", i), "6:00", fmt.Sprintf("horarios.%d.horaFin", i), "6:20")
	}
	enHorario(t, c, larga).Set(todos...).Send("calcular").Status(http.StatusSeeOther)
	salon := app.Query(t, "SELECT id FROM ambientes WHERE centro_id = 'centro-9546' AND clave = 'ambiente 101'")[0]
	elegirAmbiente(t, app, autora, larga, salon)
	forma := c.With("Accept", "text/html").With("Content-Type", "application/x-www-form-urlencoded")
	for nombre, pedir := range map[string]func(base string){
		"the step": func(base string) { c.Page(base + "/horario").Status(http.StatusOK) },
		"its preview": func(base string) {
			forma.Do(http.MethodPost, base+"/horario/vista-previa", "fechaInicioCurso=1/2/2027").Status(http.StatusOK)
		},
		"when it can be": func(base string) {
			c.Page("/cuando-puedo?duracionMaxima=40&semana=propia&dias=LUNES&horaInicio=6&horaFin=22&solicitud=" + idDe(base)).Status(http.StatusOK)
		},
		"or without one": func(string) {
			c.Page("/cuando-puedo?duracionMaxima=40&dias=LUNES&horaInicio=6&horaFin=22").Status(http.StatusOK)
		},
		"in an ambiente": func(string) {
			c.Page("/cuando-puedo?duracionMaxima=40&dias=LUNES&horaInicio=6&horaFin=22&ambienteId=" + salon).Status(http.StatusOK)
		},
		"the empty question": func(string) { c.Page("/cuando-puedo").Status(http.StatusOK) },
	} {
		una, otra := app.Queries(func() { pedir(corta) }), app.Queries(func() { pedir(larga) })
		if una > 6+2 || otra > 6+2 {
			t.Errorf("%s: %d questions, with a long course %d", nombre, una, otra)
		}
	}
}

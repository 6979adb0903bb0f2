package solicitud_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"complementarias/test/apptest"
)

const porObra = "La sede entra en obra"

func fechas(t *testing.T, app *apptest.App, ruta string) string {
	t.Helper()
	return strings.Join(app.Query(t, "SELECT to_char(fecha, 'MM-DD') || ' ' || desde / 60 FROM solicitud_sesiones WHERE solicitud_id = ? ORDER BY fecha", id(ruta)), ", ")
}

func TestACoordinatorMovesACourse(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "APROBADA")
	c := app.As(t, coordinador)
	f := c.Page(ruta + "/reprogramar").Form("/reprogramar")
	for campo, quiere := range map[string]string{"fechaInicioCurso": "02/02/2027", "horarios.0.diaSemana": "MARTES", "horarios.1.horaFin": "22:00", "omitirFestivos": "true", "motivo": ""} {
		if got := f.Values.Get(campo); got != quiere {
			t.Errorf("%s begins as %q, want %q", campo, got, quiere)
		}
	}
	f = f.Set("fechaInicioCurso", "2 de marzo de 2027", "motivo", porObra)
	vista := f.Send("calcular")
	vista.Status(http.StatusOK)
	contiene(t, vista, "8 sesiones salen, 8 entran y 2 quedan igual.", "Termina 33 días después", "Marzo de 2027", "Sesiones que salen", "Martes 2 de febrero de 2027")
	if fechas(t, app, ruta)[:5] != "02-02" {
		t.Error("calculating moved it")
	}
	p := vista.Form("/reprogramar").Send("reprogramar")
	if d := dicho(p); !strings.Contains(d, "Reprogramó SOL-") || !strings.Contains(d, "Ahora termina el") {
		t.Errorf("it says %q", d)
	}
	p = lleva(t, p, ruta)
	contiene(t, p, "la reprogramó", porObra, "2 mar – ", "Inicio del curso Antes: 2 de febrero de 2027 → Ahora: 2 de marzo de 2027")
	if got := fechas(t, app, ruta); !strings.HasPrefix(got, "03-02 18, 03-04 18") {
		t.Errorf("it is on %s", got)
	}
}

func TestTheOwnerProposesAndTheCoordinationBeginsWithThat(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "APROBADA")
	f := app.As(t, autora).Page(ruta+"/reprogramar").Form("/reprogramar").Set("horarios.0.horaInicio", "6", "horarios.0.horaFin", "10 am", "motivo", porObra)
	if f.Values.Has("justificacion") {
		t.Error("the owner is asked for a justification")
	}
	p := f.Send("reprogramar")
	if !strings.Contains(dicho(p), "Envió la propuesta") {
		t.Errorf("it says %q", dicho(p))
	}
	contiene(t, lleva(t, p, ruta), "Propuesta de otro horario", porObra, "Martes de 6 a 10", "Cambiar la propuesta de horario", "propuso otro horario")
	if got := fechas(t, app, ruta); !strings.HasPrefix(got, "02-02 18, 02-04 18") {
		t.Errorf("a proposal moved it to %s", got)
	}
	c := app.As(t, coordinador)
	contiene(t, c.Page(ruta), "Con propuesta de otro horario", "Revisar y reprogramar", "Descartar la propuesta")
	pagina := c.Page(ruta + "/reprogramar")
	contiene(t, pagina, "Propuesta de Jairo Niño Castellanos", porObra)
	f = pagina.Form("/reprogramar")
	if f.Values.Get("horarios.0.horaInicio") != "06:00" || f.Values.Get("motivo") != porObra {
		t.Errorf("the form begins with %v", f.Values)
	}
	lleva(t, f.Send("reprogramar"), ruta)
	if got := fechas(t, app, ruta); !strings.HasPrefix(got, "02-02 6, 02-04 18") {
		t.Errorf("it is on %s", got)
	}
	calla(t, c.Page(ruta), "Con propuesta de otro horario")
}

func TestAProposalIsDiscarded(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "APROBADA")
	app.As(t, autora).Post("/api"+ruta+"/reschedule", map[string]any{"motivo": porObra, "fechaInicioCurso": "2027-03-02"}).Status(http.StatusOK)
	f := app.As(t, coordinador).Page(ruta + "/descartar-propuesta").Form("/descartar-propuesta")
	mal := f.Set("motivo", "no").Send("")
	mal.Status(http.StatusUnprocessableEntity)
	f = mal.Form("/descartar-propuesta").Set("motivo", "No hay otro salón libre")
	primera, segunda := f.Send(""), f.Send("")
	lleva(t, segunda, ruta)
	contiene(t, lleva(t, primera, ruta), "descartó la propuesta", "No hay otro salón libre")
	calla(t, app.As(t, autora).Page(ruta), "Cambiar la propuesta")
}

func TestABegunCourseIsMovedFromADayOn(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "APROBADA")
	app.Clock.Set(time.Date(2027, time.February, 10, 15, 0, 0, 0, time.UTC))
	c := app.As(t, coordinador)
	p := c.Page(ruta + "/reprogramar")
	contiene(t, p, "El nuevo horario rige desde", "Las clases de antes de ese día quedan como están")
	f := p.Form("/reprogramar").Set("horarios.0.diaSemana", "SABADO", "horarios.1.diaSemana", "DOMINGO", "motivo", porObra)
	if f.Values.Get("fechaInicioCurso") != "10/02/2027" {
		t.Errorf("it begins on %s", f.Values.Get("fechaInicioCurso"))
	}
	contiene(t, f.Send("calcular"), "3 quedan igual")
	lleva(t, f.Send("reprogramar"), ruta)
	if got := fechas(t, app, ruta); !strings.HasPrefix(got, "02-02 18, 02-04 18, 02-09 18, 02-13 18, 02-14 18") {
		t.Errorf("it is on %s", got)
	}
	contiene(t, app.As(t, autora).Page(ruta), "El nuevo horario rige desde el 10 de febrero de 2027.")

	pasada := c.Page(ruta+"/reprogramar").Form("/reprogramar").Set("fechasExcluidas", "9/2/2027", "motivo", porObra).Send("reprogramar")
	pasada.Status(http.StatusUnprocessableEntity)
	if dicho, _ := pasada.ByID("justificacion-error"); !strings.Contains(dicho, "ya pasó") {
		t.Errorf("at the justification: %q", dicho)
	}
	lleva(t, pasada.Form("/reprogramar").Set("justificacion", "Ese día llovió y nadie pudo llegar").Send("reprogramar"), ruta)
	if got := fechas(t, app, ruta); strings.Contains(got, "02-09") {
		t.Errorf("it is on %s", got)
	}
}

func TestWhatIsWrongStandsAtItsField(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "APROBADA")
	otra := formulario(t, app, false)
	otra["fechaInicioCurso"], otra["finalizacionInscripcion"] = "2027-03-02", "2027-02-20"
	otra["horarios"] = []any{map[string]any{"diaSemana": "SABADO", "horaInicio": "06:00", "horaFin": "16:00"}}
	cruzada := app.As(t, autora).Post("/api/solicitudes", otra).Status(http.StatusCreated)
	c := app.As(t, coordinador)
	c.Post("/api/solicitudes/"+cruzada.Text("solicitud.id")+"/approve", `{"justificacion": "Lo acordó con la coordinación."}`).Status(http.StatusOK)
	sabado := []string{"motivo", porObra, "fechaInicioCurso", "6/3/2027", "horarios.0.diaSemana", "SABADO", "horarios.0.horaInicio", "8", "horarios.0.horaFin", "12"}
	for _, caso := range []struct {
		escribe   []string
		campo     string
		dice      string
		conVuelta string // what was typed and stays
	}{
		{[]string{"fechaInicioCurso", "3/3/2027"}, "motivo", "al menos 10 caracteres", "3/3/2027"},
		{[]string{"motivo", porObra, "fechaInicioCurso", "30/2/2027"}, "fechaInicioCurso", "no existe", "30/2/2027"},
		{[]string{"motivo", porObra, "fechaInicioCurso", "11/1/2027"}, "fechaInicioCurso", "ya pasó", "11/1/2027"},
		{[]string{"motivo", porObra, "fechaInicioCurso", "20/1/2027"}, "fechaInicioCurso", "La inscripción termina el 27 de enero", "20/1/2027"},
		{[]string{"motivo", porObra, "horarios.0.horaFin", "5"}, "horarios-0-horaFin", "", ""},
		{[]string{"motivo", porObra}, "fechaInicioCurso", "el curso queda igual", "02/02/2027"},
		{sabado, "justificacion", cruzada.Text("solicitud.codigo"), "6/3/2027"},
		{append([]string{"justificacion", "corta"}, sabado...), "justificacion", "al menos 20 caracteres", "6/3/2027"},
	} {
		p := c.Page(ruta + "/reprogramar").Form("/reprogramar").Set(caso.escribe...).Send("reprogramar")
		p.Status(http.StatusUnprocessableEntity)
		dicho, ok := p.ByID(caso.campo + "-error")
		if !ok || !strings.Contains(dicho, caso.dice) {
			t.Errorf("%v: at %s %q, want %q", caso.escribe, caso.campo, dicho, caso.dice)
		}
		if _, ok := p.ByID("resumen-errores-titulo"); !ok {
			t.Errorf("%v: no summary", caso.escribe)
		}
		if got := p.Form("/reprogramar").Values.Get("fechaInicioCurso"); caso.conVuelta != "" && got != caso.conVuelta {
			t.Errorf("%v: the date became %q", caso.escribe, got)
		}
	}
	if got := fechas(t, app, ruta); !strings.HasPrefix(got, "02-02 18") {
		t.Errorf("a refusal moved it to %s", got)
	}
	vista := c.Page(ruta + "/reprogramar").Form("/reprogramar").Set(sabado...).Send("calcular")
	contiene(t, vista, cruzada.Text("solicitud.codigo"), "no se puede reprogramar así sin una justificación")
	lleva(t, vista.Form("/reprogramar").Set("justificacion", "El otro curso lo dicta un reemplazo").Send("reprogramar"), ruta)
}

func TestAFormOfReprogramarSentTwiceMovesOnce(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "APROBADA")
	f := app.As(t, coordinador).Page(ruta+"/reprogramar").Form("/reprogramar").Set("fechaInicioCurso", "2/3/2027", "motivo", porObra)
	antes := movimientos(t, app, ruta)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() { f.Send("reprogramar").Status(http.StatusSeeOther) })
	}
	wg.Wait()
	lleva(t, f.Send("reprogramar"), ruta)
	if got := movimientos(t, app, ruta); got != antes+" REPROGRAMAR" {
		t.Errorf("the historial is %s", got)
	}
	otro := f.Set("fechaInicioCurso", "9/3/2027")
	app.As(t, autora).Post("/api"+ruta+"/reschedule", map[string]any{"motivo": porObra, "fechaInicioCurso": "2027-03-16"}).Status(http.StatusOK)
	p := otro.Send("reprogramar")
	p.Status(http.StatusPreconditionFailed)
	contiene(t, p, "Todavía no se hizo")
	if got := p.Form("/reprogramar").Values; got.Get("fechaInicioCurso") != "9/3/2027" || got.Get("motivo") != porObra {
		t.Errorf("what was typed became %v", got)
	}
	lleva(t, p.Form("/reprogramar").Send("reprogramar"), ruta)
}

func TestButtonsOfTheScheduleWorkWithoutAScript(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "APROBADA")
	f := app.As(t, coordinador).Page(ruta+"/reprogramar").Form("/reprogramar").Set("motivo", porObra)
	for accion, quiere := range map[string]map[string]string{
		"quitar-fila-1":            {"horarios.0.diaSemana": "MARTES", "horarios.1.diaSemana": ""},
		"plantilla-finde":          {"horarios.0.diaSemana": "SABADO", "horarios.1.diaSemana": "DOMINGO"},
		"quitar-fecha-2027-02-04":  {"fechasExcluidas": "04/02/2027"},
		"agregar-fila":             {"horarios.1.diaSemana": "JUEVES"},
		"":                         {"motivo": porObra},
		"una-que-nadie-ha-escrito": {"motivo": porObra},
	} {
		p := f.Send(accion)
		p.Status(http.StatusOK)
		for campo, valor := range quiere {
			if got := p.Form("/reprogramar").Values.Get(campo); got != valor {
				t.Errorf("%q: %s is %q, want %q", accion, campo, got, valor)
			}
		}
		if p.Form("/reprogramar").Values.Get("motivo") != porObra {
			t.Errorf("%q: the reason is lost", accion)
		}
	}
	contiene(t, f.Send("quitar-fecha-2027-02-04"), "Fecha que se quitó", "1 sesión sale")
}

func TestTheScriptGetsThePartsThatChange(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	ruta := de(t, app, "APROBADA")
	f := app.As(t, coordinador).Page(ruta+"/reprogramar").Form("/reprogramar").Set("motivo", veneno, "fechaInicioCurso", veneno, "fechasExcluidas", veneno)
	r := app.As(t, coordinador).With("Accept", "text/html").With("HX-Request", "true").With("Content-Type", "application/x-www-form-urlencoded").
		Post(ruta+"/reprogramar/vista-previa", f.Values.Encode()).Status(http.StatusOK)
	cuerpo := string(r.Body)
	for _, parte := range []string{`id="linea-horario"`, `id="nota-semana"`, "Falta para poder reprogramarlo"} {
		if !strings.Contains(cuerpo, parte) {
			t.Errorf("it has no %s: %.800s", parte, cuerpo)
		}
	}
	p := f.Send("reprogramar")
	p.Status(http.StatusUnprocessableEntity)
	if pagina := string(p.Body); strings.Contains(cuerpo+pagina, "<script>alert") || strings.Contains(pagina, "<img src=x") || p.Form("/reprogramar").Values.Get("motivo") != veneno {
		t.Error("what was typed is not shown as text")
	}
}

func TestOnlyApprovedCoursesAreMoved(t *testing.T) {
	t.Parallel()
	app := apptest.New(t)
	for _, e := range estados {
		if e == "APROBADA" {
			continue
		}
		ruta := de(t, app, e)
		for _, quien := range []string{autora, coordinador} {
			app.As(t, quien).Page(ruta + "/reprogramar").Status(http.StatusConflict)
		}
	}
}

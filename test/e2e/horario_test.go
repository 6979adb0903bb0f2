package e2e_test

import (
	"net/http"
	"strconv"
	"testing"

	"complementarias/test/apptest"
	"complementarias/test/e2e/browser"
)

const instructora = "instructor1.9546"

// borradorCon is a draft of the instructora with these fields; 40 hours if they do not say.
func borradorCon(t *testing.T, app *apptest.App, campos map[string]any) string {
	t.Helper()
	cliente := app.As(t, instructora)
	datos := map[string]any{"programaId": cliente.Get("/api/programas?limit=1").Status(http.StatusOK).Text("programas.0.id"), "isDraft": true, "duracionMaxima": 40}
	for nombre, valor := range campos {
		datos[nombre] = valor
	}
	return cliente.Post("/api/solicitudes", datos).Status(http.StatusCreated).Text("solicitud.id")
}

func bloque(dia, desde, hasta string) map[string]any {
	return map[string]any{"diaSemana": dia, "horaInicio": desde, "horaFin": hasta}
}

// In March 2027 the 22nd is a holiday, and the 25th and 26th are those of Easter.
func conFestivo() map[string]any {
	return map[string]any{"fechaInicioCurso": "2027-03-08", "inicioInscripcion": "2027-02-15", "finalizacionInscripcion": "2027-03-01",
		"horarios": []any{bloque("LUNES", "08:00", "12:00"), bloque("MIERCOLES", "08:00", "12:00"), bloque("VIERNES", "08:10", "12:00")}}
}

// aprobar makes a draft an approved course, whatever it lacks.
func aprobar(t *testing.T, app *apptest.App, id string) {
	t.Helper()
	app.Exec(t, "UPDATE solicitudes SET estado = 'APROBADA', numero_ficha = '3999001', fecha_aprobacion = now(), fecha_envio = now(), revision = 1 WHERE id = ?", id)
}

func TestAScheduleIsWrittenAndSaysWhyItEnds(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		page := browser.Open(t, app, js)
		page.SignIn(instructora)
		id := borradorCon(t, app, nil)
		page.Go("/editar-solicitud/" + id + "/horario")
		page.Shows("0 de 40 horas")
		page.Check("horario-vacio")

		page.Fill("fechaInicioCurso", "8/3/2027")
		page.Press("Nocturno")
		page.Until(`document.querySelectorAll('.filas-horario > li').length === 3`)
		page.Shows("40 de 40 horas")
		page.Shows("Festivo: San José")
		page.Shows("Sin esas fechas habría terminado el lunes 29 de marzo de 2027.")
		page.Check("horario-nocturno")

		// A class is taken out of the calendar, and put back.
		page.Press("Quitar esta fecha")
		page.Until(`document.getElementsByName('fechasExcluidas')[0]?.value === '08/03/2027'`)
		page.Press("Poner clase este día")
		page.Until(`document.getElementsByName('fechasExcluidas')[0]?.value.trim() === ''`)
		// A holiday is taught on, because the person says so.
		page.ClickOn(`.mes button[value="poner-fecha-2027-03-22"]`)
		page.Until(`document.getElementsByName('fechasIncluidas')[0]?.value === '22/03/2027'`)
		page.Until(`!document.body.innerText.includes('San José')`)

		page.Press("Agregar una fila")
		page.Until(`document.querySelectorAll('.filas-horario > li').length === 4`)
		page.Choose("horarios.3.diaSemana", "SABADO")
		page.Fill("horarios.3.horaInicio", "8")
		page.Fill("horarios.3.horaFin", "11:10 am")
		page.Press("Guardar y salir")
		page.Go("/editar-solicitud/" + id + "/horario")
		if page.Value("horarios.3.horaFin") != "11:10" || page.Value("fechaInicioCurso") != "08/03/2027" {
			t.Errorf("kept: %q from %q", page.Value("horarios.3.horaFin"), page.Value("fechaInicioCurso"))
		}
		page.Press("Borrar la semana")
		page.Until(`document.querySelectorAll('.filas-horario > li').length === 1`)
		page.Shows("0 de 40 horas")
	})
}

func TestWhatCannotBeReadIsNotLost(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		page := browser.Open(t, app, js)
		page.SignIn(instructora)
		id := borradorCon(t, app, conFestivo())
		page.Go("/editar-solicitud/" + id + "/horario")
		page.Fill("fechaInicioCurso", "30/2/2027")
		page.Fill("horarios.1.horaFin", `<img src=x onerror=alert(1)>`)
		page.Press("Guardar y salir")
		page.Shows("El 30 de febrero de 2027 no existe")
		page.Shows("Escriba la hora como HH:MM")
		if page.Value("horarios.1.horaFin") != `<img src=x onerror=alert(1)>` || page.Value("fechaInicioCurso") != "30/2/2027" {
			t.Errorf("typed: %q, %q", page.Value("horarios.1.horaFin"), page.Value("fechaInicioCurso"))
		}
		page.Check("horario-errores")
	})
}

func TestClashesAreShownWithTheirWayOut(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		app := apptest.New(t)
		aprobar(t, app, borradorCon(t, app, conFestivo()))
		page := browser.Open(t, app, js)
		page.SignIn(instructora)
		datos := conFestivo()
		datos["horarios"] = []any{bloque("LUNES", "10:00", "14:00"), bloque("SABADO", "08:00", "16:00")}
		id := borradorCon(t, app, datos)
		page.Go("/editar-solicitud/" + id + "/horario")
		page.Shows("fechas se cruzan con un curso aprobado")
		page.Shows("Lunes 8 de marzo, de 10 a 12 con SOL-")
		page.Shows("Si quita esa fecha, el curso termina el")
		page.Check("horario-cruces")
		page.Press("Quitar el 8 de marzo")
		page.Until(`!document.body.innerText.includes('Lunes 8 de marzo, de 10')`)

		page.Follow("¿Cuándo puedo dar este curso?")
		page.Shows("Usar esta fecha")
		page.Check("cuando-borrador")
		page.Press("Usar esta fecha")
		page.At("/editar-solicitud/" + id + "/horario")
		page.ShowsNot("con un curso aprobado")
	})
}

func TestTheWeekIsPainted(t *testing.T) {
	app := apptest.New(t)
	page := browser.Open(t, app, browser.With)
	page.SignIn(instructora)
	id := borradorCon(t, app, map[string]any{"fechaInicioCurso": "2027-03-08"})
	page.Go("/editar-solicitud/" + id + "/horario")
	celda := func(dia, media int) string {
		return `[role=gridcell][data-d="` + strconv.Itoa(dia) + `"][data-i="` + strconv.Itoa(media) + `"]`
	}
	fila := func(i int) string {
		return page.Value("horarios."+strconv.Itoa(i)+".diaSemana") + " " + page.Value("horarios."+strconv.Itoa(i)+".horaInicio") + " " + page.Value("horarios."+strconv.Itoa(i)+".horaFin")
	}
	// Two taps: the first half hour and the last.
	page.ClickOn(celda(1, 4))
	page.ClickOn(celda(1, 11))
	if got := fila(0); got != "LUNES 08:00 12:00" {
		t.Errorf("painted by taps: %s", got)
	}
	page.Until(`document.body.innerText.includes('4 horas por semana en 1 bloque')`)
	// By keyboard, from where the focus is: Wednesday too.
	page.Key("ArrowRight")
	page.Key("ArrowRight")
	page.Key("Space")
	page.Key("ArrowUp")
	page.Key("ArrowUp")
	page.Key("Space")
	if got := fila(1); got != "MIERCOLES 10:30 12:00" {
		t.Errorf("painted by keys: %s", got)
	}
	page.Key("Space") // on what is painted: it is cleared
	page.Until(`document.querySelectorAll('.filas-horario > li').length === 1`)
	page.Key("Space")
	page.Key("Escape")
	page.Until(`!document.querySelector('.marcando')`)
	// Rows are drawn to the minute.
	page.Fill("horarios.0.horaInicio", "8:10")
	page.Until(`document.querySelector('.bloque.propio').textContent.includes('8:10 a 12')`)
	page.Until(`document.querySelector('.mes .clase')?.textContent.includes('8:10–12')`)
	page.Check("horario-pintado")
}

func TestAFreeStartIsLookedForByTheAddress(t *testing.T) {
	browser.Each(t, func(t *testing.T, js browser.JavaScript) {
		page := browser.Open(t, apptest.New(t), js)
		page.SignIn(instructora)
		page.Go("/cuando-puedo")
		page.Check("cuando")
		page.Press("Buscar fechas")
		page.Shows("Escriba la duración del curso en horas")
		page.Fill("duracionMaxima", "40")
		page.Fill("desde", "1/3/2027")
		page.Choose("minutosPorDia", "120")
		page.Press("Buscar fechas")
		page.Shows("fechas de inicio")
		page.Shows("Usar esta fecha")
		page.Check("cuando-respuesta")
		page.Go("/cuando-puedo?duracionMaxima=%3Cscript%3E&dias=X&horaInicio=%22%3E&horaFin=99&desde=ayer")
		page.Shows("Escriba la fecha con día, mes y año")
		page.Check("cuando-errores")
	})
}

// A mouse drags; a finger that is dragged scrolls, and paints nothing.
func TestTheWeekIsDraggedByAMouseAlone(t *testing.T) {
	app := apptest.New(t)
	page := browser.Open(t, app, browser.With)
	page.SignIn(instructora)
	page.Go("/editar-solicitud/" + borradorCon(t, app, nil) + "/horario")
	celda := func(dia, media int) string {
		return `[role=gridcell][data-d="` + strconv.Itoa(dia) + `"][data-i="` + strconv.Itoa(media) + `"]`
	}
	page.InSight(celda(2, 8))
	page.Drag(celda(2, 4), celda(2, 9))
	page.Until(`document.getElementsByName('horarios.0.horaFin')[0].value === '11:00'`)
	if got := page.Value("horarios.0.diaSemana") + " " + page.Value("horarios.0.horaInicio"); got != "MARTES 08:00" {
		t.Errorf("dragged: %s", got)
	}

	page.Width(browser.Phone)
	page.InSight(celda(4, 8))
	page.Swipe(celda(4, 14), celda(4, 2))
	if browser.Eval[int](page, `document.querySelectorAll('.filas-horario > li').length`) != 1 {
		t.Error("a finger that scrolls paints")
	}
}

func TestAPreviewThatDoesNotComeSaysSo(t *testing.T) {
	app := apptest.New(t)
	page := browser.Open(t, app, browser.With)
	page.SignIn(instructora)
	page.Go("/editar-solicitud/" + borradorCon(t, app, conFestivo()) + "/horario")
	page.Shows("40 de 40 horas")
	app.Exec(t, "UPDATE sesiones SET cerrada_en = ? WHERE tipo = 'NAVEGADOR'", app.Clock.Now())
	page.Fill("fechaInicioCurso", "15/3/2027")
	page.Shows("Su sesión terminó. Al guardar podrá ingresar de nuevo sin perder lo escrito.")
}

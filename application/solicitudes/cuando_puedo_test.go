package solicitudes_test

import (
	"strings"
	"testing"
	"time"

	app "complementarias/application/solicitudes"
	mundo "complementarias/application/solicitudes/solicitudestest"
	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// busca asks for a course of eight hours on Mondays.
func busca(inicio kernel.Date) app.CuandoPuedoInput {
	return app.CuandoPuedoInput{Busqueda: solicitudes.Busqueda{Datos: lunes(inicio, 8)}}
}

func inicios(h solicitudes.Hallazgo) []kernel.Date {
	var fechas []kernel.Date
	for _, o := range h.Ofertas {
		fechas = append(fechas, o.Primera())
	}
	return fechas
}

func TestAQuestionIsRefusedWithEveryField(t *testing.T) {
	c := nuevaCasa()
	in := app.CuandoPuedoInput{Ilegibles: []fault.Field{{Pointer: "/desde", Code: "FECHA_INVALIDA", Message: "Escriba una fecha."}}}
	_, err := c.CuandoPuedo.Execute(t.Context(), mundo.Ines, in)
	son(t, "nothing", punteros(t, err), "/desde", "/dias", "/duracionMaxima", "/horaFin")
}

func TestAStartIsFoundInTheOwnCalendar(t *testing.T) {
	c := nuevaCasa()
	aprobada := c.aprobada(t) // 40 hours, Mondays and Wednesdays from 8 to 12, from 1 February on
	inicio := kernel.NewDate(2027, time.February, 1)
	despues := aprobada.Sesiones[len(aprobada.Sesiones)-1].Fecha

	h, err := c.CuandoPuedo.Execute(t.Context(), mundo.Ines, busca(inicio))
	bien(t, h, err)
	if len(h.Ofertas) != 3 || h.Ofertas[0].Primera().Before(despues.AddDays(-6)) || !strings.Contains(h.Explicacion, aprobada.Codigo) || h.LimiteMinutos != 32*60 {
		t.Errorf("offered %v after %s: %s", inicios(h), despues, h.Explicacion)
	}
	propia := busca(inicio)
	propia.Excepto = aprobada.ID
	for nombre, caso := range map[string]struct {
		por kernel.Actor
		in  app.CuandoPuedoInput
	}{
		"the course itself is not in its own way": {mundo.Ines, propia},
		"a colleague is free":                     {mundo.Bruno, busca(inicio)},
		"a coordinator asks for herself":          {mundo.Carla, busca(inicio)},
		"an admin too":                            {mundo.Greta, busca(inicio)},
	} {
		h, err := c.CuandoPuedo.Execute(t.Context(), caso.por, caso.in)
		son(t, nombre, inicios(bien(t, h, err)), inicio, inicio.AddDays(7), inicio.AddDays(14))
	}
	if got := len(c.memoria.Eventos()); got != 2 {
		t.Errorf("asking published something: %d events", got)
	}
}

func TestAStartIsFoundAfterTheRecessOfTheCentre(t *testing.T) {
	c := nuevaCasa()
	h, err := c.CuandoPuedo.Execute(t.Context(), mundo.Ines, busca(kernel.NewDate(2026, time.December, 21)))
	son(t, "Oriente", inicios(bien(t, h, err)), kernel.NewDate(2027, time.January, 18), kernel.NewDate(2027, time.January, 25), kernel.NewDate(2027, time.February, 1))
	h, err = c.CuandoPuedo.Execute(t.Context(), mundo.Fabio, busca(kernel.Date{}))
	if bien(t, h, err); h.Ofertas[0].Primera() != kernel.NewDate(2026, time.November, 23) {
		t.Errorf("without a date it is from today on: %v", inicios(h))
	}
}

func previa(t *testing.T, c *casa, por kernel.Actor, id kernel.SolicitudID, p solicitudes.Parche) app.PreviaView {
	t.Helper()
	v, err := c.Previsualizar.Execute(t.Context(), por, app.PrevisualizarInput{ID: id, Parche: p})
	return bien(t, v, err)
}

func TestAPreviewIsForThoseInScope(t *testing.T) {
	c := nuevaCasa()
	id := c.borrador(t).ID
	for _, por := range []kernel.Actor{mundo.Bruno, mundo.Elena, mundo.Nadie} {
		_, err := c.Previsualizar.Execute(t.Context(), por, app.PrevisualizarInput{ID: id})
		mal(t, err, solicitudes.ErrNoEncontrada)
	}
	_, err := c.Previsualizar.Execute(t.Context(), mundo.Ines, app.PrevisualizarInput{ID: "none"})
	mal(t, err, solicitudes.ErrNoEncontrada)
	for _, por := range []kernel.Actor{mundo.Ines, mundo.Carla, mundo.Greta} {
		previa(t, c, por, id, solicitudes.Parche{})
	}
}

func TestAPreviewOfAnEmptyScheduleShowsTheOtherCourses(t *testing.T) {
	c := nuevaCasa()
	c.at = time.Date(2027, time.January, 20, 14, 0, 0, 0, time.UTC)
	aprobada := c.aprobada(t)
	id := c.borrador(t).ID
	antes := c.foto(t, id)
	v := previa(t, c, mundo.Ines, id, solicitudes.Parche{})
	son(t, "faults", campos(v.Faltas), "/fechaInicioCurso", "/horarios")
	if len(v.Sesiones) > 0 || v.LimiteMinutos != 32*60 || v.Datos.DuracionMaxima != 40 || len(v.Ocupacion) != 2 {
		t.Fatalf("got %+v", v)
	}
	if o := v.Ocupacion[0]; o.Codigo != aprobada.Codigo || o.Estado != solicitudes.Aprobada || o.Dia != 1 || o.Desde != 480 || o.Hasta != 720 || o.Veces < 4 {
		t.Errorf("taken: %+v", o)
	}
	c.igual(t, antes)
}

func TestAPreviewSaysWhatEachDateCosts(t *testing.T) {
	c := nuevaCasa()
	c.aprobada(t) // Mondays and Wednesdays from 8 to 12, from 1 February on
	id := c.borrador(t).ID
	datos := lunes(kernel.NewDate(2027, time.March, 8), 12)
	datos.FechasExcluidas = []horarios.Rango{{Desde: kernel.NewDate(2027, time.March, 15), Hasta: kernel.NewDate(2027, time.March, 15)}}
	datos.InicioInscripcion, datos.FinalizacionInscripcion = kernel.NewDate(2027, time.March, 1), kernel.NewDate(2027, time.March, 8)
	parche := mundo.Parche(datos, "fechaInicioCurso", "horarios", "duracionMaxima", "fechasExcluidas", "omitirFestivos", "omitirRecesos", "inicioInscripcion", "finalizacionInscripcion")
	v := previa(t, c, mundo.Ines, id, parche)
	son(t, "faults", campos(v.Faltas), "/finalizacionInscripcion")
	// 15 March is taken out, 22 March is a holiday.
	if v.Ultima() != kernel.NewDate(2027, time.April, 5) || v.SinOmitir != kernel.NewDate(2027, time.March, 22) || len(v.Omitidas) != 2 || v.Omitidas[0].Detalle != "" {
		t.Errorf("it ends on %s, otherwise on %s: %v", v.Ultima(), v.SinOmitir, v.Omitidas)
	}
	if len(v.PorSemana) != 5 || v.PorSemana[1].Propios != 0 || v.PorSemana[0].Propios != 240 || v.PorSemana[0].Lunes != kernel.NewDate(2027, time.March, 8) {
		t.Errorf("weeks %v", v.PorSemana)
	}
	datos = lunes(kernel.NewDate(2027, time.February, 1), 8)
	v = previa(t, c, mundo.Ines, id, mundo.Parche(datos, "fechaInicioCurso", "horarios", "duracionMaxima"))
	if len(v.Cruces) != 2 || v.FinQuitando[kernel.NewDate(2027, time.February, 1)] != kernel.NewDate(2027, time.February, 15) {
		t.Errorf("clashes %v, after taking one out %v", v.Cruces, v.FinQuitando)
	}
	if s := v.PorSemana[0]; s.Propios != 240 || s.Otros != 480 || s.Total() != v.Carga.Minutos {
		t.Errorf("the first week is %v, the heaviest %v", s, v.Carga)
	}
}

func TestAPreviewTellsOfACourseThatIsTooLong(t *testing.T) {
	c := nuevaCasa()
	v := previa(t, c, mundo.Ines, c.borrador(t).ID, mundo.Parche(lunes(kernel.NewDate(2027, time.February, 1), 200), "fechaInicioCurso", "horarios", "duracionMaxima"))
	son(t, "faults", campos(v.Faltas), "/fechaFinalizacionCurso")
	if len(v.Sesiones) != 50 {
		t.Errorf("%d sessions", len(v.Sesiones))
	}
}

// Sessions that were given one by one do not move when one is taken out, so nothing is promised about it.
func TestAPreviewOfDatedSessions(t *testing.T) {
	c := nuevaCasa()
	c.aprobada(t)
	fechada := kernel.NewDate(2027, time.February, 8)
	datos := solicitudes.Datos{FechaInicioCurso: kernel.NewDate(2027, time.February, 1), DuracionMaxima: 8, Horarios: []solicitudes.Horario{
		{Dia: 1, Fecha: fechada, Desde: 480, Hasta: 720}, {Dia: 2, Fecha: fechada.AddDays(8), Desde: 480, Hasta: 720}}}
	v := previa(t, c, mundo.Ines, c.borrador(t).ID, mundo.Parche(datos, "fechaInicioCurso", "horarios", "duracionMaxima"))
	if len(v.Sesiones) != 2 || len(v.Cruces) != 1 || len(v.FinQuitando) > 0 || !v.SinOmitir.IsZero() || v.Datos.Horarios[0].Fecha != fechada {
		t.Errorf("got %+v", v)
	}
	datos.DuracionMaxima = 16 // they do not add up and are of the first week: a pattern
	datos.Horarios[1].Fecha, datos.FechaInicioCurso = fechada.AddDays(1), fechada
	v = previa(t, c, mundo.Ines, c.borrador(t).ID, mundo.Parche(datos, "fechaInicioCurso", "horarios", "duracionMaxima"))
	if len(v.Sesiones) != 4 || !v.Datos.Horarios[0].Fecha.IsZero() {
		t.Errorf("got %+v", v.Datos.Horarios)
	}
}

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

// lunes is a course on Mondays from 10 to 14 that begins on a date.
func lunes(inicio kernel.Date, horas int) solicitudes.Datos {
	return solicitudes.Datos{FechaInicioCurso: inicio, DuracionMaxima: horas, OmitirFestivos: true, OmitirRecesos: true,
		Horarios: []solicitudes.Horario{{Dia: 1, Desde: 10 * 60, Hasta: 14 * 60}}}
}

func TestAPlanIsRefusedWithEveryField(t *testing.T) {
	c := nuevaCasa()
	inicio := kernel.NewDate(2027, time.February, 1)
	alReves := lunes(inicio, 8)
	alReves.Horarios = append(alReves.Horarios, solicitudes.Horario{Dia: 2, Desde: 600, Hasta: 540}, solicitudes.Horario{Dia: 1, Desde: 720, Hasta: 800})
	for nombre, caso := range map[string]struct {
		in     app.PlanearInput
		faltan []string
	}{
		"nothing":        {app.PlanearInput{}, []string{"/duracionMaxima", "/fechaInicioCurso", "/horarios"}},
		"no length":      {app.PlanearInput{Datos: lunes(inicio, 0)}, []string{"/duracionMaxima"}},
		"broken blocks":  {app.PlanearInput{Datos: alReves}, []string{"/horarios/1/horaFin", "/horarios/2/horaInicio"}},
		"past its limit": {app.PlanearInput{Datos: lunes(inicio, 8), Limite: inicio.AddDays(6)}, []string{"/horarios"}},
		"unreadable": {app.PlanearInput{Datos: lunes(inicio, 8), Ilegibles: []fault.Field{{Pointer: "/limite", Code: "FECHA", Message: "Escriba una fecha."}}},
			[]string{"/limite"}},
	} {
		_, err := c.Planear.Execute(t.Context(), mundo.Ines, caso.in)
		son(t, nombre, punteros(t, err), caso.faltan...)
	}
}

func TestAPlanSkipsHolidaysAndTheRecessOfTheCentre(t *testing.T) {
	c := nuevaCasa()
	datos := lunes(kernel.NewDate(2026, time.December, 14), 12)
	for nombre, caso := range map[string]struct {
		por    kernel.Actor
		ultima kernel.Date
	}{
		"the recess of Oriente ends on 15 January":   {mundo.Ines, kernel.NewDate(2027, time.January, 25)},
		"Financieros has none then":                  {mundo.Fabio, kernel.NewDate(2026, time.December, 28)},
		"an admin without centre has none":           {mundo.Greta, kernel.NewDate(2026, time.December, 28)},
		"a coordinator tries out for the own centre": {mundo.Carla, kernel.NewDate(2027, time.January, 25)},
	} {
		v, err := c.Planear.Execute(t.Context(), caso.por, app.PlanearInput{Datos: datos})
		if bien(t, v, err).Ultima() != caso.ultima || len(v.Sesiones) != 3 {
			t.Errorf("%s: it ends on %s with %d sessions", nombre, v.Ultima(), len(v.Sesiones))
		}
		if dice := strings.Contains(v.Explicacion, "Fin de año"); dice != (caso.ultima.Year() == 2027) {
			t.Errorf("%s: it explains %q", nombre, v.Explicacion)
		}
	}
}

func TestAPlanShowsClashesAndLoad(t *testing.T) {
	c := nuevaCasa()
	aprobada := c.aprobada(t) // Mondays and Wednesdays from 8 to 12
	pendiente := c.enviada(t)
	datos := lunes(kernel.NewDate(2027, time.February, 8), 8)

	v, err := c.Planear.Execute(t.Context(), mundo.Ines, app.PlanearInput{Datos: datos, Excepto: pendiente.ID})
	bien(t, v, err)
	var want []solicitudes.Cruce
	for _, dia := range []int{8, 15} {
		want = append(want, solicitudes.Cruce{Codigo: aprobada.Codigo, Estado: solicitudes.Aprobada, Fecha: kernel.NewDate(2027, time.February, dia), Desde: 600, Hasta: 720})
	}
	son(t, "clashes", v.Cruces, want...)
	if v.Carga != (horarios.Semana{Anio: 2027, Numero: 6, Minutos: 12 * 60}) || v.LimiteMinutos != 32*60 {
		t.Errorf("the load is %s with %d of %d minutes", v.Carga, v.Carga.Minutos, v.LimiteMinutos)
	}
	v, err = c.Planear.Execute(t.Context(), mundo.Ines, app.PlanearInput{Datos: datos})
	if bien(t, v, err); len(v.Cruces) != 4 || v.Carga.Minutos != 12*60 {
		t.Errorf("with an undecided one there are %d clashes and %d minutes", len(v.Cruces), v.Carga.Minutos)
	}
	v, err = c.Planear.Execute(t.Context(), mundo.Bruno, app.PlanearInput{Datos: datos})
	if bien(t, v, err); len(v.Cruces) > 0 || v.Carga.Minutos != 4*60 || v.LimiteMinutos != 40*60 {
		t.Errorf("a colleague has %d clashes and %d of %d minutes", len(v.Cruces), v.Carga.Minutos, v.LimiteMinutos)
	}
	if got := len(c.memoria.Eventos()); got != 3 {
		t.Errorf("planning published something: %d events", got)
	}
}

// The load of a week counts its approved classes on days before the plan begins and after it ends.
func TestTheLoadIsThatOfWholeWeeks(t *testing.T) {
	c := nuevaCasa()
	c.aprobada(t)
	for dia, nombre := range map[int]string{1: "Monday alone", 3: "Wednesday alone", 7: "Sunday alone"} {
		datos := lunes(kernel.NewDate(2027, time.February, 8), 4)
		datos.Horarios = []solicitudes.Horario{{Dia: dia, Desde: 14 * 60, Hasta: 18 * 60}}
		v, err := c.Planear.Execute(t.Context(), mundo.Ines, app.PlanearInput{Datos: datos})
		if bien(t, v, err).Carga != (horarios.Semana{Anio: 2027, Numero: 6, Minutos: 12 * 60}) {
			t.Errorf("%s: the load is %s with %d minutes", nombre, v.Carga, v.Carga.Minutos)
		}
	}
}

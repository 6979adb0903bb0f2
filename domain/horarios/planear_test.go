package horarios_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

func bloque(t testing.TB, dia int, desde, hasta string) horarios.Bloque {
	t.Helper()
	return horarios.Bloque{Dia: dia, Desde: hora(t, desde), Hasta: hora(t, hasta)}
}

// lunesAViernes is the most usual pattern: 08:00 to 12:00.
func lunesAViernes(t testing.TB) []horarios.Bloque {
	var patron []horarios.Bloque
	for dia := 1; dia <= 5; dia++ {
		patron = append(patron, bloque(t, dia, "08:00", "12:00"))
	}
	return patron
}

func TestPlanearRefusesEveryBrokenBlockAtOnce(t *testing.T) {
	casos := []struct {
		nombre  string
		patron  []horarios.Bloque
		minutos int
		quiere  []string
	}{
		{"nothing given", nil, 0, []string{"/horarios PATRON_VACIO", "/duracionMaxima DURACION_INVALIDA"}},
		{"no hours", lunesAViernes(t), -60, []string{"/duracionMaxima DURACION_INVALIDA"}},
		{"one of each, in the order given", []horarios.Bloque{
			bloque(t, 5, "08:00", "12:00"), bloque(t, 4, "21:00", "02:00"), bloque(t, 3, "08:00", "08:00"), bloque(t, 2, "05:59", "08:00"),
			bloque(t, 1, "20:00", "22:01"), bloque(t, 5, "11:59", "13:00"),
		}, 60, []string{
			"/horarios/1/horaFin BLOQUE_CRUZA_MEDIANOCHE", "/horarios/2/horaFin BLOQUE_VACIO", "/horarios/3/horaInicio FUERA_DE_VENTANA",
			"/horarios/4/horaFin FUERA_DE_VENTANA", "/horarios/5/horaInicio BLOQUES_TRASLAPADOS",
		}},
		{"equal hours out of the window are an empty block", []horarios.Bloque{bloque(t, 1, "23:00", "23:00")}, 60, []string{"/horarios/0/horaFin BLOQUE_VACIO"}},
		{"the later one of the day is at fault, whichever was given first", []horarios.Bloque{bloque(t, 1, "11:00", "13:00"), bloque(t, 1, "08:00", "12:00")}, 60,
			[]string{"/horarios/0/horaInicio BLOQUES_TRASLAPADOS"}},
		{"the same block twice", []horarios.Bloque{bloque(t, 1, "08:00", "12:00"), bloque(t, 1, "08:00", "12:00")}, 60, []string{"/horarios/1/horaInicio BLOQUES_TRASLAPADOS"}},
		{"a long block over two short ones", []horarios.Bloque{bloque(t, 1, "08:00", "18:00"), bloque(t, 1, "09:00", "10:00"), bloque(t, 1, "11:00", "12:00")}, 60,
			[]string{"/horarios/1/horaInicio BLOQUES_TRASLAPADOS", "/horarios/2/horaInicio BLOQUES_TRASLAPADOS"}},
		{"a chain", []horarios.Bloque{bloque(t, 1, "08:00", "12:00"), bloque(t, 1, "11:00", "14:00"), bloque(t, 1, "13:00", "15:00")}, 60,
			[]string{"/horarios/1/horaInicio BLOQUES_TRASLAPADOS", "/horarios/2/horaInicio BLOQUES_TRASLAPADOS"}},
		{"days that do not exist", []horarios.Bloque{bloque(t, 8, "08:00", "12:00"), bloque(t, 0, "08:00", "12:00")}, 60,
			[]string{"/horarios/0/diaSemana DIA_INVALIDO", "/horarios/1/diaSemana DIA_INVALIDO"}},
	}
	for _, c := range casos {
		plan, err := horarios.Planear(horarios.Entrada{Inicio: fecha(t, "2026-02-02"), Minutos: c.minutos, Patron: c.patron})
		f, ok := errors.AsType[*fault.Error](err)
		if !ok {
			t.Errorf("%s: got %v, %v", c.nombre, plan, err)
			continue
		}
		var got []string
		for _, campo := range f.Fields {
			got = append(got, campo.Pointer+" "+campo.Code)
			if campo.Message == "" {
				t.Errorf("%s: %s has no message", c.nombre, campo.Pointer)
			}
		}
		if !slices.Equal(got, c.quiere) || !strings.HasSuffix(c.quiere[0], f.Code) || f.Kind != fault.Invalid {
			t.Errorf("%s: got %s %v, want %v", c.nombre, f.Code, got, c.quiere)
		}
		if len(plan.Sesiones) > 0 {
			t.Errorf("%s: a failure brought a plan: %v", c.nombre, plan)
		}
	}
}

func TestRevisarPatronTakesDatesForDays(t *testing.T) {
	dia := fecha(t, "2026-02-02").DaysSince(kernel.Date{})
	fechados := []horarios.Bloque{bloque(t, dia, "08:00", "12:00"), bloque(t, dia+7, "08:00", "12:00"), bloque(t, dia, "12:00", "14:00")}
	if faltas := horarios.RevisarPatron(fechados); len(faltas) != 0 {
		t.Errorf("sessions of different weeks: %v", faltas)
	}
	faltas := horarios.RevisarPatron(append(fechados, bloque(t, dia+7, "11:00", "13:00")))
	if len(faltas) != 1 || faltas[0].Pointer != "/horarios/3/horaInicio" || faltas[0].Code != "BLOQUES_TRASLAPADOS" {
		t.Errorf("two sessions at one time: %v", faltas)
	}
}

func TestPlanearSaysHowMuchDoesNotFit(t *testing.T) {
	martesYJueves := []horarios.Bloque{bloque(t, 2, "18:00", "21:30"), bloque(t, 4, "18:00", "21:30")}
	casos := []struct {
		nombre, limite, texto string
		minutos, faltan       int
	}{
		{"several hours", "2026-08-15", "hasta el sábado 15 de agosto de 2026: faltan 13 horas.", 2880, 780},
		{"one hour", "2026-07-14", "falta 1 hora.", 270, 60},
		{"one minute", "2026-07-14", "falta 1 minuto.", 211, 1},
		{"hours and minutes", "2026-07-14", "faltan 1 hora y 30 minutos.", 300, 90},
		{"a limit before the start", "2026-07-12", "faltan 5 horas.", 300, 300},
	}
	for _, c := range casos {
		_, err := horarios.Planear(horarios.Entrada{Inicio: fecha(t, "2026-07-13"), Minutos: c.minutos, Patron: martesYJueves, Limite: fecha(t, c.limite)})
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || f.Code != "EXCEDE_LIMITE" || f.Fields[0].Pointer != "/horarios" || f.Fields[0].Extra["faltanMinutos"] != c.faltan || !strings.Contains(f.Message, c.texto) {
			t.Errorf("%s: got %+v", c.nombre, f)
		}
	}
}

func TestPlanearStopsAfterTwoYears(t *testing.T) {
	diario := []horarios.Bloque{}
	for dia := 1; dia <= 7; dia++ {
		diario = append(diario, bloque(t, dia, "08:00", "09:00"))
	}
	e := horarios.Entrada{Inicio: fecha(t, "2026-01-01"), Minutos: horarios.DiasMaximos * 60, Patron: diario}
	plan, err := horarios.Planear(e)
	if err != nil || plan.DiasCalendario() != horarios.DiasMaximos || plan.Ultima().String() != "2028-01-01" {
		t.Errorf("731 days: got %d to %v, %v", plan.DiasCalendario(), plan.Ultima(), err)
	}
	e.Minutos++
	_, err = horarios.Planear(e)
	if f, ok := errors.AsType[*fault.Error](err); !ok || f.Code != "EXCEDE_2_ANIOS" || f.Fields[0].Pointer != "/horarios" {
		t.Errorf("a minute more: got %v", err)
	}
	e = horarios.Entrada{Inicio: fecha(t, "2026-01-01"), Minutos: 60, Patron: diario, Excluidas: []horarios.Rango{{Desde: fecha(t, "2020-01-01"), Hasta: fecha(t, "2040-01-01")}}}
	_, err = horarios.Planear(e)
	if f, ok := errors.AsType[*fault.Error](err); !ok || f.Code != "EXCEDE_2_ANIOS" {
		t.Errorf("everything excluded: got %v", err)
	}
}

func TestWhatIsSkippedAndWhy(t *testing.T) {
	receso := horarios.Rango{Desde: fecha(t, "2025-12-20"), Hasta: fecha(t, "2026-01-11"), Nombre: "Receso"}
	e := horarios.Entrada{Inicio: fecha(t, "2025-12-15"), Minutos: 5 * 240, Patron: []horarios.Bloque{bloque(t, 4, "08:00", "12:00")}, OmitirFestivos: true,
		Festivos: festivos(2025, 2026), Excluidas: []horarios.Rango{receso}}
	omitidas := func() []horarios.Omision {
		plan, err := horarios.Planear(e)
		if err != nil {
			t.Fatal(err)
		}
		return plan.Omitidas
	}
	navidad := horarios.Omision{Fecha: fecha(t, "2025-12-25"), Motivo: "festivo: Navidad", Detalle: "Navidad"}
	anioNuevo := horarios.Omision{Fecha: fecha(t, "2026-01-01"), Motivo: "festivo: Año Nuevo", Detalle: "Año Nuevo"}
	ocho := horarios.Omision{Fecha: fecha(t, "2026-01-08"), Motivo: "excluida", Detalle: "Receso"}
	if got := omitidas(); !slices.Equal(got, []horarios.Omision{navidad, anioNuevo, ocho}) {
		t.Errorf("a holiday in a recess is a holiday: got %v", got)
	}
	e.Incluidas = []kernel.Date{anioNuevo.Fecha, ocho.Fecha, fecha(t, "2026-01-02")}
	if got := omitidas(); !slices.Equal(got, []horarios.Omision{navidad}) {
		t.Errorf("dates put back are neither holidays nor excluded: got %v", got)
	}
	e.Incluidas, e.OmitirFestivos = nil, false
	navidad.Motivo, navidad.Detalle, anioNuevo.Motivo, anioNuevo.Detalle = ocho.Motivo, ocho.Detalle, ocho.Motivo, ocho.Detalle
	if got := omitidas(); !slices.Equal(got, []horarios.Omision{navidad, anioNuevo, ocho}) {
		t.Errorf("holidays count as classes, the recess does not: got %v", got)
	}
	e.Excluidas, e.OmitirFestivos, e.Festivos = nil, true, map[kernel.Date][]string{navidad.Fecha: nil}
	if got := omitidas(); len(got) != 0 {
		t.Errorf("a date whose holidays are all switched off is none: got %v", got)
	}
}

func TestAPlanWithoutSessionsIsAllZero(t *testing.T) {
	var p horarios.Plan
	if !p.Primera().IsZero() || !p.Ultima().IsZero() || p.Dias() != 0 || p.Semanas() != 0 || p.DiasCalendario() != 0 || p.SemanaMaxima() != (horarios.Semana{}) || p.PorMes() != nil {
		t.Error("a plan without sessions has figures")
	}
}

func TestFiguresOfAPlanOverNewYear(t *testing.T) {
	dada := []horarios.Sesion{
		{Fecha: fecha(t, "2026-12-31"), Desde: 840, Hasta: 960}, {Fecha: fecha(t, "2027-01-02"), Desde: 480, Hasta: 600},
		{Fecha: fecha(t, "2026-12-31"), Desde: 480, Hasta: 600}, {Fecha: fecha(t, "2027-02-01"), Desde: 480, Hasta: 840},
	}
	copia := slices.Clone(dada)
	p := horarios.DesdeSesiones(dada)
	if !slices.Equal(dada, copia) {
		t.Error("the caller's sessions were sorted in place")
	}
	if !slices.Equal(p.Sesiones, []horarios.Sesion{dada[2], dada[0], dada[1], dada[3]}) || p.Minutos != 720 {
		t.Errorf("got %v of %d minutes", p.Sesiones, p.Minutos)
	}
	if p.Dias() != 3 || p.Semanas() != 2 || p.DiasCalendario() != 33 || p.Primera() != dada[0].Fecha || p.Ultima() != dada[3].Fecha {
		t.Errorf("got %d days, %d weeks, %d calendar days", p.Dias(), p.Semanas(), p.DiasCalendario())
	}
	if s := p.SemanaMaxima(); s.String() != "2026-W53" || s.Minutos != 360 {
		t.Errorf("the first of two equal weeks should be named, got %v with %d minutes", s, s.Minutos)
	}
	var meses []string
	for _, m := range p.PorMes() {
		meses = append(meses, m.Clave())
		if m.Mes == time.December && !slices.Equal(m.Dias, []int{31}) {
			t.Errorf("December has %v", m.Dias)
		}
	}
	if !slices.Equal(meses, []string{"2026-12", "2027-01", "2027-02"}) {
		t.Errorf("got months %v", meses)
	}
}

func BenchmarkPlanear60h(b *testing.B) {
	e := horarios.Entrada{Inicio: fecha(b, "2026-03-16"), Minutos: 60 * 60, OmitirFestivos: true, Festivos: festivos(2026, 2028),
		Excluidas: []horarios.Rango{{Desde: fecha(b, "2026-03-30"), Hasta: fecha(b, "2026-04-05"), Nombre: "Receso"}}}
	for dia := 1; dia <= 5; dia++ {
		e.Patron = append(e.Patron, bloque(b, dia, "18:00", "22:00"))
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := horarios.Planear(e); err != nil {
			b.Fatal(err)
		}
	}
}

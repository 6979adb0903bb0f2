package solicitudes_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func rango(desde, hasta string) horarios.Rango {
	return horarios.Rango{Desde: fecha(desde), Hasta: fecha(hasta)}
}

// fechasDe lists the dates of the sessions.
func fechasDe(sesiones []horarios.Sesion) []string {
	dias := []string{}
	for _, s := range sesiones {
		dias = append(dias, s.Fecha.String())
	}
	return dias
}

// dosSesiones are the 8 hours of a short course, date by date.
func dosSesiones() []solicitudes.Horario {
	return []solicitudes.Horario{sesion("2027-02-01", "08:00", "12:00"), sesion("2027-02-17", "08:00", "12:00")}
}

func TestSchedulesThatCannotBeSent(t *testing.T) {
	lunes := fila(1, "08:00", "12:00")
	otroDia := sesion("2027-02-02", "08:00", "12:00")
	otroDia.Dia = 5
	for _, c := range []struct {
		nombre string
		v      valores
		quiere []string
	}{
		{"a block that ends before it starts", valores{"horarios": []solicitudes.Horario{lunes, fila(2, "12:00", "08:00")}}, []string{"/horarios/1/horaFin BLOQUE_CRUZA_MEDIANOCHE"}},
		{"an empty block", valores{"horarios": []solicitudes.Horario{fila(2, "08:00", "08:00")}}, []string{"/horarios/0/horaFin BLOQUE_VACIO"}},
		{"before six and after ten", valores{"horarios": []solicitudes.Horario{fila(1, "05:59", "08:00"), fila(2, "20:00", "22:01")}},
			[]string{"/horarios/0/horaInicio FUERA_DE_VENTANA", "/horarios/1/horaFin FUERA_DE_VENTANA"}},
		{"overlapping blocks", valores{"horarios": []solicitudes.Horario{lunes, fila(1, "11:59", "13:00")}}, []string{"/horarios/1/horaInicio BLOQUES_TRASLAPADOS"}},
		{"hours are judged before there is a start", valores{"fechaInicioCurso": "", "horarios": []solicitudes.Horario{fila(1, "08:00", "08:00")}},
			[]string{"/fechaInicioCurso REQUERIDO", "/horarios/0/horaFin BLOQUE_VACIO"}},
		{"a course of more than two years", valores{"horarios": []solicitudes.Horario{fila(1, "08:00", "08:10")}}, []string{"/horarios EXCEDE_2_ANIOS"}},
		{"an end before the last session", valores{"fechaFinalizacionCurso": "2027-02-21"}, []string{"/fechaFinalizacionCurso FECHA_FINAL_TEMPRANA"}},
		{"sessions that do not add up", valores{"duracionMaxima": 9, "horarios": dosSesiones()}, []string{"/horarios HORAS_NO_SUMAN"}},
		{"a session on another weekday", valores{"duracionMaxima": 8, "horarios": []solicitudes.Horario{otroDia, sesion("2027-02-17", "08:00", "12:00")}},
			[]string{"/horarios/0/diaSemana DIA_NO_CORRESPONDE"}},
		{"a session before the start", valores{"duracionMaxima": 8, "horarios": []solicitudes.Horario{sesion("2027-01-31", "08:00", "12:00"), sesion("2027-02-17", "08:00", "12:00")}},
			[]string{"/horarios/0/fecha SESION_ANTES_DEL_INICIO"}},
		{"two sessions at once", valores{"duracionMaxima": 8, "horarios": []solicitudes.Horario{sesion("2027-02-17", "08:00", "12:00"), sesion("2027-02-17", "10:00", "14:00")}},
			[]string{"/horarios/1/horaInicio BLOQUES_TRASLAPADOS"}},
		{"sessions and pattern mixed", valores{"duracionMaxima": 8, "horarios": []solicitudes.Horario{sesion("2027-02-17", "08:00", "12:00"), lunes}}, []string{"/horarios HORARIO_MIXTO"}},
		{"a mix in the first week whose minutes add up", valores{"duracionMaxima": 8, "horarios": []solicitudes.Horario{sesion("2027-02-03", "08:00", "12:00"), lunes}},
			[]string{"/horarios HORARIO_MIXTO"}},
		{"a mix with a date before the start", valores{"horarios": []solicitudes.Horario{sesion("2027-01-29", "08:00", "12:00"), lunes}}, []string{"/horarios HORARIO_MIXTO"}},
		{"sessions without a start: nothing is said of months", valores{"duracionMaxima": 8, "fechaInicioCurso": "", "horarios": dosSesiones()}, []string{"/fechaInicioCurso REQUERIDO"}},
	} {
		s := en(t, solicitudes.Borrador)
		err := intacta(t, s, func() error { return s.Editar(instructora, c.v.parche(), solicitudes.Enviada, entorno()) })
		if got := reglas(t, err); !slices.Equal(got, c.quiere) {
			t.Errorf("%s: got %v, want %v", c.nombre, got, c.quiere)
		}
		if err := s.Editar(instructora, c.v.parche(), solicitudes.ComoBorrador, entorno()); err != nil {
			t.Errorf("%s: a draft refuses it: %v", c.nombre, err)
		}
		if got := enOrden(t, s.Advertencias(entorno())); !slices.Equal(got, c.quiere) {
			t.Errorf("%s: warnings %v, want %v", c.nombre, got, c.quiere)
		}
		if rotas := restricciones(s.Expediente()); rotas != nil {
			t.Errorf("%s: the draft cannot be kept: %v", c.nombre, rotas)
		}
	}
}

func TestTheMessagesOfAScheduleNameBothFiguresAndTheDateNeeded(t *testing.T) {
	for _, c := range []struct {
		v       valores
		puntero string
		dice    []string
	}{
		{valores{"duracionMaxima": 9, "horarios": dosSesiones()}, "/horarios", []string{"8 horas", "9 horas"}},
		{valores{"fechaFinalizacionCurso": "2027-02-21"}, "/fechaFinalizacionCurso", []string{"22 de febrero de 2027"}},
		{valores{"horarios": []solicitudes.Horario{fila(1, "08:00", "09:00")}}, "/fechaFinalizacionCurso", []string{"1 de agosto de 2027", "6 meses"}},
		{valores{"duracionMaxima": 8, "horarios": []solicitudes.Horario{sesion("2027-01-31", "08:00", "12:00"), sesion("2027-02-17", "08:00", "12:00")}}, "/horarios/0/fecha",
			[]string{"31 de enero de 2027", "1 de febrero de 2027"}},
	} {
		_, err := alEnviar(t, c.v, entorno())
		for _, parte := range c.dice {
			if !strings.Contains(mensaje(err, c.puntero), parte) {
				t.Errorf("%s: %q does not say %q", c.puntero, mensaje(err, c.puntero), parte)
			}
		}
	}
}

func TestTheExampleOfTheContractEndsAfterTenSessions(t *testing.T) {
	e := nueva(t, ejemplo(), solicitudes.Enviada, entorno()).Expediente()
	if e.Estado != solicitudes.Pendiente || e.Datos.FechaFinalizacionCurso != fecha("2027-02-22") || len(e.Sesiones) != 10 {
		t.Errorf("got %s, %s, %d sessions", e.Estado, e.Datos.FechaFinalizacionCurso, len(e.Sesiones))
	}
	if primera, ultima := e.Sesiones[0], e.Sesiones[9]; primera != (horarios.Sesion{Fecha: fecha("2027-02-01"), Desde: 480, Hasta: 720}) || ultima.Fecha != fecha("2027-02-22") {
		t.Errorf("from %+v to %+v", primera, ultima)
	}
}

// TestDatesInTheFirstWeekAreAPattern is the exception for the existing browser client.
func TestDatesInTheFirstWeekAreAPattern(t *testing.T) {
	con := func(dia, fechaDada string) solicitudes.Horario {
		h := sesion(dia, "08:00", "12:00")
		h.Fecha = fecha(fechaDada)
		return h
	}
	for _, c := range []struct {
		nombre   string
		horas    int
		filas    []solicitudes.Horario
		sesiones int
		ultima   string
		quiere   []string
	}{
		{"all dated, the last on day 6", 40, []solicitudes.Horario{sesion("2027-02-01", "08:00", "12:00"), sesion("2027-02-07", "08:00", "12:00")}, 10, "2027-03-07", nil},
		{"one of them on day 7", 40, []solicitudes.Horario{sesion("2027-02-01", "08:00", "12:00"), sesion("2027-02-08", "08:00", "12:00")}, 0, "", []string{"/horarios HORAS_NO_SUMAN"}},
		{"one of them the day before", 40, []solicitudes.Horario{sesion("2027-01-31", "08:00", "12:00"), sesion("2027-02-01", "08:00", "12:00")}, 0, "",
			[]string{"/horarios HORAS_NO_SUMAN", "/horarios/0/fecha SESION_ANTES_DEL_INICIO"}},
		{"some without date, as the recorded calls have it", 40, []solicitudes.Horario{fila(1, "08:00", "12:00"), sesion("2027-02-03", "08:00", "12:00")}, 10, "2027-03-03", nil},
		{"one without date and one on day 7", 40, []solicitudes.Horario{fila(1, "08:00", "12:00"), sesion("2027-02-08", "14:00", "18:00")}, 0, "", []string{"/horarios HORARIO_MIXTO"}},
		{"the weekday counts, the date is ignored", 40, []solicitudes.Horario{con("2027-02-02", "2027-02-05")}, 10, "2027-04-06", nil},
		{"minutes that add up are sessions", 8, []solicitudes.Horario{sesion("2027-02-03", "08:00", "12:00"), sesion("2027-02-05", "08:00", "12:00")}, 2, "2027-02-05", nil},
		{"sessions of the first week on another weekday", 8, []solicitudes.Horario{con("2027-02-02", "2027-02-03"), sesion("2027-02-05", "08:00", "12:00")}, 0, "",
			[]string{"/horarios/0/diaSemana DIA_NO_CORRESPONDE"}},
	} {
		s, err := alEnviar(t, valores{"duracionMaxima": c.horas, "horarios": c.filas}, entorno())
		if c.quiere != nil {
			if got := reglas(t, err); !slices.Equal(got, c.quiere) {
				t.Errorf("%s: got %v, want %v", c.nombre, got, c.quiere)
			}
			continue
		}
		e := s.Expediente()
		if err != nil || len(e.Sesiones) != c.sesiones || e.Datos.FechaFinalizacionCurso != fecha(c.ultima) {
			t.Errorf("%s: %d sessions until %s, %v", c.nombre, len(e.Sesiones), e.Datos.FechaFinalizacionCurso, err)
		}
		sonSesiones := c.nombre == "minutes that add up are sessions"
		for i, h := range e.Datos.Horarios {
			if conserva := h.Fecha == c.filas[i].Fecha; (sonSesiones && !conserva) || (!sonSesiones && !h.Fecha.IsZero()) || h.ID == "" {
				t.Errorf("%s: row %d is kept as %+v", c.nombre, i, h)
			}
		}
	}
}

func TestDatedSessionsAreTakenAsGivenAndSorted(t *testing.T) {
	// 2027-03-22 is a holiday (San José): who dates a session means it.
	s, err := alEnviar(t, valores{"duracionMaxima": 6, "horarios": []solicitudes.Horario{
		sesion("2027-03-22", "14:00", "16:00"), sesion("2027-02-17", "10:00", "12:00"), sesion("2027-02-17", "08:00", "10:00")}}, entorno())
	if got := fechasDe(s.Expediente().Sesiones); err != nil || !slices.Equal(got, []string{"2027-02-17", "2027-02-17", "2027-03-22"}) || s.Sesiones()[0].Desde != 480 {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestTheEndOfTheCourse(t *testing.T) {
	for dado, quiere := range map[string]string{"": "2027-02-22", "2027-02-22": "2027-02-22", "2027-02-23": "2027-02-22", "2027-12-31": "2027-02-22"} {
		s, err := alEnviar(t, valores{"fechaFinalizacionCurso": dado}, entorno())
		if got := s.Expediente().Datos.FechaFinalizacionCurso; err != nil || got != fecha(quiere) {
			t.Errorf("given %q: got %s, %v", dado, got, err)
		}
	}
}

func TestADerivedEndFollowsLaterEdits(t *testing.T) {
	s := nueva(t, ejemplo(), solicitudes.Enviada, entorno())
	for _, paso := range []struct {
		v       valores
		destino solicitudes.Destino
		quiere  string
	}{
		{valores{"fechaInicioCurso": "2027-02-08"}, solicitudes.Conservar, "2027-03-01"},
		{valores{"duracionMaxima": 20}, solicitudes.Conservar, "2027-02-17"},
		{valores{"horarios": semana()[:1]}, solicitudes.Enviada, "2027-03-08"},
		{valores{"horarios": []solicitudes.Horario{}}, solicitudes.ComoBorrador, ""},
		{valores{"horarios": semana()}, solicitudes.ComoBorrador, "2027-02-17"},
		{valores{"fechaFinalizacionCurso": "2027-02-01"}, solicitudes.ComoBorrador, "2027-02-01"}, // too early: a warning
		{valores{"observaciones": "x"}, solicitudes.ComoBorrador, "2027-02-01"},
		{valores{"fechaFinalizacionCurso": ""}, solicitudes.Enviada, "2027-02-17"},
	} {
		if err := s.Editar(instructora, paso.v.parche(), paso.destino, entorno()); err != nil {
			t.Fatalf("%v: %v", paso.v, err)
		}
		if got := s.Expediente().Datos.FechaFinalizacionCurso; got != fecha(paso.quiere) {
			t.Errorf("%v: got %s, want %s", paso.v, got, paso.quiere)
		}
	}
	err := s.Editar(instructora, valores{"fechaFinalizacionCurso": "2027-02-17", "duracionMaxima": 40}.parche(), solicitudes.Enviada, entorno())
	if got := reglas(t, err); !slices.Equal(got, []string{"/fechaFinalizacionCurso FECHA_FINAL_TEMPRANA"}) {
		t.Errorf("the old end, said again: got %v", got)
	}
}

func TestACourseLastsAtMostSixCalendarMonths(t *testing.T) {
	for _, c := range []struct {
		inicio, ultima string
		quiere         []string
	}{
		{"2026-01-31", "2026-07-31", nil},
		{"2026-01-31", "2026-08-01", []string{"/fechaFinalizacionCurso CURSO_LARGO"}},
		{"2025-08-31", "2026-02-28", nil},
		{"2025-08-31", "2026-03-01", []string{"/fechaFinalizacionCurso CURSO_LARGO"}},
		{"2027-08-31", "2028-02-29", nil},
		{"2027-08-31", "2028-03-01", []string{"/fechaFinalizacionCurso CURSO_LARGO"}},
	} {
		env := entorno()
		env.Ahora = fecha(c.inicio).Time().Add(-48 * time.Hour)
		_, err := alEnviar(t, valores{"inicioInscripcion": fecha(c.inicio).AddDays(-2).String(), "finalizacionInscripcion": fecha(c.inicio).AddDays(-1).String(),
			"fechaInicioCurso": c.inicio, "duracionMaxima": 8, "horarios": []solicitudes.Horario{sesion(c.inicio, "08:00", "12:00"), sesion(c.ultima, "08:00", "12:00")}}, env)
		if c.quiere == nil && err != nil || c.quiere != nil && !slices.Equal(reglas(t, err), c.quiere) {
			t.Errorf("%s to %s: got %v, want %v", c.inicio, c.ultima, err, c.quiere)
		}
	}
}

func TestDaysWithoutClass(t *testing.T) {
	festivo := valores{"inicioInscripcion": "2027-03-01", "finalizacionInscripcion": "2027-03-10", "fechaInicioCurso": "2027-03-15", "duracionMaxima": 12, "horarios": semana()[:1]}
	receso := entorno()
	receso.Recesos = []horarios.Rango{rango("2027-02-03", "2027-02-08")}
	corto := valores{"duracionMaxima": 12}
	for _, c := range []struct {
		nombre string
		v      valores
		env    solicitudes.Entorno
		quiere []string
	}{
		{"a holiday is skipped", festivo, entorno(), []string{"2027-03-15", "2027-03-29", "2027-04-05"}}, // 22 March: San José
		{"a holiday counts when it is not to be skipped", festivo.con(valores{"omitirFestivos": false}), entorno(), []string{"2027-03-15", "2027-03-22", "2027-03-29"}},
		{"a holiday put back", festivo.con(valores{"fechasIncluidas": []kernel.Date{fecha("2027-03-22")}}), entorno(), []string{"2027-03-15", "2027-03-22", "2027-03-29"}},
		{"recess of the centre", corto, receso, []string{"2027-02-01", "2027-02-10", "2027-02-12"}},
		{"recess that is not to be skipped", corto.con(valores{"omitirRecesos": false}), receso, []string{"2027-02-01", "2027-02-03", "2027-02-05"}},
		{"a date of the recess put back", corto.con(valores{"fechasIncluidas": []kernel.Date{fecha("2027-02-05")}}), receso, []string{"2027-02-01", "2027-02-05", "2027-02-10"}},
		{"dates taken out", corto.con(valores{"fechasExcluidas": []horarios.Rango{rango("2027-02-03", "2027-02-03"), rango("2027-02-08", "2027-02-12")}}), entorno(),
			[]string{"2027-02-01", "2027-02-05", "2027-02-15"}},
		{"dates taken out stay out when the recess does not count", corto.con(valores{"omitirRecesos": false, "fechasExcluidas": []horarios.Rango{rango("2027-02-01", "2027-02-01")}}), receso,
			[]string{"2027-02-03", "2027-02-05", "2027-02-08"}},
	} {
		s, err := alEnviar(t, c.v, c.env)
		if got := fechasDe(s.Sesiones()); err != nil || !slices.Equal(got, c.quiere) {
			t.Errorf("%s: got %v, %v", c.nombre, got, err)
		}
	}
}

func TestTryingAScheduleOut(t *testing.T) {
	probar := func(v valores, limite string) (solicitudes.Trazo, error) {
		p := valores{"fechaInicioCurso": "2027-02-01", "duracionMaxima": 40, "horarios": semana(), "omitirFestivos": true}.con(v).parche()
		return solicitudes.Trazar(p.Valores, fecha(limite), entorno())
	}
	for _, c := range []struct {
		nombre string
		v      valores
		limite string
		quiere []string
	}{
		{"no start, and its blocks", valores{"fechaInicioCurso": "", "horarios": []solicitudes.Horario{fila(1, "08:00", "08:00")}}, "",
			[]string{"/fechaInicioCurso REQUERIDO", "/horarios/0/horaFin BLOQUE_VACIO"}},
		{"no blocks and no hours", valores{"horarios": []solicitudes.Horario{}, "duracionMaxima": 0}, "", []string{"/duracionMaxima DURACION_INVALIDA", "/horarios PATRON_VACIO"}},
		{"past the limit", nil, "2027-02-21", []string{"/horarios EXCEDE_LIMITE"}},
		{"1,001 rows", valores{"horarios": make([]solicitudes.Horario, 1001)}, "", []string{"/horarios/1000 DEMASIADOS"}},
		{"51 dates", valores{"fechasIncluidas": make([]kernel.Date, 51), "fechasExcluidas": make([]horarios.Rango, 51)}, "",
			[]string{"/fechasExcluidas DEMASIADOS", "/fechasIncluidas DEMASIADOS"}},
	} {
		plan, err := probar(c.v, c.limite)
		if got := reglas(t, err); !slices.Equal(got, c.quiere) || len(plan.Sesiones) > 0 {
			t.Errorf("%s: got %v, want %v", c.nombre, got, c.quiere)
		}
	}
	_, err := probar(nil, "2027-02-19")
	if f, ok := errors.AsType[*fault.Error](err); !ok || fmt.Sprint(f.Fields[0].Extra["faltanMinutos"]) != "240" {
		t.Errorf("it does not say how much is missing: %v", err)
	}
	plan, err := probar(nil, "2027-02-22")
	if err != nil || len(plan.Sesiones) != 10 || plan.Ultima() != fecha("2027-02-22") || plan.Explicacion() == "" {
		t.Errorf("got %d sessions, %q, %v", len(plan.Sesiones), plan.Explicacion(), err)
	}
}

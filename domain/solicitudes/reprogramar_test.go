package solicitudes_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

const porQue = "la sede entra en obra"

// tardes moves the example to the afternoons.
func tardes() valores {
	return valores{"horarios": []solicitudes.Horario{fila(1, "14:00", "18:00"), fila(3, "14:00", "18:00"), fila(5, "14:00", "18:00")}}
}

func sinRivales(_, _ kernel.Date) ([]solicitudes.Rival, error) { return nil, nil }

// el is a world on the morning of a day.
func el(dia string) solicitudes.Entorno {
	env := entorno()
	env.Ahora = fecha(dia).Time().Add(14 * time.Hour)
	return env
}

func mover(s *solicitudes.Solicitud, v valores, dia string) error {
	return s.Reprogramar(coordinador, solicitudes.Reprogramacion{Motivo: porQue, Parche: v.parche()}, sinRivales, el(dia))
}

// dias writes the sessions as "02-01 8-12", the hours only where they are not those of the example.
func dias(sesiones []horarios.Sesion) string {
	var textos []string
	for _, x := range sesiones {
		texto := x.Fecha.String()[5:]
		if x.Desde != 8*60 || x.Hasta != 12*60 {
			texto += " " + horarios.FormatHora(x.Desde) + "-" + horarios.FormatHora(x.Hasta)
		}
		textos = append(textos, texto)
	}
	return strings.Join(textos, ", ")
}

func TestSchedulesThatACourseIsNotMovedTo(t *testing.T) {
	for _, c := range []struct {
		nombre, dia string
		v           valores
		quiere      []string
	}{
		{"without a start", "2027-01-12", valores{"fechaInicioCurso": ""}, []string{"/fechaInicioCurso REQUERIDO"}},
		{"without rows", "2027-01-12", valores{"horarios": []solicitudes.Horario{}}, []string{"/horarios REQUERIDO"}},
		{"from a day that is past", "2027-01-29", valores{"fechaInicioCurso": "2027-01-28"}, []string{"/fechaInicioCurso FECHA_PASADA"}},
		{"before the inscription ends", "2027-01-12", valores{"fechaInicioCurso": "2027-01-27"}, []string{"/fechaInicioCurso FECHAS_EN_DESORDEN"}},
		{"a block that ends before it begins", "2027-01-12", valores{"horarios": []solicitudes.Horario{fila(1, "12:00", "08:00")}}, []string{"/horarios/0/horaFin BLOQUE_CRUZA_MEDIANOCHE"}},
		{"one hour a week", "2027-01-12", valores{"horarios": []solicitudes.Horario{fila(1, "08:00", "09:00")}}, []string{"/fechaInicioCurso CURSO_LARGO"}},
		{"half of the rows with a date", "2027-01-12", valores{"horarios": []solicitudes.Horario{fila(1, "08:00", "09:00"), sesion("2027-03-01", "08:00", "09:00")}}, []string{"/horarios HORARIO_MIXTO"}},
		{"sessions that do not add up", "2027-01-12", valores{"horarios": []solicitudes.Horario{sesion("2027-03-01", "08:00", "09:00")}}, []string{"/horarios HORAS_NO_SUMAN"}},
		{"begun, from a day that is past", "2027-02-08", valores{"fechaInicioCurso": "2027-02-07"}, []string{"/fechaInicioCurso FECHA_PASADA"}},
		{"begun, one hour a week: six months count from the first class", "2027-02-22", valores{"fechaInicioCurso": "2027-07-20", "horarios": []solicitudes.Horario{fila(1, "08:00", "08:30")},
			"fechasExcluidas": []horarios.Rango{rango("2027-02-22", "2027-02-22")}}, []string{"/fechaInicioCurso CURSO_LARGO"}},
		{"begun, with a class before today", "2027-02-08", valores{"horarios": []solicitudes.Horario{sesion("2027-02-02", "08:00", "12:00"), sesion("2027-03-01", "08:00", "12:00")}}, []string{"/horarios/0/fecha SESION_PASADA"}},
		{"begun, with too few hours", "2027-02-17", valores{"horarios": []solicitudes.Horario{sesion("2027-03-01", "08:00", "12:00")}}, []string{"/horarios HORAS_NO_SUMAN"}},
		{"over", "2027-02-23", tardes(), []string{"/fechaInicioCurso NADA_POR_PROGRAMAR"}},
		{"from a day after its end", "2027-02-08", valores{"fechaInicioCurso": "2027-03-01"}, []string{"/fechaInicioCurso NADA_POR_PROGRAMAR"}},
		{"no class took place and no new start", "2027-02-02", valores{"fechasExcluidas": []horarios.Rango{rango("2027-02-01", "2027-02-01")}}, []string{"/fechaInicioCurso FECHA_PASADA"}},
		{"dates out of order", "2027-01-12", valores{"fechasExcluidas": []horarios.Rango{rango("2027-02-03", "2027-02-01")}}, []string{"/fechasExcluidas/0/hasta RANGO_INVERTIDO"}},
	} {
		s := en(t, solicitudes.Aprobada)
		for verbo, intento := range map[string]func() error{
			"apply": func() error { return mover(s, c.v, c.dia) },
			"propose": func() error {
				return s.ProponerReprogramacion(instructora, solicitudes.Reprogramacion{Motivo: porQue, Parche: c.v.parche()}, el(c.dia))
			},
			"try": func() error { _, err := s.Ensayar(coordinador, c.v.parche(), el(c.dia)); return err },
		} {
			if got := reglas(t, intacta(t, s, intento)); !slices.Equal(got, c.quiere) {
				t.Errorf("%s, %s: got %v, want %v", c.nombre, verbo, got, c.quiere)
			}
		}
	}
}

func TestReprogrammingSaysEverythingThatIsWrongAtOnce(t *testing.T) {
	s := en(t, solicitudes.Aprobada)
	err := intacta(t, s, func() error {
		return s.Reprogramar(coordinador, solicitudes.Reprogramacion{Motivo: "breve", Justificacion: "corta", Parche: valores{"fechaInicioCurso": "2026-01-01"}.parche()}, sinRivales, entorno())
	})
	if got := reglas(t, err); !slices.Equal(got, []string{"/fechaInicioCurso FECHA_PASADA", "/justificacion TEXTO_CORTO", "/motivo TEXTO_CORTO"}) {
		t.Errorf("got %v", got)
	}
}

func TestSomethingHasToChange(t *testing.T) {
	s := en(t, solicitudes.Aprobada)
	for nombre, v := range map[string]valores{"nothing given": {}, "the same rows": {"horarios": semana()}, "the same start": {"fechaInicioCurso": "2027-02-01"},
		"another field": {"nombreEmpresa": "Otra", "duracionMaxima": 20, "fechaFinalizacionCurso": "2027-06-01"}} {
		for _, dia := range []string{"2027-01-12", "2027-02-08"} {
			if err := intacta(t, s, func() error { return mover(s, v, dia) }); !errors.Is(err, solicitudes.ErrSinCambios) {
				t.Errorf("%s on %s: got %v", nombre, dia, err)
			}
		}
	}
}

func TestWhereACourseIsMovedTo(t *testing.T) {
	const comienzo = "02-01, 02-03, 02-05, "
	for _, c := range []struct {
		nombre, dia  string
		v            valores
		inicio, dias string
	}{
		{"two weeks later", "2027-01-12", valores{"fechaInicioCurso": "2027-02-15"}, "2027-02-15", "02-15, 02-17, 02-19, 02-22, 02-24, 02-26, 03-01, 03-03, 03-05, 03-08"},
		{"on its first day it can still be moved", "2027-02-01", valores{"fechaInicioCurso": "2027-02-15", "horarios": []solicitudes.Horario{fila(6, "08:00", "18:00")}}, "2027-02-15",
			"02-20 08:00-18:00, 02-27 08:00-18:00, 03-06 08:00-18:00, 03-13 08:00-18:00"},
		{"begun: what remains moves to the afternoon from today on", "2027-02-08", tardes(), "2027-02-01",
			comienzo + "02-08 14:00-18:00, 02-10 14:00-18:00, 02-12 14:00-18:00, 02-15 14:00-18:00, 02-17 14:00-18:00, 02-19 14:00-18:00, 02-22 14:00-18:00"},
		{"begun: from a later day on", "2027-02-08", tardes().con(valores{"fechaInicioCurso": "2027-02-17"}), "2027-02-01",
			comienzo + "02-08, 02-10, 02-12, 02-15, 02-17 14:00-18:00, 02-19 14:00-18:00, 02-22 14:00-18:00"},
		{"begun: a pause", "2027-02-08", valores{"fechasExcluidas": []horarios.Rango{rango("2027-02-08", "2027-02-20")}}, "2027-02-01",
			comienzo + "02-22, 02-24, 02-26, 03-01, 03-03, 03-05, 03-08"},
		{"begun: longer classes end it earlier, the last one cut short", "2027-02-08", valores{"horarios": []solicitudes.Horario{fila(2, "06:00", "16:00")}}, "2027-02-01",
			comienzo + "02-09 06:00-16:00, 02-16 06:00-16:00, 02-23 06:00-14:00"},
		{"begun: the rest as sessions", "2027-02-19", valores{"horarios": []solicitudes.Horario{sesion("2027-03-13", "08:00", "12:00"), sesion("2027-03-06", "08:00", "12:00")}}, "2027-02-01",
			comienzo + "02-08, 02-10, 02-12, 02-15, 02-17, 03-06, 03-13"},
		{"begun: the rest as sessions, with some of those that are past", "2027-02-19", valores{"horarios": []solicitudes.Horario{sesion("2027-02-01", "08:00", "12:00"), sesion("2027-03-06", "08:00", "16:00")}}, "2027-02-01",
			comienzo + "02-08, 02-10, 02-12, 02-15, 02-17, 03-06 08:00-16:00"},
		{"begun: dates of the first week that do not add up are a pattern", "2027-02-08", valores{"horarios": []solicitudes.Horario{sesion("2027-02-09", "08:00", "12:00"), sesion("2027-02-11", "08:00", "12:00")}}, "2027-02-01",
			comienzo + "02-09, 02-11, 02-16, 02-18, 02-23, 02-25, 03-02"},
	} {
		s := en(t, solicitudes.Aprobada)
		antes := s.Expediente()
		ensayo, err := s.Ensayar(coordinador, c.v.parche(), el(c.dia))
		if err != nil || dias(ensayo.Sesiones) != c.dias || !ensayo.Distinto || !strings.Contains(ensayo.Explicacion(), horarios.FechaEnPalabras(ensayo.Ultima())) {
			t.Errorf("%s, tried: %v\n got %s\nwant %s\n%s", c.nombre, err, dias(ensayo.Sesiones), c.dias, ensayo.Explicacion())
		}
		if !igual(antes, s.Expediente()) || s.Cambiada() {
			t.Errorf("%s: trying changed something", c.nombre)
		}
		if err := mover(s, c.v, c.dia); err != nil {
			t.Errorf("%s: %v", c.nombre, err)
			continue
		}
		e := s.Expediente()
		if got := dias(e.Sesiones); got != c.dias || e.Datos.FechaInicioCurso != fecha(c.inicio) || e.Datos.FechaFinalizacionCurso != e.Sesiones[len(e.Sesiones)-1].Fecha {
			t.Errorf("%s: from %s to %s\n got %s\nwant %s", c.nombre, e.Datos.FechaInicioCurso, e.Datos.FechaFinalizacionCurso, got, c.dias)
		}
		if e.Estado != solicitudes.Aprobada || e.Ficha != antes.Ficha || e.EstadoPor != antes.EstadoPor || e.Datos.DuracionMaxima != 40 || e.FechaAprobacion != antes.FechaAprobacion || len(restricciones(e)) > 0 {
			t.Errorf("%s: got %+v", c.nombre, e)
		}
	}
}

func TestAClassThatDidNotTakePlaceIsMadeUpFor(t *testing.T) {
	s := en(t, solicitudes.Aprobada)
	sinLunes := solicitudes.Reprogramacion{Motivo: porQue, Parche: valores{"fechasExcluidas": []horarios.Rango{rango("2027-02-03", "2027-02-03")}}.parche()}
	if err := intacta(t, s, func() error { return s.Reprogramar(coordinador, sinLunes, sinRivales, el("2027-02-24")) }); !errors.Is(err, solicitudes.ErrClasePasada) {
		t.Fatalf("without a justification: got %v", err)
	}
	sinLunes.Justificacion = excepcion
	if err := s.Reprogramar(coordinador, sinLunes, sinRivales, el("2027-02-24")); err != nil {
		t.Fatal(err)
	}
	if got := dias(s.Sesiones()); got != "02-01, 02-05, 02-08, 02-10, 02-12, 02-15, 02-17, 02-19, 02-22, 02-24" {
		t.Errorf("got %s", got)
	}
	s = guardada(s)
	if err := mover(s, tardes(), "2027-02-24"); err != nil { // the date stays out, and needs no new justification
		t.Fatal(err)
	}
	if got := dias(s.Sesiones()); got != "02-01, 02-05, 02-08, 02-10, 02-12, 02-15, 02-17, 02-19, 02-22, 02-24 14:00-18:00" {
		t.Errorf("again: got %s", got)
	}
}

func TestWhichRivalsKeepACourseFromBeingMoved(t *testing.T) {
	cruzada, pasada := clase("2027-02-10", "17:00", "19:00"), clase("2027-02-03", "08:00", "12:00")
	for _, c := range []struct {
		nombre, justificacion string
		rivales               []solicitudes.Rival
		quiere                error
	}{
		{"an approved one", "", []solicitudes.Rival{rival(solicitudes.Aprobada, cruzada)}, solicitudes.ErrCruce},
		{"an approved one of another centre", "", []solicitudes.Rival{deLejos(rival(solicitudes.Aprobada, cruzada))}, solicitudes.ErrCruce},
		{"an approved one, with a justification", excepcion, []solicitudes.Rival{rival(solicitudes.Aprobada, cruzada)}, nil},
		{"one that meets a class that is past", "", []solicitudes.Rival{rival(solicitudes.Aprobada, pasada)}, nil},
		{"one that met the old hours", "", []solicitudes.Rival{rival(solicitudes.Aprobada, clase("2027-02-10", "08:00", "12:00"))}, nil},
		{"one that is pending", "", []solicitudes.Rival{rival(solicitudes.Pendiente, cruzada)}, nil},
	} {
		s := en(t, solicitudes.Aprobada)
		var desde, hasta kernel.Date
		reprogramar := func() error {
			return s.Reprogramar(admin, solicitudes.Reprogramacion{Motivo: porQue, Justificacion: c.justificacion, Parche: tardes().parche()},
				func(d, h kernel.Date) ([]solicitudes.Rival, error) { desde, hasta = d, h; return c.rivales, nil }, el("2027-02-08"))
		}
		if c.quiere != nil {
			err := intacta(t, s, reprogramar)
			if !errors.Is(err, c.quiere) || !strings.Contains(err.Error(), "Para reprogramar de todos modos") {
				t.Errorf("%s: got %v", c.nombre, err)
			}
			continue
		}
		if err := reprogramar(); err != nil {
			t.Errorf("%s: %v", c.nombre, err)
		}
		if desde != fecha("2027-02-08") || hasta != fecha("2027-02-22") {
			t.Errorf("%s: asked for rivals from %s to %s", c.nombre, desde, hasta)
		}
	}
	s, caida := en(t, solicitudes.Aprobada), errors.New("no database")
	err := intacta(t, s, func() error {
		return s.Reprogramar(admin, solicitudes.Reprogramacion{Motivo: porQue, Parche: tardes().parche()},
			func(_, _ kernel.Date) ([]solicitudes.Rival, error) { return nil, caida }, entorno())
	})
	if !errors.Is(err, caida) {
		t.Errorf("got %v", err)
	}
}

func TestTheAuthorDoesNotReprogramTheOwnCourse(t *testing.T) {
	e := en(t, solicitudes.Aprobada).Expediente()
	e.InstructorID = coordinador.ID
	s := solicitudes.Restore(e)
	err := intacta(t, s, func() error { return mover(s, tardes(), "2027-01-12") })
	if !errors.Is(err, solicitudes.ErrAutor) || !strings.Contains(err.Error(), "reprogramarla") {
		t.Errorf("got %v", err)
	}
}

func TestReprogramming(t *testing.T) {
	s := en(t, solicitudes.Aprobada)
	if err := s.ProponerReprogramacion(instructora, solicitudes.Reprogramacion{Motivo: porQue, Parche: valores{"fechaInicioCurso": "2027-03-01"}.parche()}, entorno()); err != nil {
		t.Fatal(err)
	}
	s = guardada(s)
	antes := s.Expediente()
	pendiente := rival(solicitudes.Pendiente, clase("2027-02-10", "14:00", "16:00"))
	env := el("2027-02-08")
	err := s.Reprogramar(coordinador, solicitudes.Reprogramacion{Motivo: " " + porQue + " ", Justificacion: excepcion, Parche: tardes().parche()},
		func(_, _ kernel.Date) ([]solicitudes.Rival, error) { return []solicitudes.Rival{pendiente}, nil }, env)
	if err != nil {
		t.Fatal(err)
	}
	e := s.Expediente()
	if e.Propuesta != nil || !s.HorarioCambiado() || slices.ContainsFunc(e.Datos.Horarios, func(h solicitudes.Horario) bool { return h.ID == "" }) {
		t.Errorf("got %+v", e)
	}
	m := s.PullMovimientos()
	if len(m) != 1 || m[0].Accion != solicitudes.Reprogramar || m[0].De != solicitudes.Aprobada || m[0].A != solicitudes.Aprobada || m[0].Por != coordinador || !m[0].En.Equal(env.Ahora) ||
		m[0].Comentario != porQue+"\nEl nuevo horario rige desde el 8 de febrero de 2027.\nJustificación: "+excepcion {
		t.Fatalf("movements %+v", m)
	}
	cambios := map[string][2]string{}
	for _, c := range m[0].Cambios {
		cambios[c.Campo] = [2]string{*c.Antes, *c.Despues}
	}
	if got := cambios["/horarios"]; len(cambios) != 2 || got[0] != "LUNES 08:00-12:00\nMIERCOLES 08:00-12:00\nVIERNES 08:00-12:00" || got[1] != "LUNES 14:00-18:00\nMIERCOLES 14:00-18:00\nVIERNES 14:00-18:00" {
		t.Errorf("the fields changed %q", cambios)
	}
	sesiones := cambios[solicitudes.CambioDeSesiones]
	if n := strings.Count(sesiones[0], "\n") + 1; n != len(antes.Sesiones) || !strings.Contains(sesiones[0], "2027-02-08 LUNES 08:00-12:00") || !strings.Contains(sesiones[1], "2027-02-08 LUNES 14:00-18:00") {
		t.Errorf("the sessions changed %q", sesiones)
	}
	unico(t, s, solicitudes.SolicitudReprogramada{Hecho: hecho(coordinador, env.Ahora), Motivo: porQue, Fin: "22 de febrero de 2027",
		Rivales: []solicitudes.Afectada{{SolicitudID: "s-9", Codigo: "SOL-2027-009", InstructorID: instructora.ID}}})
}

func TestProposals(t *testing.T) {
	s := en(t, solicitudes.Aprobada)
	proponer := func(v valores, dia string) error {
		return s.ProponerReprogramacion(instructora, solicitudes.Reprogramacion{Motivo: porQue, Justificacion: "no cuenta", Parche: v.parche()}, el(dia))
	}
	ofrece := func(a solicitudes.Accion) bool {
		return slices.Contains(solicitudes.Acciones(coordinador, s.Expediente().Situacion()), a)
	}
	if ofrece(solicitudes.DescartarPropuesta) {
		t.Error("without a proposal it can be discarded")
	}
	antes := s.Expediente()
	if err := proponer(valores{"fechaInicioCurso": "2027-03-01"}, "2027-01-20"); err != nil {
		t.Fatal(err)
	}
	primera := s.Expediente().Propuesta
	unico(t, s, solicitudes.ReprogramacionPropuesta{Hecho: hecho(instructora, el("2027-01-20").Ahora), Motivo: porQue})
	if m := s.PullMovimientos(); len(m) != 1 || m[0].Comentario != porQue || len(m[0].Cambios) != 2 || *m[0].Cambios[0].Despues != "2027-03-01" || *m[0].Cambios[1].Despues != "2027-03-24" {
		t.Errorf("movements %+v", m)
	}
	// Classes have begun: the second one replaces the first.
	if err := proponer(tardes().con(valores{"fechaInicioCurso": "2027-02-17"}), "2027-02-08"); err != nil {
		t.Fatal(err)
	}
	e := s.Expediente()
	if e.Propuesta.FechaInicioCurso != fecha("2027-02-17") || e.Propuesta.Fin != fecha("2027-02-22") || primera.FechaInicioCurso != fecha("2027-03-01") ||
		e.Propuesta.Horarios[0].Desde != 14*60 || e.Propuesta.Horarios[0].ID != "" {
		t.Errorf("got %+v after %+v", e.Propuesta, primera)
	}
	if m := s.PullMovimientos(); len(m) != 1 || m[0].Comentario != porQue+"\nEl nuevo horario rige desde el 17 de febrero de 2027." {
		t.Errorf("movements %+v", m)
	}
	if !reflect.DeepEqual(e.Datos, antes.Datos) || !reflect.DeepEqual(e.Sesiones, antes.Sesiones) || s.HorarioCambiado() {
		t.Error("a proposal changed the course")
	}
	s = guardada(s)
	if !ofrece(solicitudes.DescartarPropuesta) {
		t.Error("a proposal cannot be discarded")
	}
	if err := intacta(t, s, func() error { return s.DescartarPropuesta(coordinador, "no", luego) }); !slices.Equal(reglas(t, err), []string{"/motivo TEXTO_CORTO"}) {
		t.Errorf("got %v", err)
	}
	if err := s.DescartarPropuesta(coordinador, "No hay salón por la tarde", luego); err != nil {
		t.Fatal(err)
	}
	if s.Expediente().Propuesta != nil || ofrece(solicitudes.DescartarPropuesta) {
		t.Error("it is still there")
	}
	ultimo(t, s, solicitudes.DescartarPropuesta, coordinador, luego, "No hay salón por la tarde")
	unico(t, s, solicitudes.PropuestaDescartada{Hecho: hecho(coordinador, luego), Motivo: "No hay salón por la tarde"})
}

func TestAProposalCanBeTakenOverAsItIs(t *testing.T) {
	s := en(t, solicitudes.Aprobada)
	if err := s.ProponerReprogramacion(instructora, solicitudes.Reprogramacion{Motivo: porQue, Parche: tardes().con(valores{"fechaInicioCurso": "2027-02-17"}).parche()}, el("2027-02-08")); err != nil {
		t.Fatal(err)
	}
	p := s.Expediente().Propuesta
	if err := s.Reprogramar(coordinador, solicitudes.Reprogramacion{Motivo: porQue, Parche: p.Parche()}, sinRivales, el("2027-02-09")); err != nil {
		t.Fatal(err)
	}
	if s.Expediente().Datos.FechaFinalizacionCurso != p.Fin {
		t.Errorf("it ends on %s, the proposal said %s", s.Expediente().Datos.FechaFinalizacionCurso, p.Fin)
	}
}

func TestACancelledCourseHasNoProposal(t *testing.T) {
	s := en(t, solicitudes.Aprobada)
	if err := s.ProponerReprogramacion(instructora, solicitudes.Reprogramacion{Motivo: porQue, Parche: tardes().parche()}, entorno()); err != nil {
		t.Fatal(err)
	}
	if err := s.Cancelar(coordinador, "no hay aprendices", nil, luego); err != nil || s.Expediente().Propuesta != nil {
		t.Errorf("got %v, %+v", err, s.Expediente().Propuesta)
	}
}

func TestWhatIsPastNeverMovesAndTheHoursAddUp(t *testing.T) {
	base := en(t, solicitudes.Aprobada).Expediente()
	rapid.Check(t, func(t *rapid.T) {
		s := solicitudes.Restore(base)
		hoy := fecha("2027-01-12").AddDays(rapid.IntRange(0, 60).Draw(t, "hoy"))
		for range rapid.IntRange(1, 4).Draw(t, "veces") {
			env := entorno()
			env.Ahora = hoy.Time().Add(14 * time.Hour)
			v := valores{}
			if rapid.Bool().Draw(t, "otra fecha") {
				v["fechaInicioCurso"] = hoy.AddDays(rapid.IntRange(-2, 30).Draw(t, "desde")).String()
			}
			var filas []solicitudes.Horario
			for dia := 1; dia <= 7; dia++ {
				if rapid.Bool().Draw(t, "dia") {
					desde := rapid.IntRange(6*60, 20*60).Draw(t, "desde")
					filas = append(filas, solicitudes.Horario{Dia: dia, Desde: desde, Hasta: desde + rapid.IntRange(30, 120).Draw(t, "minutos")})
				}
			}
			if len(filas) > 0 {
				v["horarios"] = filas
			}
			antes := slices.Clone(s.Sesiones())
			if err := s.Reprogramar(coordinador, solicitudes.Reprogramacion{Motivo: porQue, Parche: v.parche()}, sinRivales, env); err != nil {
				if !reflect.DeepEqual(antes, s.Sesiones()) {
					t.Fatalf("a refusal changed the sessions: %v", err)
				}
				continue
			}
			pasadas := func(x horarios.Sesion) bool { return !x.Fecha.Before(hoy) }
			if a, b := slices.DeleteFunc(slices.Clone(antes), pasadas), slices.DeleteFunc(slices.Clone(s.Sesiones()), pasadas); !slices.Equal(a, b) {
				t.Fatalf("on %s the past changed from %v to %v", hoy, a, b)
			}
			minutos := 0
			for i, x := range s.Sesiones() {
				minutos += x.Minutos()
				if i > 0 && !s.Sesiones()[i-1].Fecha.Before(x.Fecha) {
					t.Fatalf("not in order: %v", s.Sesiones())
				}
			}
			if minutos != 40*60 {
				t.Fatalf("the sessions add up to %d minutes", minutos)
			}
			hoy = hoy.AddDays(rapid.IntRange(0, 10).Draw(t, "pasan"))
		}
	})
}

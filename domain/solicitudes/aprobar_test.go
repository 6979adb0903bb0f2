package solicitudes_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

const excepcion = "veinte caracteres ok" // exactly 20

func clase(dia, desde, hasta string) horarios.Sesion {
	h := sesion(dia, desde, hasta)
	return horarios.Sesion{Fecha: h.Fecha, Desde: h.Desde, Hasta: h.Hasta}
}

// rival is another course of the instructora at her centre.
func rival(estado solicitudes.Estado, clases ...horarios.Sesion) solicitudes.Rival {
	return solicitudes.Rival{ID: "s-9", Codigo: "SOL-2027-009", Estado: estado, CentroID: centro, InstructorID: instructora.ID, Sesiones: clases}
}

func deLejos(r solicitudes.Rival) solicitudes.Rival {
	r.ID, r.Codigo, r.CentroID = "s-8", "SOL-2027-008", lejano
	return r
}

func TestWhichRivalsKeepACourseFromBeingApproved(t *testing.T) {
	cruzada := clase("2027-02-03", "11:00", "13:00")
	for _, c := range []struct {
		nombre  string
		rivales []solicitudes.Rival
		quiere  error
	}{
		{"none", nil, nil},
		{"an approved one at the same time", []solicitudes.Rival{rival(solicitudes.Aprobada, cruzada)}, solicitudes.ErrCruce},
		{"an approved one for one minute", []solicitudes.Rival{rival(solicitudes.Aprobada, clase("2027-02-03", "11:59", "13:00"))}, solicitudes.ErrCruce},
		{"one that starts when a session ends", []solicitudes.Rival{rival(solicitudes.Aprobada, clase("2027-02-03", "12:00", "14:00"))}, nil},
		{"one that ends when a session starts", []solicitudes.Rival{rival(solicitudes.Aprobada, clase("2027-02-03", "06:00", "08:00"))}, nil},
		{"the same hours on the days between", []solicitudes.Rival{rival(solicitudes.Aprobada, clase("2027-02-02", "08:00", "12:00"), clase("2027-02-04", "08:00", "12:00"))}, nil},
		{"one of another centre", []solicitudes.Rival{deLejos(rival(solicitudes.Aprobada, cruzada))}, solicitudes.ErrCruce},
		{"the last session of many", []solicitudes.Rival{rival(solicitudes.Aprobada, clase("2027-02-02", "08:00", "12:00"), clase("2027-02-22", "08:00", "09:00"))}, solicitudes.ErrCruce},
		{"one that is pending", []solicitudes.Rival{rival(solicitudes.Pendiente, cruzada)}, nil},
		{"one in review", []solicitudes.Rival{rival(solicitudes.EnRevision, cruzada)}, nil},
		{"a draft", []solicitudes.Rival{rival(solicitudes.Borrador, cruzada)}, nil},
		{"one that was returned", []solicitudes.Rival{rival(solicitudes.Devuelta, cruzada)}, nil},
		{"one that was rejected", []solicitudes.Rival{rival(solicitudes.Rechazada, cruzada)}, nil},
		{"one that was cancelled", []solicitudes.Rival{rival(solicitudes.Cancelada, cruzada)}, nil},
		{"an approved one behind a pending one", []solicitudes.Rival{rival(solicitudes.Pendiente, cruzada), deLejos(rival(solicitudes.Aprobada, cruzada))}, solicitudes.ErrCruce},
	} {
		s := en(t, solicitudes.Pendiente)
		aprobar := func() error {
			return s.Aprobar(revisora, solicitudes.Decision{NumeroFicha: "3012345"}, c.rivales, sinProvisional(t), luego)
		}
		if c.quiere == nil {
			if err := aprobar(); err != nil {
				t.Errorf("%s: %v", c.nombre, err)
			}
			continue
		}
		if err := intacta(t, s, aprobar); !errors.Is(err, c.quiere) || fault.KindOf(err) != fault.Conflict {
			t.Errorf("%s: got %v", c.nombre, err)
		}
	}
}

func TestAClashNamesTheRivalsInScopeAndHidesTheOthers(t *testing.T) {
	rivales := []solicitudes.Rival{
		rival(solicitudes.Aprobada, clase("2027-02-03", "11:00", "13:00"), clase("2027-02-05", "08:00", "12:00")),
		deLejos(rival(solicitudes.Aprobada, clase("2027-02-08", "07:00", "09:00"), clase("2027-02-10", "07:00", "09:00"))),
		rival(solicitudes.Pendiente, clase("2027-02-12", "08:00", "12:00")),
	}
	s := en(t, solicitudes.Pendiente)
	err := s.Aprobar(revisora, solicitudes.Decision{}, rivales, sinProvisional(t), ahora)
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		t.Fatalf("got %v", err)
	}
	quiere := []solicitudes.Cruce{
		{Codigo: "SOL-2027-009", Estado: solicitudes.Aprobada, Fecha: fecha("2027-02-03"), Desde: 660, Hasta: 720},
		{Codigo: "SOL-2027-009", Estado: solicitudes.Aprobada, Fecha: fecha("2027-02-05"), Desde: 480, Hasta: 720},
		{Codigo: "otro centro", Estado: solicitudes.Aprobada, Fecha: fecha("2027-02-08"), Desde: 480, Hasta: 540},
		{Codigo: "otro centro", Estado: solicitudes.Aprobada, Fecha: fecha("2027-02-10"), Desde: 480, Hasta: 540},
	}
	if !reflect.DeepEqual(f.Details["cruces"], quiere) {
		t.Errorf("got\n%+v, want\n%+v", f.Details["cruces"], quiere)
	}
	for _, parte := range []string{"SOL-2027-009 el 3 de febrero de 2027 de 11:00 a 12:00", "otro centro el 8 de febrero", "y una sesión más", "20 caracteres"} {
		if !strings.Contains(f.Message, parte) {
			t.Errorf("%q does not say %q", f.Message, parte)
		}
	}
	if strings.Contains(f.Message, "SOL-2027-008") {
		t.Errorf("%q names the course of another centre", f.Message)
	}
	for nombre, c := range map[string]struct {
		por    kernel.Actor
		quiere string
	}{"the instructor": {instructora, "SOL-2027-008"}, "an admin": {admin, "SOL-2027-008"}, "a coordinator of there": {forastero, "SOL-2027-008"}, "one of here": {coordinador, "otro centro"}} {
		cruces := solicitudes.Enfrentar(c.por, s.Sesiones(), rivales)
		if len(cruces) != 5 || cruces[2].Codigo != c.quiere || cruces[4].Estado != solicitudes.Pendiente {
			t.Errorf("%s sees %+v", nombre, cruces)
		}
	}
	if cruces := solicitudes.Enfrentar(admin, s.Sesiones(), nil); cruces == nil || len(cruces) > 0 {
		t.Errorf("without rivals: got %#v, want an empty list", cruces)
	}
}

func TestAJustificationOverridesAClashAndALateApproval(t *testing.T) {
	cruce := []solicitudes.Rival{rival(solicitudes.Aprobada, clase("2027-02-03", "08:00", "12:00"))}
	tarde := fecha("2027-02-02").Time().Add(5 * time.Hour) // the 2nd begins in Bogotá
	for _, c := range []struct {
		nombre, justificacion string
		rivales               []solicitudes.Rival
		at                    time.Time
		quiere                string
	}{
		{"a clash, 19 characters", excepcion[1:], cruce, ahora, "/justificacion TEXTO_CORTO"},
		{"a clash, spaces", strings.Repeat(" ", 25), cruce, ahora, "CRUCE_DE_HORARIO"},
		{"a clash, 19 characters and spaces", "  " + excepcion[1:] + "  ", cruce, ahora, "/justificacion TEXTO_CORTO"},
		{"no clash, a short one all the same", "porque sí", nil, ahora, "/justificacion TEXTO_CORTO"},
		{"a hidden character", excepcion + "\u2066", cruce, ahora, "/justificacion TEXTO_CARACTER"},
		{"late without one", "", nil, tarde, "APROBACION_TARDIA"},
		{"late and a clash: the clash first", "", cruce, tarde, "CRUCE_DE_HORARIO"},
		{"on the first day, one millisecond before it ends", "", nil, tarde.Add(-time.Millisecond), ""},
		{"a clash, 20 characters", excepcion, cruce, ahora, ""},
		{"a clash, 20 letters of two bytes", strings.Repeat("ñ", 20), cruce, ahora, ""},
		{"late with one", excepcion, nil, tarde, ""},
		{"late and a clash with one", excepcion, cruce, tarde, ""},
	} {
		s := en(t, solicitudes.EnRevision)
		aprobar := func() error {
			return s.Aprobar(revisora, solicitudes.Decision{NumeroFicha: "3012345", Justificacion: c.justificacion}, c.rivales, sinProvisional(t), c.at)
		}
		if c.quiere == "" {
			if err := aprobar(); err != nil || s.Estado() != solicitudes.Aprobada {
				t.Errorf("%s: %v", c.nombre, err)
			}
			continue
		}
		got := codigoDe(intacta(t, s, aprobar))
		if strings.HasPrefix(c.quiere, "/") {
			got = reglas(t, aprobar())[0]
		}
		if got != c.quiere {
			t.Errorf("%s: got %s, want %s", c.nombre, got, c.quiere)
		}
	}
}

func TestAWrongDecisionTellsEverythingAndTakesNoNumber(t *testing.T) {
	s := en(t, solicitudes.Pendiente)
	err := intacta(t, s, func() error {
		return s.Aprobar(revisora, solicitudes.Decision{Comentarios: strings.Repeat("a", 4001), NumeroFicha: "../../x", Justificacion: "corta"}, nil, sinProvisional(t), ahora)
	})
	if got := reglas(t, err); !slices.Equal(got, []string{"/comentarios TEXTO_LARGO", "/justificacion TEXTO_CORTO", "/numeroFicha FICHA_FORMATO"}) {
		t.Errorf("got %v", got)
	}
	lleno := errors.New("no counter")
	err = intacta(t, s, func() error {
		return s.Aprobar(revisora, solicitudes.Decision{}, nil, func(int) (solicitudes.Ficha, error) { return solicitudes.Ficha{}, lleno }, ahora)
	})
	if !errors.Is(err, lleno) {
		t.Errorf("the failure of the counter became %v", err)
	}
	autora := en(t, solicitudes.Pendiente).Expediente()
	autora.InstructorID = revisora.ID
	propia := solicitudes.Restore(autora)
	if err := intacta(t, propia, func() error {
		return propia.Aprobar(revisora, solicitudes.Decision{Justificacion: excepcion}, nil, sinProvisional(t), ahora)
	}); !errors.Is(err, solicitudes.ErrAutor) {
		t.Errorf("her own: got %v", err)
	}
}

func TestApproving(t *testing.T) {
	enRevision, aprobada := rival(solicitudes.EnRevision, clase("2027-02-03", "08:00", "12:00")), rival(solicitudes.Aprobada, clase("2027-02-05", "08:00", "12:00"))
	enRevision.RevisorID = coordinador.ID
	pendiente := deLejos(rival(solicitudes.Pendiente, clase("2027-02-01", "11:00", "13:00")))
	sinCruce := rival(solicitudes.Pendiente, clase("2027-02-02", "08:00", "12:00"))
	rivales := []solicitudes.Rival{enRevision, aprobada, sinCruce, pendiente, rival(solicitudes.Borrador, clase("2027-02-03", "08:00", "12:00"))}
	afectadas := []solicitudes.Afectada{
		{SolicitudID: "s-9", Codigo: "SOL-2027-009", InstructorID: instructora.ID, RevisorID: coordinador.ID},
		{SolicitudID: "s-8", Codigo: "SOL-2027-008", InstructorID: instructora.ID},
	}
	for _, c := range []struct {
		d         solicitudes.Decision
		ficha     solicitudes.Ficha
		historial string
	}{
		{solicitudes.Decision{NumeroFicha: "3012345", Comentarios: " Bien ", Justificacion: " " + excepcion}, solicitudes.Ficha{Numero: "3012345"}, "Bien\nJustificación: " + excepcion},
		{solicitudes.Decision{Justificacion: excepcion}, solicitudes.Ficha{Numero: "20270001", Provisional: true}, "Justificación: " + excepcion},
	} {
		s := en(t, solicitudes.EnRevision)
		if err := s.Aprobar(revisora, c.d, rivales, new(codigos).provisional, luego); err != nil {
			t.Fatal(err)
		}
		comentarios := strings.TrimSpace(c.d.Comentarios)
		e := s.Expediente()
		if e.Estado != solicitudes.Aprobada || e.RevisorID != "" || e.Ficha != c.ficha || !e.FechaAprobacion.Equal(luego) || e.ComentariosRevision != comentarios || len(e.Sesiones) != 10 {
			t.Errorf("got %+v", e)
		}
		ultimo(t, s, solicitudes.Aprobar, revisora, luego, c.historial)
		unico(t, s, solicitudes.SolicitudAprobada{Hecho: hecho(revisora, luego), NumeroFicha: c.ficha.Numero, Provisional: c.ficha.Provisional, Comentarios: comentarios, Rivales: afectadas})
	}
	s := aprobadaCon(t, "3012345")
	if err := s.Cancelar(coordinador, "no hay aprendices", rivales, luego); err != nil {
		t.Fatal(err)
	}
	unico(t, s, solicitudes.SolicitudCancelada{Hecho: hecho(coordinador, luego), EraAprobada: true, Motivo: "no hay aprendices", Rivales: afectadas})
}

func TestTheHeaviestWeek(t *testing.T) {
	lunes, viernes, otra := clase("2027-02-01", "08:00", "12:00"), clase("2027-02-05", "08:00", "12:00"), clase("2027-02-10", "08:00", "12:00")
	for _, c := range []struct {
		nombre   string
		sesiones []horarios.Sesion
		rivales  []solicitudes.Rival
		quiere   horarios.Semana
	}{
		{"no sessions", nil, []solicitudes.Rival{rival(solicitudes.Aprobada, lunes)}, horarios.Semana{}},
		{"the own ones", []horarios.Sesion{lunes, viernes, otra}, nil, horarios.Semana{Anio: 2027, Numero: 5, Minutos: 480}},
		{"the first of two equal weeks", []horarios.Sesion{lunes, otra}, nil, horarios.Semana{Anio: 2027, Numero: 5, Minutos: 240}},
		{"approved ones of that week count, even on other days", []horarios.Sesion{lunes, otra}, []solicitudes.Rival{rival(solicitudes.Aprobada, clase("2027-02-14", "06:00", "22:00"))},
			horarios.Semana{Anio: 2027, Numero: 6, Minutos: 1200}},
		{"undecided ones do not", []horarios.Sesion{lunes}, []solicitudes.Rival{rival(solicitudes.Pendiente, viernes), rival(solicitudes.EnRevision, viernes)},
			horarios.Semana{Anio: 2027, Numero: 5, Minutos: 240}},
		{"weeks without own sessions do not", []horarios.Sesion{lunes}, []solicitudes.Rival{rival(solicitudes.Aprobada, clase("2027-02-10", "06:00", "22:00"))},
			horarios.Semana{Anio: 2027, Numero: 5, Minutos: 240}},
		{"an ISO week over New Year", []horarios.Sesion{clase("2026-12-31", "08:00", "12:00"), clase("2027-01-02", "08:00", "12:00")}, nil, horarios.Semana{Anio: 2026, Numero: 53, Minutos: 480}},
	} {
		if got := solicitudes.CargaMaxima(c.sesiones, c.rivales); got != c.quiere {
			t.Errorf("%s: got %+v, want %+v", c.nombre, got, c.quiere)
		}
	}
}

func TestTheHeaviestWeekIsTheLargestSum(t *testing.T) {
	clases := func(t *rapid.T, nombre string) []horarios.Sesion {
		var lista []horarios.Sesion
		for dia := range rapid.IntRange(0, 40).Draw(t, nombre) {
			if rapid.Bool().Draw(t, "clase") {
				lista = append(lista, horarios.Sesion{Fecha: fecha("2026-12-21").AddDays(dia), Desde: 480, Hasta: 480 + rapid.IntRange(1, 600).Draw(t, "minutos")})
			}
		}
		return lista
	}
	rapid.Check(t, func(t *rapid.T) {
		propias := clases(t, "propias")
		rivales := []solicitudes.Rival{rival(solicitudes.Aprobada, clases(t, "aprobadas")...), rival(solicitudes.Pendiente, clases(t, "pendientes")...)}
		got := solicitudes.CargaMaxima(propias, rivales)
		mayor := 0
		for _, s := range propias {
			suma := 0
			for _, o := range slices.Concat(propias, rivales[0].Sesiones) {
				if o.Fecha.AddDays(1-o.Fecha.Weekday()) == s.Fecha.AddDays(1-s.Fecha.Weekday()) {
					suma += o.Minutos()
				}
			}
			mayor = max(mayor, suma)
		}
		if got.Minutos != mayor {
			t.Fatalf("got %+v, want %d minutes", got, mayor)
		}
	})
}

package solicitudes_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func conAmbiente(a *solicitudes.Ambiente) solicitudes.Entorno {
	env := entorno()
	env.Ambiente = a
	return env
}

func taller() *solicitudes.Ambiente {
	return &solicitudes.Ambiente{ID: "a-1", Nombre: "Taller 1", Tipo: "TALLER", Capacidad: 20}
}

// enElAmbiente is a colleague's course in the same ambiente.
func enElAmbiente(estado solicitudes.Estado, clases ...horarios.Sesion) solicitudes.Rival {
	r := rival(estado, clases...)
	r.ID, r.Codigo, r.InstructorID, r.PorAmbiente = "s-7", "SOL-2027-007", "u-colega", true
	return r
}

func TestTheTypeIsThatOfTheChosenAmbiente(t *testing.T) {
	s := en(t, solicitudes.Borrador)
	for _, c := range []struct {
		nombre string
		v      valores
		env    solicitudes.Entorno
		tipo   string
		want   solicitudes.Ambiente
	}{
		{"chosen, it fills the type", valores{"ambienteId": "a-1"}, conAmbiente(taller()), "TALLER", *taller()},
		{"a caller who only knows the type does not change it", valores{"tipoAmbiente": "AULA"}, conAmbiente(taller()), "TALLER", *taller()},
		{"nor does one who gives both", valores{"tipoAmbiente": "AULA", "ambienteId": "a-1"}, conAmbiente(taller()), "TALLER", *taller()},
		{"that cannot be chosen any more, it stays in a draft", valores{"tipoAmbiente": "AULA"}, conAmbiente(nil), "TALLER", *taller()},
		{"taken out, the type is what is typed", valores{"ambienteId": "", "tipoAmbiente": "CAMPO"}, conAmbiente(nil), "CAMPO", solicitudes.Ambiente{}},
	} {
		if err := s.Editar(instructora, c.v.parche(), solicitudes.Conservar, c.env); err != nil {
			t.Fatalf("%s: %v", c.nombre, err)
		}
		if d := s.Expediente().Datos; d.TipoAmbiente != c.tipo || d.Ambiente != c.want || d.AmbienteID != c.want.ID {
			t.Errorf("%s: got %s, %q, %+v", c.nombre, d.TipoAmbiente, d.AmbienteID, d.Ambiente)
		}
	}
}

func TestAnAmbienteThatCannotBeChosenIsRefusedAtItsField(t *testing.T) {
	otro := taller()
	otro.ID = "a-2"
	for nombre, env := range map[string]solicitudes.Entorno{"absent": conAmbiente(nil), "another one": conAmbiente(otro)} {
		for _, destino := range []solicitudes.Destino{solicitudes.Conservar, solicitudes.Enviada} {
			s := en(t, solicitudes.Borrador)
			err := s.Editar(instructora, valores{"ambienteId": "a-1"}.parche(), destino, env)
			f, ok := errors.AsType[*fault.Error](err)
			if !ok || len(f.Fields) != 1 || f.Fields[0].Pointer != "/ambienteId" || f.Fields[0].Code != "AMBIENTE_NO_DISPONIBLE" {
				t.Errorf("%s, %v: got %v", nombre, destino, err)
			}
		}
	}
	s := en(t, solicitudes.Borrador)
	if err := s.Editar(instructora, valores{"ambienteId": "a-1"}.parche(), solicitudes.Conservar, conAmbiente(taller())); err != nil {
		t.Fatal(err)
	}
	if err := s.Enviar(instructora, conAmbiente(nil)); err == nil || !strings.Contains(err.Error(), "ambiente") {
		t.Errorf("sent with one that was deactivated: %v", err)
	}
	if !slices.ContainsFunc(s.Advertencias(conAmbiente(nil)), func(f fault.Field) bool { return f.Pointer == "/ambienteId" }) {
		t.Error("the draft does not say so")
	}
}

func TestTheHistorialNamesTheAmbiente(t *testing.T) {
	s := en(t, solicitudes.Devuelta)
	cambiar := func(a solicitudes.Ambiente) []solicitudes.Cambio {
		t.Helper()
		if err := s.Editar(instructora, valores{"ambienteId": a.ID}.parche(), solicitudes.Conservar, conAmbiente(&a)); err != nil {
			t.Fatal(err)
		}
		m := s.PullMovimientos()
		return m[len(m)-1].Cambios
	}
	cambiar(*taller())
	otro := *taller()
	otro.ID = "a-2" // named as the first one was
	c := cambiar(otro)
	i := slices.IndexFunc(c, func(c solicitudes.Cambio) bool { return c.Campo == "/ambienteId" })
	if i < 0 || *c[i].Antes != "Taller 1" || *c[i].Despues != "Taller 1" {
		t.Errorf("got %+v", c)
	}
}

func TestACopyKeepsAnAmbienteThatCanStillBeChosen(t *testing.T) {
	s := en(t, solicitudes.Borrador)
	if err := s.Editar(instructora, valores{"ambienteId": "a-1"}.parche(), solicitudes.Conservar, conAmbiente(taller())); err != nil {
		t.Fatal(err)
	}
	numerar := func(int) (string, error) { return "SOL-2027-099", nil }
	for nombre, c := range map[string]struct {
		env  solicitudes.Entorno
		want string
	}{"active": {conAmbiente(taller()), "a-1"}, "not any more": {conAmbiente(nil), ""}} {
		copia, err := s.Duplicar(instructora, "s-99", c.env, numerar)
		if err != nil {
			t.Fatal(err)
		}
		if d := copia.Expediente().Datos; d.AmbienteID != c.want || d.Ambiente.ID != c.want || d.TipoAmbiente != "TALLER" {
			t.Errorf("%s: got %+v", nombre, d.Ambiente)
		}
	}
}

func TestAnAmbienteThatIsTakenKeepsACourseFromBeingApproved(t *testing.T) {
	cruzada := clase("2027-02-03", "11:00", "13:00")
	for _, c := range []struct {
		nombre  string
		rivales []solicitudes.Rival
		frase   string
	}{
		{"one that is approved", []solicitudes.Rival{enElAmbiente(solicitudes.Aprobada, cruzada)},
			"El ambiente ya está ocupado por un curso aprobado: SOL-2027-007 el 3 de febrero de 2027 de 11:00 a 12:00"},
		{"one that begins when a session ends", []solicitudes.Rival{enElAmbiente(solicitudes.Aprobada, clase("2027-02-03", "12:00", "14:00"))}, ""},
		{"one that waits", []solicitudes.Rival{enElAmbiente(solicitudes.Pendiente, cruzada)}, ""},
		{"one in review", []solicitudes.Rival{enElAmbiente(solicitudes.EnRevision, cruzada)}, ""},
		{"and the instructor", []solicitudes.Rival{enElAmbiente(solicitudes.Aprobada, cruzada), rival(solicitudes.Aprobada, cruzada)},
			"El instructor ya tiene clase y el ambiente ya está ocupado por cursos aprobados: SOL-2027-009 el 3 de febrero de 2027 de 11:00 a 12:00; SOL-2027-007 el 3 de febrero de 2027 de 11:00 a 12:00 (el ambiente)"},
	} {
		s := en(t, solicitudes.Pendiente)
		err := s.Aprobar(revisora, solicitudes.Decision{}, c.rivales, new(codigos).provisional, ahora)
		if c.frase == "" {
			if err != nil {
				t.Errorf("%s: got %v", c.nombre, err)
			}
			continue
		}
		f, ok := errors.AsType[*fault.Error](err)
		if !ok || f.Code != solicitudes.ErrCruce.Code || !strings.HasPrefix(f.Message, c.frase) {
			t.Errorf("%s: got %v", c.nombre, err)
			continue
		}
		cruces, _ := f.Details["cruces"].([]solicitudes.Cruce)
		if !slices.ContainsFunc(cruces, func(x solicitudes.Cruce) bool {
			return x.PorAmbiente && x.Codigo == "SOL-2027-007" && x.Desde == 11*60 && x.Hasta == 12*60
		}) {
			t.Errorf("%s: got %+v", c.nombre, cruces)
		}
		if err := en(t, solicitudes.Pendiente).Aprobar(revisora, solicitudes.Decision{Justificacion: excepcion}, c.rivales, new(codigos).provisional, ahora); err != nil {
			t.Errorf("%s, justified: got %v", c.nombre, err)
		}
	}
}

func TestAColleaguesCourseInTheAmbienteIsNotNamedToAnInstructor(t *testing.T) {
	sesiones := []horarios.Sesion{clase("2027-02-03", "08:00", "12:00")}
	rivales := []solicitudes.Rival{enElAmbiente(solicitudes.Aprobada, clase("2027-02-03", "11:00", "13:00"))}
	for nombre, c := range map[string]struct {
		por    kernel.Actor
		codigo string
		id     kernel.SolicitudID
	}{
		"the instructor": {instructora, "otro curso", ""}, "the coordination": {revisora, "SOL-2027-007", "s-7"},
	} {
		cruces := solicitudes.Enfrentar(c.por, sesiones, rivales)
		if len(cruces) != 1 || cruces[0].Codigo != c.codigo || !cruces[0].PorAmbiente || cruces[0].Desde != 11*60 {
			t.Errorf("%s: got %+v", nombre, cruces)
		}
		choques := solicitudes.ChoquesPara(c.por, sesiones, rivales)
		if len(choques) != 1 || choques[0].Codigo != c.codigo || choques[0].ID != c.id || !choques[0].PorAmbiente {
			t.Errorf("%s: got %+v", nombre, choques)
		}
	}
}

func TestWhatIsOnlyInTheAmbienteIsNoLoadOfTheInstructor(t *testing.T) {
	sesiones := []horarios.Sesion{clase("2027-02-03", "08:00", "12:00")}
	rivales := []solicitudes.Rival{enElAmbiente(solicitudes.Aprobada, clase("2027-02-04", "08:00", "12:00"))}
	if got := solicitudes.CargaMaxima(sesiones, rivales); got.Minutos != 240 {
		t.Errorf("the heaviest week has %d minutes", got.Minutos)
	}
	if got := solicitudes.CargaPorSemana(sesiones, rivales); got[0].Otros != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestCapacityBelowThePlacesIsAWarning(t *testing.T) {
	for capacidad, want := range map[int]bool{0: false, 19: true, 24: true, 25: false, 30: false} {
		a := taller()
		a.Capacidad = capacidad
		s := en(t, solicitudes.Borrador)
		if err := s.Editar(instructora, valores{"ambienteId": "a-1"}.parche(), solicitudes.Enviada, conAmbiente(a)); err != nil {
			t.Fatalf("%d: %v", capacidad, err)
		}
		e := s.Expediente()
		x := e.Examinar(revisora, nil, 40*60, conAmbiente(a))
		hay := slices.ContainsFunc(x.Comprobaciones, func(c solicitudes.Comprobacion) bool {
			return c.Tema == "CAPACIDAD" && c.Nivel == solicitudes.Aviso && strings.Contains(c.Detalle, "el cupo es de 25")
		})
		if hay != want || e.Datos.NoCabe() != want || x.PideJustificacion() {
			t.Errorf("%d: warned %v, want %v", capacidad, hay, want)
		}
	}
}

func TestClashesInAnAmbienteAreSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		curso := func(nombre string) []horarios.Sesion {
			dias := rapid.SliceOfNDistinct(rapid.IntRange(0, 6), 1, 5, rapid.ID[int]).Draw(t, nombre)
			slices.Sort(dias)
			sesiones := make([]horarios.Sesion, len(dias))
			for i, d := range dias {
				desde := rapid.IntRange(6, 20).Draw(t, "desde") * 60
				sesiones[i] = horarios.Sesion{Fecha: fecha("2027-02-01").AddDays(d), Desde: desde, Hasta: desde + rapid.IntRange(1, 120).Draw(t, "minutos")}
			}
			return sesiones
		}
		a, b := curso("a"), curso("b")
		estado := rapid.SampledFrom(solicitudes.Estados()).Draw(t, "estado")
		una := solicitudes.Enfrentar(revisora, a, []solicitudes.Rival{enElAmbiente(estado, b...)})
		otra := solicitudes.Enfrentar(revisora, b, []solicitudes.Rival{enElAmbiente(estado, a...)})
		if !slices.Equal(una, otra) {
			t.Fatalf("%v is not %v", una, otra)
		}
		delInstructor := solicitudes.Enfrentar(revisora, a, []solicitudes.Rival{rival(estado, b...)})
		if len(delInstructor) != len(una) {
			t.Fatalf("the ambiente clashes %d times, the instructor %d", len(una), len(delInstructor))
		}
	})
}

package solicitudes_test

import (
	"strings"
	"testing"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// The example has class from 1 to 22 February 2027; it is written on 12 January.
func TestASpecialProgrammeMustHoldForTheWholeCourse(t *testing.T) {
	sinHorario := valores{"horarios": []solicitudes.Horario{}}
	for _, c := range []struct {
		nombre       string
		desde, hasta string
		v            valores
		dice         []string // nil: it may be sent
	}{
		{"from the first day to the last", "2027-02-01", "2027-02-22", nil, nil},
		{"without an end", "2027-02-01", "", nil, nil},
		{"it ends before the last class", "2026-01-01", "2027-02-21", nil, []string{"«Programa EMPRENDIMIENTO»", "hasta el 21 de febrero de 2027", "termina el 22 de febrero de 2027"}},
		{"it begins after the first class", "2027-02-02", "", nil, []string{"desde el 2 de febrero de 2027", "empieza el 1 de febrero de 2027"}},
		{"it is over", "2026-01-01", "2026-12-31", nil, []string{"hasta el 31 de diciembre de 2026"}},
		{"no schedule, but a day to begin", "2027-02-02", "", sinHorario, []string{"empieza el 1 de febrero de 2027"}},
		{"no schedule, but a day to end", "2026-01-01", "2027-03-01", valores{"horarios": []solicitudes.Horario{}, "fechaFinalizacionCurso": "2027-03-02"},
			[]string{"termina el 2 de marzo de 2027"}},
		{"no days at all, and not in force today", "2026-01-01", "2027-01-11", valores{"horarios": []solicitudes.Horario{}, "fechaInicioCurso": ""},
			[]string{"termina el 12 de enero de 2027"}},
	} {
		env := entorno()
		env.Especiales = []solicitudes.ProgramaEspecial{{Codigo: "EMPRENDIMIENTO", Nombre: "Programa EMPRENDIMIENTO", Desde: fecha(c.desde)}}
		if c.hasta != "" {
			env.Especiales[0].Hasta = fecha(c.hasta)
		}
		_, err := alEnviar(t, ejemplo().con(c.v), env)
		if got := mensaje(err, "/programaEmprendimiento"); (c.dice == nil) != (got == "") {
			t.Errorf("%s: got %q", c.nombre, got)
		}
		for _, parte := range c.dice {
			if got := mensaje(err, "/programaEmprendimiento"); !strings.Contains(got, parte) {
				t.Errorf("%s: %q does not say %q", c.nombre, got, parte)
			}
		}
	}
}

func TestADraftIsWarnedOfASpecialProgrammeOnTheDaysOfItsClasses(t *testing.T) {
	env := entorno()
	env.Especiales[0].Hasta = fecha("2027-02-21")
	s := en(t, solicitudes.Borrador)
	if got := enOrden(t, s.Advertencias(env)); len(got) != 1 || got[0] != "/programaEmprendimiento PROGRAMA_ESPECIAL_NO_VIGENTE" {
		t.Errorf("got %v", got)
	}
	primero, ultimo := s.Expediente().DiasDelCurso(kernel.Today(ahora))
	if primero != fecha("2027-02-01") || ultimo != fecha("2027-02-22") {
		t.Errorf("the course goes from %s to %s", primero, ultimo)
	}
}

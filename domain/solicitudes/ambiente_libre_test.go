package solicitudes_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// enTaller is a question that wants the taller too.
func enTaller(b solicitudes.Busqueda) solicitudes.Busqueda {
	b.Datos.AmbienteID = taller().ID
	return b
}

// delColega is a rival of clases in the ambiente alone.
func delColega(r solicitudes.Rival) solicitudes.Rival {
	r.InstructorID, r.PorAmbiente = "u-colega", true
	return r
}

func TestAnAmbienteThatCannotBeChosenIsNotTriedOut(t *testing.T) {
	otro := taller()
	otro.ID = "a-2"
	b := enTaller(busqueda(valores{"duracionMaxima": 0}))
	for nombre, env := range map[string]solicitudes.Entorno{"absent": conAmbiente(nil), "another one": conAmbiente(otro)} {
		if _, err := solicitudes.Cuando(instructora, b, nil, 40*60, env); !slices.Equal(reglas(t, err), []string{"/ambienteId AMBIENTE_NO_DISPONIBLE", "/duracionMaxima DURACION_INVALIDA"}) {
			t.Errorf("%s: got %v", nombre, err)
		}
		if got := solicitudes.RevisarAmbiente(b.Datos, env); len(got) != 1 || got[0].Message != "Ese ambiente no se puede elegir. Elija uno activo de su centro, o ninguno." {
			t.Errorf("%s: got %v", nombre, got)
		}
	}
	if got := solicitudes.RevisarAmbiente(b.Datos, conAmbiente(taller())); len(got) > 0 {
		t.Errorf("one that can be chosen: %v", got)
	}
	if got := solicitudes.RevisarAmbiente(solicitudes.Datos{}, conAmbiente(nil)); len(got) > 0 {
		t.Errorf("none: %v", got)
	}
}

func TestAStartIsFreeForTheInstructorAndTheAmbiente(t *testing.T) {
	mio := clases(solicitudes.Aprobada, "SOL-2027-001", "2027-02-01", 1, "08:00", "09:00")
	suyo := delColega(clases(solicitudes.Aprobada, "SOL-2027-007", "2027-02-08", 2, "11:00", "13:00"))
	espera := delColega(clases(solicitudes.Pendiente, "SOL-2027-008", "2027-03-01", 1, "08:00", "12:00"))
	rivales := []solicitudes.Rival{mio, suyo, espera}
	for nombre, c := range map[string]struct {
		por  kernel.Actor
		dice string
	}{
		"the instructor":   {instructora, "Otras no sirven: 3 se cruzan con SOL-2027-001, otro curso en el mismo ambiente"},
		"the coordination": {revisora, "Otras no sirven: 3 se cruzan con SOL-2027-001, SOL-2027-007 en el mismo ambiente"},
	} {
		h, err := solicitudes.Cuando(c.por, enTaller(busqueda(nil)), rivales, 40*60, conAmbiente(taller()))
		if got := inicios(h); err != nil || !slices.Equal(got, []string{"2027-02-22 08:00", "2027-03-01 08:00", "2027-03-08 08:00"}) {
			t.Errorf("%s: got %v, %v", nombre, got, err)
		}
		if !strings.Contains(h.Explicacion, c.dice) || !strings.Contains(h.Explicacion, "sin cruces con cursos aprobados para usted y para el ambiente «Taller 1».") || h.Ambiente != *taller() {
			t.Errorf("%s: %q, %+v", nombre, h.Explicacion, h.Ambiente)
		}
		o := h.Ofertas[0]
		if len(o.Cruces) != 1 || !o.Cruces[0].PorAmbiente || o.Cruces[0].Estado != solicitudes.Pendiente || o.Carga.Minutos != 4*60 {
			t.Errorf("%s: clashes %+v, load %v", nombre, o.Cruces, o.Carga)
		}
	}
	// The class moves past what is taken of either.
	h, err := solicitudes.Cuando(instructora, enTaller(enFranja([]int{1}, "08:00", "14:00", 120)), rivales, 40*60, conAmbiente(taller()))
	if got := inicios(h); err != nil || got[0] != "2027-02-01 09:00" {
		t.Errorf("within the hours: %v, %v", got, err)
	}
	siempre := delColega(clases(solicitudes.Aprobada, "SOL-2027-007", "2027-02-01", 60, "08:00", "12:00"))
	h, err = solicitudes.Cuando(instructora, enTaller(busqueda(nil)), []solicitudes.Rival{siempre}, 40*60, conAmbiente(taller()))
	if err != nil || len(h.Ofertas) > 0 || !strings.Contains(h.Explicacion, "ninguna fecha de inicio queda libre para usted y para el ambiente «Taller 1».") {
		t.Errorf("never free: %v, %q", err, h.Explicacion)
	}
}

// Whoever takes the time, what is offered is the same: only who is named differs.
func TestAnAmbienteIsInTheWayAsAnInstructorIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, rivales := buscable(t)
		del := slices.Clone(rivales)
		for i := range del {
			del[i].PorAmbiente = rapid.Bool().Draw(t, "in the ambiente")
		}
		una, err := solicitudes.Cuando(instructora, b, rivales, 40*60, entorno())
		otra, otroErr := solicitudes.Cuando(instructora, enTaller(b), del, 40*60, conAmbiente(taller()))
		if (err == nil) != (otroErr == nil) || !slices.Equal(inicios(una), inicios(otra)) {
			t.Fatalf("%v, %v is not %v, %v", inicios(una), err, inicios(otra), otroErr)
		}
		for _, o := range otra.Ofertas {
			for _, r := range del {
				if r.Estado == solicitudes.Aprobada && len(horarios.Cruces(o.Sesiones, r.Sesiones)) > 0 {
					t.Fatalf("%s meets %s", o.Primera(), r.Codigo)
				}
			}
		}
	})
}

func TestWhatIsTakenInTheAmbienteIsToldApart(t *testing.T) {
	mia := rival(solicitudes.Pendiente, clase("2027-02-02", "08:00", "12:00"))
	suya := enElAmbiente(solicitudes.Aprobada, clase("2027-02-02", "08:00", "12:00"), clase("2027-02-09", "08:00", "12:00"))
	devuelta := enElAmbiente(solicitudes.Devuelta, clase("2027-02-02", "14:00", "16:00"))
	for nombre, c := range map[string]struct {
		por    kernel.Actor
		codigo string
	}{"the instructor": {instructora, "otro curso"}, "the coordination": {revisora, "SOL-2027-007"}} {
		quiere := solicitudes.Ocupada{Codigo: c.codigo, Estado: solicitudes.Aprobada, PorAmbiente: true, Dia: 2, Desde: 480, Hasta: 720,
			Primera: fecha("2027-02-02"), Ultima: fecha("2027-02-09"), Veces: 2}
		got := solicitudes.Ocupacion(c.por, []solicitudes.Rival{mia, suya, devuelta})
		if len(got) != 2 || !slices.Contains(got, quiere) || got[0].PorAmbiente == got[1].PorAmbiente {
			t.Errorf("%s: got %+v", nombre, got)
		}
	}
}

package solicitudes_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func TestOtherCoursesAreFoldedIntoAWeek(t *testing.T) {
	partida := clases(solicitudes.Aprobada, "A", "2027-02-01", 3, "08:00", "12:00")
	partida.Sesiones[2].Hasta = 9 * 60 // the last one is cut short
	devuelta := clases(solicitudes.Devuelta, "D", "2027-02-02", 3, "08:00", "12:00")
	lejana := clases(solicitudes.EnRevision, "L", "2027-02-02", 1, "14:00", "18:00")
	lejana.CentroID, lejana.InstructorID = lejano, "otro"
	dosVeces := clases(solicitudes.Pendiente, "P", "2027-02-01", 1, "06:00", "07:00")
	dosVeces.Sesiones = append(dosVeces.Sesiones, horarios.Sesion{Fecha: fecha("2027-02-01"), Desde: 480, Hasta: 540})
	quiere := []solicitudes.Ocupada{
		{Codigo: "P", Estado: solicitudes.Pendiente, Dia: 1, Desde: 360, Hasta: 420, Primera: fecha("2027-02-01"), Ultima: fecha("2027-02-01"), Veces: 1},
		{Codigo: "P", Estado: solicitudes.Pendiente, Dia: 1, Desde: 480, Hasta: 540, Primera: fecha("2027-02-01"), Ultima: fecha("2027-02-01"), Veces: 1},
		{Codigo: "A", Estado: solicitudes.Aprobada, Dia: 1, Desde: 480, Hasta: 720, Primera: fecha("2027-02-01"), Ultima: fecha("2027-02-15"), Veces: 3},
		{Codigo: "otro centro", Estado: solicitudes.EnRevision, Dia: 2, Desde: 840, Hasta: 1080, Primera: fecha("2027-02-02"), Ultima: fecha("2027-02-02"), Veces: 1},
	}
	if got := solicitudes.Ocupacion(instructora, []solicitudes.Rival{partida, devuelta, lejana, dosVeces}); !slices.Equal(got, quiere) {
		t.Errorf("got\n%v\nwant\n%v", got, quiere)
	}
	// A longer one that comes later takes the shorter ones in.
	slices.Reverse(partida.Sesiones)
	if got := solicitudes.Ocupacion(instructora, []solicitudes.Rival{partida}); len(got) != 1 || got[0].Hasta != 720 || got[0].Veces != 3 {
		t.Errorf("got %v", got)
	}
}

func TestTheLoadWeekByWeekAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, rivales := buscable(t)
		h, err := solicitudes.Cuando(instructora, b, nil, 40*60, entorno())
		if err != nil || len(h.Ofertas) == 0 {
			return
		}
		o := h.Ofertas[0]
		propios, otros, peor := 0, 0, 0
		semanas := solicitudes.CargaPorSemana(o.Sesiones, rivales)
		for i, s := range semanas {
			if s.Lunes.Weekday() != 1 || i > 0 && s.Lunes.DaysSince(semanas[i-1].Lunes) != 7 {
				t.Fatalf("weeks %v", semanas)
			}
			propios, otros = propios+s.Propios, otros+s.Otros
			if s.Propios > 0 {
				peor = max(peor, s.Total())
			}
		}
		ajenos := 0
		desde, hasta := solicitudes.SemanasEnteras(o.Primera(), o.Ultima())
		for _, r := range rivales {
			for _, s := range r.Sesiones {
				if r.Estado == solicitudes.Aprobada && !s.Fecha.Before(desde) && !s.Fecha.After(hasta) {
					ajenos += s.Minutos()
				}
			}
		}
		if propios != o.Minutos || otros != ajenos || peor != solicitudes.CargaMaxima(o.Sesiones, rivales).Minutos {
			t.Fatalf("%d of %d own, %d of %d other minutes, %d in the worst week", propios, o.Minutos, otros, ajenos, peor)
		}
	})
}

func TestWeeksWithoutClassStandInBetween(t *testing.T) {
	if got := solicitudes.CargaPorSemana(nil, nil); got != nil {
		t.Errorf("no course: %v", got)
	}
	r := clases(solicitudes.Aprobada, "A", "2027-01-25", 6, "14:00", "16:00") // from the week before to the week after
	curso := []horarios.Sesion{{Fecha: fecha("2027-02-03"), Desde: 480, Hasta: 600}, {Fecha: fecha("2027-02-15"), Desde: 480, Hasta: 540}}
	quiere := []solicitudes.SemanaDeCarga{{Lunes: fecha("2027-02-01"), Propios: 120, Otros: 120}, {Lunes: fecha("2027-02-08"), Otros: 120}, {Lunes: fecha("2027-02-15"), Propios: 60, Otros: 120}}
	if got := solicitudes.CargaPorSemana(curso, []solicitudes.Rival{r, clases(solicitudes.Pendiente, "P", "2027-02-01", 3, "06:00", "07:00")}); !slices.Equal(got, quiere) {
		t.Errorf("got %v", got)
	}
}

// What the page promises for taking a date out is what happens when it is.
func TestTakingADateOutEndsWhenItWasPromised(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, _ := buscable(t)
		d := b.Datos
		if len(d.Horarios) == 0 {
			d.Horarios = semana()
		}
		trazo, err := solicitudes.Trazar(d, kernel.Date{}, entorno())
		if err != nil {
			return
		}
		fuera := trazo.Sesiones[rapid.IntRange(0, len(trazo.Sesiones)-1).Draw(t, "fuera")].Fecha
		d.FechasExcluidas = []horarios.Rango{{Desde: fuera, Hasta: fuera}}
		otro, err := solicitudes.Trazar(d, kernel.Date{}, entorno())
		if fin := trazo.FinQuitando(fuera); err == nil && fin != otro.Ultima() || err != nil && !fin.IsZero() {
			t.Fatalf("promised %s, it is %s, %v", fin, otro.Ultima(), err)
		}
	})
}

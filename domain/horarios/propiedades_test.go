package horarios_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

var inicioDelMundo = kernel.NewDate(2024, time.January, 1)

// entradaValida draws a course whose pattern has nothing wrong; it may still not fit.
func entradaValida(t *rapid.T) horarios.Entrada {
	e := horarios.Entrada{
		Inicio:         inicioDelMundo.AddDays(rapid.IntRange(0, 1500).Draw(t, "inicio")),
		Minutos:        rapid.IntRange(1, 200*60).Draw(t, "minutos"),
		OmitirFestivos: rapid.Bool().Draw(t, "omitirFestivos"),
		Festivos:       festivosDelMundo,
	}
	for range rapid.IntRange(1, 9).Draw(t, "intentos") {
		desde := rapid.IntRange(horarios.VentanaDesde, horarios.VentanaHasta-1).Draw(t, "desde")
		b := horarios.Bloque{Dia: rapid.IntRange(1, 7).Draw(t, "dia"), Desde: desde, Hasta: rapid.IntRange(desde+1, horarios.VentanaHasta).Draw(t, "hasta")}
		if len(horarios.RevisarPatron(append(slices.Clone(e.Patron), b))) == 0 {
			e.Patron = append(e.Patron, b)
		}
	}
	for range rapid.IntRange(0, 4).Draw(t, "rangos") {
		desde := e.Inicio.AddDays(rapid.IntRange(-5, 90).Draw(t, "excluida"))
		e.Excluidas = append(e.Excluidas, horarios.Rango{Desde: desde, Hasta: desde.AddDays(rapid.IntRange(0, 20).Draw(t, "largo"))})
	}
	for range rapid.IntRange(0, 4).Draw(t, "incluidas") {
		e.Incluidas = append(e.Incluidas, e.Inicio.AddDays(rapid.IntRange(0, 90).Draw(t, "incluida")))
	}
	if rapid.Bool().Draw(t, "conLimite") {
		e.Limite = e.Inicio.AddDays(rapid.IntRange(-1, 200).Draw(t, "limite"))
	}
	return e
}

var festivosDelMundo = festivos(2024, 2031)

func omitida(e horarios.Entrada, fecha kernel.Date) bool {
	if slices.Contains(e.Incluidas, fecha) {
		return false
	}
	if e.OmitirFestivos && len(e.Festivos[fecha]) > 0 {
		return true
	}
	return slices.ContainsFunc(e.Excluidas, func(r horarios.Rango) bool { return !fecha.Before(r.Desde) && !fecha.After(r.Hasta) })
}

func TestInvariantsOfEveryPlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := entradaValida(t)
		plan, err := horarios.Planear(e)
		if err != nil {
			return // TestPlanearAgreesMinuteByMinute judges refusals
		}
		suma := 0
		for i, s := range plan.Sesiones {
			suma += s.Minutos()
			enPatron := slices.ContainsFunc(e.Patron, func(b horarios.Bloque) bool {
				return b.Dia == s.Fecha.Weekday() && b.Desde == s.Desde && (b.Hasta == s.Hasta && !s.Parcial || b.Hasta > s.Hasta && s.Parcial)
			})
			switch {
			case s.Minutos() <= 0, !enPatron, s.Fecha.Before(e.Inicio):
				t.Fatalf("session %v is not of the pattern", s)
			case omitida(e, s.Fecha):
				t.Fatalf("session %v is on a date without class", s)
			case !e.Limite.IsZero() && s.Fecha.After(e.Limite):
				t.Fatalf("session %v is past the limit", s)
			case s.Parcial && i < len(plan.Sesiones)-1:
				t.Fatalf("session %v is cut short and not the last", s)
			}
			if i == 0 {
				continue
			}
			previa := plan.Sesiones[i-1]
			if s.Fecha.Before(previa.Fecha) || s.Fecha == previa.Fecha && s.Desde < previa.Hasta {
				t.Fatalf("%v comes after %v", s, previa)
			}
		}
		if suma != e.Minutos || plan.Minutos != e.Minutos {
			t.Fatalf("the sessions add up to %d of %d minutes", suma, e.Minutos)
		}
		for _, o := range plan.Omitidas {
			if !omitida(e, o.Fecha) || o.Fecha.After(plan.Ultima()) || o.Fecha.Before(e.Inicio) {
				t.Fatalf("%v was left out for nothing", o)
			}
		}
		if horarios.Explicar(e, plan) == "" {
			t.Fatal("there is no explanation")
		}
	})
}

func TestTheSameInputGivesTheSamePlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := entradaValida(t)
		una, err1 := horarios.Planear(e)
		e.Patron = slices.Clone(e.Patron)
		slices.Reverse(e.Patron) // the order in which blocks are given has no meaning either
		otra, err2 := horarios.Planear(e)
		if !reflect.DeepEqual(una, otra) || !reflect.DeepEqual(err1, err2) {
			t.Fatalf("got %v, %v and %v, %v", una, err1, otra, err2)
		}
	})
}

func TestExcludingADateNeverEndsEarlier(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := entradaValida(t)
		antes, err := horarios.Planear(e)
		if err != nil {
			return
		}
		fecha := e.Inicio.AddDays(rapid.IntRange(0, 120).Draw(t, "otra"))
		e.Excluidas = append(slices.Clone(e.Excluidas), horarios.Rango{Desde: fecha, Hasta: fecha})
		despues, err := horarios.Planear(e)
		if err != nil {
			return // it no longer fits
		}
		if despues.Ultima().Before(antes.Ultima()) {
			t.Fatalf("without %v it ends on %v, with it on %v", fecha, despues.Ultima(), antes.Ultima())
		}
	})
}

type minuto struct {
	fecha kernel.Date
	hora  int
}

// minutoAMinuto is a second opinion: it looks at every minute of every day and knows no blocks, only whether there is
// class. It returns the minutes taken, those that were left and whether the two years went by.
func minutoAMinuto(e horarios.Entrada) (tomados []minuto, faltan int, dosAnios bool) {
	faltan = e.Minutos
	for fecha := e.Inicio; e.Limite.IsZero() || !fecha.After(e.Limite); fecha = fecha.AddDays(1) {
		if fecha.DaysSince(e.Inicio) >= 731 {
			return nil, faltan, true
		}
		if omitida(e, fecha) {
			continue
		}
		for hora := range 24 * 60 {
			hayClase := slices.ContainsFunc(e.Patron, func(b horarios.Bloque) bool {
				return b.Dia == int(fecha.Time().Weekday()+6)%7+1 && b.Desde <= hora && hora < b.Hasta
			})
			if !hayClase {
				continue
			}
			tomados = append(tomados, minuto{fecha, hora})
			if faltan--; faltan == 0 {
				return tomados, 0, false
			}
		}
	}
	return nil, faltan, false
}

func TestPlanearAgreesMinuteByMinute(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := entradaValida(t)
		quiere, faltan, dosAnios := minutoAMinuto(e)
		plan, err := horarios.Planear(e)
		if f, ok := errors.AsType[*fault.Error](err); ok {
			switch {
			case dosAnios && f.Code == "EXCEDE_2_ANIOS":
			case faltan > 0 && !dosAnios && f.Code == "EXCEDE_LIMITE" && f.Fields[0].Extra["faltanMinutos"] == faltan:
			default:
				t.Fatalf("got %v, want %d minutes left, two years %t", err, faltan, dosAnios)
			}
			return
		}
		var got []minuto
		for _, s := range plan.Sesiones {
			for hora := s.Desde; hora < s.Hasta; hora++ {
				got = append(got, minuto{s.Fecha, hora})
			}
		}
		if !slices.Equal(got, quiere) {
			t.Fatalf("got %v, which are not the minutes expected", plan.Sesiones)
		}
	})
}

func TestRevisarPatronFindsEveryOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		patron := make([]horarios.Bloque, rapid.IntRange(1, 6).Draw(t, "bloques"))
		for i := range patron {
			desde := rapid.IntRange(480, 500).Draw(t, "desde")
			patron[i] = horarios.Bloque{Dia: rapid.IntRange(1, 2).Draw(t, "dia"), Desde: desde, Hasta: desde + rapid.IntRange(1, 10).Draw(t, "largo")}
		}
		hay := false
		for i, a := range patron {
			for _, b := range patron[:i] {
				hay = hay || a.Dia == b.Dia && a.Desde < b.Hasta && b.Desde < a.Hasta
			}
		}
		if faltas := horarios.RevisarPatron(patron); hay != (len(faltas) > 0) {
			t.Fatalf("%v: got %v, want an overlap %t", patron, faltas, hay)
		}
	})
}

// sesionesAlAzar draws sessions of a few dates that do not overlap.
func sesionesAlAzar(t *rapid.T, nombre string) []horarios.Sesion {
	var sesiones []horarios.Sesion
	fecha, hora := inicioDelMundo, 360
	for range rapid.IntRange(0, 12).Draw(t, nombre) {
		desde := hora + rapid.IntRange(0, 90).Draw(t, "pausa")
		hasta := desde + rapid.IntRange(1, 200).Draw(t, "largo")
		if hasta > horarios.VentanaHasta {
			fecha, hora = fecha.AddDays(rapid.IntRange(1, 2).Draw(t, "salto")), 360
			continue
		}
		sesiones = append(sesiones, horarios.Sesion{Fecha: fecha, Desde: desde, Hasta: hasta})
		hora = hasta
	}
	return sesiones
}

func TestCrucesAreThoseOfEveryPair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := sesionesAlAzar(t, "a"), sesionesAlAzar(t, "b")
		var quiere []horarios.Cruce
		for _, x := range a {
			for _, y := range b {
				if x.Fecha == y.Fecha && x.Desde < y.Hasta && y.Desde < x.Hasta {
					quiere = append(quiere, horarios.Cruce{Fecha: x.Fecha, Desde: max(x.Desde, y.Desde), Hasta: min(x.Hasta, y.Hasta)})
				}
			}
		}
		if got := horarios.Cruces(a, b); !slices.Equal(got, quiere) {
			t.Fatalf("got %v, want %v", got, quiere)
		}
		if got := horarios.Cruces(b, a); !slices.Equal(got, quiere) {
			t.Fatalf("the other way round: got %v, want %v", got, quiere)
		}
	})
}

func TestSessionsThatTouchDoNotClash(t *testing.T) {
	dia := inicioDelMundo
	manana := []horarios.Sesion{{Fecha: dia, Desde: 480, Hasta: 720}}
	if c := horarios.Cruces(manana, []horarios.Sesion{{Fecha: dia, Desde: 720, Hasta: 840}}); c != nil {
		t.Errorf("touching: got %v", c)
	}
	if c := horarios.Cruces(manana, []horarios.Sesion{{Fecha: dia.AddDays(7), Desde: 480, Hasta: 720}}); c != nil {
		t.Errorf("the same weekday of another week: got %v", c)
	}
	c := horarios.Cruces(manana, []horarios.Sesion{{Fecha: dia, Desde: 690, Hasta: 840}})
	if len(c) != 1 || c[0].Minutos() != 30 {
		t.Errorf("half an hour: got %v", c)
	}
}

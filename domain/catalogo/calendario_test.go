package catalogo_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"complementarias/domain/catalogo"
	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
)

func nombres(festivos []catalogo.FestivoVigente) []string {
	var todos []string
	for _, f := range festivos {
		todos = append(todos, f.Fecha.String()+" "+f.Nombre+" "+string(f.Origen))
	}
	return todos
}

func anioEntero(anio int) (desde, hasta kernel.Date) {
	return kernel.NewDate(anio, time.January, 1), kernel.NewDate(anio, time.December, 31)
}

func TestFestivosVigentesWithoutRowsAreTheComputedOnes(t *testing.T) {
	for _, anio := range []int{2025, 2026} {
		desde, hasta := anioEntero(anio)
		vigentes := catalogo.FestivosVigentes(desde, hasta, nil)
		calculados := colombia.FestivosDe(anio)
		if len(vigentes) != len(calculados) {
			t.Fatalf("%d: %d in force, %d computed", anio, len(vigentes), len(calculados))
		}
		for _, c := range calculados {
			if !slices.Contains(vigentes, catalogo.FestivoVigente{Fecha: c.Fecha, Nombre: c.Nombre, Origen: catalogo.OrigenCalculado}) {
				t.Errorf("%s %s is missing", c.Fecha, c.Nombre)
			}
		}
	}
}

func TestFestivosVigentesTakesRowsIntoAccount(t *testing.T) {
	mayo1 := kernel.NewDate(2026, time.May, 1)
	trabajo := catalogo.FestivosVigentes(mayo1, mayo1, nil)
	if len(trabajo) != 1 {
		t.Fatalf("1 May: %v", trabajo)
	}
	nombre := trabajo[0].Nombre
	calculado := "2026-05-01 " + nombre + " CALCULADO"
	for caso, c := range map[string]struct {
		filas []catalogo.FestivoFila
		want  []string
	}{
		"the computed one is switched off": {filas: []catalogo.FestivoFila{{mayo1, nombre, catalogo.Suprimido}}},
		"another name switches nothing off": {
			filas: []catalogo.FestivoFila{{mayo1, "Otro", catalogo.Suprimido}}, want: []string{calculado},
		},
		"another date switches nothing off": {
			filas: []catalogo.FestivoFila{{mayo1.AddDays(1), nombre, catalogo.Suprimido}}, want: []string{calculado},
		},
		"a manual row that repeats it adds nothing": {
			filas: []catalogo.FestivoFila{{mayo1, nombre, catalogo.Manual}}, want: []string{calculado},
		},
		"outside of the span": {
			filas: []catalogo.FestivoFila{{mayo1.AddDays(-2), "Antes", catalogo.Manual}, {mayo1.AddDays(2), "Después", catalogo.Manual}},
			want:  []string{calculado},
		},
		"on one date the computed one comes first": {
			filas: []catalogo.FestivoFila{{mayo1, "Día cívico", catalogo.Manual}, {mayo1.AddDays(-1), "Víspera", catalogo.Manual}},
			want:  []string{"2026-04-30 Víspera MANUAL", calculado, "2026-05-01 Día cívico MANUAL"},
		},
	} {
		t.Run(caso, func(t *testing.T) {
			got := nombres(catalogo.FestivosVigentes(mayo1.AddDays(-1), mayo1.AddDays(1), c.filas))
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestFestivosVigentesCrossesTheYear(t *testing.T) {
	got := catalogo.FestivosVigentes(kernel.NewDate(2026, time.December, 25), kernel.NewDate(2027, time.January, 1), nil)
	if len(got) != 2 || got[0].Fecha.String() != "2026-12-25" || got[1].Fecha.String() != "2027-01-01" {
		t.Errorf("got %v", nombres(got))
	}
}

func TestFestivosVigentesAreSortedInSpanAndSingle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		desde := kernel.NewDate(2026, time.January, 1).AddDays(rapid.IntRange(0, 400).Draw(t, "desde"))
		hasta := desde.AddDays(rapid.IntRange(-1, 800).Draw(t, "dias"))
		filas := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) catalogo.FestivoFila {
			return catalogo.FestivoFila{
				Fecha:  desde.AddDays(rapid.IntRange(-5, 40).Draw(t, "fecha")),
				Nombre: rapid.SampledFrom([]string{"Día cívico", "Navidad", "Año Nuevo"}).Draw(t, "nombre"),
				Tipo:   rapid.SampledFrom([]catalogo.TipoFestivo{catalogo.Manual, catalogo.Suprimido}).Draw(t, "tipo"),
			}
		}), 0, 10).Draw(t, "filas")
		got := catalogo.FestivosVigentes(desde, hasta, filas)
		for i, f := range got {
			if f.Fecha.Before(desde) || f.Fecha.After(hasta) {
				t.Fatalf("%s is out of %s..%s", f.Fecha, desde, hasta)
			}
			if i > 0 && (f.Fecha.Before(got[i-1].Fecha) || (f.Fecha == got[i-1].Fecha && f.Origen < got[i-1].Origen)) {
				t.Fatalf("not in order: %v", nombres(got))
			}
			for _, otro := range got[:i] {
				if otro.Fecha == f.Fecha && otro.Nombre == f.Nombre {
					t.Fatalf("%s %s twice", f.Fecha, f.Nombre)
				}
			}
		}
	})
}

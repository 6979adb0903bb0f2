package piezas

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestAnAxisHasRoundMarks(t *testing.T) {
	for _, c := range []struct {
		mayor, paso float64
		quiere      []float64
	}{
		{0, 1, []float64{0, 1}},
		{-3, 1, []float64{0, 1}},
		{math.NaN(), 1, []float64{0, 1}},
		{math.Inf(1), 1, []float64{0, 1}},
		{1, 1, []float64{0, 1}},
		{3, 1, []float64{0, 1, 2, 3}},
		{5, 1, []float64{0, 1, 2, 3, 4, 5}},
		{6, 1, []float64{0, 2, 4, 6}},
		{10, 1, []float64{0, 2, 4, 6, 8, 10}},
		{11, 1, []float64{0, 5, 10, 15}},
		{49, 1, []float64{0, 10, 20, 30, 40, 50}},
		{51, 1, []float64{0, 20, 40, 60}},
		{3.4, .1, []float64{0, 1, 2, 3, 4}},
		{.25, .1, []float64{0, .1, .2, .30000000000000004}},
		{1234567, 1, []float64{0, 500000, 1000000, 1500000}},
	} {
		if got := escala(c.mayor, c.paso); !slices.Equal(got, c.quiere) {
			t.Errorf("%v: got %v, want %v", c.mayor, got, c.quiere)
		}
	}
}

func TestAnAxisReachesWhateverItShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mayor := rapid.Float64Range(0, 1e12).Draw(t, "mayor")
		marcas := escala(mayor, 1)
		ultima := marcas[len(marcas)-1]
		if len(marcas) > marcasMaximas+1 || ultima < mayor*(1-1e-6) || len(marcas) > 2 && marcas[len(marcas)-2] >= mayor {
			t.Fatalf("%v has the marks %v", mayor, marcas)
		}
		mantisa := marcas[1] / math.Pow(10, math.Floor(math.Log10(marcas[1])+1e-9))
		if m := math.Round(mantisa); math.Abs(mantisa-m) > 1e-6 || m != 1 && m != 2 && m != 5 {
			t.Fatalf("%v has steps of %v", mayor, marcas[1])
		}
	})
}

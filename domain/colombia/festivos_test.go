package colombia_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
)

func TestFestivosAreThoseOfTheOfficialList(t *testing.T) {
	lista, err := os.ReadFile("testdata/holidays-co.csv")
	if err != nil {
		t.Fatal(err)
	}
	filas, err := csv.NewReader(bytes.NewReader(lista)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	quiere := map[int][]string{}
	for _, fila := range filas[1:] {
		anio, err := strconv.Atoi(fila[0][:4])
		if err != nil {
			t.Fatal(err)
		}
		quiere[anio] = append(quiere[anio], fila[0]+" "+fila[1])
	}
	for anio := 2020; anio <= 2050; anio++ {
		var calculados []string
		for _, f := range colombia.FestivosDe(anio) {
			calculados = append(calculados, f.Fecha.String()+" "+f.Nombre)
		}
		if !slices.Equal(calculados, quiere[anio]) {
			t.Errorf("%d:\n got %s\nwant %s", anio, strings.Join(calculados, "; "), strings.Join(quiere[anio], "; "))
		}
	}
}

func TestNoHolidayBeforeItsLaw(t *testing.T) {
	for _, f := range colombia.FestivosDe(2025) {
		if f.Fecha.String() == "2025-07-14" {
			t.Errorf("2025-07-14 is %s, want no holiday", f.Nombre)
		}
	}
	if n := len(colombia.FestivosDe(2025)); n != 18 {
		t.Errorf("2025 has %d holidays, want 18", n)
	}
	if n := len(colombia.FestivosDe(2026)); n != 19 {
		t.Errorf("2026 has %d holidays, want 19", n)
	}
}

func TestPascuaOfKnownYears(t *testing.T) {
	for anio, quiere := range map[int]string{1818: "1818-03-22", 1943: "1943-04-25", 1984: "1984-04-22", 2000: "2000-04-23", 2008: "2008-03-23", 2026: "2026-04-05", 2038: "2038-04-25"} {
		if got := colombia.Pascua(anio).String(); got != quiere {
			t.Errorf("Pascua(%d) = %s, want %s", anio, got, quiere)
		}
	}
}

func TestFestivosOfAnyYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		anio := rapid.IntRange(1984, 2199).Draw(t, "anio")
		if colombia.Pascua(anio).Weekday() != 7 {
			t.Fatalf("Easter of %d is no Sunday", anio)
		}
		festivos := colombia.FestivosDe(anio)
		for i, f := range festivos {
			if f.Fecha.Year() != anio || f.Nombre == "" {
				t.Fatalf("%d has %v", anio, f)
			}
			if i > 0 && f.Fecha.Before(festivos[i-1].Fecha) {
				t.Fatalf("%d: %v stands after %v", anio, f, festivos[i-1])
			}
		}
	})
}

func TestEveryHolidayFollowsARule(t *testing.T) {
	cuantos, leyes := map[colombia.Regla]int{}, map[string]int{}
	for _, f := range colombia.FestivosDe(2026) {
		regla, ley := colombia.ReglaDe(f)
		cuantos[regla]++
		leyes[ley]++
	}
	if cuantos[colombia.ReglaFija] != 6 || cuantos[colombia.ReglaTrasladada] != 8 || cuantos[colombia.ReglaDePascua] != 5 || leyes["Ley 2578 de 2026"] != 1 || leyes["Ley 51 de 1983"] != 18 {
		t.Errorf("got %v, %v", cuantos, leyes)
	}
	if regla, ley := colombia.ReglaDe(colombia.Festivo{Fecha: kernel.NewDate(2026, time.May, 2), Nombre: "Ninguno"}); regla != "" || ley != "" {
		t.Errorf("got %s, %s", regla, ley)
	}
}

package static_test

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// pares are the colours that stand on each other, and the contrast that WCAG 2.1 asks for: 4.5 for text, 3 for large text,
// for what draws a control and for the ring of the focus.
var pares = []struct {
	tinta, fondo string
	minimo       float64
}{
	{"tinta", "papel", 7}, {"tinta", "fondo", 7}, {"tinta-media", "papel", 4.5}, {"tinta-media", "fondo", 4.5}, {"tinta-media", "hundido", 4.5},
	{"tinta-suave", "papel", 4.5}, {"tinta-suave", "fondo", 4.5}, {"tinta-suave", "hundido", 4.5}, {"azul", "papel", 7}, {"azul", "fondo", 7}, {"azul", "amarillo", 4.5}, {"azul", "cian", 4.5},
	{"azul", "azul-claro", 4.5}, {"azul", "azul-palido", 4.5}, {"verde", "papel", 4.5}, {"verde", "fondo", 4.5}, {"verde", "verde-palido", 4.5},
	{"verde-fuerte", "verde-palido", 4.5}, {"papel", "verde", 4.5}, {"papel", "verde-fuerte", 4.5}, {"papel", "azul", 7}, {"papel", "azul-medio", 7},
	{"papel", "mal", 4.5}, {"morado", "morado-palido", 4.5}, {"bien", "bien-palido", 4.5}, {"mal", "mal-palido", 4.5}, {"mal", "papel", 4.5},
	{"ojo", "ojo-palido", 4.5}, {"dato", "dato-palido", 4.5}, {"tinta", "ojo-palido", 7}, {"tinta", "mal-palido", 7}, {"tinta", "morado-palido", 7},
	{"control", "papel", 3}, {"ambar", "papel", 3}, {"naranja", "papel", 3}, {"azul-suave", "papel", 3}, {"tinta-suave", "papel", 3}, {"control", "fondo", 3}, {"verde-marca", "papel", 3}, {"verde-marca", "azul", 3}, {"amarillo", "azul", 3}, {"azul-claro", "azul", 7},
}

func TestColoursThatStandOnEachOtherCanBeTold(t *testing.T) {
	css, err := os.ReadFile("css/1-fichas.css")
	if err != nil {
		t.Fatal(err)
	}
	colores := map[string]string{}
	for _, m := range regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{3,6});`).FindAllStringSubmatch(string(css), -1) {
		colores[m[1]] = m[2]
	}
	for _, p := range pares {
		a, b := luminancia(t, colores[p.tinta]), luminancia(t, colores[p.fondo])
		if c := (math.Max(a, b) + .05) / (math.Min(a, b) + .05); c < p.minimo {
			t.Errorf("%s on %s: %.2f, want %.1f", p.tinta, p.fondo, c, p.minimo)
		}
	}
}

// luminancia is the relative luminance of WCAG 2.1.
func luminancia(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) == 3 {
		hex = hex[:1] + hex[:1] + hex[1:2] + hex[1:2] + hex[2:] + hex[2:]
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		t.Fatalf("%q is no colour", hex)
	}
	canal := func(bits uint) float64 {
		v := float64(n>>bits&0xff) / 255
		if v <= .04045 {
			return v / 12.92
		}
		return math.Pow((v+.055)/1.055, 2.4)
	}
	return .2126*canal(16) + .7152*canal(8) + .0722*canal(0)
}

package identidad_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
)

const (
	nombre = "Lucía Peña de Villamizar"
	correo = "lpvilla@sena.edu.co"
	cedula = "52345678"
)

func codigoDe(t *testing.T, err error) string {
	t.Helper()
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		t.Fatalf("got %v, want a fault", err)
	}
	if f.Kind != fault.Invalid || len(f.Fields) != 1 || f.Fields[0].Pointer != "/password" {
		t.Errorf("fault is %+v, want one of validation at /password", f)
	}
	return f.Code
}

func TestRevisarClaveRefuses(t *testing.T) {
	for name, c := range map[string]struct{ clave, code string }{
		"nothing":                        {"", "REQUERIDO"},
		"eleven characters":              {"lomaverde17", "CLAVE_CORTA"},
		"eleven characters, more bytes":  {"ñandúñandúñ", "CLAVE_CORTA"},
		"129 characters":                 {strings.Repeat("loma verde y ", 10)[:129], "CLAVE_LARGA"},
		"a listed word with digits":      {"contraseña2026", "CLAVE_COMUN"},
		"case and accents":               {"CONTRASEÑA2026", "CLAVE_COMUN"},
		"punctuation":                    {"Bucaramanga.2026*", "CLAVE_COMUN"},
		"digits in front":                {"2026-bienvenido", "CLAVE_COMUN"},
		"a listed word twice":            {"colombiaColombia", "CLAVE_COMUN"},
		"the keyboard's first row":       {"qwertyuiopqwerty", "CLAVE_COMUN"},
		"counting":                       {"123456789012", "CLAVE_COMUN"},
		"the digits' symbols":            {"!@#$%^&*()_+", "CLAVE_COMUN"},
		"one character":                  {"aaaaaaaaaaaaaaa", "CLAVE_COMUN"},
		"three characters over and over": {"x7!x7!x7!x7!x7", "CLAVE_COMUN"},
		"only spaces":                    {"              ", "CLAVE_COMUN"},
		"the product's name":             {"Complementarias2026", "CLAVE_COMUN"},
		"the given name":                 {"la finca de LUCIA 9", "CLAVE_PERSONAL"},
		"a surname with its accent":      {"monte peña alto", "CLAVE_PERSONAL"},
		"the e-mail's local part":        {"soy.LPVilla.siempre", "CLAVE_PERSONAL"},
		"the cédula":                     {"monte52345678alto", "CLAVE_PERSONAL"},
		"the cédula with dots":           {"monte 52.345.678 alto", "CLAVE_PERSONAL"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := codigoDe(t, identidad.RevisarClave(c.clave, nombre, correo, cedula)); got != c.code {
				t.Errorf("code is %s, want %s", got, c.code)
			}
		})
	}
}

func TestRevisarClaveTakes(t *testing.T) {
	for name, clave := range map[string]string{
		"the demonstration's":         "Complementaria.2026",
		"a phrase":                    "trigo maduro en la loma",
		"lower case only":             "lomaverdetrigo",
		"twelve characters":           "loma-verde-1",
		"128 characters":              strings.Repeat("loma verde y ", 10)[:128],
		"another alphabet":            "зелёный холм под",
		"a short word of the name":    "caminos de herradura",
		"a common word among others":  "colombia tierra de trigo",
		"symbols without any pattern": "#?)-;:&%=!*+~",
	} {
		t.Run(name, func(t *testing.T) {
			if err := identidad.RevisarClave(clave, nombre, correo, cedula); err != nil {
				t.Errorf("refused: %v", err)
			}
		})
	}
}

func TestRevisarClaveNeverTakesAPersonalOrShortOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		antes, despues := rapid.StringN(0, 60, -1).Draw(t, "before"), rapid.StringN(0, 60, -1).Draw(t, "after")
		secreto := rapid.SampledFrom([]string{"lucia", "VILLAMIZAR", "Peña", "lpvilla", cedula}).Draw(t, "secret")
		if err := identidad.RevisarClave(antes+secreto+despues, nombre, correo, cedula); err == nil {
			t.Fatalf("takes %q", antes+secreto+despues)
		}
		if utf8.RuneCountInString(antes) < identidad.ClaveMinima && identidad.RevisarClave(antes, "", "", "") == nil {
			t.Fatalf("takes %q, which is short", antes)
		}
	})
}

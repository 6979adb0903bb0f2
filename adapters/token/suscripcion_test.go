package token_test

import (
	"strings"
	"testing"

	"complementarias/adapters/token"
)

func TestAnAddressIsSecretAndItsOwn(t *testing.T) {
	uno, err := token.NewSuscripciones([]byte("una clave de la instalación"))
	if err != nil {
		t.Fatal(err)
	}
	otro, err := token.NewSuscripciones([]byte("otra clave de la instalación"))
	if err != nil {
		t.Fatal(err)
	}
	a, b := uno.De("id-1"), uno.De("id-2")
	if a == b || a != uno.De("id-1") || a == otro.De("id-1") || len(a) != 43 {
		t.Errorf("the tokens are %q, %q, and of another key %q", a, b, otro.De("id-1"))
	}
	huella, ok := uno.Huella(a)
	if !ok || len(huella) != 64 || strings.Contains(huella, a) {
		t.Errorf("of %q is kept %q (%v)", a, huella, ok)
	}
	if deOtra, ok := otro.Huella(a); !ok || deOtra != huella {
		t.Errorf("under another key %q is kept as %q, want %q: its address must go on", a, deOtra, huella)
	}
	for _, texto := range []string{"", "x", a + "A", a[:42], a + "\n", a[:42] + "é", a[:42] + "=", strings.Repeat("A", 1<<20), a[:40] + "\r\nA", a[:42] + "/", strings.Repeat("_", 43)} {
		if huella, ok := uno.Huella(texto); ok {
			t.Errorf("%.60q is taken for a token: %s", texto, huella)
		}
	}
}

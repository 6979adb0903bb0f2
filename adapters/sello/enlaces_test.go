package sello_test

import (
	"strings"
	"testing"

	"complementarias/adapters/sello"
	"complementarias/domain/identidad"
)

func TestTheTokenOfALinkFollowsFromItsIDAndTheKey(t *testing.T) {
	uno, err := sello.NewEnlaces(secreto)
	if err != nil {
		t.Fatal(err)
	}
	otro, err := sello.NewEnlaces([]byte(strings.Repeat("otra llave ", 4)))
	if err != nil {
		t.Fatal(err)
	}
	a, b := uno.De("0197-1"), uno.De("0197-2")
	if a == b || a != uno.De("0197-1") || a == otro.De("0197-1") || len(a) != 43 {
		t.Errorf("the tokens are %q, %q, and of another key %q", a, b, otro.De(identidad.EnlaceID("0197-1")))
	}
	huella, ok := uno.Huella(a)
	if !ok || len(huella) != 64 || strings.Contains(huella, a) {
		t.Errorf("of %q is kept %q (%v)", a, huella, ok)
	}
	for _, texto := range []string{"", "x", a + "A", a[:42], a + "\n", a[:41] + "\nA", a[:42] + "é", a[:42] + "=", a[:42] + "/",
		strings.Repeat("A", 1<<20), strings.Repeat("_", 43)} {
		if huella, ok := uno.Huella(texto); ok {
			t.Errorf("%.60q is taken for a token: %s", texto, huella)
		}
	}
}

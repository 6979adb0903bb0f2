package sello_test

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"

	"complementarias/adapters/sello"
)

func TestTokensOfPapersAreTheProgramsAlone(t *testing.T) {
	uno, err := sello.NewPapeles([]byte("un secreto de más de treinta y dos letras"))
	if err != nil {
		t.Fatal(err)
	}
	otro, err := sello.NewPapeles([]byte("otro secreto de más de treinta y dos letras"))
	if err != nil {
		t.Fatal(err)
	}
	h := uno.Huella([]byte("lo que dice"))
	if h != uno.Huella([]byte("lo que dice")) || h == uno.Huella([]byte("lo que dice.")) || h == otro.Huella([]byte("lo que dice")) || len(h) != 64 {
		t.Error("a fingerprint is not of its content and key")
	}
	token := uno.Token("s1", h, 1)
	for nombre, ajeno := range map[string]string{"serie": uno.Token("s1", h, 2), "solicitud": uno.Token("s2", h, 1), "key": otro.Token("s1", h, 1), "joint": uno.Token("s1"+"a", h[1:], 1)} {
		if ajeno == token {
			t.Errorf("another %s has the same token", nombre)
		}
	}
	resumen, ok := uno.Resumen(token)
	crudo, _ := base64.RawURLEncoding.DecodeString(token)
	if quiere := sha256.Sum256(crudo); !ok || string(resumen) != string(quiere[:]) || len(token) != 43 || token != uno.Token("s1", h, 1) {
		t.Errorf("token %q", token)
	}
	for _, texto := range []string{"", token[1:], token + "A", strings.Repeat("=", 43), token[:42] + "\n", token[:42] + "B", "../" + token[3:]} {
		if r, ok := uno.Resumen(texto); ok && string(r) == string(resumen) {
			t.Errorf("%q is taken for the token", texto)
		}
	}
}

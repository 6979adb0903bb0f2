package token_test

import (
	"strings"
	"testing"

	"complementarias/adapters/token"
)

func TestTokensOfBrowsersAreNeverTwiceTheSame(t *testing.T) {
	n := token.NewNavegador([]byte("una llave"))
	vistos := map[string]bool{}
	for range 1000 {
		texto := n.New()
		if vistos[texto] || len(texto) != 52 || strings.Trim(texto, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") != "" {
			t.Fatalf("%q is no fresh text of 260 bits that a cookie can carry", texto)
		}
		vistos[texto] = true
	}
}

func TestWhatIsKeptOfATokenNeedsTheKey(t *testing.T) {
	una, otra := token.NewNavegador([]byte("una llave")), token.NewNavegador([]byte("otra llave"))
	texto := una.New()
	huella := una.Huella(texto)
	if huella != una.Huella(texto) || len(huella) != 64 {
		t.Errorf("of one token is kept %q and then %q", huella, una.Huella(texto))
	}
	if huella == otra.Huella(texto) || huella == una.Huella(texto+"A") || strings.Contains(huella, texto) {
		t.Error("another key or another token leaves the same")
	}
}

package colombia_test

import (
	"strings"
	"testing"

	"complementarias/domain/colombia"
)

func TestRevisarTextoRefusesWhatNobodySees(t *testing.T) {
	for _, r := range []rune{
		0, 1, 0x1B, 0x7F, 0x85, 0x9F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200B, 0x2060, 0xFEFF, '\v', '\f',
	} {
		for _, multilinea := range []bool{false, true} {
			rechaza(t, string(r), colombia.RevisarTexto("año"+string(r), 10, multilinea), "TEXTO_CARACTER", "posición 4")
		}
	}
	for _, s := range []string{"\xff", "a\xc3", "\xed\xa0\x80"} {
		rechaza(t, s, colombia.RevisarTexto(s, 10, true), "TEXTO_CARACTER", "codificado")
	}
	rechaza(t, "lone CR", colombia.RevisarTexto("a\rb", 10, true), "TEXTO_CARACTER")
	rechaza(t, "line break", colombia.RevisarTexto("a\nb", 10, false), "TEXTO_CARACTER", "una sola línea")
	rechaza(t, "tab", colombia.RevisarTexto("a\tb", 10, false), "TEXTO_CARACTER", "tabulación")
	rechaza(t, "U+202E", colombia.RevisarTexto("\u202Ea", 10, false), "TEXTO_CARACTER", "U+202E")
}

func TestRevisarTextoCountsCharactersNotBytes(t *testing.T) {
	rechaza(t, "201 ñ", colombia.RevisarTexto(strings.Repeat("ñ", 201), 200, false), "TEXTO_LARGO", "201", "200")
	for _, s := range []string{"", strings.Repeat("ñ", 200), "<script>alert(1)</script>", "=1+1", "niño 👩‍🌾"} {
		if err := colombia.RevisarTexto(s, 200, false); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	}
	if err := colombia.RevisarTexto("uno\n\tdos\r\ntres", 200, true); err != nil {
		t.Errorf("a text of several lines: %v", err)
	}
}

func TestPlegarForgivesCaseAndAccents(t *testing.T) {
	for s, quiere := range map[string]string{
		"": "", "  \t\n": "", " San  José\tdel\u00a0Guaviare ": "san jose del guaviare", "ÑANDÚ": "nandu", "Güicán": "guican",
		"São João Conceição": "sao joao conceicao", "Jose\u0301": "jose", "ÁÉÍÓÚÜ": "aeiouu",
	} {
		if got := colombia.Plegar(s); got != quiere {
			t.Errorf("Plegar(%q) = %q, want %q", s, got, quiere)
		}
	}
}

func FuzzPlegar(f *testing.F) {
	f.Add(" San  José ")
	f.Add("\xffİ\u212A")
	f.Fuzz(func(t *testing.T, s string) {
		una := colombia.Plegar(s)
		if dos := colombia.Plegar(una); dos != una {
			t.Errorf("Plegar(%q) = %q, and folded again %q", s, una, dos)
		}
	})
}

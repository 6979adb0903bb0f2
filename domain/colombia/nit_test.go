package colombia_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
)

// rechaza asserts that err is a fault of validation with that code and a message that holds each of the texts.
func rechaza(t *testing.T, caso string, err error, codigo string, textos ...string) {
	t.Helper()
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Code != codigo || f.Kind != fault.Invalid {
		t.Errorf("%q: got %v, want %s", caso, err, codigo)
		return
	}
	for _, texto := range textos {
		if !strings.Contains(f.Message, texto) {
			t.Errorf("%q: the message %q lacks %q", caso, f.Message, texto)
		}
	}
}

func TestParseNITRefusesWhatIsNoNIT(t *testing.T) {
	for _, s := range []string{
		"", "-", "860069804-", "860069804-22", "860069804-x", "86-0069804-2", "-2", "12345", "1234567890123456",
		"060069804-1", "abcdefghi-1", "860069804–2", "٨٦٠٠٦٩٨٠٤-2", "860069804-٢", "860\n069804-2", "8.6e8-1",
	} {
		_, err := colombia.ParseNIT(s)
		rechaza(t, s, err, "NIT_FORMATO")
	}
}

func TestParseNITNamesTheExpectedDigit(t *testing.T) {
	_, err := colombia.ParseNIT("860.069.804-3")
	rechaza(t, "860.069.804-3", err, "NIT_DIGITO", "es 2", "860069804-2")
}

func TestParseNITReadsTheWaysOfWritingIt(t *testing.T) {
	for s, quiere := range map[string]string{
		"899999034-1": "899999034-1", "860069804-2": "860069804-2", "800197268-4": "800197268-4", "899999090-2": "899999090-2",
		"890700906-0": "890700906-0", "860.069.804-2": "860069804-2", " 860 069 804 - 2 ": "860069804-2", "860\u00a0069\u00a0804-2": "860069804-2",
		"860069804": "860069804-2", "8600698042": "8600698042-" + fmt.Sprint(colombia.DigitoNIT("8600698042")),
	} {
		nit, err := colombia.ParseNIT(s)
		if err != nil || nit.String() != quiere {
			t.Errorf("ParseNIT(%q) = %v, %v; want %s", s, nit, err, quiere)
		}
	}
}

func TestDigitoNITIsMinusOneForWhatIsNoNumber(t *testing.T) {
	for _, s := range []string{"", "12a", "-1", "1234567890123456", "٨"} {
		if d := colombia.DigitoNIT(s); d != -1 {
			t.Errorf("DigitoNIT(%q) = %d, want -1", s, d)
		}
	}
}

func TestEveryNITHasExactlyOneDigit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numero := rapid.StringMatching(`[1-9][0-9]{5,14}`).Draw(t, "numero")
		for d := range 10 {
			nit, err := colombia.ParseNIT(fmt.Sprintf("%s-%d", numero, d))
			if bien := d == colombia.DigitoNIT(numero); bien != (err == nil) {
				t.Fatalf("digit %d of %s: %v", d, numero, err)
			} else if bien && nit.Numero != numero {
				t.Fatalf("number %s became %s", numero, nit.Numero)
			}
		}
	})
}

func FuzzParseNIT(f *testing.F) {
	for _, s := range []string{"860.069.804-2", "860069804", "-", "\xff-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		nit, err := colombia.ParseNIT(s)
		if err != nil {
			return
		}
		if otra, err := colombia.ParseNIT(nit.String()); err != nil || otra != nit {
			t.Errorf("%q: %v reads back as %v, %v", s, nit, otra, err)
		}
	})
}

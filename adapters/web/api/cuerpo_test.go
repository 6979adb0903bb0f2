package api

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"complementarias/domain/fault"
)

func TestLeerObjetoRefusesWhatIsNotReadable(t *testing.T) {
	for nombre, caso := range map[string]struct {
		cuerpo string
		codigo string
	}{
		"half an object":       {`{`, "JSON_ILEGIBLE"},
		"plain words":          {`hola`, "JSON_ILEGIBLE"},
		"single quotes":        {`{'a':1}`, "JSON_ILEGIBLE"},
		"a second object":      {`{"a":1} {}`, "JSON_CON_SOBRANTES"},
		"a stray brace":        {`{"a":1}}`, "JSON_CON_SOBRANTES"},
		"33 levels":            {strings.Repeat(`{"a":`, 33) + "1" + strings.Repeat("}", 33), "JSON_DEMASIADO_ANIDADO"},
		"ten thousand arrays":  {strings.Repeat("[", 10_000), "JSON_DEMASIADO_ANIDADO"},
		"broken UTF-8":         {"{\"a\":\"\xff\"}", "TEXTO_NO_UTF8"},
		"Latin-1":              {"{\"a\":\"ma\xf1ana\"}", "TEXTO_NO_UTF8"},
		"a raw NUL in a text":  {"{\"a\":\"x\x00y\"}", "BYTE_NULO"},
		"a raw NUL after it":   {"{\"a\":1}\x00", "BYTE_NULO"},
		"a raw line feed":      {"{\"a\":\"x\ny\"}", "JSON_ILEGIBLE"},
		"a byte order mark":    {"\ufeff{}", "JSON_ILEGIBLE"},
		"a number that is not": {`{"a":01}`, "JSON_ILEGIBLE"},
	} {
		t.Run(nombre, func(t *testing.T) {
			_, err := LeerObjeto([]byte(caso.cuerpo))
			var f *fault.Error
			if !errors.As(err, &f) || f.Kind != fault.Malformed || f.Code != caso.codigo {
				t.Fatalf("got %v, want a Malformed %s", err, caso.codigo)
			}
		})
	}
}

func TestLeerObjetoRefusesAnotherRoot(t *testing.T) {
	for _, cuerpo := range []string{`[]`, `null`, `"x"`, `3`, `true`, `[{"a":1}]`} {
		_, err := LeerObjeto([]byte(cuerpo))
		var f *fault.Error
		if !errors.As(err, &f) || f.Kind != fault.Invalid || len(f.Fields) != 1 || f.Fields[0].Pointer != "" || f.Fields[0].Code != "TIPO_INVALIDO" {
			t.Errorf("%s: got %#v, want one field with an empty pointer", cuerpo, err)
		}
	}
}

func TestLeerObjetoTakesNothingAsAnEmptyObject(t *testing.T) {
	for _, cuerpo := range []string{"", "  \r\n\t", "{}", " {} \n"} {
		objeto, err := LeerObjeto([]byte(cuerpo))
		if err != nil || objeto == nil || len(objeto) != 0 {
			t.Errorf("%q: got %v, %v", cuerpo, objeto, err)
		}
	}
}

func TestLeerObjetoKeepsNumbersAsWritten(t *testing.T) {
	hondo := strings.Repeat(`{"a":`, 31) + `{}` + strings.Repeat("}", 31)
	if _, err := LeerObjeto([]byte(hondo)); err != nil {
		t.Errorf("32 levels: %v", err)
	}
	objeto, err := LeerObjeto([]byte(`{"n":1e309,"llaves":"[[[[ \" {{{{ \\","n":2147483648}`))
	if err != nil || objeto["n"] != json.Number("2147483648") || objeto["llaves"] != `[[[[ " {{{{ \` {
		t.Errorf("got %v, %v", objeto, err)
	}
}

func BenchmarkLeerObjetoBombOfBrackets(b *testing.B) {
	bomba := []byte(strings.Repeat("[", 1<<20))
	for b.Loop() {
		if _, err := LeerObjeto(bomba); err == nil {
			b.Fatal("a bomb was read")
		}
	}
}

func FuzzLeerObjeto(f *testing.F) {
	for _, semilla := range []string{`{"a":[1,"\u0000",{"b":null}]}`, `{"a":"\ud800"}`, `[`, "", `{"a":1}{`} {
		f.Add([]byte(semilla))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		objeto, err := LeerObjeto(raw)
		if err == nil {
			if _, errJSON := json.Marshal(objeto); errJSON != nil {
				t.Fatalf("what was read cannot be written: %v", errJSON)
			}
			return
		}
		if k := fault.KindOf(err); k != fault.Malformed && k != fault.Invalid {
			t.Fatalf("%q is the caller's mistake, got kind %d", raw, k)
		}
	})
}

func TestLeerFechaReadsDatesAndInstants(t *testing.T) {
	for texto, quiere := range map[string]string{
		"2026-12-15":                "2026-12-15",
		"2026-12-15T00:00:00.000Z":  "2026-12-15", // midnight UTC is that date
		"2026-12-14T19:00:00-05:00": "2026-12-15", // the same instant
		"2026-12-15T03:00:00Z":      "2026-12-14", // any other instant: Bogotá
		"2026-12-15T23:59:59-05:00": "2026-12-15",
		"2026-12-15T00:00:00.001Z":  "2026-12-14",
	} {
		d, err := LeerFecha(texto)
		if err != nil || d.String() != quiere {
			t.Errorf("%s: got %v, %v, want %s", texto, d, err, quiere)
		}
	}
	for _, texto := range []string{"", "2026-02-30", "31/12/2026", "mañana", "2026-12-15T25:00:00Z", "1850-01-01T00:00:00Z", "2026-12-15 00:00"} {
		if d, err := LeerFecha(texto); err == nil {
			t.Errorf("%q was read as %v", texto, d)
		}
	}
}

func TestInstanteIsWrittenInUTCWithMilliseconds(t *testing.T) {
	bogota := time.Date(2026, 11, 23, 1, 54, 3, 658_999_999, time.FixedZone("", -5*3600))
	b, err := json.Marshal(map[string]any{"a": NewInstante(bogota), "b": NewInstante(time.Time{})})
	if err != nil || string(b) != `{"a":"2026-11-23T06:54:03.658Z","b":null}` {
		t.Errorf("got %s, %v", b, err)
	}
}

func TestPaginacionCountsPages(t *testing.T) {
	for _, caso := range []struct{ total, limit, pages int }{{0, 10, 0}, {1, 10, 1}, {10, 10, 1}, {11, 10, 2}, {10_000, 1000, 10}} {
		if got := NewPaginacion(1, caso.limit, caso.total, false).Pages; got != caso.pages {
			t.Errorf("%d rows of %d: got %d pages, want %d", caso.total, caso.limit, got, caso.pages)
		}
	}
	b, err := json.Marshal(NewPaginacion(2, 10, 10_000, true))
	if err != nil || string(b) != `{"page":2,"limit":10,"total":10000,"pages":1000,"totalEsMinimo":true}` {
		t.Errorf("got %s, %v", b, err)
	}
}

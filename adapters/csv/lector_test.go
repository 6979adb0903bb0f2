package csv_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"complementarias/adapters/csv"
	"complementarias/application/lotes"
)

func TestTextsThatCannotBeReadAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		contenido string
		quiere    error
	}{
		"blank lines only":         {"\n\n;;;\n", lotes.ErrVacio},
		"heads only":               {"nombres;cedula\r\n;\r\n", lotes.ErrSinFilas},
		"2,001 rows":               {"a;b\n" + strings.Repeat("1;2\n", 2001), lotes.ErrFilas},
		"101 columns":              {"a;b\n" + strings.Repeat(";", 100) + "x\n", lotes.ErrColumnas},
		"a million blank rows":     {"a;b\n1;2\n" + strings.Repeat(";\n", 1_000_000), lotes.ErrDispersa},
		"quotes that do not close": {"a;b\n1;\"dos\n3;4\n", lotes.ErrComillas(2)},
		"quotes in the middle":     {"a;b\n1;d\"os\n", lotes.ErrComillas(2)},
		"a cell of 10,001":         {"a;b\n1;" + strings.Repeat("ñ", 10_001), lotes.ErrCeldaLarga("B2")},
		"a NUL":                    {"a;b\n1;\x00\n", lotes.ErrTipo},
		"bytes at random":          {"\x01\x02\x03\x04\x05\x06\x07\x08;;;;\x0e\x0f", lotes.ErrTipo},
		"half a unit of UTF-16":    {"\xFF\xFEa\x00b", lotes.ErrTextoRoto},
	} {
		if _, err := (csv.Lector{}).Leer(t.Context(), []byte(c.contenido)); !errors.Is(err, c.quiere) {
			t.Errorf("%s: got %v, want %v", name, err, c.quiere)
		}
	}
}

func TestTextsAreReadAsProgramsWriteThem(t *testing.T) {
	enUTF16 := func(s string) string {
		var b bytes.Buffer
		b.WriteString("\xFF\xFE")
		for _, u := range utf16.Encode([]rune(s)) {
			b.Write(binary.LittleEndian.AppendUint16(nil, u))
		}
		return b.String()
	}
	for name, contenido := range map[string]string{
		"UTF-8, semicolons, CRLF":        "Nombres;Cédula\r\nPeña, Lucía;52345678\r\n",
		"with its mark":                  "\uFEFFNombres;Cédula\nPeña, Lucía;52345678",
		"Windows-1252":                   "Nombres;C\xe9dula\r\nPe\xf1a, Luc\xeda;52345678\r\n",
		"commas and quotes":              "Nombres,Cédula\n\"Peña, Lucía\",52345678\n",
		"tabs":                           "Nombres\tCédula\nPeña, Lucía\t52345678\n",
		"UTF-16 with tabs":               enUTF16("Nombres\tCédula\r\nPeña, Lucía\t52345678\r\n"),
		"old line ends":                  "Nombres;Cédula\rPeña, Lucía;52345678\r",
		"a separator that is said":       "sep=,\r\nNombres,Cédula\r\n\"Peña, Lucía\",52345678\r\n",
		"blanks and blank rows":          "\n Nombres ; Cédula ;;\n;;\n  Peña, Lucía;\u00a052345678 ;\n",
		"quotes around every cell":       "\"Nombres\";\"Cédula\"\n\"Peña, Lucía\";\"52345678\"\n",
		"semicolons within quoted heads": "Nombres;Cédula\n\"Peña, Lucía\";52345678\n",
	} {
		h, err := csv.Lector{}.Leer(t.Context(), []byte(contenido))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !slices.Equal(h.Encabezados, []string{"Nombres", "Cédula"}) || len(h.Filas) != 1 || !slices.Equal(h.Filas[0].Celdas, []string{"Peña, Lucía", "52345678"}) {
			t.Errorf("%s: got %q and %v", name, h.Encabezados, h.Filas)
		}
	}
}

func TestRowsAreCountedAsASpreadsheetDoes(t *testing.T) {
	h, err := csv.Lector{}.Leer(t.Context(), []byte("a;b\n\"uno\ndos\ntres\";1\n\n;\nx;2;3\n"))
	if err != nil {
		t.Fatal(err)
	}
	if h.Filas[0].Numero != 2 || h.Filas[1].Numero != 5 || len(h.Encabezados) != 3 || len(h.Filas[0].Celdas) != 3 {
		t.Errorf("got %+v under %q", h.Filas, h.Encabezados)
	}
}

func TestAFileOfOursComesInAgain(t *testing.T) {
	var b bytes.Buffer
	ejemplos := []string{"+573001234567", "=1+1", "'comillas", "Ana \"la\" Peña; sí", "-", "@x"}
	var columnas []lotes.Columna
	for i, e := range ejemplos {
		columnas = append(columnas, lotes.Columna{Clave: lotes.Letras(i), Titulo: lotes.Letras(i), Ejemplo: e})
	}
	if err := (csv.Escritor{}).Escribir(t.Context(), &b, lotes.Plantilla("p", "P", columnas, lotes.CSV)); err != nil {
		t.Fatal(err)
	}
	h, err := csv.Lector{}.Leer(t.Context(), b.Bytes())
	if err != nil || !slices.Equal(h.Filas[0].Celdas, ejemplos) {
		t.Errorf("got %v and %v, want %q", h.Filas, err, ejemplos)
	}
}

func TestReadingEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := (csv.Lector{}).Leer(ctx, []byte("a;b\n1;2\n")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzLector(f *testing.F) {
	for _, s := range []string{"a;b\n1;2\n", "sep=,\na,b\n1,2", "\xFF\xFEa\x00\n\x00", "a\tb\r1\t2", "\"a\";\"b\n\"\n1;2", "\xe9;\xf1\n1;2"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, contenido []byte) {
		h, err := csv.Lector{}.Leer(t.Context(), contenido)
		if err != nil {
			return
		}
		if len(h.Filas) == 0 || len(h.Filas) > lotes.FilasMaximas || len(h.Encabezados) > lotes.ColumnasMaxima {
			t.Errorf("%d rows of %d columns", len(h.Filas), len(h.Encabezados))
		}
		for _, fila := range h.Filas {
			if len(fila.Celdas) != len(h.Encabezados) || fila.Numero < 2 {
				t.Errorf("row %d of %d cells under %d heads", fila.Numero, len(fila.Celdas), len(h.Encabezados))
			}
		}
	})
}

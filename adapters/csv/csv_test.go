package csv_test

import (
	"bytes"
	"context"
	stdcsv "encoding/csv"
	"errors"
	"strings"
	"testing"
	"time"

	"complementarias/adapters/csv"
	"complementarias/application/tablas"
	"complementarias/domain/kernel"
)

func escrito(t *testing.T, ts ...tablas.Tabla) string {
	t.Helper()
	var b bytes.Buffer
	if err := (csv.Escritor{}).Escribir(t.Context(), &b, tablas.Libro{Tablas: ts}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestExcelOfColombiaReadsIt(t *testing.T) {
	noche := time.Date(2026, 11, 27, 4, 30, 0, 0, time.UTC)
	got := escrito(t, tablas.Tabla{Titulo: "Una", Columnas: []tablas.Columna{{Titulo: "Código"}, {Titulo: "Año"}}, Filas: tablas.Filas([][]tablas.Celda{
		{tablas.Texto("SOL-2026-001"), tablas.Entero(1234567)},
		{tablas.Fecha(kernel.NewDate(2026, time.January, 5)), tablas.Instante(noche)},
		{tablas.Decimal(1.5), tablas.Porcentaje(0.255)},
		{{}, tablas.Texto("a;b \"c\"\nd")},
	}), Total: []tablas.Celda{tablas.Texto("Total"), tablas.Entero(-3)}})
	quiere := "\uFEFFCódigo;Año\r\nSOL-2026-001;1234567\r\n05/01/2026;26/11/2026 23:30\r\n1,50;25,5%\r\n;\"a;b \"\"c\"\"\nd\"\r\nTotal;-3\r\n"
	if got != quiere {
		t.Errorf("got\n%q\nwant\n%q", got, quiere)
	}
}

func TestSeveralTablesFollowTheirTitles(t *testing.T) {
	una := tablas.Tabla{Titulo: "Por estado", Columnas: []tablas.Columna{{Titulo: "a"}}, Filas: tablas.Filas(nil)}
	if got, quiere := escrito(t, una, una), "\uFEFFPor estado\r\na\r\n\r\nPor estado\r\na\r\n"; got != quiere {
		t.Errorf("got %q, want %q", got, quiere)
	}
}

func TestNoFieldIsAFormula(t *testing.T) {
	hostiles := []string{"=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "  =1", "\"=1", ";=1", "'=1", "|calc", "%0a=1", "＝1", "\u00a0=1", "=cmd|' /C calc'!A0"}
	var filas [][]tablas.Celda
	for _, h := range hostiles {
		filas = append(filas, []tablas.Celda{tablas.Texto("x"), tablas.Texto(h)})
	}
	r := stdcsv.NewReader(strings.NewReader(strings.TrimPrefix(escrito(t, tablas.Tabla{Columnas: make([]tablas.Columna, 2), Filas: tablas.Filas(filas)}), "\uFEFF")))
	r.Comma = ';'
	leidas, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, h := range hostiles {
		got := leidas[i+1][1]
		// encoding/csv makes CRLF of a quoted field a plain LF; a lone CR stays.
		if got != "'"+h {
			t.Errorf("got %q, want an apostrophe before %q", got, h)
		}
	}
	for _, s := range []string{"Diseño + color", "a=b", "3-2", "correo@sena.edu.co"} {
		if got := escrito(t, tablas.Tabla{Columnas: make([]tablas.Columna, 1), Filas: tablas.Filas([][]tablas.Celda{{tablas.Texto(s)}})}); !strings.HasSuffix(got, s+"\r\n") {
			t.Errorf("got %q", got)
		}
	}
}

func TestATextEndsWhereItsRowsFail(t *testing.T) {
	rota := errors.New("la base de datos se fue")
	mala := tablas.Tabla{Filas: func(yield func([]tablas.Celda, error) bool) { yield(nil, rota) }}
	var b bytes.Buffer
	if err := (csv.Escritor{}).Escribir(t.Context(), &b, tablas.Libro{Tablas: []tablas.Tabla{mala}}); !errors.Is(err, rota) {
		t.Errorf("got %v", err)
	}
	ido, irse := context.WithCancel(t.Context())
	irse()
	una := tablas.Tabla{Columnas: make([]tablas.Columna, 1), Filas: tablas.Filas([][]tablas.Celda{{{}}})}
	if err := (csv.Escritor{}).Escribir(ido, &b, tablas.Libro{Tablas: []tablas.Tabla{una}}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if err := (csv.Escritor{}).Escribir(t.Context(), lleno{}, tablas.Libro{Tablas: []tablas.Tabla{una}}); !errors.Is(err, errLleno) {
		t.Errorf("got %v", err)
	}
}

var errLleno = errors.New("disco lleno")

type lleno struct{}

func (lleno) Write([]byte) (int, error) { return 0, errLleno }

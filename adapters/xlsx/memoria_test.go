package xlsx_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"

	"complementarias/adapters/xlsx"
	"complementarias/application/tablas"
)

const (
	muchasFilas    = 20_000
	muchasColumnas = 32
)

// ancha is as large as a list gets, with cells of every kind. The third column is the number of the row.
func ancha(filas int) tablas.Tabla {
	t := tablas.Tabla{Titulo: "Solicitudes", Notas: []string{"Sin filtros"}, Columnas: make([]tablas.Columna, muchasColumnas),
		Total: []tablas.Celda{tablas.Texto("=Total"), {}, tablas.Entero(filas)}}
	variada := []tablas.Celda{tablas.Texto("SOL-2026-000123"), tablas.Texto("Producción & comercialización <básica>"), {}, tablas.Fecha(lunes(0)),
		tablas.Instante(creado), tablas.Porcentaje(0.25), tablas.Decimal(1.5), tablas.Texto("=1+1 no es una fórmula")}
	fila := make([]tablas.Celda, muchasColumnas)
	for i := range fila {
		t.Columnas[i] = tablas.Columna{Titulo: fmt.Sprint("Columna ", i+1), Ancho: 20, Larga: i == 1}
		fila[i] = variada[i%len(variada)]
	}
	t.Filas = func(yield func([]tablas.Celda, error) bool) {
		for n := range filas {
			fila[2] = tablas.Entero(n)
			if !yield(fila, nil) {
				return
			}
		}
	}
	return t
}

func escribir(t testing.TB, w io.Writer, ts ...tablas.Tabla) {
	t.Helper()
	if err := xlsx.New("x").Escribir(t.Context(), w, tablas.Libro{Titulo: "x", Creado: creado, Tablas: ts}); err != nil {
		t.Fatal(err)
	}
}

// quality.md 5 gives 20,000 rows 64 MB. What is allocated in all bounds how far the heap can rise, whenever the collector
// runs; a few rows more than fit in memory show what one more takes, and the race detector makes all of them slow.
func TestALongListNeedsLittleMemory(t *testing.T) {
	const filas, tope, topeDeFila = 5_000, 12 << 20, 4 // bytes in all; pieces for each row of 32 cells
	escribir(t, io.Discard, ancha(1))                  // what is made once
	var antes, despues runtime.MemStats
	runtime.ReadMemStats(&antes)
	escribir(t, io.Discard, ancha(filas))
	runtime.ReadMemStats(&despues)
	if n := despues.TotalAlloc - antes.TotalAlloc; n > tope {
		t.Errorf("%d bytes were allocated, more than %d", n, tope)
	}
	if n := (despues.Mallocs - antes.Mallocs) / filas; n > topeDeFila {
		t.Errorf("%d pieces were allocated for each row, more than %d", n, topeDeFila)
	}
}

func TestManyRowsArriveWholeAndInOrder(t *testing.T) {
	const filas = 1_000 // over a MiB: they pass through the disk
	pocas := tabla("Pocas", []tablas.Celda{tablas.Texto("a"), tablas.Entero(1)})
	var b bytes.Buffer
	escribir(t, &b, pocas, ancha(filas), pocas)
	f := abrir(t, b.Bytes())
	leidas, err := f.GetRows("Solicitudes")
	if err != nil || len(leidas) != filas+5 { // title, note, an empty row, head, total
		t.Fatalf("got %d rows, %v", len(leidas), err)
	}
	for n, fila := range leidas[4 : 4+filas] {
		if len(fila) != muchasColumnas || fila[1] != "Producción & comercialización <básica>" || fila[2] != conMiles(n) || fila[3] != "01/02/2027" ||
			fila[4] != "26/11/2026 10:00" || fila[5] != "25.0%" || fila[31] != "=1+1 no es una fórmula" {
			t.Fatalf("row %d is %q", n, fila)
		}
	}
	if fila := leidas[4+filas]; fila[0] != "=Total" || fila[2] != conMiles(filas) {
		t.Errorf("the total is %q", fila)
	}
	hoja := partes(t, b.Bytes())["xl/worksheets/sheet3.xml"]
	if !strings.Contains(hoja, fmt.Sprintf(`<autoFilter ref="$A$4:$AF$%d"`, filas+4)) || !strings.Contains(hoja, `<row r="5" ht="29" customHeight="1">`) {
		t.Errorf("no filter or no height: %.2000s", hoja)
	}
	for _, hoja := range []string{"Pocas", "Pocas (2)"} {
		if leidas, err := f.GetRows(hoja); err != nil || len(leidas) != 2 || leidas[1][0] != "a" {
			t.Errorf("%s: got %q, %v", hoja, leidas, err)
		}
	}
}

func conMiles(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

func TestATextIsKeptAsFarAsAWorkbookCan(t *testing.T) {
	for _, c := range []struct{ texto, quiere string }{
		{"a\x00b\x01c\x1Fd\uFFFEe\uFFFFf", "abcdef"}, {"\x7F\u0085ñ", "\x7F\u0085ñ"}, {"mal\xFFo", "mal\uFFFDo"}, {"\x0B", ""},
		{"_x0041_x0042_", "_x0041_x0042_"}, {"_x005F_", "_x005F_"}, {"_xZZZZ_ _x00", "_xZZZZ_ _x00"}, {"a\nb\tc ", "a\nb\tc "},
		{"</t></is></c></row></sheetData><f>1</f>", "</t></is></c></row></sheetData><f>1</f>"},
		{strings.Repeat("ñ", 32_768), strings.Repeat("ñ", 32_767)}, {strings.Repeat("😀", 16_384), strings.Repeat("😀", 16_383)},
	} {
		_, f := libro(t, tabla("x", []tablas.Celda{tablas.Texto(c.texto), tablas.Texto(c.texto)}))
		if got, err := f.GetCellValue("x", "A2"); err != nil || got != c.quiere {
			t.Errorf("%.60q: got %.60q (%d bytes), %v", c.texto, got, len(got), err)
		}
	}
}

func TestWithoutRoomForItsRowsThereIsNoFile(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()+"/no")
	var b bytes.Buffer
	err := xlsx.New("x").Escribir(t.Context(), &b, tablas.Libro{Tablas: []tablas.Tabla{ancha(3_000)}})
	if !errors.Is(err, os.ErrNotExist) || b.Len() != 0 {
		t.Errorf("got %d bytes, %v", b.Len(), err)
	}
}

// lleno takes so many bytes.
type lleno struct{ caben int }

var errLleno = errors.New("el disco está lleno")

func (l *lleno) Write(p []byte) (int, error) {
	if l.caben -= len(p); l.caben < 0 {
		return 0, errLleno
	}
	return len(p), nil
}

func TestAFileThatDoesNotFitIsAFailure(t *testing.T) {
	for _, caben := range []int{0, 40_000} {
		err := xlsx.New("x").Escribir(t.Context(), &lleno{caben}, tablas.Libro{Tablas: []tablas.Tabla{ancha(3_000)}})
		if !errors.Is(err, errLleno) {
			t.Errorf("with room for %d: %v", caben, err)
		}
	}
}

// Workbooks share their looks.
func TestSeveralAreWrittenAtOnce(t *testing.T) {
	e := xlsx.New("x")
	var todos sync.WaitGroup
	hechos := make([]bytes.Buffer, 8)
	fallas := make([]error, len(hechos))
	for i := range hechos {
		todos.Go(func() {
			if i%2 == 0 {
				fallas[i] = e.Solicitud(&hechos[i], llena("Diseño"), "Inés", creado)
				return
			}
			con := tabla("x", []tablas.Celda{tablas.Texto("a"), tablas.Porcentaje(0.5)})
			con.Grafico = &tablas.Grafico{Titulo: "Por letra", Series: []int{1}}
			fallas[i] = e.Escribir(t.Context(), &hechos[i], tablas.Libro{Tablas: []tablas.Tabla{con}})
		})
	}
	todos.Wait()
	if err := errors.Join(fallas...); err != nil {
		t.Fatal(err)
	}
	for i := range hechos {
		f := abrir(t, hechos[i].Bytes())
		celda, quiere := "B5", "SOL-2026-014"
		if i%2 == 1 {
			celda, quiere = "B2", "50.0%"
		}
		if got, err := f.GetCellValue(f.GetSheetList()[0], celda); err != nil || got != quiere {
			t.Errorf("%d: got %q, %v", i, got, err)
		}
	}
}

func BenchmarkEscribir(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		escribir(b, io.Discard, ancha(muchasFilas))
	}
}

func BenchmarkSolicitud(b *testing.B) {
	e, s := xlsx.New("x"), llena("Producción y comercialización")
	b.ReportAllocs()
	for b.Loop() {
		if err := e.Solicitud(io.Discard, s, "Inés", creado); err != nil {
			b.Fatal(err)
		}
	}
}

package xlsx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"complementarias/adapters/xlsx"
	"complementarias/application/tablas"
	"complementarias/domain/kernel"
)

var hostiles = []string{
	"=1+1", "=HYPERLINK(\"http://evil.example\",\"x\")", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0",
	"<script>alert(1)</script>", "_x0041_", "]]>", "{{7*7}}", "ñ á € 😀", " con espacios ",
}

func tabla(titulo string, filas ...[]tablas.Celda) tablas.Tabla {
	return tablas.Tabla{Titulo: titulo, Columnas: []tablas.Columna{{Titulo: "Texto"}, {Titulo: "Otro", Larga: true}}, Filas: tablas.Filas(filas)}
}

func libro(t *testing.T, ts ...tablas.Tabla) ([]byte, *excelize.File) {
	t.Helper()
	var b bytes.Buffer
	err := xlsx.New("Gestión Complementarias").Escribir(t.Context(), &b, tablas.Libro{Titulo: "Prueba", Autor: "=autor", Creado: time.Date(2026, 11, 26, 15, 0, 0, 0, time.UTC), Tablas: ts})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), abrir(t, b.Bytes())
}

func abrir(t *testing.T, contenido []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(contenido))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// partes are the files inside of a workbook.
func partes(t *testing.T, contenido []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(contenido), int64(len(contenido)))
	if err != nil {
		t.Fatal(err)
	}
	textos := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		texto, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		textos[f.Name] = string(texto)
	}
	return textos
}

func TestWhatLooksLikeAFormulaIsATextEverywhere(t *testing.T) {
	var filas [][]tablas.Celda
	for _, h := range hostiles {
		filas = append(filas, []tablas.Celda{tablas.Texto(h), tablas.Texto(h)})
	}
	peligrosa := tabla("=1+1", filas...)
	peligrosa.Notas = hostiles
	peligrosa.Columnas[0].Titulo = "=2+2"
	peligrosa.Total = []tablas.Celda{tablas.Texto("=3+3"), tablas.Texto("@x")}
	contenido, f := libro(t, peligrosa)
	hoja := f.GetSheetList()[0]
	leidas, err := f.GetRows(hoja)
	if err != nil {
		t.Fatal(err)
	}
	for y, fila := range leidas {
		for x := range fila {
			celda, _ := excelize.CoordinatesToCellName(x+1, y+1)
			formula, err := f.GetCellFormula(hoja, celda)
			tipo, errTipo := f.GetCellType(hoja, celda)
			if err != nil || errTipo != nil || formula != "" {
				t.Errorf("%s has the formula %q (%v, %v)", celda, formula, err, errTipo)
			}
			if fila[x] != "" && tipo != excelize.CellTypeInlineString {
				t.Errorf("%s (%q) is of type %v", celda, fila[x], tipo)
			}
		}
	}
	primera := len(hostiles) + 3 // title, notes, an empty row, the head
	for i, h := range hostiles {
		if got := leidas[primera+i][0]; got != h {
			t.Errorf("got %q, want %q", got, h)
		}
	}
	for nombre, texto := range partes(t, contenido) {
		if strings.Contains(texto, "<f>") || strings.Contains(texto, "<f ") {
			t.Errorf("%s has a formula", nombre)
		}
	}
}

func TestCellsAreTyped(t *testing.T) {
	// Half past eleven at night in Bogotá is the next day in UTC.
	noche := time.Date(2026, 11, 27, 4, 30, 0, 0, time.UTC)
	fila := []tablas.Celda{tablas.Texto("0012"), tablas.Entero(40), tablas.Decimal(1.5), tablas.Porcentaje(0.255),
		tablas.Fecha(kernel.NewDate(2025, time.October, 27)), tablas.Instante(noche), {}}
	columnas := make([]tablas.Columna, len(fila))
	_, f := libro(t, tablas.Tabla{Titulo: "Tipos", Columnas: columnas, Filas: tablas.Filas([][]tablas.Celda{fila})})
	for celda, quiere := range map[string]struct {
		tipo         excelize.CellType
		crudo, visto string
	}{
		"A2": {excelize.CellTypeInlineString, "0012", "0012"},
		"B2": {excelize.CellTypeUnset, "40", "40"},
		"C2": {excelize.CellTypeUnset, "1.5", "1.5"},
		"D2": {excelize.CellTypeUnset, "0.255", "25.5%"},
		"E2": {excelize.CellTypeUnset, "45957", "27/10/2025"},
		"F2": {excelize.CellTypeUnset, "46352.979166666664", "26/11/2026 23:30"},
		"G2": {excelize.CellTypeUnset, "", ""},
	} {
		tipo, err := f.GetCellType("Tipos", celda)
		crudo, errCrudo := f.GetCellValue("Tipos", celda, excelize.Options{RawCellValue: true})
		visto, errVisto := f.GetCellValue("Tipos", celda)
		if err := errors.Join(err, errCrudo, errVisto); err != nil || tipo != quiere.tipo || crudo != quiere.crudo || visto != quiere.visto {
			t.Errorf("%s: type %v, %q shown as %q (%v), want %v", celda, tipo, crudo, visto, err, quiere)
		}
	}
}

func TestASheetIsReadyToWorkWith(t *testing.T) {
	con := tabla("Con notas", []tablas.Celda{tablas.Texto("a"), tablas.Entero(1)}, []tablas.Celda{tablas.Texto("b"), tablas.Entero(2)})
	con.Notas = []string{"Del 1 al 30 de noviembre"}
	con.Grafico = &tablas.Grafico{Titulo: "Por letra", Categorias: 0, Series: []int{1}}
	contenido, f := libro(t, con, tabla("Sin filas"))
	paneles, err := f.GetPanes("Con notas")
	if err != nil || !paneles.Freeze || paneles.YSplit != 4 {
		t.Errorf("got %+v, %v", paneles, err)
	}
	pagina, err := f.GetPageLayout("Con notas")
	if err != nil || *pagina.Size != 1 || *pagina.FitToWidth != 1 || *pagina.FitToHeight != 0 || *pagina.Orientation != "landscape" {
		t.Errorf("got %+v, %v", pagina, err)
	}
	textos := partes(t, contenido)
	hoja := textos["xl/worksheets/sheet2.xml"]
	for _, parte := range []string{`<autoFilter ref="$A$4:$B$6"`, `<pageSetUpPr fitToPage="true"`, `<cols><col min="1" max="1"`, `<drawing `, `&amp;P de &amp;N`} {
		if !strings.Contains(hoja, parte) {
			t.Errorf("the sheet lacks %s:\n%s", parte, hoja)
		}
	}
	for nombre, partes := range map[string][]string{
		"xl/workbook.xml":          {"_xlnm.Print_Titles", "$4:$4"},
		"xl/charts/chart1.xml":     {"&#39;Con notas&#39;!$B$5:$B$6", "Por letra"},
		"docProps/core.xml":        {"2026-11-26T15:00:00Z", "<dc:title>Prueba</dc:title>"},
		"xl/worksheets/sheet3.xml": {`<autoFilter ref="$A$1:$B$1"`},
	} {
		for _, parte := range partes {
			if !strings.Contains(textos[nombre], parte) {
				t.Errorf("%s lacks %s:\n%.1500s", nombre, parte, textos[nombre])
			}
		}
	}
}

func TestTabsHaveNamesThatExcelTakes(t *testing.T) {
	largo := strings.Repeat("ñ", 40)
	_, f := libro(t, tabla("a/b:c*[d]?"), tabla(largo), tabla(largo), tabla(""), tabla("'='"), tabla("sheet1"))
	quiere := []string{"a-b-c--d--", strings.Repeat("ñ", 31), strings.Repeat("ñ", 27) + " (2)", "Hoja", "=", "sheet1 (2)"}
	if got := f.GetSheetList(); !slices.Equal(got, quiere) {
		t.Errorf("got %q, want %q", got, quiere)
	}
}

func TestAFileEndsWhereItsRowsFail(t *testing.T) {
	rota := errors.New("la base de datos se fue")
	mala := tabla("x")
	mala.Filas = func(yield func([]tablas.Celda, error) bool) { yield(nil, rota) }
	var b bytes.Buffer
	if err := xlsx.New("x").Escribir(t.Context(), &b, tablas.Libro{Tablas: []tablas.Tabla{mala}}); !errors.Is(err, rota) || b.Len() != 0 {
		t.Errorf("got %d bytes, %v", b.Len(), err)
	}
	ido, irse := context.WithCancel(t.Context())
	irse()
	if err := xlsx.New("x").Escribir(ido, &b, tablas.Libro{Tablas: []tablas.Tabla{tabla("x", []tablas.Celda{{}, {}})}}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

package xlsx_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"complementarias/adapters/xlsx"
	"complementarias/application/lotes"
)

// paquete are the files within a workbook.
type paquete map[string]string

const (
	libroXML = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>%s</sheets></workbook>`
	unaHoja  = `<sheet name="Datos" sheetId="1" r:id="rId1"/>`
	relacion = `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`
)

// conHoja is a workbook with one sheet of these rows.
func conHoja(filas string) paquete {
	return paquete{"xl/workbook.xml": fmt.Sprintf(libroXML, unaHoja), "xl/_rels/workbook.xml.rels": relacion,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData>` + filas + `</sheetData></worksheet>`}
}

func (p paquete) con(nombre, contenido string) paquete {
	p = maps.Clone(p)
	p[nombre] = contenido
	return p
}

func (p paquete) bytes(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, nombre := range slices.Sorted(maps.Keys(p)) {
		w, err := z.Create(nombre)
		if err == nil {
			_, err = io.WriteString(w, p[nombre])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func texto(s string) string { return `<c t="inlineStr"><is><t>` + s + `</t></is></c>` }

const (
	cabeza = `<row r="1"><c r="A1" t="inlineStr"><is><t>cedula</t></is></c></row>`
	dato   = `<row r="2"><c r="A2"><v>52345678</v></c></row>`
)

func TestHostileAndMistakenWorkbooksAreRefused(t *testing.T) {
	bueno := conHoja(cabeza + dato)
	filas := func(n int) string { return cabeza + strings.Repeat("<row>"+texto("x")+"</row>", n) }
	for name, c := range map[string]struct {
		contenido []byte
		quiere    error
	}{
		"1 GB in 1 MB":              {bomba(t), lotes.ErrExpandido},
		"no directory":              {bueno.bytes(t)[:200], lotes.ErrIlegible},
		"cut in the middle":         {bueno.bytes(t)[:len(bueno.bytes(t))-30], lotes.ErrIlegible},
		"an archive of other files": {paquete{"leame.txt": "hola"}.bytes(t), lotes.ErrTipo},
		"a document of Word":        {paquete{"word/document.xml": "<w/>"}.bytes(t), lotes.ErrTipo},
		"LibreOffice's own":         {paquete{"content.xml": "<x/>", "mimetype": "application/vnd.oasis.opendocument.spreadsheet"}.bytes(t), lotes.ErrODS},
		"macros":                    {bueno.con("xl/vbaProject.bin", "x").bytes(t), lotes.ErrMacros},
		"links to other books":      {bueno.con("xl/externalLinks/externalLink1.xml", "<x/>").bytes(t), lotes.ErrVinculos},
		"without its sheet":         {paquete{"xl/workbook.xml": bueno["xl/workbook.xml"], "xl/_rels/workbook.xml.rels": relacion}.bytes(t), lotes.ErrIlegible},
		"without its relations":     {paquete{"xl/workbook.xml": bueno["xl/workbook.xml"]}.bytes(t), lotes.ErrIlegible},
		"hidden sheets only":        {bueno.con("xl/workbook.xml", fmt.Sprintf(libroXML, `<sheet name="a" state="hidden" r:id="rId1"/><sheet name="b" state="veryHidden" r:id="rId1"/>`)).bytes(t), lotes.ErrSinHoja},
		"broken XML":                {conHoja(`<row><c`).bytes(t), lotes.ErrIlegible},
		"a cell within a cell":      {conHoja(`<row><c><c/></c></row>`).bytes(t), lotes.ErrIlegible},
		"an entity of its own":      {bueno.con("xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>`).bytes(t), lotes.ErrIlegible},
		"another encoding":          {bueno.con("xl/worksheets/sheet1.xml", `<?xml version="1.0" encoding="EBCDIC"?><worksheet/>`).bytes(t), lotes.ErrIlegible},
		"empty":                     {conHoja("").bytes(t), lotes.ErrVacio},
		"blanks only":               {conHoja(`<row>` + texto("  ") + `</row><row><c s="0"/></row>`).bytes(t), lotes.ErrVacio},
		"heads only":                {conHoja(cabeza + `<row><c/></row>`).bytes(t), lotes.ErrSinFilas},
		"2,001 rows":                {conHoja(filas(2001)).bytes(t), lotes.ErrFilas},
		"101 columns":               {conHoja(cabeza + `<row><c r="CW2"><v>1</v></c></row>`).bytes(t), lotes.ErrColumnas},
		"a million formatted rows":  {conHoja(cabeza + dato + strings.Repeat(`<row><c s="1"/></row>`, 1_000_000)).bytes(t), lotes.ErrDispersa},
		"merged cells":              {bueno.con("xl/worksheets/sheet1.xml", `<worksheet><sheetData>`+cabeza+dato+`</sheetData><mergeCells><mergeCell ref="A2:A5"/></mergeCells></worksheet>`).bytes(t), lotes.ErrCombinadas("A2:A5")},
		"a formula without value":   {conHoja(cabeza + `<row r="2"><c r="A2"><f>1+1</f></c></row>`).bytes(t), lotes.ErrFormula("A2")},
		"#N/A":                      {conHoja(cabeza + `<row r="7"><c r="A7" t="e"><v>#N/A</v></c></row>`).bytes(t), lotes.ErrCeldaError("A7")},
		"10,001 characters":         {conHoja(cabeza + `<row r="2"><c r="B2" t="str"><v>` + strings.Repeat("ñ", 10_001) + `</v></c></row>`).bytes(t), lotes.ErrCeldaLarga("B2")},
		"a cell of many pieces":     {conHoja(cabeza + `<row r="2"><c r="B2" t="str"><v>` + strings.Repeat("x<!---->", 30_000) + `</v></c></row>`).bytes(t), lotes.ErrCeldaLarga("B2")},
		"one blank text in every cell": {conHoja(`<row>`+strings.Repeat(`<c t="s"><v>0</v></c>`, 1_000)+`</row>`).
			con("xl/sharedStrings.xml", "<sst><si><t>"+strings.Repeat(" ", 250_000)+"</t></si></sst>").bytes(t), lotes.ErrVacio},
		"a text of a megabyte":     {conHoja(cabeza + `<row r="2"><c r="B2" t="str"><v>` + strings.Repeat("a", 1<<20) + `</v></c></row>`).bytes(t), lotes.ErrExpandido},
		"a mark of a megabyte":     {conHoja(cabeza + `<row x="` + strings.Repeat("a", 1<<20) + `"/>`).bytes(t), lotes.ErrExpandido},
		"a million marks and more": {bueno.con("xl/styles.xml", "<s>"+strings.Repeat("<a/>", 1_100_000)+"</s>").bytes(t), lotes.ErrExpandido},
		"half a million texts":     {bueno.con("xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si/>", 500_000)+"</sst>").bytes(t), lotes.ErrExpandido},
		"one text in every cell": {conHoja(cabeza+strings.Repeat("<row>"+strings.Repeat(`<c t="s"><v>0</v></c>`, 90)+"</row>", 1900)).
			con("xl/sharedStrings.xml", "<sst><si><t>"+strings.Repeat("a", 9_999)+"</t></si></sst>").bytes(t), lotes.ErrExpandido},
	} {
		t.Run(name, func(t *testing.T) {
			gastado := asignado(func() {
				if _, err := (xlsx.Lector{}).Leer(t.Context(), c.contenido); !errors.Is(err, c.quiere) || err.Error() == "" {
					t.Errorf("got %v, want %v", err, c.quiere)
				}
			})
			if gastado > 160<<20 {
				t.Errorf("it took %d MiB", gastado>>20)
			}
		})
	}
}

// bomba unpacks to 1 GB of zeroes and says so nowhere but in the directory.
func bomba(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for nombre, contenido := range conHoja(cabeza + dato) {
		w, err := z.Create(nombre)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(w, contenido)
		if nombre == "xl/worksheets/sheet1.xml" {
			mega := make([]byte, 1<<20)
			for range 1024 {
				_, _ = w.Write(mega)
			}
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A directory that says less than there is: what is unpacked counts, not what was promised.
func TestADirectoryThatLiesIsNotBelieved(t *testing.T) {
	contenido := conHoja(cabeza + dato + strings.Repeat(`<row><c s="1"/></row>`, 400_000)).bytes(t)
	largo := len(`<worksheet><sheetData>`+cabeza+dato+`</sheetData></worksheet>`) + 400_000*len(`<row><c s="1"/></row>`)
	mentira := bytes.ReplaceAll(contenido, binary.LittleEndian.AppendUint32(nil, uint32(largo)), []byte{200, 0, 0, 0})
	if bytes.Equal(contenido, mentira) {
		t.Fatal("the size stands nowhere")
	}
	if _, err := (xlsx.Lector{}).Leer(t.Context(), mentira); !errors.Is(err, lotes.ErrIlegible) && !errors.Is(err, lotes.ErrDispersa) {
		t.Errorf("got %v", err)
	}
}

// asignado is how many bytes fn has asked for, counted and never timed.
func asignado(fn func()) uint64 {
	var antes, despues runtime.MemStats
	runtime.ReadMemStats(&antes)
	fn()
	runtime.ReadMemStats(&despues)
	return despues.TotalAlloc - antes.TotalAlloc
}

func TestCellsAreReadAsTheTextThatStandsInThem(t *testing.T) {
	const estilos = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-240A]d &quot;de&quot; mmm"/><numFmt numFmtId="165" formatCode="&quot;ms&quot;0\d"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`
	for celda, quiere := range map[string]string{
		`<c><v>52345678</v></c>`:                     "52345678",
		`<c><v>5.2345678E7</v></c>`:                  "52345678",
		`<c><v>52345678.0</v></c>`:                   "52345678",
		`<c><v>1.0234567899999999E9</v></c>`:         "1023456790",
		`<c><v>3001234567</v></c>`:                   "3001234567",
		`<c><v>1.5</v></c>`:                          "1,5",
		`<c><v>1e309</v></c>`:                        "1e309",
		`<c s="1"><v>45000</v></c>`:                  "15/03/2023",
		`<c s="2"><v>45000.5</v></c>`:                "15/03/2023 12:00",
		`<c s="3"><v>45000</v></c>`:                  "45000",
		`<c s="1"><v>-1</v></c>`:                     "-1",
		`<c s="99"><v>45000</v></c>`:                 "45000",
		`<c t="s"><v>0</v></c>`:                      "Peña Ñuñoa",
		`<c t="s"><v>9</v></c>`:                      "",
		`<c t="s"><v>-1</v></c>`:                     "",
		`<c t="b"><v>1</v></c>`:                      "VERDADERO",
		`<c t="b"><v>0</v></c>`:                      "FALSO",
		`<c t="str"><f>"a"&amp;"b"</f><v>ab</v></c>`: "ab",
		`<c><f>A1*2</f><v>4</v></c>`:                 "4",
		`<c t="inlineStr"><is><r><t>Lu</t></r><r><t>cía</t></r></is></c>`:         "Lucía",
		`<c t="inlineStr"><is><t>=1+1</t></is></c>`:                               "=1+1",
		`<c t="inlineStr"><is><t xml:space="preserve"> a &lt;b&gt; </t></is></c>`: "a <b>",
		`<x:c t="inlineStr"><x:is><x:t>otro prefijo</x:t></x:is></x:c>`:           "otro prefijo",
	} {
		libro := conHoja(cabeza+`<row r="2">`+celda+`<c r="C2"><v>1</v></c></row>`).con("xl/styles.xml", estilos).
			con("xl/sharedStrings.xml", `<sst><si><r><t>Peña </t></r><r><t>Ñuñoa</t></r><rPh><t>no</t></rPh></si></sst>`)
		h, err := xlsx.Lector{}.Leer(t.Context(), libro.bytes(t))
		if err != nil {
			t.Errorf("%s: %v", celda, err)
			continue
		}
		if got := h.Filas[0]; got.Numero != 2 || len(got.Celdas) != 3 || got.Celdas[0] != quiere || got.Celdas[2] != "1" {
			t.Errorf("%s: got %q in row %d, want %q", celda, got.Celdas, got.Numero, quiere)
		}
	}
}

func TestTheFirstVisibleSheetIsRead(t *testing.T) {
	libro := conHoja(cabeza+dato).con("xl/worksheets/sheet2.xml", `<worksheet><sheetData><row r="3">`+texto("Nombres")+`</row><row/><row r="9">`+texto("Ana")+`</row></sheetData></worksheet>`).
		con("xl/workbook.xml", fmt.Sprintf(libroXML, `<sheet name="Listas" state="hidden" r:id="rId1"/><sheet name="Personas" r:id="rId2"/>`))
	h, err := xlsx.Lector{}.Leer(t.Context(), libro.bytes(t))
	if err != nil {
		t.Fatal(err)
	}
	if h.Nombre != "Personas" || h.Formato != lotes.XLSX || !slices.Equal(h.Encabezados, []string{"Nombres"}) || h.Filas[0].Numero != 9 || h.Filas[0].Celdas[0] != "Ana" {
		t.Errorf("got %+v", h)
	}
}

func TestWorkbooksOfOursAndOfTheLibraryComeBack(t *testing.T) {
	var nuestro bytes.Buffer
	plantilla := lotes.Plantilla("p", "Instructores", []lotes.Columna{{Clave: "a", Titulo: "Cédula", Ejemplo: "52345678"}, {Clave: "b", Titulo: "Correo", Ejemplo: "=ana@sena.edu.co"}}, lotes.XLSX)
	if err := xlsx.New("prueba").Escribir(t.Context(), &nuestro, plantilla); err != nil {
		t.Fatal(err)
	}
	ajeno := excelize.NewFile()
	for celda, valor := range map[string]any{"A1": "Cédula", "B1": "Correo", "A2": 52345678, "B2": "=ana@sena.edu.co"} {
		if err := ajeno.SetCellValue("Sheet1", celda, valor); err != nil {
			t.Fatal(err)
		}
	}
	var deLaLibreria bytes.Buffer
	if err := ajeno.Write(&deLaLibreria); err != nil {
		t.Fatal(err)
	}
	for name, contenido := range map[string][]byte{"ours": nuestro.Bytes(), "the library's": deLaLibreria.Bytes()} {
		h, err := xlsx.Lector{}.Leer(t.Context(), contenido)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !slices.Equal(h.Encabezados, []string{"Cédula", "Correo"}) || len(h.Filas) != 1 || !slices.Equal(h.Filas[0].Celdas, []string{"52345678", "=ana@sena.edu.co"}) {
			t.Errorf("%s: got %+v", name, h)
		}
	}
}

func TestReadingEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := (xlsx.Lector{}).Leer(ctx, conHoja(cabeza+dato).bytes(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzLector(f *testing.F) {
	f.Add([]byte(cabeza+dato), []byte("<sst><si><t>a</t></si></sst>"), []byte(`<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`))
	f.Add([]byte(`<row r="99999999999"><c r="ZZZZ1" t="s" s="-1"><v>1e400</v><f/></c></row>`), []byte("<si>"), []byte("<numFmt/>"))
	f.Fuzz(func(t *testing.T, filas, textos, estilos []byte) {
		contenido := conHoja(string(filas)).con("xl/sharedStrings.xml", string(textos)).con("xl/styles.xml", string(estilos)).bytes(t)
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		h, err := xlsx.Lector{}.Leer(ctx, contenido)
		if err != nil {
			return
		}
		if len(h.Filas) == 0 || len(h.Filas) > lotes.FilasMaximas || len(h.Encabezados) > lotes.ColumnasMaxima {
			t.Errorf("%d rows of %d columns", len(h.Filas), len(h.Encabezados))
		}
		for _, fila := range h.Filas {
			if len(fila.Celdas) != len(h.Encabezados) {
				t.Errorf("a row of %d cells under %d heads", len(fila.Celdas), len(h.Encabezados))
			}
		}
	})
}

package lotes_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"complementarias/application/lotes"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

var (
	ahora    = time.Date(2026, 11, 26, 14, 0, 0, 0, time.UTC)
	columnas = []lotes.Columna{
		{Clave: "nombres", Titulo: "Nombres", Obligatoria: true, Ejemplo: "Lucía"},
		{Clave: "cedula", Titulo: "Cédula", Nombres: []string{"Número de documento"}, Obligatoria: true, Ejemplo: "52345678"},
		{Clave: "telefono", Titulo: "Teléfono", Ejemplo: "3001234567"},
	}
)

func TestReconocerRefusesWhatIsNoSheet(t *testing.T) {
	ole := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)
	for name, c := range map[string]struct {
		contenido string
		quiere    error
	}{
		"nothing":              {"", lotes.ErrVacio},
		"blanks":               {" \r\n\t", lotes.ErrVacio},
		"5 MiB and a byte":     {strings.Repeat("a", lotes.TamanoMaximo+1), lotes.ErrTamano},
		"Excel 97":             {ole, lotes.ErrXLS},
		"with a password":      {ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", lotes.ErrCifrado},
		"a PDF":                {"%PDF-1.7 …", lotes.ErrTipo},
		"a picture":            {"\x89PNG\r\n", lotes.ErrTipo},
		"HTML called .xls":     {"  <html><table>", lotes.ErrTipo},
		"XML called .xls":      {"<?xml version='1.0'?><Workbook>", lotes.ErrTipo},
		"an archive of others": {"Rar!\x1a\x07", lotes.ErrTipo},
	} {
		if _, err := lotes.Reconocer([]byte(c.contenido)); !errors.Is(err, c.quiere) {
			t.Errorf("%s: got %v, want %v", name, err, c.quiere)
		}
	}
}

type lector struct{ formato lotes.Formato }

func (l lector) Leer(context.Context, []byte) (lotes.Hoja, error) {
	return lotes.Hoja{Formato: l.formato}, nil
}

func TestTheContentDecidesWhoReads(t *testing.T) {
	l := lotes.Lectores{XLSX: lector{lotes.XLSX}, CSV: lector{lotes.CSV}}
	for contenido, quiere := range map[string]lotes.Formato{"PK\x03\x04…": lotes.XLSX, "nombres;cedula": lotes.CSV} {
		if h, err := l.Leer(t.Context(), []byte(contenido)); err != nil || h.Formato != quiere {
			t.Errorf("%q: got %v and %v, want %v", contenido, h.Formato, err, quiere)
		}
	}
	if _, err := l.Leer(t.Context(), nil); !errors.Is(err, lotes.ErrVacio) {
		t.Errorf("nothing: got %v", err)
	}
}

func TestCasarNamesEveryMissingAndRepeatedColumn(t *testing.T) {
	_, err := lotes.Casar(columnas, []string{"telefono", "Tel", "TELÉFONO", "cargo"})
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind != fault.Invalid || len(f.Fields) != 1 || f.Fields[0].Pointer != "/file" {
		t.Fatalf("got %v, want one fault at /file", err)
	}
	for _, parte := range []string{"El archivo debe contener las columnas: nombres, cedula.", "Falta: nombres, cedula.", "telefono está en las columnas A y C"} {
		if !strings.Contains(f.Message, parte) {
			t.Errorf("%q does not say %q", f.Message, parte)
		}
	}
}

func TestCasarForgivesHowHeadsAreWritten(t *testing.T) {
	m, err := lotes.Casar(columnas, []string{"  NUMERO   de documento:", "Cargo", "nómbres ", "resultado", "Motivo", ""})
	if err != nil {
		t.Fatal(err)
	}
	fila := []string{"52345678", "jefe", "Lucía"}
	if m.Valor(fila, "nombres") != "Lucía" || m.Valor(fila, "cedula") != "52345678" || m.Valor(fila, "telefono") != "" || m.Tiene("telefono") {
		t.Errorf("reads %q, %q, %q", m.Valor(fila, "nombres"), m.Valor(fila, "cedula"), m.Valor(fila, "telefono"))
	}
	if !slices.Equal(m.Desconocidas, []string{"Cargo"}) {
		t.Errorf("unknown are %v, want Cargo alone", m.Desconocidas)
	}
	e := m.Error("cedula", fault.New(fault.Invalid, "X", "Mal."))
	if e.Columna != "A" || e.Frase() != "Columna A (cedula): Mal." {
		t.Errorf("got %+v", e)
	}
	if e := m.Error("telefono", fault.New(fault.Invalid, "X", "Mal.")); e.Columna != "" || e.Frase() != "Mal." {
		t.Errorf("got %+v", e)
	}
}

func TestTheTemplatesOwnRowIsKnown(t *testing.T) {
	m, _ := lotes.Casar(columnas, []string{"cedula", "nombres"})
	if !m.EsEjemplo([]string{"52345678", "Lucía"}) || m.EsEjemplo([]string{"52345678", "Ana"}) {
		t.Error("the row of the template is not told from others")
	}
}

func TestLetras(t *testing.T) {
	for posicion, quiere := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := lotes.Letras(posicion); got != quiere {
			t.Errorf("%d: got %s, want %s", posicion, got, quiere)
		}
	}
}

func nueva(resultados ...lotes.Resultado) *lotes.Importacion {
	h := lotes.Hoja{Formato: lotes.CSV, Encabezados: []string{"nombres"}}
	for n := range resultados {
		h.Filas = append(h.Filas, lotes.Fila{Numero: n + 2, Celdas: []string{"x"}})
	}
	i := lotes.NuevaImportacion("i1", lotes.Instructores, kernel.Actor{ID: "u1", Rol: kernel.Coordinador, Centro: "c1"}, "c1", "huella", h, lotes.Mapa{}, ahora)
	for n, r := range resultados {
		i.Renglones[n].Resultado = r
	}
	return i
}

func TestAnImportIsNotConfirmed(t *testing.T) {
	deshecha, vencida := nueva(lotes.Nueva), nueva(lotes.Nueva)
	deshecha.Estado, vencida.Estado = lotes.Deshecha, lotes.Vencida
	for name, c := range map[string]struct {
		i       *lotes.Importacion
		validas bool
		at      time.Time
		quiere  error
	}{
		"with errors":                {nueva(lotes.Nueva, lotes.ConError), false, ahora, lotes.ErrConErrores},
		"of nothing new":             {nueva(lotes.Igual, lotes.Igual), false, ahora, lotes.ErrSinCambios},
		"of errors only":             {nueva(lotes.ConError), true, ahora, lotes.ErrSinCambios},
		"undone":                     {deshecha, true, ahora, lotes.ErrYaDeshecha},
		"replaced by another":        {vencida, true, ahora, lotes.ErrVencida},
		"at the end of its 24 hours": {nueva(lotes.Nueva), true, ahora.Add(24 * time.Hour), lotes.ErrVencida},
	} {
		if err := c.i.PuedeConfirmar(c.validas, c.at); !errors.Is(err, c.quiere) {
			t.Errorf("%s: got %v, want %v", name, err, c.quiere)
		}
	}
	if err := nueva(lotes.Nueva, lotes.ConError).PuedeConfirmar(true, ahora.Add(24*time.Hour-time.Millisecond)); err != nil {
		t.Errorf("the valid rows in time: %v", err)
	}
}

func TestAnImportIsUndoneForADay(t *testing.T) {
	i := nueva(lotes.Nueva)
	if err := i.PuedeDeshacer(ahora); !errors.Is(err, lotes.ErrNoConfirmada) {
		t.Errorf("a preview: got %v", err)
	}
	i.Confirmar(i.Renglones, false, ahora)
	if err := i.PuedeConfirmar(false, ahora.Add(48*time.Hour)); err != nil {
		t.Errorf("confirmed again: %v", err)
	}
	if err := i.PuedeDeshacer(i.DeshacerHasta()); !errors.Is(err, lotes.ErrPlazo) {
		t.Errorf("too late: got %v", err)
	}
	if err := i.PuedeDeshacer(i.DeshacerHasta().Add(-time.Millisecond)); err != nil {
		t.Errorf("in time: %v", err)
	}
	i.Deshacer(ahora)
	if err := i.PuedeDeshacer(ahora); err != nil || i.EstadoEn(ahora) != lotes.Deshecha {
		t.Errorf("again: %v, %v", err, i.EstadoEn(ahora))
	}
}

func TestAnImportIsSeenByWhoMadeIt(t *testing.T) {
	i := nueva(lotes.Nueva)
	for name, c := range map[string]struct {
		por kernel.Actor
		ve  bool
	}{
		"who made it":              {kernel.Actor{ID: "u1", Rol: kernel.Coordinador, Centro: "c1"}, true},
		"an administrator":         {kernel.Actor{ID: "u9", Rol: kernel.Admin}, true},
		"a colleague":              {kernel.Actor{ID: "u2", Rol: kernel.Coordinador, Centro: "c1"}, false},
		"who went to another":      {kernel.Actor{ID: "u1", Rol: kernel.Coordinador, Centro: "c2"}, false},
		"who is an instructor now": {kernel.Actor{ID: "u1", Rol: kernel.Instructor, Centro: "c1"}, false},
	} {
		if got := i.VisiblePara(c.por); got != c.ve {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

func TestTheResultHasTheFileAndTwoColumns(t *testing.T) {
	i := nueva(lotes.ConError, lotes.Nueva)
	i.Encabezados = []string{"nombres", "Resultado", "cargo", "MOTIVO"}
	i.Renglones[0].Celdas = []string{"=1+1", "IGUAL", "jefe", "viejo"}
	i.Renglones[0].Errores = []lotes.Error{{Columna: "A", Clave: "nombres", Mensaje: "Mal."}, {Mensaje: "Peor."}}
	i.Renglones[1].Nota = "Se invita."
	libro := lotes.LibroDeResultado("resultado", "Resultado", i)
	var titulos []string
	for _, c := range libro.Tablas[0].Columnas {
		titulos = append(titulos, c.Titulo)
	}
	if !slices.Equal(titulos, []string{"nombres", "cargo", "resultado", "motivo"}) {
		t.Errorf("columns are %v", titulos)
	}
	var filas [][]string
	for fila, err := range libro.Tablas[0].Filas {
		if err != nil {
			t.Fatal(err)
		}
		var textos []string
		for _, celda := range fila {
			textos = append(textos, celda.Texto)
		}
		filas = append(filas, textos)
	}
	if !slices.Equal(filas[0], []string{"=1+1", "jefe", "ERROR", "Columna A (nombres): Mal. Peor."}) || !slices.Equal(filas[1], []string{"x", "", "NUEVA", "Se invita."}) {
		t.Errorf("rows are %q", filas)
	}
}

func TestTheTemplateExplainsItself(t *testing.T) {
	if hojas := lotes.Plantilla("p", "Instructores", columnas, lotes.XLSX).Tablas; len(hojas) != 2 || len(hojas[0].Columnas) != 3 || hojas[1].Titulo != "Instrucciones" {
		t.Errorf("the workbook has %d sheets", len(hojas))
	}
	if hojas := lotes.Plantilla("p", "Instructores", columnas, lotes.CSV).Tablas; len(hojas) != 1 {
		t.Errorf("the text has %d tables", len(hojas))
	}
}

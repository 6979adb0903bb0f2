package xlsx_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"complementarias/adapters/xlsx"
	"complementarias/application/documentos"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

var creado = time.Date(2026, time.November, 26, 15, 0, 0, 0, time.UTC)

func lunes(n int) kernel.Date { return kernel.NewDate(2027, time.February, 1).AddDays(7 * n) }

// llena has something in every field; texto stands in each that people write.
func llena(texto string) documentos.Solicitud {
	return documentos.Solicitud{
		ID: "s-1", Codigo: "SOL-2026-014", Estado: "Aprobada", Aprobada: true, NumeroFicha: "0301234", Revision: 2, FormatoCodigo: "F11", FormatoVersion: "1", Centro: texto,
		FechaCaracterizacion: lunes(-1), ResponsableNombre: texto, ResponsableCedula: "52345678", ResponsableCorreo: texto,
		Programa: documentos.Programa{Codigo: "00730042", Nombre: texto, Version: "1", Tipo: "Complementaria", Horas: 40, Objetivos: []string{texto, texto},
			Competencias: []string{texto}, Resultados: []string{texto}},
		DuracionMaxima: 40, CupoMaximo: 30, Aprendices: 25, Modalidad: "Presencial", NombreEmpresa: texto, NIT: "900.555.555-2", CodigoEmpresa: "0045", RepresentanteLegal: texto,
		FechaCreacionEmpresa: lunes(-200), DireccionEmpresa: texto, TelefonosEmpresa: "3101234567", Departamento: "Santander", Municipio: "Vélez", LugarFormacion: texto,
		Ambiente: "Aula", Especiales: []documentos.Casilla{{Etiqueta: "CampeSENA", Marcada: true}, {Etiqueta: texto}}, OtroEspecificar: texto,
		InicioInscripcion: lunes(-2), FinalizacionInscripcion: lunes(-1), FechaInicioCurso: lunes(0), FechaFinalizacionCurso: lunes(1),
		Horarios:      []documentos.Franja{{Dia: 1, Desde: 8 * 60, Hasta: 12*60 + 30, Flexible: true, Nota: texto}, {Dia: 1, Fecha: lunes(1), Desde: 0, Hasta: 90}},
		Sesiones:      []horarios.Sesion{{Fecha: lunes(0), Desde: 8 * 60, Hasta: 12*60 + 30}, {Fecha: lunes(1), Desde: 8 * 60, Hasta: 9 * 60, Parcial: true}},
		Justificacion: texto, ObjetivosPersonalizados: []string{texto}, ResultadosEsperados: texto, Observaciones: texto, ComentariosRevision: texto,
		CumpleRequisitos: true, AutorizaUsoInfo: true, Instructor: documentos.Firma{Nombre: texto, En: creado}, Decision: documentos.Firma{Nombre: texto, En: creado, Texto: "Aprobada"},
	}
}

func libroDe(t *testing.T, s documentos.Solicitud) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := xlsx.New("Gestión Complementarias").Solicitud(&b, s, "Inés", creado); err != nil {
		t.Fatal(err)
	}
	return abrir(t, b.Bytes())
}

// datos are the labels of a sheet with what stands beside them, as it is kept and as it is shown, and its type.
func datos(t *testing.T, f *excelize.File, hoja string) map[string][3]string {
	t.Helper()
	filas, err := f.GetRows(hoja)
	if err != nil {
		t.Fatal(err)
	}
	tipos := map[excelize.CellType]string{excelize.CellTypeInlineString: "text", excelize.CellTypeUnset: "number"}
	m := map[string][3]string{}
	for y, fila := range filas {
		if len(fila) == 0 {
			continue
		}
		celda, _ := excelize.CoordinatesToCellName(2, y+1)
		crudo, err := f.GetCellValue(hoja, celda, excelize.Options{RawCellValue: true})
		visto, errVisto := f.GetCellValue(hoja, celda)
		tipo, errTipo := f.GetCellType(hoja, celda)
		if err := errors.Join(err, errVisto, errTipo); err != nil {
			t.Fatal(err)
		}
		if _, ya := m[fila[0]]; !ya {
			m[fila[0]] = [3]string{crudo, visto, tipos[tipo]}
		}
	}
	return m
}

func TestTheWorkbookOfASolicitudHasTypedCells(t *testing.T) {
	f := libroDe(t, llena("Diseño"))
	if got := f.GetSheetList(); !slices.Equal(got, []string{"Información General", "Horarios", "Objetivos y Competencias"}) {
		t.Fatalf("got %q", got)
	}
	d := datos(t, f, "Información General")
	for rotulo, quiere := range map[string][3]string{
		"Código": {"SOL-2026-014", "SOL-2026-014", "text"}, "Número de ficha": {"0301234", "0301234", "text"}, "Cédula": {"52345678", "52345678", "text"},
		"Horas del curso": {"40", "40", "number"}, "Aprendices por inscribir": {"25", "25", "number"}, "Inicio del curso": {"46419", "01/02/2027", "number"},
		"Último envío": {"46352.416666666664", "26/11/2026 10:00", "number"}, "CampeSENA": {"Sí", "Sí", "text"}, "Confirma la veracidad": {"No", "No", "text"},
		"Código de la empresa": {"0045", "0045", "text"}, "Decisión": {"Aprobada", "Aprobada", "text"}, "Veces enviada": {"2", "2", "number"},
	} {
		if d[rotulo] != quiere {
			t.Errorf("%s: got %v, want %v", rotulo, d[rotulo], quiere)
		}
	}
	filas, err := f.GetRows("Horarios")
	if err != nil {
		t.Fatal(err)
	}
	for _, quiere := range [][]string{
		{"Lunes", "", "08:00", "12:30", "4.5", "Sí", "Diseño"}, {"Lunes", "08/02/2027", "00:00", "01:30", "1.5", "No"},
		{"Lunes", "01/02/2027", "08:00", "12:30", "4.5", "No"}, {"Lunes", "08/02/2027", "08:00", "09:00", "1.0", "Sí"}, {"Total", "2 clases", "", "", "5.5"},
	} {
		if !slices.ContainsFunc(filas, func(fila []string) bool { return slices.Equal(fila, quiere) }) {
			t.Errorf("Horarios lacks %q: %q", quiere, filas)
		}
	}
	for _, hoja := range f.GetSheetList() {
		if p, err := f.GetPanes(hoja); err != nil || !p.Freeze || p.YSplit != 2 {
			t.Errorf("%s: %+v, %v", hoja, p, err)
		}
	}
}

func TestNothingOfASolicitudIsAFormulaAndNothingIsLost(t *testing.T) {
	largo := strings.Repeat("Justificación de la formación. ", 129) // 4,000 characters
	for _, texto := range append(slices.Clone(hostiles), largo) {
		f := libroDe(t, llena(texto))
		veces := 0
		for _, hoja := range f.GetSheetList() {
			filas, err := f.GetRows(hoja)
			if err != nil {
				t.Fatal(err)
			}
			for y, fila := range filas {
				for x, valor := range fila {
					celda, _ := excelize.CoordinatesToCellName(x+1, y+1)
					if formula, err := f.GetCellFormula(hoja, celda); err != nil || formula != "" {
						t.Errorf("%q: %s has the formula %q, %v", texto, celda, formula, err)
					}
					if valor == texto {
						veces++
					}
				}
			}
		}
		if veces < 20 {
			t.Errorf("%.40q stands %d times", texto, veces)
		}
	}
}

func TestAnEmptyDraftIsAWorkbookToo(t *testing.T) {
	f := libroDe(t, documentos.Solicitud{Codigo: "SOL-2026-001", Estado: "Borrador"})
	filas, err := f.GetRows("Objetivos y Competencias")
	if err != nil || !slices.ContainsFunc(filas, func(fila []string) bool { return len(fila) == 2 && fila[1] == "Sin escribir" }) {
		t.Errorf("got %q, %v", filas, err)
	}
}

func TestTheInscriptionSheetIsReadyForTheLearners(t *testing.T) {
	var b bytes.Buffer
	if err := xlsx.New("x").Inscripcion(&b, llena("=1+1"), "Inés", creado); err != nil {
		t.Fatal(err)
	}
	f := abrir(t, b.Bytes())
	filas, err := f.GetRows("Inscripción")
	if err != nil || len(filas) != 26 {
		t.Fatalf("%d rows, %v", len(filas), err)
	}
	if quiere := []string{"Resultado del Registro", "Tipo de Identificación", "Número de Identificación", "Código de la ficha", "Tipo Población Aspirante",
		"Tipo de Organización", "Código Empresa"}; !slices.Equal(filas[0], quiere) {
		t.Errorf("heads are %q", filas[0])
	}
	for _, fila := range filas[1:] {
		if !slices.Equal(fila, []string{"", "", "", "0301234", "", "", "0045"}) {
			t.Fatalf("a row is %q", fila)
		}
	}
	for _, celda := range []string{"B2", "C2", "C26", "D2", "G26"} {
		id, err := f.GetCellStyle("Inscripción", celda)
		if err != nil {
			t.Fatal(err)
		}
		if estilo, err := f.GetStyle(id); err != nil || estilo.NumFmt != 49 && (estilo.CustomNumFmt == nil || *estilo.CustomNumFmt != "@") {
			t.Errorf("%s is no text: %+v, %v", celda, estilo, err)
		}
	}
	v, err := f.GetDataValidations("Inscripción")
	if err != nil || len(v) != 1 || v[0].Sqref != "B2:B26" || v[0].Formula1 != `"CC,TI,CE,PEP,PPT"` || *v[0].ErrorStyle != "warning" {
		t.Errorf("got %+v, %v", v, err)
	}
	if d := datos(t, f, "Instrucciones"); d["Ficha"] != [3]string{"0301234", "0301234", "text"} || d["Programa"][0] != "=1+1" {
		t.Errorf("got %v", d)
	}
	sin := llena("x")
	sin.CodigoEmpresa, sin.Aprendices = "", 0
	b.Reset()
	if err := xlsx.New("x").Inscripcion(&b, sin, "Inés", creado); err != nil {
		t.Fatal(err)
	}
	if filas, err := abrir(t, b.Bytes()).GetRows("Inscripción"); err != nil || len(filas) != 2 || !slices.Equal(filas[1], []string{"", "", "", "0301234"}) {
		t.Errorf("got %q, %v", filas, err)
	}
}

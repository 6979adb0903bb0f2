package documentos_test

import (
	"cmp"
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"

	"complementarias/application/documentos"
	"complementarias/application/tablas"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// fuente is a list of two instructors.
type fuente struct {
	falla  error         // of the reading
	tras   int           // rows that come before it
	espera chan struct{} // the reading waits for it
	total  int           // rows that it says it has, two when 0
}

var dosFilas = []documentos.FilaListado{
	{Codigo: "SOL-2026-002", Estado: "Aprobada", Ficha: "3012345", Decidida: ahora, Horas: 40, Aprendices: 25},
	{Codigo: "SOL-2026-001", Estado: "Borrador", Empresa: "=1+1"},
}

func (f fuente) Recorrer(ctx context.Context, _ kernel.Actor, usar func(context.Context, documentos.Recorrido) error) error {
	if f.espera != nil {
		<-f.espera
	}
	return usar(ctx, documentos.Recorrido{
		Total:   cmp.Or(f.total, 2),
		Filtros: []string{"Estado: Aprobadas"}, Hechos: map[string]any{"estado": []string{"APROBADA"}},
		Estados: []documentos.Estado{{Nombre: "Borrador", Plural: "Borradores"}, {Nombre: "Aprobada", Plural: "Aprobadas", Aprobada: true}, {Nombre: "Rechazada", Plural: "Rechazadas", Rechazada: true}},
		Grupos: []documentos.Grupo{
			{CentroCodigo: "9101", Centro: "Uno", InstructorID: "a", Instructor: "Ana", Estado: "Aprobada", Solicitudes: 3, Aprendices: 60, Horas: 120, Decididas: 3, DiasDeDecision: 7},
			{CentroCodigo: "9101", Centro: "Uno", InstructorID: "a", Instructor: "Ana", Estado: "Rechazada", Solicitudes: 1, Aprendices: 10, Horas: 20, Decididas: 1, DiasDeDecision: 2},
			{CentroCodigo: "9546", Centro: "Dos", InstructorID: "b", Instructor: "Ana", Estado: "Borrador", Solicitudes: 4, Aprendices: 5, Horas: 40},
		},
		Filas: func(yield func(documentos.FilaListado, error) bool) {
			for i, fila := range dosFilas {
				if f.falla != nil && i == f.tras {
					yield(documentos.FilaListado{}, f.falla)
					return
				}
				if !yield(fila, nil) {
					return
				}
			}
		},
	})
}

func exportar(c *casa, f documentos.Fuente, s documentos.Salida) (documentos.Archivo, error) {
	return c.casos().ExportarListado.Execute(context.Background(), ines, documentos.ExportarListadoInput{Fuente: f, Salida: s})
}

func TestAListIsRefusedInAFormatThatNobodyWrites(t *testing.T) {
	if _, err := exportar(nuevaCasa(), fuente{}, "docx"); !errors.Is(err, documentos.ErrSalida) {
		t.Errorf("got %v", err)
	}
}

func TestAListThatFailsHalfWayIsNotHandedOut(t *testing.T) {
	for nombre, caso := range map[string]struct {
		f      fuente
		romper func(*casa)
	}{
		"rows":   {fuente{falla: errRota, tras: 1}, func(*casa) {}},
		"writer": {fuente{}, func(c *casa) { c.escritor.falla = errRota }},
		"audit":  {fuente{}, func(c *casa) { c.noAnota = errRota }},
	} {
		c := nuevaCasa()
		caso.romper(c)
		a, err := exportar(c, caso.f, documentos.CSV)
		if !errors.Is(err, errRota) || a.Contenido != nil || c.abiertos != 0 || len(c.anotadas) != 0 {
			t.Errorf("%s: got %+v, %v, %d files open, audit %v", nombre, a, err, c.abiertos, c.anotadas)
		}
	}
}

func TestAListIsHandedOutAndWrittenDown(t *testing.T) {
	c := nuevaCasa()
	a, err := exportar(c, fuente{}, documentos.CSV)
	if err != nil {
		t.Fatal(err)
	}
	// 22:00 of the 26th in Bogotá is the 27th elsewhere.
	if texto := leido(t, a); a.Nombre != "reporte-solicitudes-2026-11-26.csv" || !strings.HasPrefix(texto, "SOL-2026-002|Aprobada|3012345|No|") || c.abiertos != 0 {
		t.Errorf("got %s %q, %d open", a.Nombre, texto, c.abiertos)
	}
	if titulos := hojasDe(c.escritura[0]); !reflect.DeepEqual(titulos, []string{"Listado Completo"}) {
		t.Errorf("a text has %v", titulos)
	}
	quiere := kernel.Anotacion{Accion: documentos.AccionExportarListado, ObjetoTipo: "listado",
		Detalle: map[string]any{"estado": []string{"APROBADA"}, "filas": 2, "salida": "csv"}}
	if !reflect.DeepEqual(c.anotadas, []kernel.Anotacion{quiere}) {
		t.Errorf("got %+v", c.anotadas)
	}
}

// A paper ends with the list, of the columns that fit on one.
func TestAPaperHasTheColumnsThatFitOnIt(t *testing.T) {
	c := nuevaCasa()
	c.deps.Escritores[documentos.PDF] = &c.escritor
	a, err := exportar(c, fuente{}, documentos.PDF)
	if err != nil {
		t.Fatal(err)
	}
	leido(t, a)
	l := c.escritura[0]
	if titulos := hojasDe(l); !reflect.DeepEqual(titulos, []string{"Resumen", "Análisis por Centro", "Análisis por Instructor", "Listado"}) {
		t.Fatalf("got %v", titulos)
	}
	if n := len(l.Tablas[3].Columnas); n > 12 {
		t.Errorf("%d columns", n)
	}
	if a.Nombre != "reporte-solicitudes-2026-11-26.pdf" || a.Tipo != documentos.TipoPDF {
		t.Errorf("got %s, %s", a.Nombre, a.Tipo)
	}
}

func TestAListThatIsTooLongForPaperIsToldWhereItFits(t *testing.T) {
	c := nuevaCasa()
	c.deps.Escritores[documentos.PDF] = &c.escritor
	larga := fuente{total: documentos.FilasDePapel + 1}
	_, err := exportar(c, larga, documentos.PDF)
	f, _ := errors.AsType[*fault.Error](err)
	if !errors.Is(err, documentos.ErrListaLargaParaPapel) || !strings.HasPrefix(f.Message, "Son 5.001 solicitudes y en un PDF caben 5.000.") || len(c.anotadas) != 0 {
		t.Errorf("got %v, audit %v", err, c.anotadas)
	}
	if _, err := exportar(c, larga, documentos.CSV); err != nil {
		t.Errorf("as text: %v", err)
	}
}

func hojasDe(l tablas.Libro) (titulos []string) {
	for _, t := range l.Tablas {
		titulos = append(titulos, t.Titulo)
	}
	return titulos
}

func TestSheetsSumUpWhatIsListed(t *testing.T) {
	c := nuevaCasa()
	a, err := exportar(c, fuente{}, documentos.Excel)
	if err != nil {
		t.Fatal(err)
	}
	leido(t, a)
	l := c.escritura[0]
	if titulos := hojasDe(l); !reflect.DeepEqual(titulos, []string{"Resumen", "Listado Completo", "Análisis por Centro", "Análisis por Instructor"}) {
		t.Fatalf("got %v", titulos)
	}
	texto, n, p := tablas.Texto, tablas.Entero, tablas.Porcentaje
	for i, quiere := range map[int][][]tablas.Celda{
		0: {{texto("Borradores"), n(4), p(0.5 * 4), n(5), n(40)}, {texto("Aprobadas"), n(3), p(1.5), n(60), n(120)}, {texto("Rechazadas"), n(1), p(0.5), n(10), n(20)},
			{texto("Total"), n(8), p(1), n(75), n(180)}},
		2: {
			{texto("9101"), texto("Uno"), {}, n(4), n(0), n(3), n(1), p(0.75), n(60), n(120), tablas.Decimal(2.25)},
			{texto("9546"), texto("Dos"), {}, n(4), n(4), n(0), n(0), {}, n(0), n(0), {}},
			{texto("Total"), {}, {}, n(8), n(4), n(3), n(1), p(0.75), n(60), n(120), tablas.Decimal(2.25)},
		},
		3: { // two people of one name stay two
			{texto("Ana"), texto("9101"), texto("Uno"), n(4), n(0), n(3), n(1), p(0.75), n(60), n(120), tablas.Decimal(2.25)},
			{texto("Ana"), texto("9546"), texto("Dos"), n(4), n(4), n(0), n(0), {}, n(0), n(0), {}},
			{texto("Total"), {}, {}, n(8), n(4), n(3), n(1), p(0.75), n(60), n(120), tablas.Decimal(2.25)},
		},
	} {
		var got [][]tablas.Celda
		for fila, err := range l.Tablas[i].Filas {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, fila)
		}
		if got = append(got, l.Tablas[i].Total); !reflect.DeepEqual(got, quiere) {
			t.Errorf("%s:\ngot  %v\nwant %v", l.Tablas[i].Titulo, got, quiere)
		}
		for _, fila := range got {
			if len(fila) != len(l.Tablas[i].Columnas) {
				t.Errorf("%s: %d cells under %d heads", l.Tablas[i].Titulo, len(fila), len(l.Tablas[i].Columnas))
			}
		}
	}
	notas := strings.Join(l.Tablas[0].Notas, "|")
	if notas != "Estado: Aprobadas|Generado el 26 de noviembre de 2026 por Inés Ñañez|De las aprobadas y rechazadas se aprobó el 75 %.|Del último envío a la decisión pasaron en promedio 2,3 días." {
		t.Errorf("got %s", notas)
	}
}

// Two lists are made at once; a third waits a little and is turned away.
func TestTheThirdListAtOnceIsTurnedAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := nuevaCasa()
		uc := c.casos().ExportarListado
		pedir := func(ctx context.Context, f fuente) error {
			a, err := uc.Execute(ctx, ines, documentos.ExportarListadoInput{Fuente: f, Salida: documentos.CSV})
			if err != nil {
				return err
			}
			return a.Contenido.Close()
		}
		lenta := fuente{espera: make(chan struct{})}
		fin := make(chan error, 2)
		for range 2 {
			go func() { fin <- pedir(t.Context(), lenta) }()
		}
		synctest.Wait()
		if err := pedir(t.Context(), fuente{}); !errors.Is(err, documentos.ErrDescargasOcupadas) {
			t.Errorf("got %v", err)
		}
		ido, irse := context.WithCancel(t.Context())
		irse()
		if err := pedir(ido, fuente{}); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		lenta.espera <- struct{}{}
		if err := errors.Join(<-fin, pedir(t.Context(), fuente{})); err != nil {
			t.Errorf("a turn that is free again: %v", err)
		}
		lenta.espera <- struct{}{}
		if err := <-fin; err != nil {
			t.Error(err)
		}
	})
}

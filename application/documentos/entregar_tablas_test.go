package documentos_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"complementarias/application/documentos"
	"complementarias/application/tablas"
	"complementarias/domain/kernel"
)

func pedido(s documentos.Salida) documentos.EntregarTablasInput {
	return documentos.EntregarTablasInput{Libro: tablas.Libro{Nombre: "reporte", Tablas: []tablas.Tabla{unaTabla}}, Salida: s, Reporte: "reporte_centro",
		Detalle: map[string]any{"anio": 2026}}
}

func TestTablesAreRefusedInAFormatThatNobodyWrites(t *testing.T) {
	c := nuevaCasa()
	for _, s := range []documentos.Salida{"", "docx", documentos.PDF} {
		if _, err := c.casos().EntregarTablas.Execute(t.Context(), ines, pedido(s)); !errors.Is(err, documentos.ErrSalida) {
			t.Errorf("%q: got %v", s, err)
		}
	}
	if len(c.anotadas) > 0 || c.abiertos != 0 {
		t.Errorf("%v was written down and %d files are open", c.anotadas, c.abiertos)
	}
}

func TestWhatCannotBeWrittenOrWrittenDownIsNotHandedOut(t *testing.T) {
	for nombre, romper := range map[string]func(*casa){
		"writer": func(c *casa) { c.escritor.falla = errRota },
		"audit":  func(c *casa) { c.noAnota = errRota },
	} {
		c := nuevaCasa()
		romper(c)
		a, err := c.casos().EntregarTablas.Execute(t.Context(), ines, pedido(documentos.CSV))
		if !errors.Is(err, errRota) || a.Contenido != nil || c.abiertos != 0 || len(c.anotadas) != 0 {
			t.Errorf("%s: got %+v, %v, %d files open, audit %v", nombre, a, err, c.abiertos, c.anotadas)
		}
	}
}

func TestTablesAreHandedOutAndWrittenDown(t *testing.T) {
	c := nuevaCasa()
	a, err := c.casos().EntregarTablas.Execute(t.Context(), ines, pedido(documentos.Excel))
	if err != nil {
		t.Fatal(err)
	}
	if a.Nombre != "reporte.xlsx" || a.Tipo != documentos.TipoExcel || a.Tamano != int64(len("SOL-2026-001|")) || leido(t, a) != "SOL-2026-001|" || c.abiertos != 0 {
		t.Errorf("got %+v, %d files open", a, c.abiertos)
	}
	if l := c.escritura[0]; l.Autor != ines.Nombre || !l.Creado.Equal(ahora) {
		t.Errorf("signed %q at %s", l.Autor, l.Creado)
	}
	quiere := kernel.Anotacion{Accion: documentos.AccionExportarReporte, ObjetoTipo: "reporte", ObjetoID: "reporte_centro",
		Detalle: map[string]any{"anio": 2026, "salida": "excel"}}
	if !reflect.DeepEqual(c.anotadas, []kernel.Anotacion{quiere}) {
		t.Errorf("got %+v", c.anotadas)
	}
}

func TestOnlyFormatsWithAWriterAreOffered(t *testing.T) {
	if got := nuevaCasa().casos().EntregarTablas.Salidas(); !slices.Equal(got, []documentos.Salida{documentos.Excel, documentos.CSV}) {
		t.Errorf("got %v", got)
	}
}

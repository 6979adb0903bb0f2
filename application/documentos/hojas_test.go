package documentos_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"complementarias/application/documentos"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

var aprobada = documentos.Solicitud{ID: "s-1", CentroID: "c9", Codigo: "SOL-2026-014", Aprobada: true, NumeroFicha: "3012345"}

var entrada = documentos.FichaInput{ID: "s-1"}

func TestASheetThatCannotBeReadWrittenOrWrittenDownIsNotHandedOut(t *testing.T) {
	for nombre, romper := range map[string]func(*casa){
		"out of scope": func(c *casa) { c.noHay = errRota },
		"writer":       func(c *casa) { c.noEscribe = errRota },
		"audit":        func(c *casa) { c.noAnota = errRota },
	} {
		c := nuevaCasa()
		c.s = aprobada
		romper(c)
		_, err := c.casos().Libro.Execute(t.Context(), ines, entrada)
		_, otro := c.casos().Inscripcion.Execute(t.Context(), ines, entrada)
		if !errors.Is(err, errRota) || !errors.Is(otro, errRota) || len(c.anotadas) > 0 {
			t.Errorf("%s: got %v, %v and %v", nombre, err, otro, c.anotadas)
		}
	}
}

func TestNothingIsInscribedWithoutANumberOfSofia(t *testing.T) {
	for dice, cambiar := range map[string]func(*documentos.Solicitud){
		"no lo está":        func(s *documentos.Solicitud) { s.Aprobada = false },
		"ficha provisional": func(s *documentos.Solicitud) { s.NumeroFicha, s.FichaProvisional = "20260001", true },
		"SOFIA Plus":        func(s *documentos.Solicitud) { s.NumeroFicha = "" },
	} {
		c := nuevaCasa()
		c.s = aprobada
		cambiar(&c.s)
		_, err := c.casos().Inscripcion.Execute(t.Context(), ines, entrada)
		if f, ok := errors.AsType[*fault.Error](err); !ok || !errors.Is(err, documentos.ErrSinFicha) || f.Kind != fault.Conflict || !strings.Contains(f.Message, dice) || !strings.Contains(f.Message, "SOL-2026-014") {
			t.Errorf("%s: got %v", dice, err)
		}
		if len(c.anotadas) > 0 {
			t.Errorf("%s: %v is written down", dice, c.anotadas)
		}
		if a, err := c.casos().Libro.Execute(t.Context(), ines, entrada); err != nil || a.Tamano == 0 { // the workbook comes in any state
			t.Errorf("%s: %v", dice, err)
		}
	}
}

func TestSheetsOfASolicitudAreWrittenDown(t *testing.T) {
	c := nuevaCasa()
	c.s = aprobada
	libro, err := c.casos().Libro.Execute(t.Context(), ines, entrada)
	hoja, otro := c.casos().Inscripcion.Execute(t.Context(), ines, entrada)
	if err := errors.Join(err, otro); err != nil {
		t.Fatal(err)
	}
	if texto := leido(t, libro); libro.Nombre != "solicitud-SOL-2026-014.xlsx" || libro.Tipo != documentos.TipoExcel || texto != "libro de SOL-2026-014 por Inés Ñañez el 2026-11-27T03:00:00Z" {
		t.Errorf("got %+v %q", libro, texto)
	}
	if texto := leido(t, hoja); hoja.Nombre != "inscripcion-3012345.xlsx" || texto != "inscripción de 3012345" {
		t.Errorf("got %+v %q", hoja, texto)
	}
	nota := kernel.Anotacion{Accion: documentos.AccionExportarSolicitud, ObjetoTipo: "solicitud", ObjetoID: "s-1", Centro: "c9",
		Detalle: map[string]any{"salida": "excel"}}
	otra := nota
	otra.Accion = documentos.AccionInscripcion
	if !reflect.DeepEqual(c.anotadas, []kernel.Anotacion{nota, otra}) {
		t.Errorf("got %+v", c.anotadas)
	}
}

package pdf_test

import (
	"strings"
	"testing"
	"time"

	"complementarias/application/tablas"
	"complementarias/test/papeles"
)

// dibujado is what a page says of one row in a chart of two series, without the table.
func dibujado(t *testing.T, g tablas.Grafico, uno, dos tablas.Celda) string {
	t.Helper()
	g.Titulo, g.Series = "Lo que pasó", []int{1, 2}
	tabla := tablas.Tabla{Titulo: "Hoja", Columnas: []tablas.Columna{{Titulo: "Mes", Ancho: 20}, {Titulo: "Una", Ancho: 20}, {Titulo: "Otra", Ancho: 20}}, Grafico: &g,
		Filas: tablas.Filas([][]tablas.Celda{{tablas.Texto("Enero"), uno, dos}})}
	b := escribir(t, tablas.Libro{Titulo: "Reporte", Tablas: []tablas.Tabla{tabla}, Creado: time.Date(2026, 11, 27, 3, 0, 0, 0, time.UTC)})
	papeles.Revisar(t, b)
	_, resto, _ := strings.Cut(papeles.Corrido(strings.Join(papeles.Texto(t, b), " ")), "Lo que pasó")
	dibujo, _, hay := strings.Cut(resto, "Mes")
	if !hay {
		t.Fatalf("no chart above a table: %s", resto)
	}
	return dibujo
}

func TestPartsOfAWholeMakeOneBarWithTheirSum(t *testing.T) {
	apiladas := tablas.Grafico{Forma: tablas.Apiladas, Tonos: []tablas.Tono{tablas.Bien, tablas.Mal}}
	if got := dibujado(t, apiladas, tablas.Entero(1200), tablas.Entero(34)); !strings.Contains(got, "1.234") || strings.Contains(got, "1.200") || strings.Contains(got, "+") {
		t.Errorf("says %q", got)
	}
	if got := dibujado(t, apiladas, tablas.Celda{}, tablas.Entero(34)); !strings.Contains(got, "34") {
		t.Errorf("with an empty part: says %q", got)
	}
}

// A median and a percentile are no parts of anything: nobody may read their sum.
func TestSeriesThatAreNoPartsHaveABarEach(t *testing.T) {
	for _, forma := range []tablas.Forma{tablas.Lineas, tablas.Barras, tablas.Columnas} {
		got := dibujado(t, tablas.Grafico{Forma: forma}, tablas.Decimal(6.5), tablas.Decimal(7.5))
		if !strings.Contains(got, "6,5") || !strings.Contains(got, "7,5") || strings.Contains(got, "14") || strings.Contains(got, "+") {
			t.Errorf("form %d says %q", forma, got)
		}
	}
}

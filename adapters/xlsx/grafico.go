package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"complementarias/application/tablas"
)

// Size of a chart in pixels: a tall one has room for a name in each row.
const (
	anchoGrafico   = 640
	altoGrafico    = 320
	altoDeBarra    = 26
	altoDeGrafico  = 900 // at most
	alrededorDeEje = 110
)

var formas = map[tablas.Forma]excelize.ChartType{
	tablas.Barras: excelize.Bar, tablas.Columnas: excelize.Col, tablas.Apiladas: excelize.ColStacked, tablas.Lineas: excelize.Line,
}

var coloresDeSerie = []string{verdeHondo, azul, amarillo, morado, verde, tenue}

var coloresDeTono = map[tablas.Tono]string{tablas.Bien: verdeHondo, tablas.Mal: "A80521", tablas.Devuelto: "C24E00", tablas.EnEspera: "C88800",
	tablas.EnTramite: "0B4F7D", tablas.Cerrado: "54626E", tablas.SinEmpezar: "9EA9B2"}

// grafico puts a native chart beside the table, on the cells of its rows.
func (h *hoja) grafico(t tablas.Tabla, cabeza, filas int) error {
	g := t.Grafico
	categorias := h.rango(g.Categorias, cabeza+1, cabeza+filas)
	var series []excelize.ChartSeries
	for i, columna := range g.Series {
		color, hay := coloresDeTono[g.Tono(i)]
		if !hay {
			color = coloresDeSerie[i%len(coloresDeSerie)]
		}
		series = append(series, excelize.ChartSeries{Name: h.rango(columna, cabeza, cabeza), Categories: categorias,
			Values: h.rango(columna, cabeza+1, cabeza+filas), Fill: relleno(color), Line: excelize.LineOptions{Fill: relleno(color), Width: 2}})
	}
	alto := altoGrafico
	if g.Forma == tablas.Barras {
		alto = min(altoDeGrafico, max(altoGrafico, filas*len(g.Series)*altoDeBarra+alrededorDeEje))
	}
	deEje := excelize.Font{Family: letra, Size: 10, Color: "1F2933"}
	leyenda := excelize.ChartLegend{Position: "none"}
	if len(g.Series) > 1 {
		leyenda.Position = "bottom"
	}
	grafico := &excelize.Chart{Type: formas[g.Forma], Series: series, Legend: leyenda, VaryColors: puntero(false), GapWidth: puntero(uint(60)),
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: limpio(g.Titulo), Font: &excelize.Font{Bold: true, Size: 12, Color: azul, Family: letra}}}},
		Dimension: excelize.ChartDimension{Width: anchoGrafico, Height: uint(max(0, alto))},
		PlotArea:  excelize.ChartPlotArea{ShowVal: len(g.Series) == 1},
		Format:    excelize.GraphicOptions{AltText: limpio(g.Titulo), OffsetX: 12, Positioning: "oneCell"},
		XAxis:     excelize.ChartAxis{ReverseOrder: g.Forma == tablas.Barras, Font: deEje},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, None: g.Forma == tablas.Barras && len(g.Series) == 1, Font: deEje},
	}
	celda, err := excelize.CoordinatesToCellName(len(t.Columnas)+2, max(1, cabeza))
	if err == nil {
		err = h.f.AddChart(h.nombre, celda, grafico)
	}
	if err != nil {
		return fmt.Errorf("xlsx: chart of %s: %w", h.nombre, err)
	}
	return nil
}

// rango names cells of one column, from 0, in absolute terms.
func (h *hoja) rango(columna, desde, hasta int) string {
	letras, err := excelize.ColumnNumberToName(columna + 1)
	if err != nil {
		letras = "A"
	}
	if desde == hasta {
		return fmt.Sprintf("%s!$%s$%d", citada(h.nombre), letras, desde)
	}
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", citada(h.nombre), letras, desde, letras, hasta)
}

// citada is the name of a sheet as references spell it.
func citada(nombre string) string { return "'" + strings.ReplaceAll(nombre, "'", "''") + "'" }

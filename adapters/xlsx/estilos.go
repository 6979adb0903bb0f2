package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"complementarias/application/tablas"
)

// Colours of the application (ui.md 2).
const (
	azul       = "00304D"
	verde      = "39A900"
	verdeHondo = "007832"
	amarillo   = "FDC300"
	morado     = "71277A"
	gris       = "F6F6F6"
	linea      = "D8DEE4"
	tenue      = "53606B"
	letra      = "Calibri"
)

// Formats of numbers, as Excel keeps them.
const (
	formatoEntero     = "#,##0"
	formatoDecimal    = "#,##0.0"
	formatoPorcentaje = "0.0%"
	formatoFecha      = "dd/mm/yyyy"
	formatoInstante   = "dd/mm/yyyy hh:mm"
	formatoHora       = "hh:mm"
	formatoTexto      = "@"
)

// estilos are the looks of cells, each made once for a workbook.
type estilos struct {
	titulo, nota, cabeza, cabezaDerecha, seccion, rotulo, texto, larga, literal, campo int
	hora                                                                               int
	celdas, totales, valores                                                           [tablas.EsInstante + 1]int
}

// muestra lends the looks of a workbook: making them takes longer than filling a small sheet. Whoever shares them may not
// add to them. It does not hold the workbook itself: an Escritor is used through interfaces, and the linker keeps every
// method of every type that such a value names, which for excelize.File is a whole engine of formulas, 3 MB.
type muestra struct {
	hojaDeEstilos any // File.Styles, whose type has no name here
	est           *estilos
}

func nuevaMuestra() (muestra, error) {
	f := excelize.NewFile()
	est, err := nuevosEstilos(f)
	return muestra{f.Styles, est}, err
}

// prestar puts what was lent where T is expected.
func prestar[T any](a *T, de any) (err error) {
	var ok bool
	if *a, ok = de.(T); !ok {
		err = fmt.Errorf("xlsx: the looks are a %T", de)
	}
	return err
}

func nuevosEstilos(f *excelize.File) (*estilos, error) {
	e := &estilos{}
	borde := []excelize.Border{{Type: "bottom", Color: linea, Style: 1}}
	sobre := []excelize.Border{{Type: "top", Color: azul, Style: 1}, {Type: "bottom", Color: azul, Style: 1}}
	// A text keeps its distance from a number in the column before it.
	arriba := &excelize.Alignment{Vertical: "top", Horizontal: "left", Indent: 1}
	envuelta := &excelize.Alignment{Vertical: "top", Horizontal: "left", Indent: 1, WrapText: true}
	normal, fuerte := &excelize.Font{Family: letra, Size: 10}, &excelize.Font{Family: letra, Size: 10, Bold: true}
	pedidos := []struct {
		id    *int
		forma excelize.Style
	}{
		{&e.titulo, excelize.Style{Font: &excelize.Font{Family: letra, Size: 16, Bold: true, Color: azul}}},
		{&e.nota, excelize.Style{Font: &excelize.Font{Family: letra, Size: 10, Color: tenue}}},
		{&e.cabeza, excelize.Style{Font: &excelize.Font{Family: letra, Size: 10, Bold: true, Color: "FFFFFF"}, Fill: relleno(azul),
			Alignment: &excelize.Alignment{Vertical: "center", Horizontal: "left", Indent: 1, WrapText: true}}},
		{&e.cabezaDerecha, excelize.Style{Font: &excelize.Font{Family: letra, Size: 10, Bold: true, Color: "FFFFFF"}, Fill: relleno(azul),
			Alignment: &excelize.Alignment{Vertical: "center", Horizontal: "right", WrapText: true}}},
		{&e.seccion, excelize.Style{Font: &excelize.Font{Family: letra, Size: 11, Bold: true, Color: "FFFFFF"}, Fill: relleno(verdeHondo),
			Alignment: &excelize.Alignment{Vertical: "center", Horizontal: "left", Indent: 1}}},
		{&e.rotulo, excelize.Style{Font: &excelize.Font{Family: letra, Size: 10, Bold: true, Color: azul}, Fill: relleno(gris), Border: borde,
			Alignment: envuelta}},
		{&e.texto, excelize.Style{Font: normal, Border: borde, Alignment: arriba}},
		{&e.larga, excelize.Style{Font: normal, Border: borde, Alignment: envuelta}},
		{&e.literal, excelize.Style{Font: normal, Border: borde, Alignment: arriba, CustomNumFmt: puntero(formatoTexto)}},
		{&e.campo, excelize.Style{Font: normal, CustomNumFmt: puntero(formatoTexto)}},
		{&e.hora, excelize.Style{Font: normal, Border: borde, CustomNumFmt: puntero(formatoHora),
			Alignment: arriba}},
	}
	for tipo, formato := range map[tablas.Tipo]string{tablas.Vacia: "", tablas.EsTexto: "", tablas.EsEntero: formatoEntero, tablas.EsDecimal: formatoDecimal,
		tablas.EsPorcentaje: formatoPorcentaje, tablas.EsFecha: formatoFecha, tablas.EsInstante: formatoInstante} {
		celda, total := excelize.Style{Font: normal, Border: borde, Alignment: &excelize.Alignment{Vertical: "top"}}, excelize.Style{Font: fuerte, Border: sobre, Fill: relleno(gris)}
		if formato != "" {
			celda.CustomNumFmt, total.CustomNumFmt = puntero(formato), puntero(formato)
		}
		aIzquierda := celda
		aIzquierda.Alignment = arriba
		if tipo <= tablas.EsTexto {
			total.Alignment = arriba
		}
		pedidos = append(pedidos, struct {
			id    *int
			forma excelize.Style
		}{&e.celdas[tipo], celda}, struct {
			id    *int
			forma excelize.Style
		}{&e.totales[tipo], total}, struct {
			id    *int
			forma excelize.Style
		}{&e.valores[tipo], aIzquierda})
	}
	for _, p := range pedidos {
		var err error
		if *p.id, err = f.NewStyle(&p.forma); err != nil {
			return nil, fmt.Errorf("xlsx: style: %w", err)
		}
	}
	return e, nil
}

func relleno(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

func puntero[T any](v T) *T { return &v }

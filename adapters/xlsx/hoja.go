package xlsx

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"complementarias/application/tablas"
	"complementarias/domain/kernel"
)

const (
	apaisada     = "landscape"
	vertical     = "portrait"
	papelCarta   = 1
	anchoNormal  = 16 // characters
	cadaCuantas  = 256
	altoDeCabeza = 30  // points: two lines
	anchoLegible = 240 // characters of a printed page
	altoDeLinea  = 13.5
	altoMaximo   = 409 // points: Excel's limit
)

// hoja is a sheet that is written row by row.
type hoja struct {
	*cuaderno
	sw     *excelize.StreamWriter
	nombre string
	fila   int // the last one written
}

// hoja adds a sheet of Letter size that prints as wide as its page.
func (c *cuaderno) hoja(nombre, orientacion string) (*hoja, error) {
	f := c.f
	if err := c.pestana(nombre); err != nil {
		return nil, fmt.Errorf("xlsx: sheet: %w", err)
	}
	si := true
	if err := f.SetSheetProps(nombre, &excelize.SheetPropsOptions{FitToPage: &si}); err != nil {
		return nil, fmt.Errorf("xlsx: sheet: %w", err)
	}
	if err := f.SetSheetView(nombre, 0, &excelize.ViewOptions{ShowGridLines: puntero(false)}); err != nil {
		return nil, fmt.Errorf("xlsx: sheet: %w", err)
	}
	if err := f.SetPageLayout(nombre, &excelize.PageLayoutOptions{Size: puntero(papelCarta), Orientation: &orientacion, FitToWidth: puntero(1),
		FitToHeight: puntero(0)}); err != nil {
		return nil, fmt.Errorf("xlsx: page: %w", err)
	}
	if err := f.SetPageMargins(nombre, &excelize.PageLayoutMarginsOptions{Left: puntero(0.4), Right: puntero(0.4), Top: puntero(0.6),
		Bottom: puntero(0.6), Header: puntero(0.3), Footer: puntero(0.3)}); err != nil {
		return nil, fmt.Errorf("xlsx: page: %w", err)
	}
	if err := f.SetHeaderFooter(nombre, &excelize.HeaderFooterOptions{OddFooter: "&L&8&A&R&8Página &P de &N"}); err != nil {
		return nil, fmt.Errorf("xlsx: page: %w", err)
	}
	sw, err := f.NewStreamWriter(nombre)
	if err != nil {
		return nil, fmt.Errorf("xlsx: sheet: %w", err)
	}
	return &hoja{cuaderno: c, sw: sw, nombre: nombre}, nil
}

// anchos sets the width of each column, in characters.
func (h *hoja) anchos(anchos ...int) error {
	// From the last to the first: the library puts each before those that it has, and Excel wants them in order.
	for i := len(anchos) - 1; i >= 0; i-- {
		ancho := anchos[i]
		if ancho == 0 {
			ancho = anchoNormal
		}
		if err := h.sw.SetColWidth(i+1, i+1, float64(ancho)); err != nil {
			return fmt.Errorf("xlsx: width: %w", err)
		}
	}
	return nil
}

// aLoAncho prints a table that is too wide to be read on one page on as many as it takes.
func (h *hoja) aLoAncho(anchos []int) error {
	total := 0
	for _, ancho := range anchos {
		total += ancho
	}
	if err := h.f.SetPageLayout(h.nombre, &excelize.PageLayoutOptions{FitToWidth: puntero(1 + total/anchoLegible)}); err != nil {
		return fmt.Errorf("xlsx: page: %w", err)
	}
	return nil
}

// congelar keeps the rows down to fila and the first columns in sight.
func (h *hoja) congelar(fila, columnas int) error {
	celda, err := excelize.CoordinatesToCellName(columnas+1, fila+1)
	if err != nil {
		return fmt.Errorf("xlsx: panes: %w", err)
	}
	panel := "bottomLeft"
	if columnas > 0 {
		panel = "bottomRight"
	}
	if err := h.sw.SetPanes(&excelize.Panes{Freeze: true, XSplit: columnas, YSplit: fila, TopLeftCell: celda, ActivePane: panel}); err != nil {
		return fmt.Errorf("xlsx: panes: %w", err)
	}
	return nil
}

func (h *hoja) escribir(valores []interface{}, opciones ...excelize.RowOpts) error {
	h.fila++
	celda, err := excelize.CoordinatesToCellName(1, h.fila)
	if err == nil {
		err = h.sw.SetRow(celda, valores, opciones...)
	}
	if err != nil {
		return fmt.Errorf("xlsx: row %d of %s: %w", h.fila, h.nombre, err)
	}
	return nil
}

// saltar leaves a row empty.
func (h *hoja) saltar() { h.fila++ }

func (h *hoja) cerrar() error {
	if err := h.sw.Flush(); err != nil {
		return fmt.Errorf("xlsx: sheet %s: %w", h.nombre, err)
	}
	return nil
}

// tabla fills the sheet with t.
func (h *hoja) tabla(ctx context.Context, t tablas.Tabla) error {
	anchos := make([]int, len(t.Columnas))
	for i, c := range t.Columnas {
		anchos[i] = c.Ancho
	}
	cabeza := 1
	if len(t.Notas) > 0 {
		cabeza = len(t.Notas) + 3 // title, notes, an empty row
	}
	fijas := 0
	if len(t.Columnas) > 8 {
		fijas = 1 // so many do not fit a screen: the first one says which row it is
	}
	if err := h.anchos(anchos...); err != nil {
		return err
	}
	if err := h.aLoAncho(anchos); err != nil {
		return err
	}
	if err := h.congelar(cabeza, fijas); err != nil {
		return err
	}
	if err := h.encabezar(t); err != nil {
		return err
	}
	n, err := h.filas(ctx, t)
	if err != nil {
		return err
	}
	if err := h.filtrable(cabeza, n, len(t.Columnas)); err != nil {
		return err
	}
	if t.Grafico != nil && n > 0 {
		if err := h.grafico(t, cabeza, n); err != nil {
			return err
		}
	}
	return h.cerrar()
}

// encabezar writes the title with the notes, if there are any, and the head of the table.
func (h *hoja) encabezar(t tablas.Tabla) error {
	if len(t.Notas) > 0 {
		if err := h.escribir([]interface{}{excelize.Cell{StyleID: h.est.titulo, Value: t.Titulo}}, excelize.RowOpts{Height: 24}); err != nil {
			return err
		}
		for _, nota := range t.Notas {
			if err := h.escribir([]interface{}{excelize.Cell{StyleID: h.est.nota, Value: nota}}); err != nil {
				return err
			}
		}
		h.saltar()
	}
	titulos := make([]interface{}, len(t.Columnas))
	for i, c := range t.Columnas {
		titulos[i] = excelize.Cell{StyleID: h.est.cabeza, Value: c.Titulo}
		if c.Derecha {
			titulos[i] = excelize.Cell{StyleID: h.est.cabezaDerecha, Value: c.Titulo}
		}
	}
	return h.escribir(titulos, excelize.RowOpts{Height: altoDeCabeza})
}

// filas lays up the rows and the total, and tells how many rows there were.
func (h *hoja) filas(ctx context.Context, t tablas.Tabla) (int, error) {
	acopio, err := h.acopiar(h.nombre)
	if err != nil {
		return 0, err
	}
	r := renglon{est: h.est, columnas: t.Columnas, acopio: acopio}
	n := 0
	for fila, err := range t.Filas {
		if err == nil && n%cadaCuantas == 0 {
			err = ctx.Err()
		}
		if err == nil {
			h.fila++
			err = r.escribir(h.fila, fila, alto(altoDeFila(fila, t.Columnas)), false)
		}
		if err != nil {
			return n, err
		}
		n++
	}
	if t.Total != nil {
		h.fila++
		if err := r.escribir(h.fila, t.Total, 0, true); err != nil {
			return n, err
		}
	}
	return n, acopio.terminar()
}

// altoDeFila is how many lines the wrapped texts of a row take.
func altoDeFila(fila []tablas.Celda, columnas []tablas.Columna) int {
	lineas := 1
	for i, c := range fila {
		if i < len(columnas) && columnas[i].Larga {
			lineas = max(lineas, renglones(c.Texto, columnas[i].Ancho))
		}
	}
	return lineas
}

// alto is the height in points for so many lines; 0 for one, which has the height that it has anyway. Programs that read the
// file do not always see to it themselves.
func alto(lineas int) float64 {
	if lineas <= 1 {
		return 0
	}
	return min(altoMaximo, float64(lineas)*altoDeLinea+2)
}

// renglones estimates how many lines a text takes in a column of so many characters.
func renglones(s string, ancho int) int {
	if ancho == 0 {
		ancho = anchoNormal
	}
	n := 0
	for parrafo := range strings.SplitSeq(s, "\n") {
		n += 1 + max(0, utf8.RuneCountInString(parrafo)-1)/ancho
	}
	return n
}

// filtrable puts filters on the head and repeats it on every printed page.
func (h *hoja) filtrable(cabeza, filas, columnas int) error {
	desde, err := excelize.CoordinatesToCellName(1, cabeza)
	if err != nil {
		return fmt.Errorf("xlsx: filter: %w", err)
	}
	hasta, err := excelize.CoordinatesToCellName(max(1, columnas), cabeza+filas)
	if err != nil {
		return fmt.Errorf("xlsx: filter: %w", err)
	}
	if err := h.f.AutoFilter(h.nombre, desde+":"+hasta, nil); err != nil {
		return fmt.Errorf("xlsx: filter: %w", err)
	}
	titulos := fmt.Sprintf("%s!$%d:$%d", citada(h.nombre), cabeza, cabeza)
	if err := h.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titulos, Scope: h.nombre}); err != nil {
		return fmt.Errorf("xlsx: print titles: %w", err)
	}
	return nil
}

// deTexto marks as text what would turn into a formula if somebody edited its cell.
func (e *estilos) deTexto(s string, larga bool) int {
	switch {
	case s != "" && (s[0] == '=' || s[0] == '+' || s[0] == '-' || s[0] == '@' || s[0] == '\t' || s[0] == '\r'):
		return e.literal
	case larga:
		return e.larga
	}
	return e.texto
}

// valor is what the library writes for a cell: numbers for all but texts.
func valor(c tablas.Celda) interface{} {
	switch c.Tipo {
	case tablas.EsTexto:
		return c.Texto
	case tablas.EsEntero:
		return int(c.Numero)
	case tablas.EsDecimal, tablas.EsPorcentaje:
		return c.Numero
	case tablas.EsFecha:
		return dia(c.Fecha)
	case tablas.EsInstante:
		return instante(c.Instante)
	case tablas.Vacia:
	}
	return nil
}

// comienzo is day 0 of Excel for every date since March of 1900.
var comienzo = kernel.NewDate(1899, time.December, 30)

// dia is a date as Excel counts days.
func dia(d kernel.Date) int { return d.DaysSince(comienzo) }

// instante is a moment in Bogotá as Excel counts days, to the minute.
func instante(t time.Time) float64 {
	local := t.In(kernel.Bogota)
	return float64(dia(kernel.Today(t))) + float64(local.Hour()*60+local.Minute())/(24*60)
}

// Package tablas is how a module that has figures and an adapter that writes files agree on what a table is: a title,
// columns, rows of typed cells (docs/adr/0012). It knows no format and no module.
package tablas

import (
	"iter"
	"time"

	"complementarias/domain/kernel"
)

// Libro is what leaves the system in one file: a workbook, a report on paper, a text with separators.
type Libro struct {
	Nombre string // of the file, without extension
	Titulo string
	// Autor and Creado stand in the properties of the file.
	Autor  string
	Creado time.Time
	Tablas []Tabla
}

// Tabla is one sheet of a workbook or one section of a report.
type Tabla struct {
	Titulo   string   // at most 31 characters show on the tab of a sheet
	Notas    []string // lines over the table: what was asked for, what to mind
	Columnas []Columna
	// Filas gives the rows, once each time it is walked. A row is valid until the next one; an error ends the file. Rows
	// have one cell for each column.
	Filas iter.Seq2[[]Celda, error]
	// Total is a last row of sums in bold; nil when there is none.
	Total   []Celda
	Grafico *Grafico
}

// Columna is the head of a column.
type Columna struct {
	Titulo string
	Ancho  int  // characters; 0 leaves it to the writer
	Larga  bool // texts that are wrapped
	// Derecha puts the head over numbers, which stand to the right.
	Derecha bool
}

// Grafico is a chart of the table: one point for each row. A writer that has no charts leaves it out, so that nothing may
// stand in it alone.
type Grafico struct {
	Titulo     string
	Forma      Forma
	Categorias int    // column with the names
	Series     []int  // columns with the figures, named by their titles
	Tonos      []Tono // what the colour of each series means; without one the writer chooses
}

// Tono tells what the colour of series n means, and is empty if nothing.
func (g Grafico) Tono(n int) Tono {
	if n < len(g.Tonos) {
		return g.Tonos[n]
	}
	return ""
}

// Tono is the meaning of a colour, so that it is the same in every file and on the page.
type Tono string

const (
	Bien       Tono = "bien"
	Mal        Tono = "mal"
	Devuelto   Tono = "devuelto"
	EnEspera   Tono = "en espera"
	EnTramite  Tono = "en tramite"
	Cerrado    Tono = "cerrado"
	SinEmpezar Tono = "sin empezar"
)

// Forma is the kind of a chart.
type Forma int

const (
	Barras   Forma = iota // horizontal
	Columnas              // upright
	Apiladas              // upright, one series on the other
	Lineas
)

// Tipo says what a Celda holds.
type Tipo uint8

const (
	Vacia Tipo = iota
	EsTexto
	EsEntero
	EsDecimal    // shown with one decimal
	EsPorcentaje // 1 is 100 %
	EsFecha
	EsInstante // shown in Bogotá
)

// Celda is one value; the zero one is empty. A text is never anything but a text, whatever it begins with.
type Celda struct {
	Tipo     Tipo
	Texto    string
	Numero   float64
	Fecha    kernel.Date
	Instante time.Time
}

// Texto is empty for an empty text.
func Texto(s string) Celda {
	if s == "" {
		return Celda{}
	}
	return Celda{Tipo: EsTexto, Texto: s}
}

// Entero is a whole number.
func Entero(n int) Celda { return Celda{Tipo: EsEntero, Numero: float64(n)} }

// EnteroSiHay is empty for zero, where zero means not given.
func EnteroSiHay(n int) Celda {
	if n == 0 {
		return Celda{}
	}
	return Entero(n)
}

// Decimal is a number with a fraction.
func Decimal(n float64) Celda { return Celda{Tipo: EsDecimal, Numero: n} }

// Porcentaje is a part of 1.
func Porcentaje(n float64) Celda { return Celda{Tipo: EsPorcentaje, Numero: n} }

// Fecha is empty for the zero date.
func Fecha(d kernel.Date) Celda {
	if d.IsZero() {
		return Celda{}
	}
	return Celda{Tipo: EsFecha, Fecha: d}
}

// Instante is empty for the zero time.
func Instante(t time.Time) Celda {
	if t.IsZero() {
		return Celda{}
	}
	return Celda{Tipo: EsInstante, Instante: t}
}

// Filas walks rows that are in memory.
func Filas(filas [][]Celda) iter.Seq2[[]Celda, error] {
	return func(yield func([]Celda, error) bool) {
		for _, fila := range filas {
			if !yield(fila, nil) {
				return
			}
		}
	}
}

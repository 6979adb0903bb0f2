// Package lotes is how many rows come into the system at once from a sheet that people have filled in (docs/adr/0018):
// what was read, which column is which, what each row would do, and the import that is kept between its preview, its
// confirmation and its undoing. It knows no format and no module; it is shared by those that import.
package lotes

import "context"

// Limits of a file that is imported (quality.md 3).
const (
	TamanoMaximo   = 5 << 20 // bytes
	FilasMaximas   = 2000
	ColumnasMaxima = 100
	CeldaMaxima    = 10_000 // characters
)

// Formato is what a file is by its content, whatever its name says.
type Formato string

const (
	XLSX Formato = "xlsx"
	CSV  Formato = "csv"
)

// Lector reads a sheet. It returns a *fault.Error of errores.go for whatever cannot be read or is larger than the limits,
// in little memory whatever the file holds, and ends early with the error of ctx.
type Lector interface {
	Leer(ctx context.Context, contenido []byte) (Hoja, error)
}

// Hoja is a sheet as texts. Numbers are written in full (52345678, never 5.2E7 or 52345678.0), dates as dd/mm/aaaa, so
// that none passes for a number.
type Hoja struct {
	Formato     Formato
	Nombre      string   // of the sheet within a workbook
	Encabezados []string // as written, without blanks at the ends; never empty as a whole
	Filas       []Fila   // without the blank ones; at least one, at most FilasMaximas
}

// Fila is one row under the heads.
type Fila struct {
	Numero int      // as the program that made the file counts it
	Celdas []string // as many as there are heads, without blanks at the ends
}

// Lectores reads a file by what it is.
type Lectores struct {
	XLSX Lector
	CSV  Lector
}

// Leer implements Lector: the first bytes decide.
func (l Lectores) Leer(ctx context.Context, contenido []byte) (Hoja, error) {
	formato, err := Reconocer(contenido)
	if err != nil {
		return Hoja{}, err
	}
	if formato == XLSX {
		return l.XLSX.Leer(ctx, contenido)
	}
	return l.CSV.Leer(ctx, contenido)
}

// Cuadrar gives every row as many cells as there are heads, and a head without a name to each cell beyond them. A Lector
// calls it last.
func (h *Hoja) Cuadrar() {
	ancho := len(h.Encabezados)
	for _, f := range h.Filas {
		ancho = max(ancho, len(f.Celdas))
	}
	for len(h.Encabezados) < ancho {
		h.Encabezados = append(h.Encabezados, "")
	}
	for i := range h.Filas {
		for len(h.Filas[i].Celdas) < ancho {
			h.Filas[i].Celdas = append(h.Filas[i].Celdas, "")
		}
	}
}

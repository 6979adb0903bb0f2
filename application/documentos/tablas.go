package documentos

import (
	"context"
	"io"

	"complementarias/application/tablas"
)

// Salida is what a document comes out as.
type Salida string

const (
	PDF   Salida = "pdf"
	Excel Salida = "excel"
	CSV   Salida = "csv"
)

var tiposDeSalida = map[Salida]struct{ tipo, extension string }{
	PDF: {TipoPDF, ".pdf"}, Excel: {TipoExcel, ".xlsx"}, CSV: {TipoCSV, ".csv"},
}

// Escritor writes tables in one format. It walks the rows of each Tabla once, in order, and ends early with the error of ctx.
type Escritor interface {
	Escribir(ctx context.Context, w io.Writer, l tablas.Libro) error
}

// Temporales keeps what is being written out of memory until it is handed out.
type Temporales interface {
	Nuevo() (Temporal, error)
}

// Temporal is a file that is gone once it is closed.
type Temporal interface {
	io.WriteCloser
	// Leer gives what was written, from its beginning, and how many bytes there are. Closing it closes the Temporal.
	Leer() (io.ReadCloser, int64, error)
}

// aArchivo lets escribir fill a temporary file and makes an Archivo of it; nothing is left of it when that fails.
func aArchivo(t Temporales, nombre string, s Salida, escribir func(io.Writer) error) (Archivo, error) {
	f, err := t.Nuevo()
	if err != nil {
		return Archivo{}, err
	}
	if err := escribir(f); err != nil {
		_ = f.Close() // its own failure would hide the one that counts
		return Archivo{}, err
	}
	contenido, tamano, err := f.Leer()
	if err != nil {
		_ = f.Close()
		return Archivo{}, err
	}
	forma := tiposDeSalida[s]
	return Archivo{Nombre: nombre + forma.extension, Tipo: forma.tipo, Tamano: tamano, Contenido: contenido}, nil
}

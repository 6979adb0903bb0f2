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

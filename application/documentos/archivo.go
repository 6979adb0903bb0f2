// Package documentos makes the papers and sheets that leave the system: the ficha de caracterización, lists, templates.
// What stands in them comes from the other modules through its ports; it has no rules of its own. usecases.go is its
// table of contents.
package documentos

import (
	"bytes"
	"io"
)

// Archivo is a file that is ready to be handed out. Whoever reads it closes Contenido.
type Archivo struct {
	Nombre    string // with its extension
	Tipo      string // media type
	Tamano    int64  // bytes
	Contenido io.ReadCloser
}

// Media types of what the module makes.
const (
	TipoPDF   = "application/pdf"
	TipoExcel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	TipoCSV   = "text/csv; charset=utf-8"
)

// EnMemoria makes an Archivo of a small one.
func EnMemoria(nombre, tipo string, contenido []byte) Archivo {
	return Archivo{Nombre: nombre, Tipo: tipo, Tamano: int64(len(contenido)), Contenido: io.NopCloser(bytes.NewReader(contenido))}
}

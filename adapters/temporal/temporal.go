// Package temporal keeps files while they are written and handed out, on the disk and out of memory.
package temporal

import (
	"errors"
	"fmt"
	"io"
	"os"

	"complementarias/application/documentos"
)

// Carpeta makes temporary files in one folder; the zero value uses that of the system.
type Carpeta struct{ Ruta string }

// Nuevo implements documentos.Temporales. The name of the file is taken away at once, so that nothing is left of it
// however the program ends.
func (c Carpeta) Nuevo() (documentos.Temporal, error) {
	f, err := os.CreateTemp(c.Ruta, "documento-")
	if err != nil {
		return nil, fmt.Errorf("temporal: %w", err)
	}
	if err := os.Remove(f.Name()); err != nil {
		return nil, errors.Join(fmt.Errorf("temporal: %w", err), f.Close())
	}
	return archivo{f}, nil
}

type archivo struct{ *os.File }

// Leer gives back what was written.
func (a archivo) Leer() (io.ReadCloser, int64, error) {
	tamano, err := a.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = a.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, 0, fmt.Errorf("temporal: %w", err)
	}
	return a.File, tamano, nil
}

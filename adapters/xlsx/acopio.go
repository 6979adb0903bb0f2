package xlsx

import (
	"bufio"
	"compress/flate"
	"fmt"
	"io"
	"os"
)

const enMemoria = 128 << 10 // bytes of rows; above it they go to a file

// acopio keeps rows until the workbook is written: a few in memory, many in a temporary file, lightly compressed so that a
// disk in memory holds a fifth of them or less.
type acopio struct {
	cerca  []byte // rows append to it
	lejos  *os.File
	prensa *flate.Writer
}

// asentar is called after each row.
func (a *acopio) asentar() error {
	if len(a.cerca) < enMemoria {
		return nil
	}
	if a.lejos == nil {
		if err := a.abrir(); err != nil {
			return err
		}
	}
	if _, err := a.prensa.Write(a.cerca); err != nil {
		return fmt.Errorf("xlsx: rows: %w", err)
	}
	a.cerca = a.cerca[:0]
	return nil
}

// abrir takes the name of the file away at once, so that nothing is left of it however the process ends.
func (a *acopio) abrir() error {
	f, err := os.CreateTemp("", "hoja-")
	if err != nil {
		return fmt.Errorf("xlsx: rows: %w", err)
	}
	a.lejos = f
	if err := os.Remove(f.Name()); err != nil {
		return fmt.Errorf("xlsx: rows: %w", err)
	}
	if a.prensa, err = flate.NewWriter(f, flate.BestSpeed); err != nil {
		return fmt.Errorf("xlsx: rows: %w", err)
	}
	return nil
}

// terminar is called after the last row and lets go of what only writing needs.
func (a *acopio) terminar() error {
	if a.lejos == nil {
		return nil
	}
	_, err := a.prensa.Write(a.cerca)
	if err == nil {
		err = a.prensa.Close()
	}
	if err != nil {
		return fmt.Errorf("xlsx: rows: %w", err)
	}
	a.cerca, a.prensa = nil, nil
	return nil
}

// volcar writes all the rows to w.
func (a *acopio) volcar(w io.Writer) error {
	if a.lejos == nil {
		_, err := w.Write(a.cerca)
		return err
	}
	if _, err := a.lejos.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("xlsx: rows: %w", err)
	}
	if _, err := io.Copy(w, flate.NewReader(bufio.NewReader(a.lejos))); err != nil {
		return fmt.Errorf("xlsx: rows: %w", err)
	}
	return nil
}

func (a *acopio) cerrar() error {
	if a.lejos == nil {
		return nil
	}
	return a.lejos.Close()
}

package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"

	"github.com/xuri/excelize/v2"
)

// cuaderno is a workbook in the making. The library makes all of it but the rows of tables, which are laid up in acopios
// and put where they belong while it is written (docs/adr/0016).
type cuaderno struct {
	f       *excelize.File
	est     *estilos
	acopios map[string]*acopio // by the path of the sheet in the file
}

// pestana adds an empty sheet. The one that a new workbook has goes as soon as there is another: later the library would
// read every sheet again for that.
func (c *cuaderno) pestana(nombre string) error {
	if _, err := c.f.NewSheet(nombre); err != nil {
		return err
	}
	if i, err := c.f.GetSheetIndex(hojaInicial); err != nil || i < 0 {
		return err
	}
	return c.f.DeleteSheet(hojaInicial)
}

// acopiar gives the sheet a place for the rows that follow those that the library has of it.
func (c *cuaderno) acopiar(nombre string) (*acopio, error) {
	for id, otro := range c.f.GetSheetMap() {
		if otro == nombre {
			a := &acopio{}
			c.acopios[fmt.Sprintf("xl/worksheets/sheet%d.xml", id)] = a
			return a, nil
		}
	}
	return nil, fmt.Errorf("xlsx: no sheet %s", nombre)
}

// escribir ends the workbook. Nothing of it passes through a buffer of the library, which would hold the whole file.
func (c *cuaderno) escribir(w io.Writer) error {
	paquete := &paquete{zip.NewWriter(w), c.acopios, nil}
	c.f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return paquete })
	if _, err := c.f.WriteTo(w); err != nil {
		return fmt.Errorf("xlsx: write: %w", err)
	}
	return nil
}

func (c *cuaderno) cerrar() error {
	err := c.f.Close()
	for _, a := range c.acopios {
		err = errors.Join(err, a.cerrar())
	}
	return err
}

// paquete is the file that comes out. Each sheet with an acopio gets its rows behind those that the library writes.
type paquete struct {
	*zip.Writer
	acopios    map[string]*acopio
	intercalan []*intercalado
}

// Create implements excelize.ZipWriter.
func (p *paquete) Create(nombre string) (io.Writer, error) {
	w, err := p.Writer.Create(nombre)
	a := p.acopios[path.Clean(nombre)]
	if err != nil || a == nil {
		return w, err
	}
	i := &intercalado{w: w, acopio: a}
	p.intercalan = append(p.intercalan, i)
	return i, nil
}

// Close implements excelize.ZipWriter. A sheet that would have lost its rows is a failure, never a short file.
func (p *paquete) Close() error {
	listos := 0
	for _, i := range p.intercalan {
		if i.listo {
			listos++
		}
	}
	if listos != len(p.acopios) {
		return fmt.Errorf("xlsx: %d of %d sheets have their rows", listos, len(p.acopios))
	}
	return p.Writer.Close()
}

var finDeFilas = []byte("</sheetData>")

// intercalado passes a sheet on and puts the rows of acopio where its rows end. No text can be taken for that place: within
// texts its first mark is escaped.
type intercalado struct {
	w      io.Writer
	acopio *acopio
	cabeza []byte // what came before the place was found
	listo  bool
}

func (i *intercalado) Write(p []byte) (int, error) {
	if i.listo {
		return i.w.Write(p)
	}
	i.cabeza = append(i.cabeza, p...)
	lugar := bytes.Index(i.cabeza, finDeFilas)
	if lugar < 0 {
		return len(p), nil
	}
	if _, err := i.w.Write(i.cabeza[:lugar]); err != nil {
		return 0, err
	}
	if err := i.acopio.volcar(i.w); err != nil {
		return 0, err
	}
	if _, err := i.w.Write(i.cabeza[lugar:]); err != nil {
		return 0, err
	}
	i.listo, i.cabeza = true, nil
	return len(p), nil
}

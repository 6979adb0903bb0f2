// Package xlsx writes and reads Excel workbooks. Of what it writes every text is an inline string, so that none becomes a
// formula, whatever it begins with; dates, hours and numbers are typed and shown as Colombia writes them.
package xlsx

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/xuri/excelize/v2"

	"complementarias/application/tablas"
)

// Escritor writes workbooks, several at once too; between two of them it keeps the looks of cells, which never change.
type Escritor struct {
	programa string
	muestra  func() (muestra, error)
}

// New makes the writer; programa stands in the properties of every file.
func New(programa string) Escritor { return Escritor{programa, sync.OnceValues(nuevaMuestra)} }

// Escribir writes each Tabla as a sheet: notes, head, rows, total and chart. Rows are kept in a temporary file once there
// are many (docs/adr/0016). It ends early when ctx does, and writes nothing unless the rows of every Tabla have been read.
func (e Escritor) Escribir(ctx context.Context, w io.Writer, l tablas.Libro) error {
	return e.libro(w, propiedades{titulo: l.Titulo, autor: l.Autor, creado: l.Creado}, func(c *cuaderno) error {
		nombres := nombresDeHojas(l.Tablas)
		for i, t := range l.Tablas {
			h, err := c.hoja(nombres[i], apaisada)
			if err != nil {
				return err
			}
			if err := h.tabla(ctx, t); err != nil {
				return err
			}
		}
		return nil
	})
}

type propiedades struct {
	titulo, autor string
	creado        time.Time
}

// libro makes a workbook, lets llenar add its sheets and writes it.
func (e Escritor) libro(w io.Writer, p propiedades, llenar func(*cuaderno) error) (err error) {
	modelo, err := e.muestra()
	if err != nil {
		return err
	}
	c := &cuaderno{f: excelize.NewFile(), est: modelo.est, acopios: map[string]*acopio{}}
	defer func() {
		if errCerrar := c.cerrar(); err == nil {
			err = errCerrar
		}
	}()
	if err := prestar(&c.f.Styles, modelo.hojaDeEstilos); err != nil {
		return err
	}
	creado := p.creado.UTC().Format(time.RFC3339)
	if err := c.f.SetDocProps(&excelize.DocProperties{Title: limpio(p.titulo), Creator: limpio(p.autor), LastModifiedBy: limpio(p.autor), Created: creado,
		Modified: creado, Language: "es-CO"}); err != nil {
		return fmt.Errorf("xlsx: properties: %w", err)
	}
	if err := c.f.SetAppProps(&excelize.AppProperties{Application: e.programa}); err != nil {
		return fmt.Errorf("xlsx: properties: %w", err)
	}
	if err := llenar(c); err != nil {
		return err
	}
	return c.escribir(w)
}

// hojaInicial is the sheet that a new workbook of the library has.
const hojaInicial = "Sheet1"

const largoDePestana = 31 // characters: Excel's limit

// nombresDeHojas are the titles as Excel takes them for tabs: short, without its marks, each once.
func nombresDeHojas(ts []tablas.Tabla) []string {
	nombres := make([]string, len(ts))
	vistos := map[string]bool{strings.ToLower(hojaInicial): true}
	for i, t := range ts {
		base := nombreDeHoja(t.Titulo)
		nombre := base
		for n := 2; vistos[strings.ToLower(nombre)]; n++ {
			sufijo := fmt.Sprintf(" (%d)", n)
			nombre = recortado(base, largoDePestana-len(sufijo)) + sufijo
		}
		vistos[strings.ToLower(nombre)] = true
		nombres[i] = nombre
	}
	return nombres
}

func nombreDeHoja(titulo string) string {
	limpio := strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r < ' ' {
			return '-'
		}
		return r
	}, titulo), "' ")
	if limpio == "" {
		return "Hoja"
	}
	return recortado(limpio, largoDePestana)
}

func recortado(s string, runas int) string {
	if r := []rune(s); len(r) > runas {
		return string(r[:runas])
	}
	return s
}

// limpio leaves out what XML cannot hold; the library would keep it in the properties.
func limpio(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}

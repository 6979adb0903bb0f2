// Package xlsx writes Excel workbooks. Every text is an inline string, so that none becomes a formula, whatever it begins
// with; dates, hours and numbers are typed and shown as Colombia writes them.
package xlsx

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"complementarias/application/tablas"
)

// Escritor writes workbooks; it keeps nothing between two of them.
type Escritor struct{ programa string }

// New makes the writer; programa stands in the properties of every file.
func New(programa string) Escritor { return Escritor{programa} }

// Escribir writes each Tabla as a sheet: notes, head, rows, total and chart. Rows are kept in a temporary file of the
// library once there are many. It ends early when ctx does.
func (e Escritor) Escribir(ctx context.Context, w io.Writer, l tablas.Libro) error {
	return e.libro(w, propiedades{titulo: l.Titulo, autor: l.Autor, creado: l.Creado}, func(f *excelize.File, est *estilos) error {
		nombres := nombresDeHojas(l.Tablas)
		for i, t := range l.Tablas {
			h, err := nuevaHoja(f, est, nombres[i], apaisada)
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
func (e Escritor) libro(w io.Writer, p propiedades, llenar func(*excelize.File, *estilos) error) (err error) {
	f := excelize.NewFile()
	defer func() {
		if errCerrar := f.Close(); err == nil {
			err = errCerrar
		}
	}()
	creado := p.creado.UTC().Format(time.RFC3339)
	if err := f.SetDocProps(&excelize.DocProperties{Title: limpio(p.titulo), Creator: limpio(p.autor), LastModifiedBy: limpio(p.autor), Created: creado,
		Modified: creado, Language: "es-CO"}); err != nil {
		return fmt.Errorf("xlsx: properties: %w", err)
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: e.programa}); err != nil {
		return fmt.Errorf("xlsx: properties: %w", err)
	}
	est, err := nuevosEstilos(f)
	if err != nil {
		return err
	}
	if err := llenar(f, est); err != nil {
		return err
	}
	if err := f.DeleteSheet(hojaInicial); err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	f.SetActiveSheet(0)
	if _, err := f.WriteTo(w); err != nil {
		return fmt.Errorf("xlsx: write: %w", err)
	}
	return nil
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

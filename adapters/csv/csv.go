// Package csv writes and reads texts with separators. It writes them as the Excel of Colombia reads them: UTF-8 with its
// mark, semicolons, CRLF, quotes as in RFC 4180.
package csv

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"complementarias/application/tablas"
	"complementarias/domain/kernel"
)

const (
	marca       = "\uFEFF" // without it Excel takes the text for another encoding
	separador   = ';'
	finDeLinea  = "\r\n"
	cadaCuantas = 256
)

// Escritor writes texts with separators; it keeps nothing between two of them.
type Escritor struct{}

// Escribir writes the head and the rows of each Tabla. Where there are several, each follows its title, with an empty line
// between them. A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV Injection).
// Dates are dd/mm/aaaa and decimals have a comma, which is what Excel reads as values there. It ends early when ctx does.
func (Escritor) Escribir(ctx context.Context, w io.Writer, l tablas.Libro) error {
	e := escritura{w: bufio.NewWriter(w)}
	e.texto(marca)
	for i, t := range l.Tablas {
		if i > 0 {
			e.texto(finDeLinea)
		}
		if len(l.Tablas) > 1 {
			e.linea([]tablas.Celda{tablas.Texto(t.Titulo)})
		}
		if err := e.tabla(ctx, t); err != nil {
			return err
		}
	}
	if e.err == nil {
		e.err = e.w.Flush()
	}
	if e.err != nil {
		return fmt.Errorf("csv: write: %w", e.err)
	}
	return nil
}

// escritura remembers the first failure.
type escritura struct {
	w   *bufio.Writer
	err error
}

func (e *escritura) tabla(ctx context.Context, t tablas.Tabla) error {
	titulos := make([]tablas.Celda, len(t.Columnas))
	for i, c := range t.Columnas {
		titulos[i] = tablas.Texto(c.Titulo)
	}
	e.linea(titulos)
	n := 0
	for fila, err := range t.Filas {
		if err == nil && n%cadaCuantas == 0 {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		e.linea(fila)
		n++
	}
	if t.Total != nil {
		e.linea(t.Total)
	}
	return nil
}

func (e *escritura) linea(celdas []tablas.Celda) {
	for i, c := range celdas {
		if i > 0 {
			e.texto(string(separador))
		}
		e.texto(campo(c))
	}
	e.texto(finDeLinea)
}

func (e *escritura) texto(s string) {
	if e.err == nil {
		_, e.err = e.w.WriteString(s)
	}
}

// campo is a cell as it stands between two separators.
func campo(c tablas.Celda) string {
	switch c.Tipo {
	case tablas.EsTexto:
		return entreComillas(inofensivo(c.Texto))
	case tablas.EsEntero:
		return strconv.Itoa(int(c.Numero))
	case tablas.EsDecimal:
		return decimal(c.Numero, 2)
	case tablas.EsPorcentaje:
		return decimal(c.Numero*100, 1) + "%"
	case tablas.EsFecha:
		return fecha(c.Fecha)
	case tablas.EsInstante:
		local := c.Instante.In(kernel.Bogota)
		return fmt.Sprintf("%s %02d:%02d", fecha(kernel.Today(c.Instante)), local.Hour(), local.Minute())
	case tablas.Vacia:
	}
	return ""
}

// inofensivo puts an apostrophe before what spreadsheets read as a formula; also behind white space and quotes, which some
// of them pass over.
func inofensivo(s string) string {
	if s == "" {
		return s
	}
	if s[0] == '\t' || s[0] == '\r' || s[0] == '\n' {
		return "'" + s
	}
	// The full-width marks are read as the plain ones in some languages.
	if strings.IndexAny(strings.TrimLeft(s, " \t\r\n\u00a0\"';"), "=+-@|%＝＋－＠") == 0 {
		return "'" + s
	}
	return s
}

func entreComillas(s string) string {
	if !strings.ContainsAny(s, ";,\"\r\n\t") && strings.TrimSpace(s) == s {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}

func fecha(d kernel.Date) string { return fmt.Sprintf("%02d/%02d/%04d", d.Day(), d.Month(), d.Year()) }

func decimal(n float64, cifras int) string {
	return strings.Replace(strconv.FormatFloat(n, 'f', cifras, 64), ".", ",", 1)
}

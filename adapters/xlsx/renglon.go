package xlsx

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"complementarias/application/tablas"
)

// renglon writes rows of a table as a sheet keeps them (ECMA-376, part 1, 18.3.1.73 and 18.3.1.4) without memory of its own
// for a cell.
type renglon struct {
	est      *estilos
	columnas []tablas.Columna
	letras   []string // of the columns
	acopio   *acopio
}

// escribir adds row number n; alto is in points, 0 for the usual one.
func (r *renglon) escribir(n int, fila []tablas.Celda, alto float64, total bool) error {
	for len(r.letras) < len(fila) {
		letras, err := excelize.ColumnNumberToName(len(r.letras) + 1)
		if err != nil {
			return fmt.Errorf("xlsx: row %d: %w", n, err)
		}
		r.letras = append(r.letras, letras)
	}
	r.acopio.cerca = r.conFila(r.acopio.cerca, n, fila, alto, total)
	return r.acopio.asentar()
}

func (r *renglon) conFila(b []byte, n int, fila []tablas.Celda, alto float64, total bool) []byte {
	b = append(b, `<row r="`...)
	b = strconv.AppendInt(b, int64(n), 10)
	if alto > 0 {
		b = append(b, `" ht="`...)
		b = strconv.AppendFloat(b, alto, 'f', -1, 64)
		b = append(b, `" customHeight="1`...)
	}
	b = append(b, `">`...)
	for i := range fila {
		b = append(b, `<c r="`...)
		b = append(b, r.letras[i]...)
		b = strconv.AppendInt(b, int64(n), 10)
		b = append(b, `" s="`...)
		b = strconv.AppendInt(b, int64(r.estilo(&fila[i], i, total)), 10)
		b = conValor(b, &fila[i])
	}
	return append(b, `</row>`...)
}

func (r *renglon) estilo(c *tablas.Celda, columna int, total bool) int {
	switch {
	case total:
		return r.est.totales[c.Tipo]
	case c.Tipo == tablas.EsTexto:
		return r.est.deTexto(c.Texto, columna < len(r.columnas) && r.columnas[columna].Larga)
	}
	return r.est.celdas[c.Tipo]
}

// conValor ends a cell behind the number of its look.
func conValor(b []byte, c *tablas.Celda) []byte {
	switch c.Tipo {
	case tablas.EsTexto:
		return conTexto(b, c.Texto)
	case tablas.EsEntero:
		b = strconv.AppendInt(append(b, `"><v>`...), int64(c.Numero), 10)
	case tablas.EsDecimal, tablas.EsPorcentaje:
		b = strconv.AppendFloat(append(b, `"><v>`...), c.Numero, 'f', -1, 64)
	case tablas.EsFecha:
		b = strconv.AppendInt(append(b, `"><v>`...), int64(dia(c.Fecha)), 10)
	case tablas.EsInstante:
		b = strconv.AppendFloat(append(b, `"><v>`...), instante(c.Instante), 'f', -1, 64)
	case tablas.Vacia:
		return append(b, `"/>`...)
	}
	return append(b, `</v></c>`...)
}

func conTexto(b []byte, s string) []byte {
	b = append(b, `" t="inlineStr"><is><t`...)
	if s != "" && (enBlanco(s[0]) || enBlanco(s[len(s)-1])) {
		b = append(b, ` xml:space="preserve"`...)
	}
	b = append(b, '>')
	b = escapado(b, s)
	return append(b, `</t></is></c>`...)
}

func enBlanco(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

const largoDeTexto = 32_767 // UTF-16 units: Excel's limit of a cell

// escapado appends s as the text of an element, cut where Excel would call the file damaged. What XML 1.0 cannot hold is
// left out.
func escapado(b []byte, s string) []byte {
	unidades := 0
	for i, r := range s {
		unidades++
		if r > 0xFFFF {
			unidades++
		}
		if unidades > largoDeTexto {
			break
		}
		switch {
		case r == '&':
			b = append(b, `&amp;`...)
		case r == '<':
			b = append(b, `&lt;`...)
		case r == '>':
			b = append(b, `&gt;`...)
		case r == '\r':
			b = append(b, `&#xD;`...) // a bare one would be read as a line feed
		case r == '_' && parecePunto(s[i:]):
			b = append(b, `_x005F_`...)
		case r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF:
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// parecePunto tells if s begins as _x0041_, which Excel would read as the character of that number (ECMA-376, part 1,
// 22.9.2.19).
func parecePunto(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') && (c < 'A' || c > 'F') {
			return false
		}
	}
	return true
}

package ics

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// anchoMaximo is how many octets a line may have without its end (RFC 5545, 3.1).
const anchoMaximo = 75

// lineas collects content lines, folded.
type lineas struct{ b []byte }

// poner writes a line whose value is no TEXT. A character that would end the line is left out of it, whoever has let it
// come so far.
func (l *lineas) poner(nombre, valor string) {
	ancho := 0
	for _, parte := range [...]string{nombre, ":", valor} {
		for _, r := range parte {
			if unicode.IsControl(r) {
				continue
			}
			if n := utf8.RuneLen(r); ancho+n > anchoMaximo {
				l.b = append(l.b, "\r\n "...)
				ancho = 1
			}
			l.b = utf8.AppendRune(l.b, r)
			ancho += utf8.RuneLen(r)
		}
	}
	l.b = append(l.b, "\r\n"...)
}

// texto writes a line whose value is TEXT (RFC 5545, 3.3.11): nothing that somebody typed begins a property.
func (l *lineas) texto(nombre, valor string) {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(valor, "\r\n", "\n") {
		switch {
		case r == '\n' || r == '\r':
			b.WriteString(`\n`)
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\t' || r == '\u2028' || r == '\u2029': // some readers end a line at the last two
			b.WriteByte(' ')
		case unicode.IsControl(r):
		default:
			b.WriteRune(r)
		}
	}
	l.poner(nombre, b.String())
}

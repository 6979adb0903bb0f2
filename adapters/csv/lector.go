package csv

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"complementarias/application/lotes"
)

// renglonesMaximos are the lines looked at, most of them of separators alone.
const renglonesMaximos = 20_000

// Lector reads texts with separators as programs of Colombia write them: in UTF-8 with or without its mark, UTF-16 with it,
// or Windows-1252; with semicolons, commas or tabs; with quotes as in RFC 4180. It keeps nothing between two.
type Lector struct{}

// Leer implements lotes.Lector.
func (Lector) Leer(ctx context.Context, contenido []byte) (lotes.Hoja, error) {
	texto, err := enUTF8(contenido)
	if err != nil {
		return lotes.Hoja{}, err
	}
	texto, separador := separadorDe(texto)
	r := csv.NewReader(strings.NewReader(texto))
	r.Comma, r.FieldsPerRecord = separador, -1
	h := lotes.Hoja{Formato: lotes.CSV}
	for saltos, n := 0, 0; ; n++ {
		registro, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err := errors.Join(err, ctx.Err()); err != nil {
			return lotes.Hoja{}, falla(ctx, err)
		}
		if n == renglonesMaximos {
			return lotes.Hoja{}, lotes.ErrDispersa
		}
		linea, _ := r.FieldPos(0)
		if err := agregar(&h, linea-saltos, registro); err != nil {
			return lotes.Hoja{}, err
		}
		for _, celda := range registro {
			saltos += strings.Count(celda, "\n") // a spreadsheet counts rows, not lines
		}
	}
	return h, completa(&h)
}

func falla(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if p, ok := errors.AsType[*csv.ParseError](err); ok {
		return lotes.ErrComillas(p.StartLine).Because(err)
	}
	return lotes.ErrIlegible.Because(err)
}

// agregar keeps a row if anything stands in it; the first one is the heads.
func agregar(h *lotes.Hoja, numero int, registro []string) error {
	ancho := 0
	for i, celda := range registro {
		celda = sinApostrofo(strings.TrimSpace(celda))
		registro[i] = celda
		if celda != "" {
			ancho = i + 1
		}
		if utf8.RuneCountInString(celda) > lotes.CeldaMaxima {
			return lotes.ErrCeldaLarga(lotes.Letras(i) + strconv.Itoa(numero))
		}
	}
	switch {
	case ancho == 0:
	case ancho > lotes.ColumnasMaxima:
		return lotes.ErrColumnas
	case h.Encabezados == nil:
		h.Encabezados = registro[:ancho:ancho]
	case len(h.Filas) == lotes.FilasMaximas:
		return lotes.ErrFilas
	default:
		h.Filas = append(h.Filas, lotes.Fila{Numero: numero, Celdas: registro[:ancho:ancho]})
	}
	return nil
}

func completa(h *lotes.Hoja) error {
	switch {
	case h.Encabezados == nil:
		return lotes.ErrVacio
	case len(h.Filas) == 0:
		return lotes.ErrSinFilas
	}
	h.Cuadrar()
	return nil
}

// sinApostrofo takes back what inofensivo has put before a text, so that a file of ours may come in again.
func sinApostrofo(s string) string {
	if resto, tiene := strings.CutPrefix(s, "'"); tiene && inofensivo(resto) != resto {
		return resto
	}
	return s
}

// enUTF8 finds out how a text is encoded. What is no UTF-8 is Windows-1252, in which every text can be read, so what no
// text has is refused.
func enUTF8(contenido []byte) (string, error) {
	if orden, resto, tiene := marcaUTF16(contenido); tiene {
		return deUTF16(orden, resto)
	}
	contenido = bytes.TrimPrefix(contenido, []byte(marca))
	if !utf8.Valid(contenido) {
		decodificado, err := charmap.Windows1252.NewDecoder().Bytes(contenido)
		if err != nil {
			return "", lotes.ErrTextoRoto.Because(err)
		}
		contenido = decodificado
	}
	return deTexto(string(contenido))
}

func marcaUTF16(contenido []byte) (orden binary.ByteOrder, resto []byte, tiene bool) {
	if resto, tiene = bytes.CutPrefix(contenido, []byte{0xFF, 0xFE}); tiene {
		return binary.LittleEndian, resto, true
	}
	resto, tiene = bytes.CutPrefix(contenido, []byte{0xFE, 0xFF})
	return binary.BigEndian, resto, tiene
}

func deUTF16(orden binary.ByteOrder, contenido []byte) (string, error) {
	if len(contenido)%2 != 0 {
		return "", lotes.ErrTextoRoto
	}
	unidades := make([]uint16, len(contenido)/2)
	for i := range unidades {
		unidades[i] = orden.Uint16(contenido[2*i:])
	}
	return deTexto(string(utf16.Decode(unidades)))
}

// deTexto refuses what is no text at all and makes line ends of one kind.
func deTexto(s string) (string, error) {
	binarios := strings.Count(s, "\uFFFD")
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			binarios++
		}
	}
	switch {
	case strings.Contains(s, "\x00") || binarios > len(s)/100+3:
		return "", lotes.ErrTipo
	case !strings.Contains(s, "\n"):
		s = strings.ReplaceAll(s, "\r", "\n") // as old programs of Apple end lines
	}
	return s, nil
}

// separadorDe is what the text says (sep=;) or what its first line with a text has most of, outside of quotes.
func separadorDe(s string) (texto string, separador rune) {
	if resto, tiene := strings.CutPrefix(s, "sep="); tiene && len(resto) > 0 && strings.ContainsRune(";,\t|", rune(resto[0])) {
		_, cuerpo, _ := strings.Cut(resto, "\n")
		return "\n" + cuerpo, rune(resto[0]) // the line counts as one
	}
	cuentas := map[rune]int{}
	entreComillas := false
	for _, r := range strings.TrimLeft(s, "\r\n ") {
		if r == '\n' && !entreComillas {
			break
		}
		switch {
		case r == '"':
			entreComillas = !entreComillas
		case !entreComillas:
			cuentas[r]++
		}
	}
	separador = ';'
	for _, r := range ",\t|" {
		if cuentas[r] > cuentas[separador] {
			separador = r
		}
	}
	return s, separador
}

package colombia

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"complementarias/domain/fault"
)

var (
	// ErrTextoCaracter refuses characters that nobody sees; the message returned says which one and where.
	ErrTextoCaracter = fault.New(fault.Invalid, "TEXTO_CARACTER", "El texto tiene un carácter que no se puede guardar.")
	// ErrTextoLargo refuses a text that is too long; the message returned says by how much.
	ErrTextoLargo = fault.New(fault.Invalid, "TEXTO_LARGO", "El texto es demasiado largo.")
)

// RevisarTexto checks a text that people wrote: valid UTF-8 without control characters, without those that turn the
// direction of writing and without invisible ones (ErrTextoCaracter), of at most limite characters (ErrTextoLargo).
// Line breaks and tabs are for texts of several lines only; there CRLF is a line break too.
func RevisarTexto(s string, limite int, multilinea bool) error {
	if !utf8.ValidString(s) {
		return ErrTextoCaracter.Saying("El texto no está bien codificado. Escríbalo de nuevo.")
	}
	largo := 0
	for i, r := range s {
		largo++
		salto := multilinea && esSalto(s[i:])
		if esOculto(r) && !salto {
			return ErrTextoCaracter.Saying(noAdmitido(r, largo))
		}
	}
	if largo > limite {
		return ErrTextoLargo.Saying(fmt.Sprintf("El texto tiene %d caracteres y el máximo es %d. Acórtelo.", largo, limite))
	}
	return nil
}

func esOculto(r rune) bool {
	return unicode.IsControl(r) ||
		r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' || // bidirectional controls
		r == '\u200B' || r == '\u2060' || r == '\uFEFF' // zero width
}

func esSalto(s string) bool {
	return s[0] == '\n' || s[0] == '\t' || strings.HasPrefix(s, "\r\n")
}

func noAdmitido(r rune, posicion int) string {
	switch r {
	case '\n', '\r':
		return "Escriba el texto en una sola línea."
	case '\t':
		return fmt.Sprintf("El texto tiene una tabulación en la posición %d. Cámbiela por un espacio.", posicion)
	}
	return fmt.Sprintf("El texto tiene un carácter invisible o de control (%U) en la posición %d. Bórrelo o escriba el texto de nuevo.", r, posicion)
}

// Plegar folds a text for comparing and searching: lower case, Latin letters without their accents (ñ becomes n),
// runs of spaces as one, none at the ends. Folding twice changes nothing more.
func Plegar(s string) string {
	return strings.Join(strings.Fields(strings.Map(letraBase, s)), " ")
}

// letraBase returns the lower-case letter without its accent; a combining accent disappears.
func letraBase(r rune) rune {
	r = unicode.ToLower(r)
	if r < utf8.RuneSelf {
		return r
	}
	switch {
	case r >= '\u0300' && r <= '\u036F':
		return -1
	case strings.ContainsRune("áàâäãåā", r):
		return 'a'
	case strings.ContainsRune("éèêëēę", r):
		return 'e'
	case strings.ContainsRune("íìîïī", r):
		return 'i'
	case strings.ContainsRune("óòôöõøō", r):
		return 'o'
	case strings.ContainsRune("úùûüū", r):
		return 'u'
	case strings.ContainsRune("ýÿ", r):
		return 'y'
	case strings.ContainsRune("çćč", r):
		return 'c'
	case strings.ContainsRune("ñńň", r):
		return 'n'
	case strings.ContainsRune("śš", r):
		return 's'
	case strings.ContainsRune("źžż", r):
		return 'z'
	}
	return r
}

// Package colombia holds the rules of the country: tax and identity numbers, telephones, addresses of e-mail, texts,
// public holidays and the official list of departments and municipalities. Everything is pure; what comes in is typed
// by people, what goes out is the one form that the system stores.
package colombia

import "strings"

// blancos are the spaces that people leave around and inside numbers; line breaks are not among them.
const blancos = " \u00a0"

// compacto takes the blanks and the given marks out of a number.
func compacto(s, marcas string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(blancos, r) || strings.ContainsRune(marcas, r) {
			return -1
		}
		return r
	}, s)
}

// soloDigitos accepts the ASCII digits alone: those of other scripts look alike and sort apart.
func soloDigitos(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

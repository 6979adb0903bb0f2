package colombia

import (
	"fmt"
	"strconv"
	"strings"

	"complementarias/domain/fault"
)

var (
	// ErrNITFormato refuses what is no NIT at all.
	ErrNITFormato = fault.New(fault.Invalid, "NIT_FORMATO", "Escriba el NIT con 6 a 15 dígitos y su dígito de verificación, por ejemplo 860069804-2.")
	// ErrNITDigito refuses a wrong check digit; the message returned names the right one.
	ErrNITDigito = fault.New(fault.Invalid, "NIT_DIGITO", "El dígito de verificación del NIT no corresponde al número.")
)

// NIT is the tax number of a company or community. The check digit is kept apart because it is never part of the number.
type NIT struct {
	Numero string // 6 to 15 digits, the first not 0
	Digito int    // 0 to 9
}

const nitMinimo, nitMaximo = 6, 15

// pesosNIT are the weights of DIAN's modulo 11, for the digits from right to left.
var pesosNIT = [nitMaximo]int{3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71}

// ParseNIT reads a NIT with or without dots and spaces. What follows a hyphen is its check digit: a wrong one is
// ErrNITDigito. Without a hyphen the whole is the number and the digit is computed, never guessed from the last place.
// Anything else is ErrNITFormato.
func ParseNIT(s string) (NIT, error) {
	numero, digito, conDigito := strings.Cut(compacto(s, "."), "-")
	if !esNumeroNIT(numero) {
		return NIT{}, ErrNITFormato
	}
	nit := NIT{Numero: numero, Digito: DigitoNIT(numero)}
	if !conDigito {
		return nit, nil
	}
	if len(digito) != 1 || !soloDigitos(digito) {
		return NIT{}, ErrNITFormato
	}
	if digito != strconv.Itoa(nit.Digito) {
		return NIT{}, ErrNITDigito.Saying(fmt.Sprintf("El dígito de verificación del NIT %s es %d y no %s. Revise el número o escriba %s.",
			numero, nit.Digito, digito, nit))
	}
	return nit, nil
}

// NumeroNIT reads only the number of a NIT, whatever stands behind its hyphen, or ErrNITFormato. It is for looking a
// company up while its NIT is still being typed.
func NumeroNIT(s string) (string, error) {
	numero, _, _ := strings.Cut(compacto(s, "."), "-")
	if !esNumeroNIT(numero) {
		return "", ErrNITFormato
	}
	return numero, nil
}

func esNumeroNIT(numero string) bool {
	return len(numero) >= nitMinimo && len(numero) <= nitMaximo && soloDigitos(numero) && numero[0] != '0'
}

// DigitoNIT computes the check digit of a number of 1 to 15 ASCII digits; it is -1 for anything else.
func DigitoNIT(numero string) int {
	if len(numero) > nitMaximo || !soloDigitos(numero) {
		return -1
	}
	suma := 0
	for i := range len(numero) {
		suma += int(numero[len(numero)-1-i]-'0') * pesosNIT[i]
	}
	resto := suma % 11
	if resto <= 1 {
		return resto
	}
	return 11 - resto
}

// String writes 860069804-2.
func (n NIT) String() string { return n.Numero + "-" + strconv.Itoa(n.Digito) }

package identidad

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
)

// Length of a password in characters (quality.md 3). There are no composition rules: they make passwords worse.
const (
	ClaveMinima = 12
	ClaveMaxima = 128
)

// parteMinima is the length from which a piece of somebody's name or address counts as theirs: shorter ones are found
// in many words by chance.
const parteMinima = 4

// comunes are words and sequences that guessing starts with, folded as colombia.Plegar does.
//
//go:embed claves_comunes.txt
var comunes string

var (
	errClaveFalta    = fault.New(fault.Invalid, "REQUERIDO", "Escriba una contraseña.").At("/password")
	errClaveCorta    = fault.New(fault.Invalid, "CLAVE_CORTA", fmt.Sprintf("La contraseña debe tener al menos %d caracteres. Una frase corta sirve.", ClaveMinima)).At("/password")
	errClaveLarga    = fault.New(fault.Invalid, "CLAVE_LARGA", fmt.Sprintf("La contraseña puede tener hasta %d caracteres.", ClaveMaxima)).At("/password")
	errClaveComun    = fault.New(fault.Invalid, "CLAVE_COMUN", "Esta contraseña es muy común. Elija otra que no sea fácil de adivinar.").At("/password")
	errClavePersonal = fault.New(fault.Invalid, "CLAVE_PERSONAL", "La contraseña no puede contener su nombre, su correo ni su cédula. Elija otra.").At("/password")
)

// RevisarClave says which rule a new password of the person breaks, as fault.Invalid at /password; nil when none. Too
// short, too long, common and personal is all there is; case, accents and punctuation hide no word from the last two.
func RevisarClave(clave, nombre, correo, cedula string) error {
	largo := utf8.RuneCountInString(clave)
	switch {
	case clave == "":
		return errClaveFalta
	case largo < ClaveMinima:
		return errClaveCorta
	case largo > ClaveMaxima:
		return errClaveLarga
	case esComun(clave):
		return errClaveComun
	case esPersonal(clave, nombre, correo, cedula):
		return errClavePersonal
	}
	return nil
}

// esComun finds the listed words also when they are repeated or dressed up with digits and punctuation around them,
// and whatever repeats one to three characters.
func esComun(clave string) bool {
	plegada := colombia.Plegar(clave)
	if utf8.RuneCountInString(periodo(plegada)) <= 3 {
		return true
	}
	unidad := periodo(letrasYDigitos(plegada))
	nucleo := strings.TrimFunc(unidad, unicode.IsDigit)
	lista := strings.Fields(comunes)
	return slices.Contains(lista, plegada) || slices.Contains(lista, unidad) || slices.Contains(lista, nucleo)
}

func esPersonal(clave, nombre, correo, cedula string) bool {
	llana := letrasYDigitos(colombia.Plegar(clave))
	local, _, _ := strings.Cut(correo, "@")
	partes := append(strings.Fields(nombre), nombre, local, cedula)
	return slices.ContainsFunc(partes, func(parte string) bool {
		parte = letrasYDigitos(colombia.Plegar(parte))
		return utf8.RuneCountInString(parte) >= parteMinima && strings.Contains(llana, parte)
	})
}

// periodo returns the shortest start of s whose repetition gives s; the last repetition may be cut short.
func periodo(s string) string {
	r := []rune(s)
	for n := 1; n < len(r); n++ {
		if slices.Equal(r[n:], r[:len(r)-n]) {
			return string(r[:n])
		}
	}
	return s
}

func letrasYDigitos(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

package palabras

import (
	"strconv"
	"strings"

	"complementarias/domain/colombia"
)

// Espera is how long something has waited: "Hoy", "1 día", "6 días".
func Espera(dias int) string {
	if dias <= 0 {
		return "Hoy"
	}
	return Contar(dias, "día", "días")
}

// Inicia says when a course begins, dias from today: "Inicia en 5 días", "Ya inició".
func Inicia(dias int) string {
	switch {
	case dias < 0:
		return "Ya inició"
	case dias == 0:
		return "Inicia hoy"
	case dias == 1:
		return "Inicia mañana"
	}
	return "Inicia en " + Numero(dias) + " días"
}

// Decimal writes one decimal as Colombia does: "1,8"; a whole number has none.
func Decimal(n float64) string {
	return strings.TrimSuffix(strings.Replace(strconv.FormatFloat(n, 'f', 1, 64), ".", ",", 1), ",0")
}

// Municipio names the place of a DANE code; what is no code of the DIVIPOLA is shown as it is.
func Municipio(codigo string) string {
	if m, ok := colombia.MunicipioCodigo(codigo); ok {
		return m.Nombre
	}
	return codigo
}

// Revision counts the sendings: "2.ª revisión".
func Revision(n int) string { return strconv.Itoa(n) + ".ª revisión" }

package palabras

import (
	"math"
	"strconv"
	"strings"

	"complementarias/domain/colombia"
	"complementarias/domain/horarios"
)

// Numero writes 1.234, as Colombia groups thousands.
func Numero(n int) string { return colombia.Miles(n) }

// Contar writes "1 solicitud" and "1.234 solicitudes".
func Contar(n int, uno, varios string) string {
	if n == 1 {
		return "1 " + uno
	}
	return Numero(n) + " " + varios
}

// Total is Contar for a count that stopped: "más de 10.000 solicitudes".
func Total(n int, esMinimo bool, uno, varios string) string {
	if esMinimo {
		return "más de " + Contar(n, uno, varios)
	}
	return Contar(n, uno, varios)
}

// Horas writes minutes as "40 horas" or "1 hora y 30 minutos".
func Horas(minutos int) string { return horarios.EnHoras(minutos) }

// HorasBreve writes minutes as "4 h" or "1 h 30".
func HorasBreve(minutos int) string {
	if minutos%60 == 0 {
		return strconv.Itoa(minutos/60) + " h"
	}
	return strconv.Itoa(minutos/60) + " h " + strconv.Itoa(minutos%60)
}

// Iniciales are the one or two letters that stand for a person.
func Iniciales(nombre string) string {
	palabras := strings.Fields(nombre)
	if len(palabras) == 0 {
		return "?"
	}
	primera := []rune(palabras[0])[:1]
	if len(palabras) == 1 {
		return strings.ToUpper(string(primera))
	}
	// Two names and two surnames: the first of each.
	segunda := palabras[1]
	if len(palabras) > 3 {
		segunda = palabras[2]
	}
	return strings.ToUpper(string(primera) + string([]rune(segunda)[:1]))
}

// Enumerar joins as people do: "a, b y c".
func Enumerar(textos []string) string {
	switch len(textos) {
	case 0:
		return ""
	case 1:
		return textos[0]
	}
	return strings.Join(textos[:len(textos)-1], ", ") + " y " + textos[len(textos)-1]
}

// Punto ends a sentence; one that ends with "a. m." has its point already.
func Punto(frase string) string { return strings.TrimSuffix(frase, ".") + "." }

// Compacto writes a number where there is little room: exact below 10.000, then "12 mil", "1,2 M" (millions).
func Compacto(n float64) string {
	switch {
	case n < 10_000:
		return decimalConMiles(n)
	case n < 999_500:
		return decimalConMiles(math.Round(n/1000)) + " mil"
	case n < 99_950_000:
		return Decimal(n/1_000_000) + " M"
	}
	return decimalConMiles(math.Round(n/1_000_000)) + " M"
}

// decimalConMiles writes "1.234,5" with at most one decimal.
func decimalConMiles(n float64) string {
	entero := math.Trunc(n)
	resto := Decimal(math.Abs(n - entero))
	if resto == "0" || resto == "1" {
		return Numero(int(math.Round(n)))
	}
	return Numero(int(entero)) + strings.TrimPrefix(resto, "0")
}

// Porcentaje writes a part of 1 as "95 %". Neither 0 nor 100 is said of what only comes near.
func Porcentaje(parte float64) string {
	switch n := math.Round(parte * 100); {
	case n == 0 && parte > 0:
		return "menos de 1 %"
	case n == 100 && parte < 1:
		return "más de 99 %"
	default:
		return Numero(int(n)) + " %"
	}
}

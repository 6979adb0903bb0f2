package configuracion

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"complementarias/domain/fault"
)

// puntero is the field that a value is written in.
const puntero = "/valor"

var formaDominio = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$`)

// dominioMaximo is how long a domain name may be (RFC 1035).
const dominioMaximo = 253

// Revisar writes v as it is kept and returns every rule that it breaks as fault.Invalid: /valor for the whole, /valor/1 for
// the second of a list.
func (d Definicion) Revisar(v Valor) (Valor, error) {
	r := revision{d: d}
	switch d.Tipo {
	case Textos:
		v.Numeros, v.Textos = nil, r.dominios(v.Textos)
	default:
		v.Textos, v.Numeros = nil, slices.Clone(v.Numeros)
		r.numeros(v.Numeros)
	}
	return v, fault.Fields(r.faltas)
}

type revision struct {
	d      Definicion
	faltas []fault.Field
}

func (r *revision) falta(lugar, codigo, mensaje string) {
	r.faltas = append(r.faltas, fault.Field{Pointer: puntero + lugar, Code: codigo, Message: mensaje})
}

// en is the place of one value: a setting of one number has no others.
func (r *revision) en(i int) string {
	if r.d.Tipo == Numero {
		return ""
	}
	return "/" + strconv.Itoa(i)
}

// cuantos tells whether there are as many as there may be.
func (r *revision) cuantos(n int, uno string) bool {
	switch {
	case n == 0:
		r.falta("", "REQUERIDO", uno)
	case n > r.d.Cuantos:
		r.falta("", "DEMASIADOS", fmt.Sprintf("Escriba a lo más %d.", r.d.Cuantos))
	}
	return n > 0 && n <= r.d.Cuantos
}

func (r *revision) numeros(valores []int) {
	if !r.cuantos(len(valores), fmt.Sprintf("Escriba un número de %d a %d, o deje el valor de fábrica.", r.d.Minimo, r.d.Maximo)) {
		return
	}
	for i, n := range valores {
		switch {
		case n < r.d.Minimo || n > r.d.Maximo:
			r.falta(r.en(i), "FUERA_DE_RANGO", fmt.Sprintf("%d está fuera de lo permitido: escriba de %d a %d %s.", n, r.d.Minimo, r.d.Maximo, r.d.Unidad))
		case i > 0 && n == valores[i-1]:
			r.falta(r.en(i), "REPETIDO", fmt.Sprintf("El %d está repetido. Quite uno.", n))
		case i > 0 && n < valores[i-1]:
			r.falta(r.en(i), "SIN_ORDEN", fmt.Sprintf("El %d va antes del %d: escriba los días de menor a mayor.", n, valores[i-1]))
		}
	}
}

// dominios folds them to lower case and forgives an @ before them.
func (r *revision) dominios(valores []string) []string {
	escritos := make([]string, len(valores))
	for i, texto := range valores {
		escritos[i] = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(texto)), "@")
	}
	if !r.cuantos(len(escritos), "Escriba al menos un dominio, por ejemplo sena.edu.co, o deje el valor de fábrica.") {
		return escritos
	}
	for i, dominio := range escritos {
		switch {
		case len(dominio) > dominioMaximo || !formaDominio.MatchString(dominio):
			r.falta(r.en(i), "DOMINIO_INVALIDO", "Escriba cada dominio como sena.edu.co, con letras sin tilde, números, guiones y puntos.")
		case slices.Contains(escritos[:i], dominio):
			r.falta(r.en(i), "REPETIDO", dominio+" está repetido. Quite uno.")
		}
	}
	return escritos
}

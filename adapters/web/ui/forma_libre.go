package ui

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"complementarias/adapters/web/ui/formulario"
	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/fault"
)

// formaLibre is a form of the administration: what was typed, and what is wrong with it. Names are those of the JSON
// fields, parts joined by dots.
type formaLibre struct {
	valores url.Values
	faltas  []fault.Field
}

// texto reads what was typed, without the spaces around it.
func (f *formaLibre) texto(nombre string) string { return textoDe(f.valores, nombre) }

// linea is texto of one line.
func (f *formaLibre) linea(nombre string) string {
	return strings.TrimSpace(strings.ToValidUTF8(norm.NFC.String(f.valores.Get(nombre)), "\uFFFD"))
}

// entero reads a whole number; what is none is noted at its field. An empty one is 0, for the domain to refuse.
func (f *formaLibre) entero(nombre string) int {
	texto := f.linea(nombre)
	if texto == "" {
		return 0
	}
	n, err := formulario.LeerEntero(texto)
	f.anotar("/"+strings.ReplaceAll(nombre, ".", "/"), err)
	return n
}

func (f *formaLibre) anotar(puntero string, err error) {
	if e, mal := errors.AsType[*fault.Error](err); mal {
		f.faltas = append(f.faltas, fault.Field{Pointer: puntero, Code: e.Code, Message: e.Message})
	}
}

// fallar takes over what the use case refused. It tells whether that can be shown in the form.
func (f *formaLibre) fallar(err error) bool {
	e, ok := errors.AsType[*fault.Error](err)
	if !ok || e.Kind != fault.Invalid {
		return false
	}
	f.faltas = e.Fields
	return true
}

// campo completes a control with what was typed and what is wrong with it.
func (f *formaLibre) campo(c piezas.Campo) piezas.Campo {
	c.Valor = strings.ToValidUTF8(f.valores.Get(c.Nombre), "\uFFFD")
	c.Error = f.error(c.Nombre)
	return c
}

func (f *formaLibre) error(nombre string) string {
	puntero := "/" + strings.ReplaceAll(nombre, ".", "/")
	if i := slices.IndexFunc(f.faltas, func(x fault.Field) bool { return x.Pointer == puntero }); i >= 0 {
		return f.faltas[i].Message
	}
	return ""
}

// resumen lists what is wrong in the order of the page: orden are the names of its fields from top to bottom, or the first part
// of a name of many. What it does not name comes last.
func (f *formaLibre) resumen(orden ...string) []piezas.Falta {
	lugar := func(x fault.Field) int {
		nombre, _, _ := strings.Cut(strings.TrimPrefix(x.Pointer, "/"), "/")
		if i := slices.Index(orden, nombre); i >= 0 {
			return i
		}
		return len(orden)
	}
	faltas := slices.Clone(f.faltas)
	slices.SortStableFunc(faltas, func(a, b fault.Field) int { return lugar(a) - lugar(b) })
	return piezas.FaltasDe(faltas)
}

// opciones makes the choices of a list out of values and their words; the first one says that nothing is chosen.
func opciones[T ~string](nada string, valores []T, palabra func(string) string) []piezas.Opcion {
	lista := make([]piezas.Opcion, 0, len(valores)+1)
	if nada != "" {
		lista = append(lista, piezas.Opcion{Texto: nada})
	}
	for _, v := range valores {
		lista = append(lista, piezas.Opcion{Valor: string(v), Texto: palabra(string(v))})
	}
	return lista
}

// filasMaximas is how many rows of one list a form may bring; the domain allows fewer.
const filasMaximas = 100

// filasDe lists the numbers of the rows of a list that the form brings, in order.
func filasDe(valores url.Values, lista string) []int {
	var filas []int
	for nombre := range valores {
		resto, es := strings.CutPrefix(nombre, lista+".")
		if !es {
			continue
		}
		numero, _, _ := strings.Cut(resto, ".")
		if n, err := strconv.Atoi(numero); err == nil && n >= 0 && !slices.Contains(filas, n) && len(filas) < filasMaximas {
			filas = append(filas, n)
		}
	}
	slices.Sort(filas)
	return filas
}

package lotes

import (
	"fmt"
	"strings"
	"unicode"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
)

// Columna is one that an import knows.
type Columna struct {
	Clave   string   // as the program and the JSON call it
	Titulo  string   // as the template writes it
	Nombres []string // other heads that mean it
	// Obligatoria says that a file without the column is refused; whether its cells may be empty is for the module.
	Obligatoria bool
	Ejemplo     string // in the row that the template shows
	Explicacion string // what to write in it
}

// Heads that the file with the results adds: one that comes back has them, and they mean nothing.
const (
	TituloResultado = "resultado"
	TituloMotivo    = "motivo"
)

// Mapa says where in a row each column stands.
type Mapa struct {
	columnas   []Columna
	posiciones map[string]int
	// Desconocidas are the heads that no column has, as written; their cells are kept and have no effect.
	Desconocidas []string
}

// Casar finds the columns of an import in the heads of a file: in any order, whatever the case, accents, spaces and marks.
// The error is a fault.Invalid at /file that names every missing and every repeated column in one sentence each.
func Casar(columnas []Columna, encabezados []string) (Mapa, error) {
	m := Mapa{columnas: columnas, posiciones: map[string]int{}}
	claves := clavesDe(columnas)
	vistas := map[string][]string{}
	for i, encabezado := range encabezados {
		llana := plegado(encabezado)
		clave, conocida := claves[llana]
		if !conocida {
			if llana != "" && llana != TituloResultado && llana != TituloMotivo {
				m.Desconocidas = append(m.Desconocidas, encabezado)
			}
			continue
		}
		vistas[clave] = append(vistas[clave], Letras(i))
		if _, ya := m.posiciones[clave]; !ya {
			m.posiciones[clave] = i
		}
	}
	return m, m.revisar(vistas)
}

// clavesDe leads from every way of writing a head to its column.
func clavesDe(columnas []Columna) map[string]string {
	claves := map[string]string{}
	for _, c := range columnas {
		for _, nombre := range append([]string{c.Clave, c.Titulo}, c.Nombres...) {
			claves[plegado(nombre)] = c.Clave
		}
	}
	return claves
}

func (m Mapa) revisar(vistas map[string][]string) error {
	var faltas, dobles, obligatorias []string
	for _, c := range m.columnas {
		if c.Obligatoria {
			obligatorias = append(obligatorias, c.Clave)
			if _, esta := m.posiciones[c.Clave]; !esta {
				faltas = append(faltas, c.Clave)
			}
		}
		if letras := vistas[c.Clave]; len(letras) > 1 {
			dobles = append(dobles, fmt.Sprintf("%s está en las columnas %s", c.Clave, enumerar(letras)))
		}
	}
	var frases []string
	if len(faltas) > 0 {
		frases = append(frases, "El archivo debe contener las columnas: "+strings.Join(obligatorias, ", ")+".")
		frases = append(frases, "Falta: "+strings.Join(faltas, ", ")+".")
	}
	if len(dobles) > 0 {
		frases = append(frases, "Deje cada columna una sola vez: "+strings.Join(dobles, "; ")+".")
	}
	if len(frases) == 0 {
		return nil
	}
	f := falla("COLUMNAS_INVALIDAS", strings.Join(frases, " "))
	f.Fields[0].Extra = map[string]any{"faltan": faltas, "repetidas": dobles, "desconocidas": m.Desconocidas}
	return f
}

// Tiene tells whether the file has the column.
func (m Mapa) Tiene(clave string) bool {
	_, ok := m.posiciones[clave]
	return ok
}

// Valor is what a row says in a column; empty when the file does not have it.
func (m Mapa) Valor(celdas []string, clave string) string {
	i, ok := m.posiciones[clave]
	if !ok || i >= len(celdas) {
		return ""
	}
	return celdas[i]
}

// EsEjemplo tells whether a row is the one that the template shows, left in by mistake.
func (m Mapa) EsEjemplo(celdas []string) bool {
	for _, c := range m.columnas {
		if m.Tiene(c.Clave) && m.Valor(celdas, c.Clave) != c.Ejemplo {
			return false
		}
	}
	return true
}

// Error puts a broken rule at its cell. A clave that is no column of the file is told without one.
func (m Mapa) Error(clave string, err *fault.Error) Error {
	e := Error{Clave: clave, Codigo: err.Code, Mensaje: err.Message}
	if i, ok := m.posiciones[clave]; ok {
		e.Columna = Letras(i)
	}
	return e
}

// Letras is how a spreadsheet calls the column at a position that counts from zero: A, B, …, Z, AA.
func Letras(posicion int) string {
	letras := ""
	for n := posicion + 1; n > 0; n = (n - 1) / 26 {
		letras = string(rune('A'+(n-1)%26)) + letras
	}
	return letras
}

// plegado is a head without everything that people write differently.
func plegado(encabezado string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, colombia.Plegar(encabezado))
}

func enumerar(textos []string) string {
	if n := len(textos); n > 1 {
		return strings.Join(textos[:n-1], ", ") + " y " + textos[n-1]
	}
	return strings.Join(textos, "")
}

package catalogo

import (
	"errors"
	"fmt"
	"strings"

	"complementarias/domain/catalogo"
	"complementarias/domain/colombia"
	"complementarias/domain/fault"
)

const busquedaMaxima = 200 // characters

// FiltroProgramas is what a caller asks of the list; empty texts do not filter. Page and Limit are 1 or more.
type FiltroProgramas struct {
	Search    string // words of nombre or codigo, case and accents forgiven
	Modalidad string
	Breve     bool // without objectives, competences and results, for whoever only wants to choose
	Page      int
	Limit     int
}

func (f FiltroProgramas) consulta() (ConsultaProgramas, error) {
	c := ConsultaProgramas{Desde: (f.Page - 1) * f.Limit, Limite: f.Limit, Breve: f.Breve}
	var faltas []fault.Field
	palabras, err := palabrasDe(f.Search)
	faltas = append(faltas, camposDe(err)...)
	c.Palabras = palabras
	if f.Modalidad != "" {
		m, ok := catalogo.ParseModalidad(f.Modalidad)
		if !ok {
			faltas = append(faltas, fault.Field{Pointer: "/query/modalidad", Code: "VALOR_NO_PERMITIDO",
				Message: fmt.Sprintf("La modalidad debe ser una de: %s.", enumerar(catalogo.Modalidades()))})
		}
		c.Modalidad = m
	}
	return c, fault.Fields(faltas)
}

// palabrasDe folds and splits what somebody searches for; the error stands at /query/search.
func palabrasDe(search string) ([]string, error) {
	search = strings.TrimSpace(search)
	if f, ok := errors.AsType[*fault.Error](colombia.RevisarTexto(search, busquedaMaxima, false)); ok {
		return nil, f.At("/query/search")
	}
	return strings.Fields(colombia.Plegar(search)), nil
}

func contiene(texto string, palabras []string) bool {
	for _, p := range palabras {
		if !strings.Contains(texto, p) {
			return false
		}
	}
	return true
}

func camposDe(err error) []fault.Field {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f.Fields
	}
	return nil
}

func enumerar[T ~string](valores []T) string {
	textos := make([]string, len(valores))
	for i, v := range valores {
		textos[i] = string(v)
	}
	return strings.Join(textos, ", ")
}

const idMaximo = 100 // characters; a UUID has 36

// esID tells whether a text may be an id at all, so that nothing else reaches the database.
func esID(id string) bool { return colombia.RevisarTexto(id, idMaximo, false) == nil }

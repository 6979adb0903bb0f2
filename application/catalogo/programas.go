package catalogo

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"complementarias/domain/catalogo"
	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
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

// ListarProgramas lists the programmes that solicitudes can be made with.
type ListarProgramas struct {
	programas ProgramaReader
}

// Execute may be called by any role: an instructor sees the programmes of the own centre, the others all of them. The
// only refusal is a fault.Invalid at /query/search or /query/modalidad.
func (uc ListarProgramas) Execute(ctx context.Context, actor kernel.Actor, f FiltroProgramas) (PaginaProgramas, error) {
	c, err := f.consulta()
	if err != nil {
		return PaginaProgramas{}, err
	}
	c.Alcance = catalogo.AlcanceDe(actor)
	return uc.programas.Listar(ctx, c)
}

// ProgramasPublicos shows anybody the programmes that solicitudes can be made with.
type ProgramasPublicos struct {
	programas ProgramaReader
}

// Execute may be called by anybody, without signing in: all programmes of the country. The only refusal is a fault.Invalid
// at /query/search or /query/modalidad.
func (uc ProgramasPublicos) Execute(ctx context.Context, f FiltroProgramas) (PaginaProgramas, error) {
	c, err := f.consulta()
	if err != nil {
		return PaginaProgramas{}, err
	}
	c.Alcance = catalogo.AlcancePublico()
	return uc.programas.Listar(ctx, c)
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

// VerPrograma shows one programme.
type VerPrograma struct {
	programas ProgramaReader
}

// Execute may be called by any role: an instructor sees every programme of the own centre, inactive ones too, the
// others all. What is absent, out of scope or no id at all is catalogo.ErrProgramaNoEncontrado.
func (uc VerPrograma) Execute(ctx context.Context, actor kernel.Actor, id kernel.ProgramaID) (ProgramaView, error) {
	if !esID(string(id)) {
		return ProgramaView{}, catalogo.ErrProgramaNoEncontrado
	}
	return uc.programas.Ver(ctx, id, catalogo.AlcanceDe(actor))
}

const idMaximo = 100 // characters; a UUID has 36

// esID tells whether a text may be an id at all, so that nothing else reaches the database.
func esID(id string) bool { return colombia.RevisarTexto(id, idMaximo, false) == nil }

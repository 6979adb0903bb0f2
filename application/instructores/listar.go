package instructores

import (
	"context"
	"errors"
	"strings"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

const textoMaximo = 200 // characters

// Filtro is what a caller asks of the list; empty texts do not filter. Page and Limit are 1 or more.
type Filtro struct {
	Search       string          // words of name, e-mail or cédula, case and accents forgiven
	Especialidad string          // part of it, forgiven the same
	Centro       kernel.CentroID // empty for all of the scope
	Activo       *bool           // nil for both
	Page         int
	Limit        int
}

// Listar lists instructors with their figures.
type Listar struct{ reader Reader }

// Execute answers a COORDINADOR about the own centre and an ADMIN about the country, else ErrRol; a fault.Invalid at
// /query/search or /query/especialidad for a text that cannot be searched.
func (uc Listar) Execute(ctx context.Context, actor kernel.Actor, f Filtro) (Pagina, error) {
	alcance, err := AlcanceDe(actor)
	if err != nil {
		return Pagina{}, err
	}
	c := Consulta{Centro: f.Centro, Activo: f.Activo, Desde: (f.Page - 1) * f.Limit, Limite: f.Limit}
	var faltas []fault.Field
	c.Palabras = strings.Fields(plegado(f.Search, "/query/search", &faltas))
	c.Especialidad = plegado(f.Especialidad, "/query/especialidad", &faltas)
	if err := fault.Fields(faltas); err != nil {
		return Pagina{}, err
	}
	return uc.reader.Listar(ctx, alcance, c)
}

func plegado(s, puntero string, faltas *[]fault.Field) string {
	s = strings.TrimSpace(s)
	if e, ok := errors.AsType[*fault.Error](colombia.RevisarTexto(s, textoMaximo, false)); ok {
		*faltas = append(*faltas, fault.Field{Pointer: puntero, Code: e.Code, Message: e.Message})
		return ""
	}
	return colombia.Plegar(s)
}

package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
)

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

package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

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

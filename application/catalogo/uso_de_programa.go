package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// UsoDePrograma tells what depends on a programme.
type UsoDePrograma struct {
	usos UsoReader
}

// Execute may be called by coordinators and administrators; an instructor gets catalogo.ErrSoloCoordinacion, and
// whoever names no programme catalogo.ErrProgramaNoEncontrado.
func (uc UsoDePrograma) Execute(ctx context.Context, actor kernel.Actor, id kernel.ProgramaID) (UsoView, error) {
	if err := catalogo.PuedeConsultar(actor); err != nil {
		return UsoView{}, err
	}
	if !esID(string(id)) {
		return UsoView{}, catalogo.ErrProgramaNoEncontrado
	}
	return uc.usos.Uso(ctx, id)
}

package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

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

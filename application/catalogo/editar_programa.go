package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// EditarPrograma writes over a programme, without changing version or centre.
type EditarPrograma struct{ cambioDePrograma }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It returns catalogo.ErrProgramaNoEncontrado,
// catalogo.ErrProgramaModificado for a stale edition, catalogo.ErrCodigoEnUso, or a fault.Invalid with every broken rule.
// What changes nothing is answered alike and leaves no trace.
func (uc EditarPrograma) Execute(ctx context.Context, actor kernel.Actor, in EscribirProgramaInput) (ProgramaView, error) {
	return uc.ejecutar(ctx, actor, "EDITAR_PROGRAMA", in.ProgramaElegido, func(p *catalogo.Programa) ([]catalogo.Cambio, error) {
		d := p.Estado().DatosPrograma
		in.Escribir(&d)
		cambios, err := p.Editar(d, uc.newID, uc.now())
		return cambios, conIlegibles(in.Ilegibles, err)
	})
}

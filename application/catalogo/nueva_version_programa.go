package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// NuevaVersionPrograma gives a programme another version of its course design.
type NuevaVersionPrograma struct{ cambioDePrograma }

// Execute is EditarPrograma.Execute with a version that the programme neither has nor had. What was sent keeps its
// version; drafts are sent with the new one.
func (uc NuevaVersionPrograma) Execute(ctx context.Context, actor kernel.Actor, in EscribirProgramaInput) (ProgramaView, error) {
	return uc.ejecutar(ctx, actor, "CREAR_VERSION_PROGRAMA", in.ProgramaElegido, func(p *catalogo.Programa) ([]catalogo.Cambio, error) {
		d := p.Estado().DatosPrograma
		d.Version = ""
		in.Escribir(&d)
		cambios, err := p.NuevaVersion(d, uc.newID, uc.now())
		return cambios, conIlegibles(in.Ilegibles, err)
	})
}

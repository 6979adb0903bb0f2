package identidad

import (
	"context"

	"complementarias/application/lotes"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// ImportarInput is a file that somebody uploads.
type ImportarInput struct {
	Contenido []byte
	Centro    kernel.CentroID // chosen by an Admin; a Coordinador may leave it out
}

// recibir checks who uploads what, takes a turn and reads the file.
func (d Deps) recibir(ctx context.Context, actor kernel.Actor, in ImportarInput) (soltar func(), i *lotes.Importacion, err error) {
	if in.Centro == "" {
		in.Centro = actor.Centro
	}
	if err := identidad.PuedeImportar(actor, in.Centro); err != nil {
		return nil, nil, err
	}
	if in.Centro == "" {
		return nil, nil, identidad.ErrCentroNoExiste
	}
	return d.Importador.Recibir(ctx, actor, lotes.Recibo{Contenido: in.Contenido, Tipo: lotes.Instructores, Columnas: ColumnasDeInstructores(),
		Centro: in.Centro, ID: d.NewID(), En: d.Now()})
}

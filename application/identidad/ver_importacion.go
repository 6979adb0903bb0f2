package identidad

import (
	"context"

	"complementarias/application/lotes"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// VerImportacion shows an import of instructors.
type VerImportacion struct{ d Deps }

// Execute gives lotes.ErrNoExiste for whoever lotes.Importacion.VisiblePara does not name, and ErrRol for instructors.
func (uc VerImportacion) Execute(ctx context.Context, actor kernel.Actor, id string) (*lotes.Importacion, error) {
	if err := identidad.PuedeImportar(actor, actor.Centro); err != nil {
		return nil, err
	}
	return uc.d.Importador.Ver(ctx, id, lotes.Instructores, actor, uc.d.Now())
}

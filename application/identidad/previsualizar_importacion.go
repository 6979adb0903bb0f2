package identidad

import (
	"context"

	"complementarias/application/lotes"
	"complementarias/domain/kernel"
)

// PrevisualizarImportacion reads a sheet of instructors and says what each row would do. Nothing is imported yet.
type PrevisualizarImportacion struct{ d Deps }

// Execute may be called by those whom identidad.PuedeImportar lets into the centre; ErrRol for others. It keeps the preview
// and ends an earlier one of the same person. It fails with the faults of lotes.Lector and lotes.Casar, with ErrCentroNoExiste,
// and with lotes.ErrEnCurso or lotes.ErrSaturado when it has to wait.
func (uc PrevisualizarImportacion) Execute(ctx context.Context, actor kernel.Actor, in ImportarInput) (*lotes.Importacion, error) {
	soltar, i, err := uc.d.recibir(ctx, actor, in)
	if err != nil {
		return nil, err
	}
	defer soltar()
	if uc.d, err = uc.d.alDia(ctx); err != nil {
		return nil, err
	}
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		renglones, _, err := uc.d.planear(ctx, tx, i)
		if err != nil {
			return err
		}
		i.Renglones = renglones
		if err := tx.Importaciones.VencerPrevias(ctx, lotes.Instructores, actor.ID); err != nil {
			return err
		}
		return tx.Importaciones.Add(ctx, i)
	})
	if err != nil {
		return nil, err
	}
	return i, nil
}

package catalogo

import (
	"context"

	"complementarias/application/lotes"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// PrevisualizarImportacion reads a sheet of programmes and says what each row would do. Nothing is imported yet.
type PrevisualizarImportacion struct{ importacion }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It keeps the preview and ends an earlier one of the
// same person. It fails with the faults of lotes.Lector and lotes.Casar, with catalogo.ErrCentroNoExiste for a centre that
// is none or closed, and with lotes.ErrEnCurso or lotes.ErrSaturado when it has to wait.
func (uc PrevisualizarImportacion) Execute(ctx context.Context, actor kernel.Actor, in ImportarInput) (*lotes.Importacion, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return nil, err
	}
	centros, err := uc.centrosDeHoja(ctx, in.Centro)
	if err != nil {
		return nil, err
	}
	soltar, i, err := uc.importador.Recibir(ctx, actor, lotes.Recibo{Contenido: in.Contenido, Tipo: lotes.Programas, Columnas: ColumnasDeProgramas(),
		Centro: in.Centro, ID: uc.newID(), En: uc.now()})
	if err != nil {
		return nil, err
	}
	defer soltar()
	err = uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		renglones, _, err := uc.planear(ctx, tx, i, centros)
		if err != nil {
			return err
		}
		i.Renglones = renglones
		if err := tx.Importaciones.VencerPrevias(ctx, lotes.Programas, actor.ID); err != nil {
			return err
		}
		return tx.Importaciones.Add(ctx, i)
	})
	if err != nil {
		return nil, err
	}
	return i, nil
}

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

// VerImportacion shows an import of instructors.
type VerImportacion struct{ d Deps }

// Execute gives lotes.ErrNoExiste for whoever lotes.Importacion.VisiblePara does not name, and ErrRol for instructors.
func (uc VerImportacion) Execute(ctx context.Context, actor kernel.Actor, id string) (*lotes.Importacion, error) {
	if err := identidad.PuedeImportar(actor, actor.Centro); err != nil {
		return nil, err
	}
	return uc.d.Importador.Ver(ctx, id, lotes.Instructores, actor, uc.d.Now())
}

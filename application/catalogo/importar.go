package catalogo

import (
	"context"
	"time"

	"complementarias/application/lotes"
	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// ImportarInput is a sheet of programmes that somebody uploads.
type ImportarInput struct {
	Contenido []byte
	// Centro is that of the rows that name none; it may be left out.
	Centro kernel.CentroID
}

// importacion is what the commands on an import of programmes stand on.
type importacion struct {
	uow        uow.UnitOfWork[Tx]
	centros    CentroReader
	importador lotes.Importador
	now        func() time.Time
	newID      func() string
}

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

// centrosDeHoja are the active centres by their code; elegido has to be one of them, unless it is empty.
func (c importacion) centrosDeHoja(ctx context.Context, elegido kernel.CentroID) (map[string]kernel.CentroID, error) {
	lista, err := c.centros.Centros(ctx)
	if err != nil {
		return nil, err
	}
	existe, de := elegido == "", map[string]kernel.CentroID{}
	for _, centro := range lista {
		de[centro.Codigo] = centro.ID
		existe = existe || centro.ID == elegido
	}
	if !existe {
		return nil, catalogo.ErrCentroNoExiste
	}
	return de, nil
}

// VerImportacion shows an import of programmes.
type VerImportacion struct{ importacion }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It gives lotes.ErrNoExiste for what is none.
func (uc VerImportacion) Execute(ctx context.Context, actor kernel.Actor, id string) (*lotes.Importacion, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return nil, err
	}
	return uc.importador.Ver(ctx, id, lotes.Programas, actor, uc.now())
}

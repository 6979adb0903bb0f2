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

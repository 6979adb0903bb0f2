package lotes

import (
	"context"

	"complementarias/domain/kernel"
)

// Importaciones keeps imports within the transaction of the module that imports.
type Importaciones interface {
	Add(ctx context.Context, i *Importacion) error
	// Get locks the import for the rest of the transaction and reads it after that; ErrNoExiste when it is absent or of
	// another Tipo.
	Get(ctx context.Context, id string, tipo Tipo) (*Importacion, error)
	Save(ctx context.Context, i *Importacion) error
	// VencerPrevias ends the previews of that kind that a person still has open, and forgets their rows.
	VencerPrevias(ctx context.Context, tipo Tipo, por kernel.UsuarioID) error
}

// Reader reads imports outside of a transaction.
type Reader interface {
	// Ver gives ErrNoExiste as Importaciones.Get does, and locks nothing.
	Ver(ctx context.Context, id string, tipo Tipo) (*Importacion, error)
}

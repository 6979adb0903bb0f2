// Package lotestest holds what tests of imports stand on: a store in memory and the contract that it and PostgreSQL keep.
package lotestest

import (
	"context"

	"complementarias/application/lotes"
	"complementarias/domain/kernel"
)

// Memoria keeps imports in a map. It is as safe as the store of a module that it is part of: that one guards it and clones
// it for each transaction.
type Memoria map[string]*lotes.Importacion

// Clone is what a transaction works on.
func (m Memoria) Clone() Memoria {
	copia := make(Memoria, len(m))
	for id, i := range m {
		copia[id] = i.Clone()
	}
	return copia
}

// Add implements lotes.Importaciones.
func (m Memoria) Add(_ context.Context, i *lotes.Importacion) error {
	m[i.ID] = i.Clone()
	return nil
}

// Get implements lotes.Importaciones.
func (m Memoria) Get(_ context.Context, id string, tipo lotes.Tipo) (*lotes.Importacion, error) {
	i, ok := m[id]
	if !ok || i.Tipo != tipo {
		return nil, lotes.ErrNoExiste
	}
	return i.Clone(), nil
}

// Ver implements lotes.Reader.
func (m Memoria) Ver(ctx context.Context, id string, tipo lotes.Tipo) (*lotes.Importacion, error) {
	return m.Get(ctx, id, tipo)
}

// Save implements lotes.Importaciones.
func (m Memoria) Save(_ context.Context, i *lotes.Importacion) error {
	if _, ok := m[i.ID]; ok {
		m[i.ID] = i.Clone()
	}
	return nil
}

// VencerPrevias implements lotes.Importaciones.
func (m Memoria) VencerPrevias(_ context.Context, tipo lotes.Tipo, por kernel.UsuarioID) error {
	for _, i := range m {
		if i.Tipo == tipo && i.Por == por && i.Estado == lotes.Previa {
			i.Estado, i.Renglones = lotes.Vencida, nil
		}
	}
	return nil
}

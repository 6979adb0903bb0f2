package catalogotest

import (
	"cmp"
	"context"
	"slices"
	"time"

	"complementarias/application/lotes"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

type lote struct{ m *Memoria }

func (l lote) PorCodigo(_ context.Context, codigos []string) ([]*catalogo.Programa, error) {
	return l.leer(func(e catalogo.EstadoPrograma) bool { return slices.Contains(codigos, e.Codigo) }), nil
}

func (l lote) PorID(_ context.Context, ids []kernel.ProgramaID) ([]*catalogo.Programa, error) {
	return l.leer(func(e catalogo.EstadoPrograma) bool { return slices.Contains(ids, e.ID) }), nil
}

func (l lote) leer(si func(catalogo.EstadoPrograma) bool) []*catalogo.Programa {
	var elegidos []*catalogo.Programa
	for _, e := range l.m.programas {
		if si(e) {
			elegidos = append(elegidos, catalogo.RestorePrograma(e))
		}
	}
	slices.SortFunc(elegidos, func(a, b *catalogo.Programa) int { return cmp.Compare(a.ID(), b.ID()) })
	return elegidos
}

func (l lote) Pedidos(_ context.Context, ids []kernel.ProgramaID, desde time.Time) (map[kernel.ProgramaID]bool, error) {
	pedidos := map[kernel.ProgramaID]bool{}
	for _, id := range ids {
		if ultimo, hay := l.m.pedidos[id]; hay && !ultimo.Before(desde) {
			pedidos[id] = true
		}
	}
	return pedidos, nil
}

func (l lote) Quitar(_ context.Context, id kernel.ProgramaID) error {
	// A list of its own: the unit of work gives the present one back when it fails.
	l.m.programas = slices.DeleteFunc(slices.Clone(l.m.programas), func(e catalogo.EstadoPrograma) bool { return e.ID == id })
	return nil
}

// Importaciones reads what is kept of imports.
func (m *Memoria) Importaciones() lotes.Reader { return lectorDeLotes{m} }

type lectorDeLotes struct{ m *Memoria }

func (l lectorDeLotes) Ver(ctx context.Context, id string, tipo lotes.Tipo) (*lotes.Importacion, error) {
	l.m.mu.Lock()
	defer l.m.mu.Unlock()
	return l.m.lotes.Ver(ctx, id, tipo)
}

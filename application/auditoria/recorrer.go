package auditoria

import (
	"context"
	"iter"

	"complementarias/domain/kernel"
)

// Recorrer walks all rows of a filter, for a file.
type Recorrer struct{ reader Reader }

// Execute is for an Admin; ErrRol for anybody else. The rows come a thousand at a time, so that neither memory nor a
// transaction grows with them; ErrDemasiadas ends a walk over more than FilasDeArchivo.
func (uc Recorrer) Execute(ctx context.Context, actor kernel.Actor, f Filtro) (iter.Seq2[Asiento, error], error) {
	if err := PuedeLeer(actor); err != nil {
		return nil, err
	}
	f.Limite = filasPorVuelta
	return func(yield func(Asiento, error) bool) {
		for n := 0; ; {
			filas, err := uc.reader.Asientos(ctx, f)
			if err != nil {
				yield(Asiento{}, err)
				return
			}
			for _, a := range filas {
				if n++; n > FilasDeArchivo {
					yield(Asiento{}, ErrDemasiadas)
					return
				}
				if !yield(a, nil) {
					return
				}
				f.Tras = a.Lugar
			}
			if len(filas) < filasPorVuelta {
				return
			}
		}
	}, nil
}

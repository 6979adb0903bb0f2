package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Listar reads a page of the solicitudes in scope.
type Listar struct{ caso }

// Execute answers every role within its scope; a page past the end is empty.
func (uc Listar) Execute(ctx context.Context, actor kernel.Actor, f Filtro) (Pagina, error) {
	p, err := uc.d.Reader.Listar(ctx, solicitudes.AlcanceDe(actor), f)
	if err != nil {
		return Pagina{}, err
	}
	for i := range p.Filas {
		p.Filas[i].Acciones = solicitudes.Acciones(actor, p.Filas[i].Situacion())
	}
	return p, nil
}

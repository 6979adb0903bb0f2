package catalogo

import (
	"context"
	"time"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// ListarEspeciales lists the special programmes.
type ListarEspeciales struct {
	especiales EspecialReader
	now        func() time.Time
}

// Execute may be called by anybody who is signed in; the policy of the route keeps out the others. It gives those with a
// box first, then the others in their order. Only for an Admin it counts the solicitudes.
func (uc ListarEspeciales) Execute(ctx context.Context, actor kernel.Actor) ([]EspecialView, error) {
	lista, err := uc.especiales.Especiales(ctx)
	if err != nil {
		return nil, err
	}
	var usos map[string]int
	if catalogo.PuedeRegistrar(actor) == nil {
		if usos, err = uc.especiales.UsoDeEspeciales(ctx); err != nil {
			return nil, err
		}
	}
	vistas := make([]EspecialView, len(lista))
	for i, e := range lista {
		vistas[i] = EspecialView{Especial: e, Situacion: e.El(kernel.Today(uc.now())), Solicitudes: usos[e.Codigo]}
	}
	return vistas, nil
}

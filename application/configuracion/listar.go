package configuracion

import (
	"context"

	"complementarias/domain/configuracion"
	"complementarias/domain/kernel"
)

// Listar shows every setting.
type Listar struct{ d Deps }

// Execute may be called by an Admin; others get configuracion.ErrSoloAdmin. It asks one question.
func (uc Listar) Execute(ctx context.Context, actor kernel.Actor) ([]View, error) {
	if err := configuracion.PuedeConfigurar(actor); err != nil {
		return nil, err
	}
	guardados, err := uc.d.Reader.Todos(ctx)
	if err != nil {
		return nil, err
	}
	vistas := make([]View, len(uc.d.Definiciones))
	for i, d := range uc.d.Definiciones {
		vistas[i] = vista(d, guardados[d.Clave])
	}
	return vistas, nil
}

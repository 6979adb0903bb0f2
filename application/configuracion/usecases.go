package configuracion

import (
	"slices"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/configuracion"
)

// UseCases is everything that the module can do.
type UseCases struct {
	Listar Listar
	Fijar  Fijar
	// For the other modules.
	Vigente Vigente
}

// Deps is what the module needs from outside.
type Deps struct {
	UoW          uow.UnitOfWork[Tx]
	Reader       Reader
	Definiciones []configuracion.Definicion
	Now          func() time.Time
}

// New wires the use cases.
func New(d Deps) UseCases {
	return UseCases{Listar: Listar{d}, Fijar: Fijar{d}, Vigente: Vigente{d}}
}

func (d Deps) definicion(clave configuracion.Clave) (configuracion.Definicion, error) {
	i := slices.IndexFunc(d.Definiciones, func(x configuracion.Definicion) bool { return x.Clave == clave })
	if i < 0 {
		return configuracion.Definicion{}, configuracion.ErrNoExiste
	}
	return d.Definiciones[i], nil
}

func vista(d configuracion.Definicion, g Guardado) View {
	return View{Definicion: d, Valor: d.Vigente(g.Ajuste), Propio: g.Valor != nil, Guardado: g}
}

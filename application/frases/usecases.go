package frases

import (
	"time"

	"complementarias/application/uow"
	"complementarias/domain/colombia"
	"complementarias/domain/frases"
)

// Deps is what the module needs from outside.
type Deps struct {
	UoW    uow.UnitOfWork[Tx]
	Reader Reader
	Campos frases.Campos // at which remarks can be made
	Now    func() time.Time
	NewID  func() string
}

// UseCases is everything that the module can do.
type UseCases struct {
	Listar Listar
	Ver    Ver
	Crear  Crear
	Editar Editar
	Quitar Quitar
	// DelCentro is for who returns a solicitud.
	DelCentro DelCentro
	// VerMotivos is for who is about to send one.
	VerMotivos VerMotivos
}

// New wires the use cases.
func New(d Deps) UseCases {
	c := caso{d}
	return UseCases{Listar: Listar{c}, Ver: Ver{c}, Crear: Crear{c}, Editar: Editar{c}, Quitar: Quitar{c}, DelCentro: DelCentro{c}, VerMotivos: VerMotivos{c}}
}

type caso struct{ d Deps }

const idMaximo = 100 // characters; a UUID has 36

// esID tells whether a text may be an id at all, so that nothing else reaches the database.
func esID(id string) bool { return colombia.RevisarTexto(id, idMaximo, false) == nil }

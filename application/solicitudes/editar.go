package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Editar writes fields over a Solicitud and may send it or take it back in the same step.
type Editar struct{ caso }

// EditarInput holds the fields that were given; those left out keep their value.
type EditarInput struct {
	Target
	Parche  solicitudes.Parche
	Destino solicitudes.Destino
	// Repetible is for forms, which people send twice: a stale Version is no conflict when nothing would change any more.
	Repetible bool
}

// Execute lets the owner edit in BORRADOR, PENDIENTE or DEVUELTA. What is sent, or stays PENDIENTE, must be complete:
// otherwise a fault with a field for each thing to mend, and nothing changed.
func (uc Editar) Execute(ctx context.Context, actor kernel.Actor, in EditarInput) (View, error) {
	vista := in.Version
	if in.Repetible {
		in.Version = nil // judged after the edit, when it is known whether anything changes
	}
	return uc.modificar(ctx, actor, solicitudes.Editar, in.Target, func(ctx context.Context, tx Tx, s *solicitudes.Solicitud) error {
		vieja := s.ComprobarVersion(vista)
		env, err := uc.entorno(ctx, tx.Entornos, s.Expediente(), in.Parche)
		if err != nil {
			return err
		}
		err = s.Editar(actor, in.Parche, in.Destino, env)
		if in.Destino == solicitudes.Enviada {
			err = sigueDictando(ctx, tx, s, err)
		}
		if vieja != nil && (err != nil || s.Cambiada()) {
			return vieja
		}
		return err
	})
}

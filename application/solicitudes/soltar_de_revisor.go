package solicitudes

import (
	"context"
	"errors"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// SoltarDeRevisor puts back into the queue what a reviewer had in review who left, lost the role or moved.
type SoltarDeRevisor struct{ caso }

// Execute is for the system, whenever an account changed. What the person may still review stays. It may be repeated: what
// was put back already, or taken by somebody else, is left as it is. Each is put back in a transaction of its own.
func (uc SoltarDeRevisor) Execute(ctx context.Context, revisor kernel.UsuarioID) error {
	ids, err := uc.d.Reader.EnRevisionDe(ctx, revisor)
	if err != nil {
		return err
	}
	for _, id := range ids {
		err := uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error { return uc.soltar(ctx, tx, revisor, id) })
		if err != nil {
			return err
		}
	}
	return nil
}

func (uc SoltarDeRevisor) soltar(ctx context.Context, tx Tx, revisor kernel.UsuarioID, id kernel.SolicitudID) error {
	s, err := tx.Solicitudes.Get(ctx, id, solicitudes.Alcance{Pais: true})
	if errors.Is(err, solicitudes.ErrNoEncontrada) {
		return nil
	}
	if err != nil {
		return err
	}
	persona, err := tx.Solicitudes.Persona(ctx, revisor)
	if err != nil {
		return err
	}
	if !s.SoltarPorSistema(sistema(), persona, uc.now()) {
		return nil
	}
	if err = tx.Solicitudes.Save(ctx, s); err != nil {
		return err
	}
	return tx.Outbox.Append(ctx, s.PullEvents()...)
}

// sistema is who acts when nobody has signed in.
func sistema() kernel.Actor { return kernel.Actor{Nombre: "Sistema", Rol: kernel.Admin} }

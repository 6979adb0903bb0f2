package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Padron reads many accounts at once for an import.
type Padron interface {
	// Conocidas locks, in the order of their ids, and then reads the accounts that have one of the cedulas or, while active,
	// one of the correos.
	Conocidas(ctx context.Context, cedulas, correos []string) ([]*identidad.Usuario, error)
	// PorID reads these accounts, by id, and lets nobody sign in with them or be given work until the transaction ends; absent
	// ones are left out.
	PorID(ctx context.Context, ids []kernel.UsuarioID) ([]*identidad.Usuario, error)
	// Usadas tells which of these accounts somebody has signed in with or written a solicitud.
	Usadas(ctx context.Context, ids []kernel.UsuarioID) (map[kernel.UsuarioID]bool, error)
}

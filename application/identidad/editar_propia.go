package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// EditarPropia writes over the own account.
type EditarPropia struct{ d Deps }

// Execute is for whoever has signed in. Only phone and speciality of the edit take effect; what is wrong with them is told
// at once as fault.Invalid.
func (uc EditarPropia) Execute(ctx context.Context, actor kernel.Actor, e identidad.Edicion) (View, error) {
	var v View
	err := uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		u, err := tx.Usuarios.Get(ctx, actor.ID)
		if err != nil {
			return err
		}
		cambios, err := u.EditarPropia(e, uc.d.Now())
		if err != nil {
			return err
		}
		if len(cambios) > 0 {
			if err = uc.d.guardar(ctx, tx, actor, u, actor.Centro, comando{anotar: "EDITAR_USUARIO"}, cambios); err != nil {
				return err
			}
		}
		v, err = tx.Reader.Ver(ctx, actor.ID)
		return err
	})
	return v, err
}

package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// RegistrarUsuario opens an account.
type RegistrarUsuario struct{ d Deps }

// Execute lets whom identidad.PuedeRegistrar names open an account (ErrNoPuedeRegistrar for others). It returns every
// broken rule at once as fault.Invalid, and ErrCorreoEnUso, ErrCedulaEnUso or ErrCentroNoExiste; of two registrations
// of one correo at once exactly one succeeds.
func (uc RegistrarUsuario) Execute(ctx context.Context, actor kernel.Actor, in identidad.Datos) (View, error) {
	if err := identidad.PuedeRegistrar(actor); err != nil {
		return View{}, err
	}
	return uc.d.registrar(ctx, in)
}

func (d Deps) registrar(ctx context.Context, in identidad.Datos) (View, error) {
	cifrar := func(clave string) (string, error) { return d.Hasher.Hash(ctx, clave) }
	u, err := identidad.New(kernel.UsuarioID(d.NewID()), in, d.DominiosCorreo, cifrar, d.Now())
	if err != nil {
		return View{}, err
	}
	var v View
	err = d.UoW.Do(ctx, func(ctx context.Context, tx Tx) (err error) {
		if err = tx.Usuarios.Add(ctx, u); err != nil {
			return err
		}
		v, err = tx.Reader.Ver(ctx, u.ID())
		return err
	})
	return v, err
}

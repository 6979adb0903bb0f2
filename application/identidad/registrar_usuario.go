package identidad

import (
	"context"
	"errors"
	"slices"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// RegistrarUsuario opens an account.
type RegistrarUsuario struct{ d Deps }

// Execute lets whom identidad.PuedeRegistrar names open an account (ErrNoPuedeRegistrar for others). It returns every
// broken rule at once as fault.Invalid, with a role or centre that is not the actor's to give, and ErrCorreoEnUso, ErrCedulaEnUso or ErrCentroNoExiste; of two registrations
// of one correo at once exactly one succeeds.
func (uc RegistrarUsuario) Execute(ctx context.Context, actor kernel.Actor, in identidad.Datos) (View, error) {
	if err := identidad.PuedeRegistrar(actor); err != nil {
		return View{}, err
	}
	var err error
	if uc.d, err = uc.d.alDia(ctx); err != nil {
		return View{}, err
	}
	in, ajenas := identidad.Encargar(actor, in)
	if len(ajenas) > 0 {
		_, err := identidad.New("", in, uc.d.dominios, sinCifrar, uc.d.Now())
		return View{}, conFaltas(ajenas, err)
	}
	return uc.d.registrar(ctx, in)
}

// sinCifrar stands in where an account is judged and not kept.
func sinCifrar(string) (string, error) { return "", nil }

// conFaltas tells faults together with those of err, so that everything is mended at once.
func conFaltas(faltas []fault.Field, err error) error {
	if f, ok := errors.AsType[*fault.Error](err); ok && f.Kind == fault.Invalid {
		faltas = slices.Concat(faltas, f.Fields)
	}
	return fault.Fields(faltas)
}

func (d Deps) registrar(ctx context.Context, in identidad.Datos) (View, error) {
	cifrar := func(clave string) (string, error) { return d.Hasher.Hash(ctx, clave) }
	u, err := identidad.New(kernel.UsuarioID(d.NewID()), in, d.dominios, cifrar, d.Now())
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

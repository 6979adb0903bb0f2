package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// FichaUsuario is one account with what its person has in hand.
type FichaUsuario struct {
	CuentaView
	Abiertas []identidad.Abierta
}

// VerUsuario reads one account.
type VerUsuario struct{ d Deps }

// Execute answers whoever administers the account: else ErrRol, then ErrNoExiste.
func (uc VerUsuario) Execute(ctx context.Context, actor kernel.Actor, id kernel.UsuarioID) (FichaUsuario, error) {
	if err := identidad.RolPuede(identidad.AccionVer, actor.Rol); err != nil {
		return FichaUsuario{}, err
	}
	v, err := uc.d.Reader.Cuenta(ctx, id, identidad.AlcanceDe(actor))
	if err != nil {
		return FichaUsuario{}, err
	}
	v.Acciones = identidad.Acciones(actor, v.Registro())
	ficha := FichaUsuario{CuentaView: v}
	ficha.Abiertas, err = uc.d.Reader.Abiertas(ctx, id, kernel.Today(uc.d.Now()))
	return ficha, err
}

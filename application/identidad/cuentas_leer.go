package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// ListarUsuarios reads a page of the accounts that somebody administers.
type ListarUsuarios struct{ d Deps }

// Execute answers an ADMIN about every account and a COORDINADOR about the instructors of the own centre, else ErrRol. A
// page past the end is empty.
func (uc ListarUsuarios) Execute(ctx context.Context, actor kernel.Actor, f FiltroCuentas) (PaginaCuentas, error) {
	if err := identidad.RolPuede(identidad.AccionVer, actor.Rol); err != nil {
		return PaginaCuentas{}, err
	}
	p, err := uc.d.Reader.Cuentas(ctx, identidad.AlcanceDe(actor), f)
	if err != nil {
		return PaginaCuentas{}, err
	}
	for i := range p.Filas {
		p.Filas[i].Acciones = identidad.Acciones(actor, p.Filas[i].Registro())
	}
	return p, nil
}

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

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

package catalogo

import (
	"context"
	"slices"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// VerEspecial reads one special programme.
type VerEspecial struct{ ListarEspeciales }

// Execute is ListarEspeciales.Execute for one; catalogo.ErrEspecialNoEncontrado.
func (uc VerEspecial) Execute(ctx context.Context, actor kernel.Actor, codigo string) (EspecialView, error) {
	lista, err := uc.ListarEspeciales.Execute(ctx, actor)
	if err != nil {
		return EspecialView{}, err
	}
	i := slices.IndexFunc(lista, func(v EspecialView) bool { return v.Codigo == codigo })
	if i < 0 {
		return EspecialView{}, catalogo.ErrEspecialNoEncontrado
	}
	return lista[i], nil
}

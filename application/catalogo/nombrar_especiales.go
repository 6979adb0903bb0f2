package catalogo

import (
	"context"
	"slices"

	"complementarias/domain/catalogo"
)

// NombrarEspeciales gives the special programmes beyond the boxes of the form, whose names the form gives.
type NombrarEspeciales struct{ especiales EspecialReader }

// Execute may be called by anybody who is signed in, as ListarEspeciales. It gives them in their order, whether they are in
// force or not, and asks one question.
func (uc NombrarEspeciales) Execute(ctx context.Context) (NombresEspeciales, error) {
	lista, err := uc.especiales.Especiales(ctx)
	return slices.DeleteFunc(lista, func(e catalogo.Especial) bool { return e.Casilla }), err
}

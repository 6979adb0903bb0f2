package catalogo

import (
	"context"

	"complementarias/domain/colombia"
)

// Departamentos lists the 33 departments by their code.
type Departamentos struct{}

// Execute may be called by anybody, without signing in.
func (Departamentos) Execute(context.Context) []colombia.Departamento {
	return colombia.Departamentos()
}

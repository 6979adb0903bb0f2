package identidad

import (
	"context"

	"complementarias/domain/identidad"
)

// VerRecibo confirms an Acceso to anybody who has its id.
type VerRecibo struct{ d Deps }

// Execute returns identidad.ErrAccesoNoExiste for an id that is none.
func (uc VerRecibo) Execute(ctx context.Context, id identidad.AccesoID) (Recibo, error) {
	return uc.d.Reader.Recibo(ctx, id)
}

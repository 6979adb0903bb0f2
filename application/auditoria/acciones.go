package auditoria

import (
	"context"

	"complementarias/domain/kernel"
)

// Acciones lists what can be asked for.
type Acciones struct{ reader Reader }

// Execute is for an Admin; ErrRol for anybody else.
func (uc Acciones) Execute(ctx context.Context, actor kernel.Actor) ([]string, error) {
	if err := PuedeLeer(actor); err != nil {
		return nil, err
	}
	return uc.reader.Acciones(ctx)
}

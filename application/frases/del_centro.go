package frases

import (
	"context"

	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

// DelCentro gives the sentences that can be inserted when a solicitud of a centre is returned.
type DelCentro struct{ caso }

// Execute may be called by whom Listar.Execute may; of a centre out of scope there are none. It asks one question.
func (uc DelCentro) Execute(ctx context.Context, actor kernel.Actor, centro kernel.CentroID) ([]frases.Frase, error) {
	alcance, err := frases.AlcanceDe(actor)
	if err != nil || !alcance.Incluye(centro) {
		return nil, err
	}
	return uc.d.Reader.DelCentro(ctx, centro)
}

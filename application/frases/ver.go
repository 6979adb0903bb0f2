package frases

import (
	"context"

	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

// Ver reads one sentence.
type Ver struct{ caso }

// Execute may be called by whom Listar.Execute may; out of scope it is frases.ErrNoEncontrada.
func (uc Ver) Execute(ctx context.Context, actor kernel.Actor, id frases.ID) (View, error) {
	alcance, err := frases.AlcanceDe(actor)
	if err != nil {
		return View{}, err
	}
	if !esID(string(id)) {
		return View{}, frases.ErrNoEncontrada
	}
	return uc.d.Reader.Ver(ctx, id, alcance)
}

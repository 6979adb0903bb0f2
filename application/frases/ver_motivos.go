package frases

import (
	"context"
	"time"

	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

// VerMotivos tells what a centre returns most.
type VerMotivos struct{ caso }

// Execute may be called by anybody: an instructor and a coordinator hear of the own centre, which is the one meant when
// none is given, an Admin of any. Of another centre, and of fewer than frases.MotivosMinimo returns in frases.MotivosDias
// days, there is nothing to tell. It asks one question.
func (uc VerMotivos) Execute(ctx context.Context, actor kernel.Actor, centro kernel.CentroID) (frases.Motivos, error) {
	if centro == "" {
		centro = actor.Centro
	}
	if !frases.PuedeVerMotivos(actor, centro) || !esID(string(centro)) {
		return frases.Motivos{}, nil
	}
	m, err := uc.d.Reader.Motivos(ctx, centro, uc.d.Now().Add(-frases.MotivosDias*24*time.Hour))
	return frases.Frecuentes(m), err
}

package bootstrap

import (
	"context"
	"time"

	"go.uber.org/zap"

	"complementarias/application/auditoria"
	"complementarias/domain/kernel"
)

const (
	refusalsEvery = time.Minute
	refusalsLast  = 5 * time.Second // for those that are left when the program stops
)

func (a *App) rechazar(actor kernel.Actor, ruta string, estado int) {
	a.UseCases.Auditoria.Rechazos.Anotar(auditoria.Rechazo{Actor: actor, Ruta: ruta, Estado: estado})
}

// writeRefusals writes down once a minute what was refused, and a last time when ctx ends.
func (a *App) writeRefusals(ctx context.Context) {
	tick := time.NewTicker(refusalsEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			if err := a.UseCases.Auditoria.Rechazos.Volcar(ctx); err != nil && ctx.Err() == nil {
				a.log.Warn("refusals wait to be written down", zap.Error(err))
			}
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), refusalsLast)
			defer cancel()
			if err := a.UseCases.Auditoria.Rechazos.Volcar(last); err != nil {
				a.log.Warn("refusals were not written down", zap.Error(err))
			}
			return
		}
	}
}

package correos

import (
	"context"
	"slices"
	"time"

	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// Jornada does what is due once a day: reminding the coordination of what waits, and the digests.
type Jornada struct {
	uow    UnitOfWork
	now    func() time.Time
	newID  func() string
	dias   func(ctx context.Context) ([]int, error)
	avisar func()
}

// Execute is for the system only. It may be asked at any time and by any number of replicas: each task is done by the first
// who asks after its hour in Bogotá.
func (uc Jornada) Execute(ctx context.Context) error {
	ahora := uc.now()
	dia, hora := kernel.Today(ahora), ahora.In(kernel.Bogota).Hour()
	if hora >= correos.HoraRecordatorios {
		if err := uc.recordar(ctx, dia, ahora); err != nil {
			return err
		}
	}
	if hora >= correos.HoraResumen {
		return uc.resumir(ctx, dia, ahora)
	}
	return nil
}

func (uc Jornada) recordar(ctx context.Context, dia kernel.Date, ahora time.Time) error {
	dias, err := uc.dias(ctx)
	if err != nil {
		return err
	}
	return uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		primero, err := tx.Jornadas.Empezar(ctx, correos.TareaRecordatorios, dia, ahora)
		if err != nil || !primero {
			return err
		}
		demoras, err := tx.Jornadas.Demoradas(ctx, dia, dias)
		if err != nil {
			return err
		}
		return tx.Outbox.Append(ctx, recordatorios(demoras, ahora)...)
	})
}

// recordatorios makes one event for each centre.
func recordatorios(demoras []Demora, at time.Time) []kernel.Event {
	var eventos []kernel.Event
	for grupo := range porCentro(demoras) {
		e := correos.RecordatorioDebido{CentroID: grupo[0].Centro, En: at}
		for _, d := range grupo {
			e.Solicitudes = append(e.Solicitudes, d.Demorada)
		}
		eventos = append(eventos, e)
	}
	return eventos
}

func porCentro(demoras []Demora) func(yield func([]Demora) bool) {
	return func(yield func([]Demora) bool) {
		for len(demoras) > 0 {
			otro := slices.IndexFunc(demoras, func(d Demora) bool { return d.Centro != demoras[0].Centro })
			if otro < 0 {
				otro = len(demoras)
			}
			if !yield(demoras[:otro]) {
				return
			}
			demoras = demoras[otro:]
		}
	}
}

func (uc Jornada) resumir(ctx context.Context, dia kernel.Date, ahora time.Time) error {
	hechos := 0
	err := uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		hechos = 0
		primero, err := tx.Jornadas.Empezar(ctx, correos.TareaResumen, dia, ahora)
		if err != nil || !primero {
			return err
		}
		personas, err := tx.Mensajes.ConResumen(ctx)
		if err != nil {
			return err
		}
		for _, persona := range personas {
			m, _, err := correos.New(uc.newID(), "resumen:"+dia.String(), correos.Resumen, correos.Destino{Usuario: persona}, correos.Datos{}, correos.AlMomento, ahora)
			if err != nil {
				return err
			}
			n, err := tx.Mensajes.Add(ctx, []correos.Mensaje{m})
			if err != nil {
				return err
			}
			if n == 0 {
				continue // it was written already; what came later waits for tomorrow
			}
			if err := tx.Mensajes.Resumir(ctx, persona, m.ID, m.Creado); err != nil {
				return err
			}
			hechos++
		}
		return nil
	})
	if err == nil && hechos > 0 {
		uc.avisar()
	}
	return err
}

package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.uber.org/zap"

	"complementarias/domain/kernel"
)

const (
	relayPoll  = time.Second      // how long an event waits at most when nobody rings
	relayLease = 30 * time.Second // how long a crashed relay keeps its rows from the others
	relayBatch = 50
	keepDone   = 30 * 24 * time.Hour
)

// waits before a failed delivery is tried again; after the last one it is dead and stays for a person to look at.
var waits = []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 6 * time.Hour, 24 * time.Hour}

// Relay hands the events of the outbox to their handlers: at least once, in order per subject and handler. Any number
// of relays may run against one database.
type Relay struct {
	db       *DB
	log      *zap.Logger
	handlers map[string]Suscripcion
	tipos    map[string]TipoEvento
	bell     chan struct{}
}

// NewRelay makes a relay for the subscriptions that the Outbox was made with.
func NewRelay(db *DB, log *zap.Logger, suscripciones []Suscripcion) *Relay {
	r := &Relay{db: db, log: log, handlers: map[string]Suscripcion{}, tipos: map[string]TipoEvento{}, bell: make(chan struct{}, 1)}
	for _, s := range suscripciones {
		r.handlers[s.Manejador] = s
		for _, e := range s.Eventos {
			r.tipos[e.nombre] = e
		}
	}
	return r
}

// Ring wakes the relay up; it is a hint, the relay also looks by itself once a second.
func (r *Relay) Ring() {
	select {
	case r.bell <- struct{}{}:
	default:
	}
}

// Run delivers until ctx ends; what it has in hand is finished or left for the next relay.
func (r *Relay) Run(ctx context.Context) {
	tick := time.NewTicker(relayPoll)
	defer tick.Stop()
	purge := time.NewTicker(time.Hour)
	defer purge.Stop()
	for {
		if err := r.Drain(ctx); err != nil && ctx.Err() == nil {
			r.log.Warn("outbox: cannot deliver now", zap.Error(err))
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-r.bell:
		case <-purge.C:
			if err := r.purge(ctx); err != nil && ctx.Err() == nil {
				r.log.Warn("outbox: cannot purge", zap.Error(err))
			}
		}
	}
}

// Drain delivers everything that is due and returns when nothing is left; tests call it instead of waiting.
func (r *Relay) Drain(ctx context.Context) error {
	for {
		filas, err := r.take(ctx)
		if err != nil {
			return err
		}
		if len(filas) == 0 {
			return nil
		}
		for _, f := range filas {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err := r.deliver(ctx, f); err != nil {
				return err
			}
		}
	}
}

// take leases due rows. A row waits while an earlier one of the same subject and handler is not finished, so a failed
// delivery holds back what follows it; a dead one no longer does.
func (r *Relay) take(ctx context.Context) ([]filaOutbox, error) {
	var filas []filaOutbox
	err := r.db.NewRaw(`
		WITH due AS (
			SELECT id FROM outbox o
			WHERE hecho_en IS NULL AND muerto_en IS NULL AND disponible_en <= now()
			  AND (tomado_hasta IS NULL OR tomado_hasta < now())
			  AND NOT EXISTS (
				SELECT 1 FROM outbox antes
				WHERE antes.sujeto = o.sujeto AND antes.manejador = o.manejador AND antes.id < o.id
				  AND antes.hecho_en IS NULL AND antes.muerto_en IS NULL)
			ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED
		)
		UPDATE outbox SET tomado_hasta = now() + ? * interval '1 second', intentos = intentos + 1
		FROM due WHERE outbox.id = due.id
		RETURNING outbox.id, evento_id, manejador, nombre, sujeto, carga, intentos`,
		relayBatch, int(relayLease.Seconds())).Scan(ctx, &filas)
	return filas, Fault(err)
}

func (r *Relay) deliver(ctx context.Context, f filaOutbox) error {
	err := r.handle(ctx, f)
	if err == nil {
		_, err = r.db.NewRaw(`UPDATE outbox SET hecho_en = now(), tomado_hasta = NULL WHERE id = ?`, f.ID).Exec(ctx)
		return Fault(err)
	}
	if ctx.Err() != nil || errors.Is(err, ErrNoResponde) {
		return err // nothing wrong with the event: the lease runs out and it is delivered again
	}
	r.log.Error("outbox: delivery failed", zap.Int64("row", f.ID), zap.String("event", f.Nombre),
		zap.String("handler", f.Manejador), zap.Int("attempt", f.Intentos), zap.Error(err))
	if f.Intentos > len(waits) {
		_, err = r.db.NewRaw(`UPDATE outbox SET muerto_en = now(), tomado_hasta = NULL, ultimo_error = ? WHERE id = ?`,
			clip(err.Error()), f.ID).Exec(ctx)
		return Fault(err)
	}
	_, err = r.db.NewRaw(`UPDATE outbox SET tomado_hasta = NULL, disponible_en = now() + ? * interval '1 second', ultimo_error = ? WHERE id = ?`,
		int(waits[f.Intentos-1].Seconds()), clip(err.Error()), f.ID).Exec(ctx)
	return Fault(err)
}

func (r *Relay) handle(ctx context.Context, f filaOutbox) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("handler panicked: %v", p)
		}
	}()
	s, ok := r.handlers[f.Manejador]
	tipo, known := r.tipos[f.Nombre]
	if !ok || !known {
		return fmt.Errorf("nobody handles %s for %s any more", f.Nombre, f.Manejador)
	}
	var evento kernel.Event
	if evento, err = tipo.leer(f.Carga); err != nil {
		return err
	}
	return s.Atender(ctx, f.EventoID, evento)
}

func (r *Relay) purge(ctx context.Context) error {
	_, err := r.db.NewRaw(`DELETE FROM outbox WHERE hecho_en < now() - ? * interval '1 second'`, int(keepDone.Seconds())).Exec(ctx)
	return Fault(err)
}

func clip(s string) string {
	if r := []rune(s); len(r) > 500 {
		return string(r[:500])
	}
	return s
}

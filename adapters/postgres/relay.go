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
	// relayStatement ends a statement whose answer never comes, as after a failover that dropped the connection silently.
	relayStatement = 5 * time.Second
	keepDone       = 30 * 24 * time.Hour
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
	for {
		if err := r.Drain(ctx); err != nil && ctx.Err() == nil {
			r.log.Warn("outbox: cannot deliver now", zap.Error(err))
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-r.bell:
		}
	}
}

// Drain delivers everything that is due and returns when nothing is left; tests call it instead of waiting.
func (r *Relay) Drain(ctx context.Context) error {
	for {
		taken, err := r.batch(ctx)
		if err != nil || taken == 0 {
			return err
		}
	}
}

// batch delivers what it can lease at once. Its handlers share the lease: when it is over another relay may have the
// rows, so a handler that is still busy is stopped and the rest is leased anew.
func (r *Relay) batch(ctx context.Context) (taken int, err error) {
	lease, cancel := context.WithTimeout(context.WithoutCancel(ctx), relayLease)
	defer cancel()
	filas, err := r.take(ctx)
	if err != nil {
		return 0, err
	}
	for _, f := range filas {
		if lease.Err() != nil || ctx.Err() != nil {
			break
		}
		// What is in hand when the program stops is finished; the rest waits for the next relay.
		if err := r.settle(context.WithoutCancel(ctx), f, r.handle(lease, f)); err != nil {
			return 0, err
		}
	}
	return len(filas), ctx.Err()
}

// take leases due rows. A row waits while an earlier one of the same subject and handler is not finished, so a failed
// delivery holds back what follows it; a dead one no longer does.
func (r *Relay) take(ctx context.Context) ([]filaOutbox, error) {
	ctx, cancel := context.WithTimeout(ctx, relayStatement)
	defer cancel()
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
		UPDATE outbox SET tomado_hasta = now() + ? * interval '1 second'
		FROM due WHERE outbox.id = due.id
		RETURNING outbox.id, evento_id, manejador, nombre, sujeto, carga, intentos`,
		relayBatch, int(relayLease.Seconds())).Scan(ctx, &filas)
	return filas, Fault(err)
}

// settle writes down what came of a delivery. intentos counts failures only: an attempt that a restart cut off is none.
func (r *Relay) settle(ctx context.Context, f filaOutbox, failure error) error {
	if failure == nil {
		return r.finish(ctx, f, `hecho_en = now()`)
	}
	if errors.Is(failure, ErrNoResponde) {
		return failure // nothing wrong with the event: the lease runs out and it is delivered again
	}
	r.log.Error("outbox: delivery failed", zap.Int64("row", f.ID), zap.String("event", f.Nombre),
		zap.String("handler", f.Manejador), zap.Int("attempt", f.Intentos+1), zap.Error(failure))
	if f.Intentos >= len(waits) {
		return r.finish(ctx, f, `muerto_en = now(), intentos = intentos + 1, ultimo_error = ?`, clip(failure.Error()))
	}
	return r.finish(ctx, f, `disponible_en = now() + ? * interval '1 second', intentos = intentos + 1, ultimo_error = ?`,
		int(waits[f.Intentos].Seconds()), clip(failure.Error()))
}

// finish gives the lease back. A row that another relay has finished meanwhile stays as that one left it.
func (r *Relay) finish(ctx context.Context, f filaOutbox, set string, args ...any) error {
	ctx, cancel := context.WithTimeout(ctx, relayStatement)
	defer cancel()
	_, err := r.db.NewRaw(`UPDATE outbox SET tomado_hasta = NULL, `+set+` WHERE id = ? AND hecho_en IS NULL AND muerto_en IS NULL`,
		append(args, f.ID)...).Exec(ctx)
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

// Purge removes what was delivered more than 30 days ago; what is dead stays for a person to look at.
func (r *Relay) Purge(ctx context.Context) error {
	_, err := r.db.NewRaw(`DELETE FROM outbox WHERE hecho_en < now() - ? * interval '1 second'`, int(keepDone.Seconds())).Exec(ctx)
	return Fault(err)
}

func clip(s string) string {
	if r := []rune(s); len(r) > 500 {
		return string(r[:500])
	}
	return s
}

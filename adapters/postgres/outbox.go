package postgres

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/uptrace/bun"

	"complementarias/domain/kernel"
)

// Suscripcion says which handler hears which events. Atender must be idempotent: a delivery can be repeated after a
// crash, and entrega is the same text every time. It may not publish events of its own.
type Suscripcion struct {
	Manejador string
	Eventos   []TipoEvento
	Atender   func(ctx context.Context, entrega string, evento kernel.Event) error
}

// TipoEvento knows how to read one kind of event back from the outbox.
type TipoEvento struct {
	nombre string
	leer   func(carga []byte) (kernel.Event, error)
}

// Evento names an event type for a Suscripcion.
func Evento[E kernel.Event]() TipoEvento {
	var zero E
	return TipoEvento{nombre: zero.EventName(), leer: func(carga []byte) (kernel.Event, error) {
		var e E
		if err := json.Unmarshal(carga, &e); err != nil {
			return nil, fmt.Errorf("read event %s: %w", zero.EventName(), err)
		}
		return e, nil
	}}
}

// Outbox writes events beside the change that caused them, one row per event and handler.
type Outbox struct {
	newID     func() string
	manejador map[string][]string // event name -> handlers
}

// NewOutbox makes the outbox for these subscriptions; an event that nobody hears leaves no row.
func NewOutbox(newID func() string, suscripciones []Suscripcion) *Outbox {
	o := &Outbox{newID: newID, manejador: map[string][]string{}}
	for _, s := range suscripciones {
		for _, e := range s.Eventos {
			o.manejador[e.nombre] = append(o.manejador[e.nombre], s.Manejador)
		}
	}
	return o
}

// In binds the outbox to a running transaction.
func (o *Outbox) In(tx bun.IDB) OutboxTx { return OutboxTx{outbox: o, tx: tx} }

// OutboxTx appends events within one transaction.
type OutboxTx struct {
	outbox *Outbox
	tx     bun.IDB
}

type filaOutbox struct {
	bun.BaseModel `bun:"table:outbox,alias:o"`

	ID        int64           `bun:"id,pk,autoincrement"`
	EventoID  string          `bun:"evento_id"`
	Manejador string          `bun:"manejador"`
	Nombre    string          `bun:"nombre"`
	Sujeto    string          `bun:"sujeto"`
	Carga     json.RawMessage `bun:"carga,type:jsonb"`
	Intentos  int             `bun:"intentos,scanonly"`
}

// Append stores events in the order given.
func (o OutboxTx) Append(ctx context.Context, eventos ...kernel.Event) error {
	var filas []filaOutbox
	for _, e := range eventos {
		handlers := o.outbox.manejador[e.EventName()]
		if len(handlers) == 0 {
			continue
		}
		carga, err := json.Marshal(e)
		if err != nil {
			return fmt.Errorf("write event %s: %w", e.EventName(), err)
		}
		id := o.outbox.newID()
		for _, h := range handlers {
			filas = append(filas, filaOutbox{EventoID: id, Manejador: h, Nombre: e.EventName(), Sujeto: e.Subject(), Carga: carga})
		}
	}
	if len(filas) == 0 {
		return nil
	}
	_, err := o.tx.NewInsert().Model(&filas).ExcludeColumn("id").Returning("NULL").Exec(ctx)
	return Fault(err)
}

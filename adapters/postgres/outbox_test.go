package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/uptrace/bun"
	"go.uber.org/zap"

	"complementarias/adapters/postgres"
	"complementarias/application/uow"
	"complementarias/domain/kernel"
	"complementarias/test/pgtest"
)

// movido and avisado are what happens in these tests: somebody moved, somebody was told.
type movido struct {
	Quien string
	Paso  int
	En    time.Time
	Con   []string
}

func (movido) EventName() string { return "Movido" }
func (m movido) Subject() string { return m.Quien }

type avisado struct{ Quien string }

func (avisado) EventName() string { return "Avisado" }
func (a avisado) Subject() string { return a.Quien }

// ignorado is an event that nobody subscribed to.
type ignorado struct{}

func (ignorado) EventName() string { return "Ignorado" }
func (ignorado) Subject() string   { return "x" }

func paso(quien string, n int) movido { return movido{Quien: quien, Paso: n} }

// entrega is one delivery as a handler saw it.
type entrega struct {
	manejador, clave string
	evento           kernel.Event
}

// oidos is a database with an outbox and two handlers: "correo" hears everything, "registro" only movido.
type oidos struct {
	db   *postgres.DB
	unit uow.UnitOfWork[postgres.OutboxTx]
	subs []postgres.Suscripcion

	mu       sync.Mutex
	recibido []entrega
	falla    func(entrega) error // what correo says to a delivery; nil accepts
}

func newOidos(t *testing.T) *oidos {
	t.Helper()
	o := &oidos{db: openDB(t, pgtest.URL(t)), falla: func(entrega) error { return nil }}
	o.subs = []postgres.Suscripcion{
		{Manejador: "correo", Eventos: []postgres.TipoEvento{postgres.Evento[movido](), postgres.Evento[avisado]()},
			Atender: func(_ context.Context, clave string, e kernel.Event) error {
				return o.oir(entrega{"correo", clave, e}, o.falla)
			}},
		{Manejador: "registro", Eventos: []postgres.TipoEvento{postgres.Evento[movido]()},
			Atender: func(_ context.Context, clave string, e kernel.Event) error {
				return o.oir(entrega{"registro", clave, e}, func(entrega) error { return nil })
			}},
	}
	var n atomic.Int64
	outbox := postgres.NewOutbox(func() string { return fmt.Sprint("evento-", n.Add(1)) }, o.subs)
	o.unit = postgres.NewUnitOfWork(o.db, func(tx bun.Tx) postgres.OutboxTx { return outbox.In(tx) })
	return o
}

func (o *oidos) oir(e entrega, falla func(entrega) error) error {
	if err := falla(e); err != nil {
		return err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.recibido = append(o.recibido, e)
	return nil
}

func (o *oidos) relay() *postgres.Relay { return postgres.NewRelay(o.db, zap.NewNop(), o.subs) }

func (o *oidos) publicar(t *testing.T, eventos ...kernel.Event) {
	t.Helper()
	if err := o.unit.Do(t.Context(), func(ctx context.Context, tx postgres.OutboxTx) error { return tx.Append(ctx, eventos...) }); err != nil {
		t.Fatal(err)
	}
}

func (o *oidos) drain(t *testing.T) {
	t.Helper()
	if err := o.relay().Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// pasos are the steps of somebody that a handler accepted, in the order in which it did.
func (o *oidos) pasos(manejador, quien string) (pasos []int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, e := range o.recibido {
		if m, ok := e.evento.(movido); ok && e.manejador == manejador && m.Quien == quien {
			pasos = append(pasos, m.Paso)
		}
	}
	return pasos
}

func (o *oidos) oyo(t *testing.T, manejador, quien string, want ...int) {
	t.Helper()
	if got := o.pasos(manejador, quien); !slices.Equal(got, want) {
		t.Errorf("%s heard of %s %v, want %v", manejador, quien, got, want)
	}
}

func (o *oidos) filas(t *testing.T, donde string, want int) {
	t.Helper()
	var n int
	if err := o.db.NewRaw(`SELECT count(*) FROM outbox WHERE `+donde).Scan(t.Context(), &n); err != nil || n != want {
		t.Errorf("%d rows where %s, %v, want %d", n, donde, err, want)
	}
}

func TestAnEventOfAFailedTransactionNeverHappened(t *testing.T) {
	o := newOidos(t)
	err := o.unit.Do(t.Context(), func(ctx context.Context, tx postgres.OutboxTx) error {
		if err := tx.Append(ctx, paso("ana", 1)); err != nil {
			return err
		}
		return errChangedMind
	})
	if !errors.Is(err, errChangedMind) {
		t.Fatal(err)
	}
	o.drain(t)
	o.oyo(t, "correo", "ana")
	o.filas(t, "true", 0)
}

func TestNobodysEventLeavesNoRow(t *testing.T) {
	o := newOidos(t)
	o.publicar(t)
	o.publicar(t, ignorado{})
	o.filas(t, "true", 0)
	o.publicar(t, ignorado{}, avisado{"ana"})
	o.filas(t, "manejador = 'correo' AND nombre = 'Avisado' AND sujeto = 'ana'", 1)
}

func TestAnEventComesBackWholeToEachHandler(t *testing.T) {
	o := newOidos(t)
	quiere := movido{Quien: `ana "la de" \ ? ñandú`, Paso: 7, En: time.Date(2026, 11, 23, 14, 0, 0, 5e6, time.UTC), Con: []string{"beto", ""}}
	o.publicar(t, quiere, avisado{"beto"})
	o.drain(t)
	claves := map[string][]string{}
	for _, e := range o.recibido {
		claves[e.clave] = append(claves[e.clave], e.manejador)
		if m, ok := e.evento.(movido); ok && (m.Quien != quiere.Quien || m.Paso != 7 || !m.En.Equal(quiere.En) || !slices.Equal(m.Con, quiere.Con)) {
			t.Errorf("%s heard %+v, want %+v", e.manejador, m, quiere)
		}
	}
	slices.Sort(claves["evento-1"])
	if len(o.recibido) != 3 || !slices.Equal(claves["evento-1"], []string{"correo", "registro"}) || !slices.Equal(claves["evento-2"], []string{"correo"}) {
		t.Errorf("the deliveries are %v", claves)
	}
	o.filas(t, "hecho_en IS NOT NULL AND tomado_hasta IS NULL AND intentos = 0", 3)
}

func TestOneEventIsOneRowPerHandler(t *testing.T) {
	db := openDB(t, pgtest.URL(t))
	outbox := postgres.NewOutbox(func() string { return "siempre-la-misma" }, newOidos(t).subs)
	unit := postgres.NewUnitOfWork(db, func(tx bun.Tx) postgres.OutboxTx { return outbox.In(tx) })
	for i, repetida := range []bool{false, true} {
		err := unit.Do(t.Context(), func(ctx context.Context, tx postgres.OutboxTx) error { return tx.Append(ctx, paso("ana", i)) })
		if (err != nil) != repetida {
			t.Errorf("append %d: %v", i+1, err)
		}
	}
}

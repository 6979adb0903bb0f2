package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/zap"

	"complementarias/adapters/postgres"
	"complementarias/domain/kernel"
)

var errCaido = errors.New("the mail server is down")

// fallaCon lets correo refuse one step of somebody as long as *fallando.
func fallaCon(quien string, n int, fallando *bool, fallo func() error) func(entrega) error {
	return func(e entrega) error {
		if m, ok := e.evento.(movido); ok && m.Quien == quien && m.Paso == n && *fallando {
			return fallo()
		}
		return nil
	}
}

func TestAFailedDeliveryHoldsBackOnlyItsOwn(t *testing.T) {
	for name, fallo := range map[string]func() error{
		"an error": func() error { return errCaido },
		"a panic":  func() error { panic("a defect") },
		"a nil pointer": func() error {
			var nobody *movido
			return errors.New(nobody.Quien)
		},
	} {
		t.Run(name, func(t *testing.T) {
			o, fallando := newOidos(t), true
			o.falla = fallaCon("ana", 2, &fallando, fallo)
			for n := 1; n <= 4; n++ {
				o.publicar(t, paso("ana", n), paso("beto", n))
			}
			o.drain(t)
			o.oyo(t, "correo", "ana", 1)
			o.oyo(t, "registro", "ana", 1, 2, 3, 4)
			o.oyo(t, "correo", "beto", 1, 2, 3, 4)
			o.filas(t, "intentos = 1 AND ultimo_error <> '' AND tomado_hasta IS NULL AND disponible_en - now() BETWEEN '55 seconds' AND '60 seconds'", 1)
			o.filas(t, "hecho_en IS NULL AND intentos = 0 AND tomado_hasta IS NULL", 2)

			fallando = false
			o.drain(t) // not yet
			o.oyo(t, "correo", "ana", 1)
			mustExec(t, o.db, `UPDATE outbox SET disponible_en = now() WHERE hecho_en IS NULL`)
			o.drain(t)
			o.oyo(t, "correo", "ana", 1, 2, 3, 4)
			o.filas(t, "hecho_en IS NULL", 0)
		})
	}
}

func TestADeliveryDiesAfterItsLastAttempt(t *testing.T) {
	o, siempre := newOidos(t), true
	var claves []string
	o.falla = fallaCon("ana", 1, &siempre, func() error { return errors.New(strings.Repeat("ñ", 900)) })
	falla := o.falla
	o.falla = func(e entrega) error {
		if m, ok := e.evento.(movido); ok && m.Paso == 1 {
			claves = append(claves, e.clave)
		}
		return falla(e)
	}
	o.publicar(t, paso("ana", 1), paso("ana", 2))
	for i, espera := range postgres.Waits {
		o.drain(t)
		o.oyo(t, "correo", "ana")
		o.filas(t, fmt.Sprintf("intentos = %d AND muerto_en IS NULL AND disponible_en - now() BETWEEN '%d seconds' AND '%d seconds'",
			i+1, int(espera.Seconds())-5, int(espera.Seconds())), 1)
		mustExec(t, o.db, `UPDATE outbox SET disponible_en = now() WHERE intentos > 0`)
	}
	o.drain(t)
	o.oyo(t, "correo", "ana", 2) // the dead one no longer blocks
	o.filas(t, "muerto_en IS NOT NULL AND hecho_en IS NULL AND tomado_hasta IS NULL AND intentos = 7 AND length(ultimo_error) = 500", 1)
	o.drain(t)
	if want := slices.Repeat([]string{"evento-1"}, 7); !slices.Equal(claves, want) {
		t.Errorf("it was delivered as %v, want %v", claves, want)
	}
	if want := []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 6 * time.Hour, 24 * time.Hour}; !slices.Equal(postgres.Waits, want) {
		t.Errorf("the waits are %v, want %v", postgres.Waits, want)
	}
}

func TestSeveralRelaysDeliverEachRowOnce(t *testing.T) {
	const personas, pasos, relays = 12, 15, 4
	o := newOidos(t)
	var want []int
	for n := 1; n <= pasos; n++ {
		var eventos []kernel.Event
		for p := range personas {
			eventos = append(eventos, paso(fmt.Sprint("persona-", p), n))
		}
		o.publicar(t, eventos...)
		want = append(want, n)
	}
	var wg sync.WaitGroup
	for range relays {
		wg.Go(func() {
			if err := o.relay().Drain(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	o.drain(t) // what one relay had in hand when another saw nothing due
	for p := range personas {
		o.oyo(t, "correo", fmt.Sprint("persona-", p), want...)
		o.oyo(t, "registro", fmt.Sprint("persona-", p), want...)
	}
	o.filas(t, "hecho_en IS NULL OR intentos > 0", 0)
}

func TestACrashedRelayLosesNothing(t *testing.T) {
	o := newOidos(t)
	o.publicar(t, avisado{"ana"}, avisado{"beto"})
	// What comes after the first handler, its result included, never reaches the database.
	o.falla = func(e entrega) error {
		o.recibido = append(o.recibido, e)
		return postgres.ErrNoResponde
	}
	if err := o.relay().Drain(t.Context()); !errors.Is(err, postgres.ErrNoResponde) || len(o.recibido) != 1 {
		t.Fatalf("got %v after %d deliveries", err, len(o.recibido))
	}
	o.falla = func(entrega) error { return nil }
	o.drain(t)
	if len(o.recibido) != 1 {
		t.Errorf("%d deliveries during the lease", len(o.recibido)-1)
	}
	o.filas(t, "tomado_hasta - now() BETWEEN '20 seconds' AND '30 seconds' AND intentos = 0 AND hecho_en IS NULL", 2)
	mustExec(t, o.db, `UPDATE outbox SET tomado_hasta = now() - interval '1 second'`)
	o.drain(t)
	o.filas(t, "hecho_en IS NULL", 0)
	if len(o.recibido) != 3 || !slices.Contains(o.recibido[1:], o.recibido[0]) {
		t.Errorf("the deliveries are %v, want the first one twice under its key", o.recibido)
	}
}

func TestAnAbsentDatabaseIsNobodysFailure(t *testing.T) {
	o, fuera := newOidos(t), true
	o.falla = fallaCon("ana", 1, &fuera, func() error { return postgres.ErrNoResponde.Because(errCaido) })
	o.publicar(t, paso("ana", 1))
	if err := o.relay().Drain(t.Context()); !errors.Is(err, postgres.ErrNoResponde) {
		t.Errorf("got %v", err)
	}
	o.filas(t, "manejador = 'correo' AND intentos = 0 AND ultimo_error IS NULL AND tomado_hasta > now() AND disponible_en <= now()", 1)
}

// What another relay has finished after the lease ran out stays finished.
func TestALateResultChangesNothing(t *testing.T) {
	for name, c := range map[string]struct {
		otro  string
		fallo error
		donde string
	}{
		"it failed here and was delivered there": {`hecho_en = '2026-01-01'`, errCaido, "hecho_en = '2026-01-01' AND muerto_en IS NULL AND intentos = 0"},
		"it was delivered here and died there":   {`muerto_en = '2026-01-01'`, nil, "hecho_en IS NULL AND muerto_en = '2026-01-01'"},
	} {
		o := newOidos(t)
		o.falla = func(entrega) error {
			mustExec(t, o.db, `UPDATE outbox SET tomado_hasta = NULL, `+c.otro)
			return c.fallo
		}
		o.publicar(t, avisado{"ana"})
		if err := o.relay().Drain(t.Context()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		o.filas(t, c.donde, 1)
	}
}

func TestAHandlerHasTheTimeOfTheLease(t *testing.T) {
	o := newOidos(t)
	o.publicar(t, avisado{"ana"})
	subs := slices.Clone(o.subs)
	subs[0].Atender = func(ctx context.Context, _ string, _ kernel.Event) error {
		if end, ok := ctx.Deadline(); !ok || time.Until(end) > 30*time.Second {
			t.Errorf("it may work until %v, %v", end, ok)
		}
		return context.DeadlineExceeded
	}
	if err := postgres.NewRelay(o.db, zap.NewNop(), subs).Drain(t.Context()); err != nil {
		t.Error(err)
	}
	o.filas(t, "intentos = 1 AND hecho_en IS NULL", 1) // one that hangs fails like any other
}

func TestWhatNobodyHandlesAnyMoreIsNotLost(t *testing.T) {
	o := newOidos(t)
	o.publicar(t, paso("ana", 1), avisado{"beto"}, paso("carla", 1))
	mustExec(t, o.db, `UPDATE outbox SET manejador = 'de-antes' WHERE sujeto = 'ana' AND manejador = 'registro'`)
	mustExec(t, o.db, `UPDATE outbox SET nombre = 'DeAntes' WHERE sujeto = 'beto'`)
	mustExec(t, o.db, `UPDATE outbox SET carga = '[]' WHERE sujeto = 'carla' AND manejador = 'correo'`)
	o.drain(t)
	o.filas(t, "hecho_en IS NULL AND muerto_en IS NULL AND intentos = 1 AND ultimo_error <> ''", 3)
	o.filas(t, "hecho_en IS NOT NULL", 2)
}

func TestOnlyWhatWasDeliveredLongAgoIsPurged(t *testing.T) {
	o := newOidos(t)
	o.publicar(t, avisado{"vieja"}, avisado{"reciente"}, avisado{"muerta"}, avisado{"pendiente"})
	mustExec(t, o.db, `UPDATE outbox SET hecho_en = now() - interval '30 days 1 minute' WHERE sujeto = 'vieja'`)
	mustExec(t, o.db, `UPDATE outbox SET hecho_en = now() - interval '29 days 23 hours' WHERE sujeto = 'reciente'`)
	mustExec(t, o.db, `UPDATE outbox SET muerto_en = now() - interval '3 years' WHERE sujeto = 'muerta'`)
	mustExec(t, o.db, `UPDATE outbox SET disponible_en = now() - interval '3 years' WHERE sujeto = 'pendiente'`)
	if err := o.relay().Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
	o.filas(t, "sujeto = 'vieja'", 0)
	o.filas(t, "true", 3)
}

func TestRunDeliversWhenItIsRungAndStops(t *testing.T) {
	o := newOidos(t)
	relay := o.relay()
	o.db.AfterCommit(relay.Ring)
	oidas := make(chan string, 8)
	o.falla = func(e entrega) error {
		oidas <- e.evento.Subject()
		return nil
	}
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { relay.Run(ctx) })
	for _, quien := range []string{"ana", "beto", "carla"} {
		o.publicar(t, avisado{quien})
		if got := <-oidas; got != quien {
			t.Errorf("heard of %s, want %s", got, quien)
		}
	}
	stop()
	wg.Wait()
}

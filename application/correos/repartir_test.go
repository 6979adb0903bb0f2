package correos_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	app "complementarias/application/correos"
	"complementarias/application/correos/correostest"
	"complementarias/domain/correos"
)

// reparte delivers what is due at the time of c and tells what came of it.
func (c *casa) reparte(t *testing.T, quiere correos.Estado) app.Resultado {
	t.Helper()
	r, ok, err := c.uc.Repartir.Execute(t.Context())
	sinError(t, err)
	if !ok || r.Estado != quiere {
		t.Fatalf("got %+v (%t), want it %s", r, ok, quiere)
	}
	return r
}

func (c *casa) nadaQueRepartir(t *testing.T) {
	t.Helper()
	if r, ok, err := c.uc.Repartir.Execute(t.Context()); ok || err != nil {
		t.Fatalf("got %+v (%t, %v), want nothing due", r, ok, err)
	}
}

func responde(err error) func(context.Context, app.Carta) error {
	return func(context.Context, app.Carta) error { return err }
}

func TestNobodyWhoLeftIsWritten(t *testing.T) {
	c := nueva()
	ido := c.encolar(t, para(correos.SolicitudAprobada, correostest.Ines))
	nunca := c.encolar(t, para(correos.SolicitudEnviada, correostest.Dora))
	borrado := c.encolar(t, app.Nuevo{Tipo: correos.AccesoRechazado, Para: correos.Destino{Acceso: correostest.Borrado}})
	enlace := c.encolar(t, secreto(correos.Invitacion, "vigente"))
	c.Desactivar(correostest.Ines)
	for range 4 {
		c.reparte(t, correos.Descartado)
	}
	c.nadaQueRepartir(t)
	for _, m := range []correos.Mensaje{ido, nunca, borrado, enlace} {
		if got := c.mensaje(t, m.ID); got.Estado != correos.Descartado || got.Motivo == "" || got.Copias != 0 || !got.Terminado.Equal(correostest.Ahora) {
			t.Errorf("%s is %+v, want it dropped with a reason", m.Tipo, got)
		}
	}
	if got := c.servidor.Cartas(); len(got) != 0 {
		t.Errorf("it wrote %+v", got)
	}
}

func TestALinkThatOpensNothingIsNotSent(t *testing.T) {
	c := nueva()
	for _, enlace := range []string{"usado", "ninguno"} {
		c.encolar(t, secreto(correos.Restablecimiento, enlace))
		if r := c.reparte(t, correos.Descartado); !strings.Contains(r.Motivo, "enlace") {
			t.Errorf("%s: %+v", enlace, r)
		}
	}
	if n := len(c.servidor.Cartas()); n != 0 {
		t.Errorf("%d letters left", n)
	}
}

func TestALinkIsInTheLetterAndNowhereElse(t *testing.T) {
	c := nueva()
	m := c.encolar(t, secreto(correos.Invitacion, "vigente"))
	r := c.reparte(t, correos.Enviado)
	cartas := c.servidor.Cartas()
	if len(cartas) != 1 || !cartas[0].Secreta || !strings.Contains(cartas[0].Texto, "https://sitio/invitacion/secreto") {
		t.Errorf("got %+v, want the link", cartas)
	}
	for nombre, algo := range map[string]any{"kept": c.mensaje(t, m.ID), "told to the log": r} {
		if s := fmt.Sprintf("%+v", algo); strings.Contains(s, "secreto") || strings.Contains(s, "@") {
			t.Errorf("what is %s shows the link or an address: %s", nombre, s)
		}
	}
}

func TestAMailThatIsTakenIsOver(t *testing.T) {
	c := nueva()
	c.nadaQueRepartir(t)
	m := c.encolar(t, para(correos.SolicitudAprobada, correostest.Ines))
	c.poner(correostest.Ahora.Add(-time.Millisecond))
	c.nadaQueRepartir(t)
	c.poner(correostest.Ahora.Add(time.Minute))
	if r := c.reparte(t, correos.Enviado); r.ID != m.ID || r.Tipo != m.Tipo || r.Motivo != "" {
		t.Errorf("got %+v", r)
	}
	c.poner(correostest.Ahora.Add(365 * 24 * time.Hour))
	c.nadaQueRepartir(t)
	cartas := c.servidor.Cartas()
	if len(cartas) != 1 || cartas[0].ID != m.ID || cartas[0].Correo != "ines@sena.edu.co" || cartas[0].Asunto != "Solicitud aprobada: SOL-2026-001" || cartas[0].Secreta {
		t.Errorf("got %+v", cartas)
	}
	if got := c.mensaje(t, m.ID); got.Copias != 1 || got.Intentos != 0 || !got.Terminado.Equal(correostest.Ahora.Add(time.Minute)) {
		t.Errorf("got %+v", got)
	}
}

func TestAFailureIsTriedAgainLaterAndLater(t *testing.T) {
	c := nueva()
	fallo := correos.Fallo{Motivo: "No responde."}
	c.servidor.Responde = responde(fmt.Errorf("wrapped: %w", fallo))
	m := c.encolar(t, para(correos.ClaveCambiada, correostest.Ines))
	at := correostest.Ahora
	esperas := []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 6 * time.Hour, 24 * time.Hour}
	for i, espera := range esperas {
		if r := c.reparte(t, correos.EnEspera); r.Motivo != fallo.Motivo {
			t.Errorf("failure %d: %+v", i, r)
		}
		at = at.Add(espera)
		c.poner(at.Add(-time.Millisecond))
		c.nadaQueRepartir(t)
		c.poner(at)
	}
	if r := c.reparte(t, correos.Muerto); r.Motivo != fallo.Motivo {
		t.Errorf("the last one: %+v", r)
	}
	c.poner(at.AddDate(1, 0, 0))
	c.nadaQueRepartir(t)
	if n := len(c.servidor.Cartas()); n != len(esperas)+1 || c.mensaje(t, m.ID).Copias != 0 {
		t.Errorf("%d tries, %+v", n, c.mensaje(t, m.ID))
	}
	c.servidor.Responde = nil
	sinError(t, c.uc.Reenviar.Execute(t.Context(), greta, m.ID))
	c.reparte(t, correos.Enviado)
}

func TestARefusalIsFinal(t *testing.T) {
	c := nueva()
	c.servidor.Responde = responde(correos.Fallo{Motivo: "No existe (550).", Definitivo: true})
	c.encolar(t, para(correos.ClaveCambiada, correostest.Ines))
	c.reparte(t, correos.Muerto)
	c.poner(correostest.Ahora.AddDate(1, 0, 0))
	c.nadaQueRepartir(t)
	if n := len(c.servidor.Cartas()); n != 1 {
		t.Errorf("%d tries, want one", n)
	}
}

func TestWithoutAServerAMailIsKept(t *testing.T) {
	c := nueva()
	c.servidor.Responde = responde(app.ErrSinServidor)
	m := c.encolar(t, para(correos.ClaveCambiada, correostest.Ines))
	c.reparte(t, correos.NoEnviado)
	if got := c.mensaje(t, m.ID); got.Copias != 0 || got.Intentos != 0 {
		t.Errorf("it counts as tried: %+v", got)
	}
	c.nadaQueRepartir(t)
	c.servidor.Responde = nil
	sinError(t, c.uc.Reenviar.Execute(t.Context(), greta, m.ID))
	c.reparte(t, correos.Enviado)
}

// TestNeverMoreThanTwoCopies: whatever makes it doubtful that a mail arrived.
func TestNeverMoreThanTwoCopies(t *testing.T) {
	for nombre, caso := range map[string]struct {
		como   func(context.Context, app.Carta) error
		envios int // those that certainly did not arrive are no copies
	}{
		"the answer was lost":   {responde(correos.Fallo{Motivo: "Sin confirmar.", Dudoso: true}), 2},
		"an error of no kind":   {responde(errCaida), 2},
		"the transport panics":  {func(context.Context, app.Carta) error { panic("a defect") }, 2},
		"once doubtful, and up": {dudosaYDespues(correos.Fallo{Motivo: "No responde."}), 7},
	} {
		t.Run(nombre, func(t *testing.T) {
			c := nueva()
			c.servidor.Responde = caso.como
			m := c.encolar(t, para(correos.ClaveCambiada, correostest.Ines))
			for i := range 10 {
				if _, ok, err := c.uc.Repartir.Execute(t.Context()); err != nil || !ok {
					break
				}
				c.poner(correostest.Ahora.Add(time.Duration(i+1) * 48 * time.Hour))
			}
			if got, n := c.mensaje(t, m.ID), len(c.servidor.Cartas()); got.Estado != correos.Muerto || got.Copias > correos.CopiasMaximas || n != caso.envios {
				t.Errorf("it was sent %d times and is %+v; want %d times and dead", n, got, caso.envios)
			}
		})
	}
}

func dudosaYDespues(otros error) func(context.Context, app.Carta) error {
	n := 0
	return func(context.Context, app.Carta) error {
		if n++; n == 1 {
			return correos.Fallo{Motivo: "Sin confirmar.", Dudoso: true}
		}
		return otros
	}
}

// cola lets a test come between the steps of a delivery.
type cola struct {
	app.Cola
	antes   func(m *correos.Mensaje) // of Comenzar
	asentar func(ctx context.Context) error
}

func (q cola) Comenzar(ctx context.Context, m *correos.Mensaje) (bool, error) {
	if q.antes != nil {
		q.antes(m)
	}
	return q.Cola.Comenzar(ctx, m)
}

func (q cola) Asentar(ctx context.Context, m correos.Mensaje) error {
	if q.asentar != nil {
		if err := q.asentar(ctx); err != nil {
			return err
		}
	}
	return q.Cola.Asentar(ctx, m)
}

func TestAProgramThatDiesTwiceHasSentTwoCopies(t *testing.T) {
	c := nueva(func(d *app.Deps) {
		d.Cola = cola{Cola: d.Cola, asentar: func(context.Context) error { return errCaida }}
	})
	m := c.encolar(t, para(correos.ClaveCambiada, correostest.Ines))
	for i := range correos.CopiasMaximas {
		_, _, err := c.uc.Repartir.Execute(t.Context())
		es(t, err, errCaida)
		c.nadaQueRepartir(t) // it is leased
		c.poner(correostest.Ahora.Add(time.Duration(i+1) * time.Hour))
	}
	c.nadaQueRepartir(t)
	cartas := c.servidor.Cartas()
	if got := c.mensaje(t, m.ID); len(cartas) != 2 || cartas[0].ID != cartas[1].ID || got.Estado != correos.Muerto || got.Motivo != correos.Dudoso {
		t.Errorf("%d copies, it is %+v; want two of one message and it dead", len(cartas), got)
	}
}

func TestWhoLostTheLeaseSendsNothing(t *testing.T) {
	var c *casa
	c = nueva(func(d *app.Deps) {
		d.Cola = cola{Cola: d.Cola, antes: func(*correos.Mensaje) {
			tarde := correostest.Ahora.Add(time.Hour)
			if _, ok, err := c.Tomar(context.Background(), tarde, tarde.Add(time.Hour)); !ok || err != nil {
				t.Error("nobody else could take it", err)
			}
		}}
	})
	m := c.encolar(t, para(correos.ClaveCambiada, correostest.Ines))
	c.reparte(t, correos.EnEspera)
	if got := c.mensaje(t, m.ID); len(c.servidor.Cartas()) != 0 || got.Copias != 0 || got.Toma != 2 {
		t.Errorf("%d letters, it is %+v", len(c.servidor.Cartas()), got)
	}
}

func TestADatabaseThatIsAwayCostsNoTry(t *testing.T) {
	for nombre, cambio := range map[string]func(*app.Deps){
		"its link":  func(d *app.Deps) { d.Enlaces = enlacesCaidos{} },
		"the lease": func(d *app.Deps) { d.Cola = colaCaida{d.Cola} },
	} {
		c := nueva(cambio)
		m := c.encolar(t, secreto(correos.Invitacion, "vigente"))
		if _, ok, err := c.uc.Repartir.Execute(t.Context()); ok || !errors.Is(err, errCaida) {
			t.Errorf("%s: got %t, %v", nombre, ok, err)
		}
		if got := c.mensaje(t, m.ID); got.Estado != correos.EnEspera || got.Intentos != 0 || got.Copias != 0 || len(c.servidor.Cartas()) != 0 {
			t.Errorf("%s: it is %+v", nombre, got)
		}
		c.poner(correostest.Ahora.Add(time.Hour))
		if _, ok, err := c.Tomar(t.Context(), c.reloj(), c.reloj()); err != nil || !ok {
			t.Errorf("%s: it does not come again (%v)", nombre, err)
		}
	}
}

type enlacesCaidos struct{}

func (enlacesCaidos) Abrir(context.Context, string) (correos.Enlace, error) {
	return correos.Enlace{}, errCaida
}

type colaCaida struct{ app.Cola }

func (colaCaida) Comenzar(context.Context, *correos.Mensaje) (bool, error) { return false, errCaida }

func TestAProgramThatStopsLeavesItsMailToBeTakenAgain(t *testing.T) {
	c := nueva()
	m := c.encolar(t, para(correos.ClaveCambiada, correostest.Ines))
	parado, parar := context.WithCancel(t.Context())
	parar()
	if _, ok, err := c.uc.Repartir.Execute(parado); ok || !errors.Is(err, context.Canceled) || c.mensaje(t, m.ID).Toma != 0 {
		t.Errorf("stopped before: got %t, %v", ok, err)
	}
	ctx, cortar := context.WithCancel(t.Context())
	defer cortar()
	c.servidor.Responde = func(ctx context.Context, _ app.Carta) error {
		cortar()
		<-ctx.Done()
		return ctx.Err()
	}
	r, ok, err := c.uc.Repartir.Execute(ctx)
	if got := c.mensaje(t, m.ID); err != nil || !ok || r.Estado != correos.EnEspera || got.Intentos != 1 || got.Copias != 1 {
		t.Errorf("broken off: got %+v, %t, %v, and it is %+v", r, ok, err, got)
	}
	c.servidor.Responde = nil
	c.poner(correostest.Ahora.Add(time.Minute))
	c.reparte(t, correos.Enviado)
}

func TestAMailThatCannotBeLaidOutDoesNotStopTheOthers(t *testing.T) {
	for nombre, falla := range map[string]func() error{
		"an error": func() error { return errCaida },
		"a panic":  func() error { panic("a defect") },
	} {
		t.Run(nombre, func(t *testing.T) {
			var malo string
			c := nueva(func(d *app.Deps) {
				d.Redaccion = correostest.Redaccion{Falla: func(m correos.Mensaje) error {
					if m.ID == malo {
						return falla()
					}
					return nil
				}}
			})
			malo = c.encolar(t, para(correos.ClaveCambiada, correostest.Ines)).ID
			if r := c.reparte(t, correos.EnEspera); r.ID != malo || r.Defecto == nil || strings.Contains(r.Motivo, "a defect") {
				t.Errorf("got %+v, want it told to the log", r)
			}
			c.encolar(t, para(correos.ClaveCambiada, correostest.Berta))
			c.reparte(t, correos.Enviado)
			at := correostest.Ahora
			for c.mensaje(t, malo).Estado == correos.EnEspera {
				at = at.Add(48 * time.Hour)
				c.poner(at)
				if _, ok, err := c.uc.Repartir.Execute(t.Context()); err != nil || !ok {
					t.Fatalf("it does not come again: %t, %v", ok, err)
				}
			}
			if got := c.mensaje(t, malo); got.Estado != correos.Muerto || got.Copias != 0 || got.Intentos != 7 || len(c.servidor.Cartas()) != 1 {
				t.Errorf("it is %+v, want it dead for a person to look at, and none sent", got)
			}
		})
	}
}

func TestManyPostmenSendEachMailOnce(t *testing.T) {
	c := nueva()
	var quiere []string
	for range 20 {
		quiere = append(quiere, c.encolar(t, para(correos.ClaveCambiada, correostest.Ines)).ID)
	}
	resultados := make(chan error, 8)
	for range cap(resultados) {
		go func() {
			for {
				if _, ok, err := c.uc.Repartir.Execute(t.Context()); err != nil || !ok {
					resultados <- err
					return
				}
			}
		}()
	}
	for range cap(resultados) {
		sinError(t, <-resultados)
	}
	var got []string
	for _, carta := range c.servidor.Cartas() {
		got = append(got, carta.ID)
	}
	slices.Sort(got)
	if slices.Sort(quiere); !slices.Equal(got, quiere) {
		t.Errorf("it sent %v, want %v", got, quiere)
	}
}

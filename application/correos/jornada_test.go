package correos_test

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	app "complementarias/application/correos"
	"complementarias/application/correos/correostest"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// alas is an hour in Bogotá of the n-th day after that of correostest.Ahora.
func alas(dia, hora, minuto int) time.Time {
	return time.Date(2026, time.November, 27+dia, hora, minuto, 0, 0, kernel.Bogota)
}

func (c *casa) jornada(t *testing.T, at time.Time) {
	t.Helper()
	c.poner(at)
	sinError(t, c.uc.Jornada.Execute(t.Context()))
}

// resumenes are the digests by their recipient.
func (c *casa) resumenes() map[kernel.UsuarioID]int {
	n := map[kernel.UsuarioID]int{}
	for _, m := range c.Mensajes() {
		if m.Tipo == correos.Resumen {
			n[m.Para.Usuario]++
		}
	}
	return n
}

func (c *casa) paraResumen(t *testing.T, de kernel.UsuarioID, tipo correos.Tipo) correos.Mensaje {
	t.Helper()
	c.preferir(t, de, tipo, correos.Diaria)
	return c.encolar(t, para(tipo, de))
}

func enviada(id string, centro kernel.CentroID, en time.Time) correostest.Enviada {
	return correostest.Enviada{ID: kernel.SolicitudID(id), Codigo: "SOL-2026-00" + id[1:], Programa: "Panadería", Centro: centro, Estado: "PENDIENTE", Revision: 1, En: en}
}

func TestADayWithoutNewsWritesNothing(t *testing.T) {
	c := nueva()
	c.encolar(t, para(correos.ClaveCambiada, correostest.Ines))
	c.Enviar(enviada("s1", correostest.Oriente, alas(-1, 12, 0)))
	antes, timbres := len(c.Mensajes()), c.timbres.Load()
	c.jornada(t, alas(1, 7, 0))
	if len(c.Mensajes()) != antes || len(c.Publicados()) != 0 || c.timbres.Load() != timbres {
		t.Errorf("it wrote %v and told of %v", c.Mensajes(), c.Publicados())
	}
}

func TestNothingIsDoneBeforeItsHour(t *testing.T) {
	c := nueva()
	c.paraResumen(t, correostest.Ines, correos.FichaAsignada)
	c.Enviar(enviada("s1", correostest.Oriente, alas(-3, 12, 0)))
	for _, at := range []time.Time{alas(1, 0, 0), alas(1, 5, 59)} {
		c.jornada(t, at)
		if len(c.Publicados()) != 0 || len(c.resumenes()) != 0 {
			t.Errorf("%v: it told of %v and wrote %v", at, c.Publicados(), c.resumenes())
		}
	}
	c.jornada(t, alas(1, 6, 0))
	c.jornada(t, alas(1, 6, 59))
	if len(c.Publicados()) != 1 || len(c.resumenes()) != 0 {
		t.Errorf("at six: it told of %v and wrote %v, want a reminder and no digest", c.Publicados(), c.resumenes())
	}
	c.jornada(t, alas(1, 7, 0))
	if got := c.resumenes(); len(c.Publicados()) != 1 || got[correostest.Ines] != 1 {
		t.Errorf("at seven: it told of %v and wrote %v", c.Publicados(), got)
	}
}

func TestADigestComesOnceADay(t *testing.T) {
	c := nueva()
	ficha, cancelado := c.paraResumen(t, correostest.Ines, correos.FichaAsignada), c.paraResumen(t, correostest.Ines, correos.CursoCancelado)
	c.paraResumen(t, correostest.Berta, correos.SolicitudEnviada)
	c.encolar(t, para(correos.SolicitudAprobada, correostest.Ines)) // at once
	timbres := c.timbres.Load()
	c.jornada(t, alas(1, 7, 0))
	c.jornada(t, alas(1, 7, 1))
	if got := c.resumenes(); !reflect.DeepEqual(got, map[kernel.UsuarioID]int{correostest.Ines: 1, correostest.Berta: 1}) || c.timbres.Load() != timbres+1 {
		t.Fatalf("got %v, want one for each, and the postman called once", got)
	}
	for _, m := range []correos.Mensaje{ficha, cancelado} {
		if got := c.mensaje(t, m.ID).Estado; got != correos.EnResumen {
			t.Errorf("%s is %s", m.Tipo, got)
		}
	}
	c.paraResumen(t, correostest.Ines, correos.FichaAsignada) // after the digest: it waits for tomorrow
	c.jornada(t, alas(1, 23, 59))
	if got := c.resumenes()[correostest.Ines]; got != 1 {
		t.Errorf("%d digests on one day", got)
	}
	c.jornada(t, alas(2, 9, 0))
	if got := c.resumenes(); got[correostest.Ines] != 2 || got[correostest.Berta] != 1 {
		t.Errorf("the next day: %v", got)
	}
}

func TestADigestTellsWhatItHolds(t *testing.T) {
	c := nueva()
	c.paraResumen(t, correostest.Ines, correos.FichaAsignada)
	c.paraResumen(t, correostest.Ines, correos.CursoCancelado)
	c.paraResumen(t, correostest.Dora, correos.SolicitudEnviada) // her account is closed
	c.jornada(t, alas(1, 7, 0))
	got := map[correos.Estado]int{}
	for range 2 {
		r, ok, err := c.uc.Repartir.Execute(t.Context())
		if err != nil || !ok || r.Tipo != correos.Resumen {
			t.Fatalf("got %+v, %t, %v", r, ok, err)
		}
		got[r.Estado]++
	}
	cartas := c.servidor.Cartas()
	if got[correos.Enviado] != 1 || got[correos.Descartado] != 1 || len(cartas) != 1 || cartas[0].Correo != "ines@sena.edu.co" ||
		cartas[0].Asunto != "Resumen del día: 2 novedades" || !strings.Contains(cartas[0].Texto, "Ficha asignada") || !strings.Contains(cartas[0].Texto, "Curso cancelado") {
		t.Errorf("got %v and %+v", got, cartas)
	}
}

func TestTheCoordinationIsRemindedOnceOfEachNumberOfDays(t *testing.T) {
	c := nueva()
	s := enviada("s1", correostest.Oriente, alas(0, 23, 30)) // tomorrow in UTC
	c.Enviar(s)
	var recordados []int
	for dia := 1; dia <= 40; dia++ {
		antes := len(c.Publicados())
		for range 3 { // looked at again and again
			c.jornada(t, alas(dia, 6+dia%3, 0))
		}
		for _, e := range c.Publicados()[antes:] {
			quiere := correos.RecordatorioDebido{CentroID: correostest.Oriente, En: alas(dia, 6+dia%3, 0), Solicitudes: []correos.Demorada{s.Demorada(dia)}}
			if !reflect.DeepEqual(e, quiere) {
				t.Errorf("day %d: got %+v, want %+v", dia, e, quiere)
			}
			recordados = append(recordados, dia)
		}
	}
	if !slices.Equal(recordados, []int{3, 7, 15}) {
		t.Errorf("it reminds on the days %v, want 3, 7 and 15", recordados)
	}
}

func TestEachCentreIsRemindedOfItsOwn(t *testing.T) {
	c := nueva()
	for _, s := range []correostest.Enviada{enviada("s1", correostest.Oriente, alas(-3, 9, 0)), enviada("s2", correostest.Financieros, alas(-4, 9, 0)),
		enviada("s3", correostest.Oriente, alas(-8, 9, 0))} {
		c.Enviar(s)
	}
	c.jornada(t, alas(0, 6, 0))
	var got []string
	for _, e := range c.Publicados() {
		r, _ := e.(correos.RecordatorioDebido)
		linea := string(r.CentroID)
		for _, s := range r.Solicitudes {
			linea += fmt.Sprint(" ", s.SolicitudID, ":", s.Dias)
		}
		got = append(got, linea)
	}
	if quiere := []string{"centro-9405 s2:4", "centro-9546 s3:8 s1:3"}; !slices.Equal(got, quiere) {
		t.Errorf("got %q, want %q", got, quiere)
	}
}

func TestTheDaysOfReminderAreThoseThatWereConfigured(t *testing.T) {
	dias, caida := []int{2}, errCaida
	c := nueva(func(d *app.Deps) { d.DiasDeRecordatorio = func(context.Context) ([]int, error) { return dias, caida } })
	c.Enviar(enviada("s1", correostest.Oriente, alas(-2, 9, 0)))
	c.poner(alas(0, 6, 0))
	es(t, c.uc.Jornada.Execute(t.Context()), errCaida)
	caida = nil
	c.jornada(t, alas(0, 6, 1)) // the day has not been used up
	if n := len(c.Publicados()); n != 1 {
		t.Errorf("%d reminders, want one after two days", n)
	}
	dias = nil
	c.jornada(t, alas(5, 6, 0))
	if n := len(c.Publicados()); n != 1 {
		t.Errorf("%d reminders without any day, want no more", n)
	}
}

type outboxCaido struct{}

func (outboxCaido) Append(context.Context, ...kernel.Event) error { return errCaida }

type mensajesCaidos struct{ app.Mensajes }

func (mensajesCaidos) Resumir(context.Context, kernel.UsuarioID, string, time.Time) error {
	return errCaida
}

// TestADayThatFailsIsDoneByTheNextWhoAsks: nothing of it is kept, not even that it was begun.
func TestADayThatFailsIsDoneByTheNextWhoAsks(t *testing.T) {
	falla := true
	c := nueva(func(d *app.Deps) {
		d.UoW = conTx{d.UoW, func(tx *app.Tx) {
			if falla {
				tx.Outbox, tx.Mensajes = outboxCaido{}, mensajesCaidos{tx.Mensajes}
			}
		}}
	})
	c.paraResumen(t, correostest.Ines, correos.FichaAsignada)
	timbres := c.timbres.Load()
	c.poner(alas(1, 7, 0))
	es(t, c.uc.Jornada.Execute(t.Context()), errCaida) // the reminders
	sinRecordatorios := func(ctx context.Context, tx app.Tx) error {
		_, err := tx.Jornadas.Empezar(ctx, correos.TareaRecordatorios, kernel.Today(c.reloj()), c.reloj())
		return err
	}
	sinError(t, c.Do(t.Context(), sinRecordatorios))
	es(t, c.uc.Jornada.Execute(t.Context()), errCaida) // the digests
	if got := c.estados(); !slices.Equal(got, []correos.Estado{correos.ParaResumen}) || c.timbres.Load() != timbres {
		t.Errorf("it left %v", got)
	}
	falla = false
	sinError(t, c.uc.Jornada.Execute(t.Context()))
	if got := c.resumenes()[correostest.Ines]; got != 1 {
		t.Errorf("%d digests, want one", got)
	}
}

func TestManyReplicasDoADayOnce(t *testing.T) {
	c := nueva()
	c.paraResumen(t, correostest.Ines, correos.FichaAsignada)
	c.paraResumen(t, correostest.Berta, correos.SolicitudEnviada)
	c.Enviar(enviada("s1", correostest.Oriente, alas(-3, 12, 0)))
	c.poner(alas(1, 8, 0))
	resultados := make(chan error, 8)
	for range cap(resultados) {
		go func() { resultados <- c.uc.Jornada.Execute(t.Context()) }()
	}
	for range cap(resultados) {
		sinError(t, <-resultados)
	}
	if got := c.resumenes(); !reflect.DeepEqual(got, map[kernel.UsuarioID]int{correostest.Ines: 1, correostest.Berta: 1}) || len(c.Publicados()) != 1 {
		t.Errorf("got %v and %v, want each once", got, c.Publicados())
	}
}

package correos_test

import (
	"context"
	"errors"
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

func TestOnlyAnAdminAdministersTheMail(t *testing.T) {
	c := nueva()
	muerto := c.en(t, correos.Muerto)
	evento := c.Entregar(correostest.Entrega{Evento: "Uno", Creado: correostest.Ahora, Muerto: correostest.Ahora})
	antes, timbres := c.Mensajes(), c.timbres.Load()
	for _, por := range []kernel.Actor{berta, ines, {}, {ID: correostest.Greta, Rol: "ADMINISTRADOR"}} {
		for nombre, f := range map[string]func(ctx context.Context) error{
			"Listar": func(ctx context.Context) error {
				_, err := c.uc.Listar.Execute(ctx, por, app.Filtro{Pagina: 1, Limite: 1})
				return err
			},
			"Ver":              func(ctx context.Context) error { _, err := c.uc.Ver.Execute(ctx, por, muerto.ID); return err },
			"Ver, absent":      func(ctx context.Context) error { _, err := c.uc.Ver.Execute(ctx, por, "ninguno"); return err },
			"Reenviar":         func(ctx context.Context) error { return c.uc.Reenviar.Execute(ctx, por, muerto.ID) },
			"Reenviar, absent": func(ctx context.Context) error { return c.uc.Reenviar.Execute(ctx, por, "ninguno") },
			"ReenviarMuertos":  func(ctx context.Context) error { _, err := c.uc.ReenviarMuertos.Execute(ctx, por); return err },
			"ListarEventos": func(ctx context.Context) error {
				_, err := c.uc.ListarEventos.Execute(ctx, por, app.FiltroEventos{Pagina: 1, Limite: 1})
				return err
			},
			"ReintentarEvento":  func(ctx context.Context) error { return c.uc.ReintentarEvento.Execute(ctx, por, evento) },
			"ReintentarEventos": func(ctx context.Context) error { _, err := c.uc.ReintentarEventos.Execute(ctx, por); return err },
			"EstadoDelCorreo":   func(ctx context.Context) error { _, err := c.uc.EstadoDelCorreo.Execute(ctx, por); return err },
		} {
			if err := f(t.Context()); !errors.Is(err, correos.ErrRol) {
				t.Errorf("%s by %q: got %v, want ErrRol", nombre, por.Rol, err)
			}
		}
	}
	s, err := c.Estado(t.Context())
	if err != nil || s.EventosDetenidos != 1 || !reflect.DeepEqual(c.Mensajes(), antes) || len(c.Anotadas()) != 0 || c.timbres.Load() != timbres {
		t.Errorf("refused calls changed something: %+v, %v, %v (%v)", s, c.Mensajes(), c.Anotadas(), err)
	}
}

func TestWhatIsNoIDIsAbsent(t *testing.T) {
	c := nueva(func(d *app.Deps) { d.UoW, d.Reader = nil, nil }) // they are not asked
	for _, id := range []string{"", strings.Repeat("x", 101), "a\x00b", "a\nb", "\xff"} {
		_, err := c.uc.Ver.Execute(t.Context(), greta, id)
		es(t, err, correos.ErrNoEncontrado)
		es(t, c.uc.Reenviar.Execute(t.Context(), greta, id), correos.ErrNoEncontrado)
	}
	c = nueva()
	_, err := c.uc.Ver.Execute(t.Context(), greta, "ninguno")
	es(t, err, correos.ErrNoEncontrado)
	es(t, c.uc.Reenviar.Execute(t.Context(), greta, "ninguno"), correos.ErrNoEncontrado)
	if len(c.Anotadas()) != 0 || c.timbres.Load() != 0 {
		t.Error("an absent message leaves a trace")
	}
}

func TestOnlyWhatWasGivenUpIsSentAgain(t *testing.T) {
	for _, e := range correos.Estados() {
		c := nueva()
		m := c.en(t, e)
		timbres := c.timbres.Load()
		c.poner(correostest.Ahora.Add(time.Hour + 345*time.Microsecond))
		err := c.uc.Reenviar.Execute(t.Context(), greta, m.ID)
		got, anotadas := c.mensaje(t, m.ID), c.Anotadas()
		if !e.Reenviable() {
			if !errors.Is(err, correos.ErrNoReenviable) || !reflect.DeepEqual(got, m) || len(anotadas) != 0 || c.timbres.Load() != timbres {
				t.Errorf("%s: got %v, %+v, %v, want it as it was", e, err, got, anotadas)
			}
			continue
		}
		sinError(t, err)
		quiere := m
		quiere.Estado, quiere.Motivo, quiere.Intentos, quiere.Copias, quiere.Terminado = correos.EnEspera, "", 0, 0, time.Time{}
		quiere.Disponible = correostest.Ahora.Add(time.Hour)
		if !reflect.DeepEqual(got, quiere) || c.timbres.Load() != timbres+1 {
			t.Errorf("%s: got %+v, want %+v and the postman called", e, got, quiere)
		}
		nota := []kernel.Anotacion{{Accion: "REENVIAR_MENSAJE", ObjetoTipo: "mensaje", ObjetoID: m.ID,
			Detalle: map[string]any{"cambios": []map[string]any{{"campo": "estado", "antes": string(e), "despues": "EN_ESPERA"}}}}}
		if !reflect.DeepEqual(anotadas, nota) {
			t.Errorf("%s: the audit says %v, want %v", e, anotadas, nota)
		}
	}
}

func TestSendingAgainIsWrittenDownOrNotDone(t *testing.T) {
	c := nueva(noSeAnota)
	m := c.en(t, correos.Muerto)
	evento := c.Entregar(correostest.Entrega{Evento: "Uno", Creado: correostest.Ahora, Muerto: correostest.Ahora})
	timbres := c.timbres.Load()
	es(t, c.uc.Reenviar.Execute(t.Context(), greta, m.ID), errCaida)
	_, err := c.uc.ReenviarMuertos.Execute(t.Context(), greta)
	es(t, err, errCaida)
	es(t, c.uc.ReintentarEvento.Execute(t.Context(), greta, evento), errCaida)
	_, err = c.uc.ReintentarEventos.Execute(t.Context(), greta)
	es(t, err, errCaida)
	s, err := c.Estado(t.Context())
	if err != nil || s.Muertos != 1 || s.EventosDetenidos != 1 || c.timbres.Load() != timbres {
		t.Errorf("something was done: %+v (%v)", s, err)
	}
}

func TestAllThatAreDeadGoOutAgain(t *testing.T) {
	c := nueva()
	n, err := c.uc.ReenviarMuertos.Execute(t.Context(), greta)
	if err != nil || n != 0 || len(c.Anotadas()) != 0 || c.timbres.Load() != 0 {
		t.Errorf("none: got %d, %v, %v", n, err, c.Anotadas())
	}
	for _, e := range []correos.Estado{correos.Muerto, correos.NoEnviado, correos.Muerto, correos.Enviado} {
		c.en(t, e)
	}
	timbres := c.timbres.Load()
	n, err = c.uc.ReenviarMuertos.Execute(t.Context(), greta)
	if got := c.estados(); err != nil || n != 2 || c.timbres.Load() != timbres+1 ||
		!slices.Equal(got, []correos.Estado{correos.EnEspera, correos.NoEnviado, correos.EnEspera, correos.Enviado}) {
		t.Errorf("got %d, %v, %v", n, err, got)
	}
	nota := []kernel.Anotacion{{Accion: "REENVIAR_MENSAJES", ObjetoTipo: "mensaje", Detalle: map[string]any{"mensajes": 2}}}
	if got := c.Anotadas(); !reflect.DeepEqual(got, nota) {
		t.Errorf("the audit says %v, want %v", got, nota)
	}
}

func TestDeliveriesThatWereGivenUpAreTriedAgain(t *testing.T) {
	c := nueva()
	es(t, c.uc.ReintentarEvento.Execute(t.Context(), greta, 7), correos.ErrSinEvento)
	espera := c.Entregar(correostest.Entrega{Evento: "Uno", Creado: correostest.Ahora})
	es(t, c.uc.ReintentarEvento.Execute(t.Context(), greta, espera), correos.ErrNoReintenta)
	if n, err := c.uc.ReintentarEventos.Execute(t.Context(), greta); err != nil || n != 0 || len(c.Anotadas()) != 0 {
		t.Errorf("none: got %d, %v, %v", n, err, c.Anotadas())
	}
	var muertos []int64
	for range 3 {
		muertos = append(muertos, c.Entregar(correostest.Entrega{Evento: "Uno", Creado: correostest.Ahora, Muerto: correostest.Ahora}))
	}
	sinError(t, c.uc.ReintentarEvento.Execute(t.Context(), greta, muertos[1]))
	p, err := c.uc.ListarEventos.Execute(t.Context(), greta, app.FiltroEventos{Pagina: 1, Limite: 10})
	if err != nil || p.Total != 2 || len(p.Eventos) != 2 || p.Eventos[0].ID != muertos[2] || p.Eventos[1].ID != muertos[0] {
		t.Errorf("it lists %+v (%v)", p, err)
	}
	if n, err := c.uc.ReintentarEventos.Execute(t.Context(), greta); err != nil || n != 2 {
		t.Errorf("got %d, %v, want 2", n, err)
	}
	nota := []kernel.Anotacion{
		{Accion: "REINTENTAR_EVENTO", ObjetoTipo: "evento", Detalle: map[string]any{"evento": muertos[1]}},
		{Accion: "REINTENTAR_EVENTOS", ObjetoTipo: "evento", Detalle: map[string]any{"eventos": 2}},
	}
	if got := c.Anotadas(); !reflect.DeepEqual(got, nota) {
		t.Errorf("the audit says %v, want %v", got, nota)
	}
}

// sinAbrir fails when anybody opens a link.
type sinAbrir struct{ t *testing.T }

func (e sinAbrir) Abrir(context.Context, string) (correos.Enlace, error) {
	e.t.Error("the link was opened")
	return correos.Enlace{}, errCaida
}

func TestInProductionNobodyReadsTheLinkOfSomebodyElse(t *testing.T) {
	c := nueva(func(d *app.Deps) { d.Produccion, d.Enlaces = true, sinAbrir{t} })
	for _, tipo := range []correos.Tipo{correos.Invitacion, correos.Restablecimiento} {
		m := c.encolar(t, secreto(tipo, "vigente"))
		d, err := c.uc.Ver.Execute(t.Context(), greta, m.ID)
		if err != nil || d.Legible || d.Asunto != "" || d.Texto != "" || d.Correo != "ines@sena.edu.co" {
			t.Errorf("%s: got %+v (%v), want its row and no text", tipo, d, err)
		}
	}
	m := c.encolar(t, para(correos.SolicitudAprobada, correostest.Ines))
	d, err := c.uc.Ver.Execute(t.Context(), greta, m.ID)
	if err != nil || !d.Legible || d.Asunto != "Solicitud aprobada: SOL-2026-001" || d.Nombre != "Inés Ñañez" || !strings.Contains(d.Texto, "fue aprobada") {
		t.Errorf("got %+v (%v)", d, err)
	}
}

func TestAMailIsReadAsItWouldLeave(t *testing.T) {
	c := nueva()
	m := c.encolar(t, secreto(correos.Invitacion, "vigente"))
	if d, err := c.uc.Ver.Execute(t.Context(), greta, m.ID); err != nil || !d.Legible || !strings.Contains(d.Texto, "https://sitio/invitacion/secreto") {
		t.Errorf("outside of production: got %+v (%v)", d, err)
	}
	c.Desactivar(correostest.Ines)
	if d, err := c.uc.Ver.Execute(t.Context(), greta, m.ID); err != nil || !d.Legible {
		t.Errorf("of somebody who left: got %+v (%v)", d, err)
	}
	borrado := c.encolar(t, app.Nuevo{Tipo: correos.AccesoRechazado, Para: correos.Destino{Acceso: correostest.Borrado}})
	if d, err := c.uc.Ver.Execute(t.Context(), greta, borrado.ID); err != nil || d.Correo != "" || d.Nombre != "" {
		t.Errorf("of an applicant whose data are gone: got %+v (%v)", d, err)
	}
	p, err := c.uc.Listar.Execute(t.Context(), greta, app.Filtro{Pagina: 1, Limite: 1, Tipo: correos.Invitacion})
	if err != nil || p.Total != 1 || p.Mensajes[0].ID != m.ID {
		t.Errorf("it lists %+v (%v)", p, err)
	}
}

func TestTheStateOfTheMailTellsWhetherThereIsAServer(t *testing.T) {
	for _, hay := range []bool{true, false} {
		c := nueva(func(d *app.Deps) { d.Configurado = hay })
		c.en(t, correos.Muerto)
		s, err := c.uc.EstadoDelCorreo.Execute(t.Context(), greta)
		if want := (app.Estado{Configurado: hay, Muertos: 1}); err != nil || s != want {
			t.Errorf("got %+v (%v), want %+v", s, err, want)
		}
	}
}

func TestOfTwoWhoSendAgainAtOnceOneDoes(t *testing.T) {
	c := nueva()
	m := c.en(t, correos.Muerto)
	resultados := make(chan error, 8)
	for range cap(resultados) {
		go func() { resultados <- c.uc.Reenviar.Execute(t.Context(), greta, m.ID) }()
	}
	hechos := 0
	for range cap(resultados) {
		switch err := <-resultados; {
		case err == nil:
			hechos++
		case !errors.Is(err, correos.ErrNoReenviable):
			t.Error(err)
		}
	}
	if n := len(c.Anotadas()); hechos != 1 || n != 1 {
		t.Error(fmt.Sprint(hechos, " sent it again and ", n, " rows say so, want one"))
	}
}

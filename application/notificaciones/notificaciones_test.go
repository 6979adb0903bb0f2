package notificaciones_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	app "complementarias/application/notificaciones"
	"complementarias/application/notificaciones/notificacionestest"
	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
)

var (
	ahora  = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)
	ines   = kernel.Actor{ID: notificacionestest.Ines, Rol: kernel.Instructor, Centro: notificacionestest.Oriente}
	carlos = kernel.Actor{ID: notificacionestest.Carlos, Rol: kernel.Coordinador, Centro: notificacionestest.Oriente}
	todas  = app.Filtro{Pagina: 1, Limite: 20}
)

func TestMemoriaKeepsTheContract(t *testing.T) {
	notificacionestest.Contrato(t, func(*testing.T) notificacionestest.Montaje {
		m := memoria()
		return notificacionestest.Montaje{Repository: m, Reader: m, Destinatarios: m,
			LeidaEn: func(_ *testing.T, id kernel.NotificacionID) time.Time { return m.LeidaEn(id) }}
	})
}

func TestMarkingWhatIsNotOnesOwnIsRefused(t *testing.T) {
	uc, m := casos()
	notificar(t, uc, "entrega-1", rechazo(ines.ID))
	for name, caso := range map[string]struct {
		actor kernel.Actor
		id    kernel.NotificacionID
	}{
		"somebody else's":   {carlos, "n1"},
		"absent":            {ines, "n9"},
		"no id":             {ines, ""},
		"a control char":    {ines, "n1\x00"},
		"broken UTF-8":      {ines, "n1\xff"},
		"longer than an id": {ines, kernel.NotificacionID(strings.Repeat("n", 101))},
	} {
		if v, err := uc.MarcarLeida.Execute(t.Context(), caso.actor, caso.id); !errors.Is(err, notificaciones.ErrNoEncontrada) {
			t.Errorf("%s: got %+v, %v, want ErrNoEncontrada", name, v, err)
		}
	}
	if at := m.LeidaEn("n1"); !at.IsZero() {
		t.Errorf("a refused call read the notice at %v", at)
	}
}

func TestMarkingIsIdempotent(t *testing.T) {
	uc, m := casos()
	notificar(t, uc, "entrega-1", rechazo(ines.ID))
	for range 2 {
		v, err := uc.MarcarLeida.Execute(t.Context(), ines, "n1")
		if err != nil || v.ID != "n1" || !v.Leida || v.UsuarioID != ines.ID || v.Solicitud == nil {
			t.Fatalf("got %+v, %v, want n1 read", v, err)
		}
	}
	if at := m.LeidaEn("n1"); !at.Equal(ahora) {
		t.Errorf("read at %v, want the first reading %v", at, ahora)
	}
}

func TestMarkingAllEmptiesOnlyTheOwnCount(t *testing.T) {
	uc, _ := casos()
	notificar(t, uc, "entrega-1", rechazo(ines.ID), rechazo(carlos.ID))
	notificar(t, uc, "entrega-2", rechazo(ines.ID))
	for range 2 {
		if err := uc.MarcarTodas.Execute(t.Context(), ines); err != nil {
			t.Fatal(err)
		}
	}
	for actor, want := range map[kernel.Actor]int{ines: 0, carlos: 1} {
		if p, err := uc.Listar.Execute(t.Context(), actor, todas); err != nil || p.NoLeidas != want {
			t.Errorf("%s: %d unread, %v, want %d", actor.ID, p.NoLeidas, err, want)
		}
	}
}

func TestADefectiveNoticeLeavesNone(t *testing.T) {
	uc, _ := casos()
	err := uc.Notificar.Execute(t.Context(), "entrega-1", []notificaciones.Aviso{rechazo(ines.ID), rechazo("")}, ahora)
	if err == nil {
		t.Error("a notice to nobody was accepted")
	}
	if p, err := uc.Listar.Execute(t.Context(), ines, todas); err != nil || p.Total != 0 {
		t.Errorf("%d notices, %v, want none", p.Total, err)
	}
}

func TestARepeatedDeliveryNotifiesOnce(t *testing.T) {
	uc, _ := casos()
	for range 3 {
		notificar(t, uc, "entrega-1", rechazo(ines.ID), rechazo(carlos.ID))
	}
	for _, actor := range []kernel.Actor{ines, carlos} {
		p, err := uc.Listar.Execute(t.Context(), actor, todas)
		if err != nil || p.Total != 1 || p.NoLeidas != 1 || len(p.Notificaciones) != 1 {
			t.Fatalf("%s: got %+v, %v, want one unread notice", actor.ID, p, err)
		}
		if v := p.Notificaciones[0]; v.Tipo != notificaciones.SolicitudRechazada || !v.Creada.Equal(ahora.Add(-time.Hour)) {
			t.Errorf("%s: got %+v, want the rejection, dated when it happened", actor.ID, v)
		}
	}
}

func TestNobodyToNotifyIsFine(t *testing.T) {
	uc, _ := casos()
	notificar(t, uc, "entrega-1")
	if p, err := uc.Listar.Execute(t.Context(), ines, todas); err != nil || p.Total != 0 {
		t.Errorf("%d notices, %v, want none", p.Total, err)
	}
}

func casos() (app.UseCases, *notificacionestest.Memoria) {
	m := memoria()
	hora, ids := ahora, 0
	return app.New(app.Deps{
		Repository: m, Reader: m,
		Now: func() time.Time {
			h := hora
			hora = hora.Add(time.Minute)
			return h
		},
		NewID: func() string {
			ids++
			return fmt.Sprint("n", ids)
		},
	}), m
}

func memoria() *notificacionestest.Memoria {
	return notificacionestest.NewMemoria(notificacionestest.Usuarios(), notificacionestest.Solicitudes())
}

func rechazo(para kernel.UsuarioID) notificaciones.Aviso {
	curso := notificaciones.Curso{Codigo: "SOL-2026-001", Programa: "Panadería básica"}
	return notificaciones.Rechazada(curso, "Falta la carta").Para(para, notificacionestest.Panaderia)
}

func notificar(t *testing.T, uc app.UseCases, entrega string, avisos ...notificaciones.Aviso) {
	t.Helper()
	if err := uc.Notificar.Execute(t.Context(), entrega, avisos, ahora.Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
}

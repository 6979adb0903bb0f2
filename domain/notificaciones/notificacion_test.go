package notificaciones_test

import (
	"strings"
	"testing"
	"time"

	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
)

var ahora = time.Date(2026, 11, 23, 9, 0, 0, 123_456_789, time.FixedZone("Bogotá", -5*60*60))

func TestAnIncompleteNoticeIsRefused(t *testing.T) {
	bueno := notificaciones.Rechazada(notificaciones.Curso{Codigo: "SOL-2026-001", Programa: "Panadería"}, "Falta la carta").Para("ines", "solicitud-1")
	for name, cambiar := range map[string]func(*notificaciones.Aviso){
		"to nobody":           func(a *notificaciones.Aviso) { a.Usuario = "" },
		"of an unknown kind":  func(a *notificaciones.Aviso) { a.Tipo = "PUBLICIDAD" },
		"without a title":     func(a *notificaciones.Aviso) { a.Titulo = "" },
		"with a long title":   func(a *notificaciones.Aviso) { a.Titulo = strings.Repeat("ñ", notificaciones.TituloMaximo+1) },
		"without a message":   func(a *notificaciones.Aviso) { a.Mensaje = "" },
		"with a long message": func(a *notificaciones.Aviso) { a.Mensaje = strings.Repeat("ñ", notificaciones.MensajeMaximo+1) },
	} {
		malo := bueno
		cambiar(&malo)
		if n, err := notificaciones.New("n1", "entrega-1", malo, ahora); err == nil {
			t.Errorf("%s: got %+v", name, n)
		}
	}
	for name, caso := range map[string]struct {
		id      kernel.NotificacionID
		entrega string
		at      time.Time
	}{
		"without an id":       {"", "entrega-1", ahora},
		"without a delivery":  {"n1", "", ahora},
		"without its instant": {"n1", "entrega-1", time.Time{}},
	} {
		if n, err := notificaciones.New(caso.id, caso.entrega, bueno, caso.at); err == nil {
			t.Errorf("%s: got %+v", name, n)
		}
	}
}

func TestANoticeKeepsUTCMilliseconds(t *testing.T) {
	aviso := notificaciones.Texto{Tipo: notificaciones.Sistema, Titulo: strings.Repeat("ñ", notificaciones.TituloMaximo),
		Mensaje: strings.Repeat("ñ", notificaciones.MensajeMaximo)}.Para("ines", "")
	n, err := notificaciones.New("n1", "entrega-1", aviso, ahora)
	want := notificaciones.Notificacion{Aviso: aviso, ID: "n1", Entrega: "entrega-1", Creada: time.Date(2026, 11, 23, 14, 0, 0, 123_000_000, time.UTC)}
	if err != nil || n != want {
		t.Errorf("got %+v, %v\nwant %+v", n, err, want)
	}
}

func TestEveryKindIsValid(t *testing.T) {
	for _, tipo := range notificaciones.Tipos() {
		if !tipo.Valido() {
			t.Errorf("%s is listed but not valid", tipo)
		}
	}
}

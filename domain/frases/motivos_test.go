package frases_test

import (
	"testing"

	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

func TestOfFewReturnsNothingIsTold(t *testing.T) {
	campos := []frases.Motivo{{Campo: "/a", Veces: 4}, {Campo: "/b", Veces: 3}, {Campo: "/c", Veces: 2}, {Campo: "/d", Veces: 1}}
	for _, m := range []frases.Motivos{{}, {Devoluciones: 4, Campos: campos}, {Devoluciones: 50}} {
		if got := frases.Frecuentes(m); got.Devoluciones != 0 || len(got.Campos) != 0 {
			t.Errorf("%+v: got %+v", m, got)
		}
	}
	if got := frases.Frecuentes(frases.Motivos{Devoluciones: 5, Campos: campos}); got.Devoluciones != 5 || len(got.Campos) != 3 || got.Campos[2].Campo != "/c" {
		t.Errorf("got %+v", got)
	}
}

func TestWhatACentreReturnsIsForThoseOfTheCentre(t *testing.T) {
	for _, caso := range []struct {
		actor  kernel.Actor
		centro kernel.CentroID
		want   bool
	}{
		{kernel.Actor{}, "a", false}, {kernel.Actor{Rol: kernel.RolSistema, Centro: "a"}, "a", false}, {kernel.Actor{Rol: kernel.Instructor}, "", false},
		{kernel.Actor{Rol: kernel.Instructor, Centro: "a"}, "b", false}, {kernel.Actor{Rol: kernel.Coordinador, Centro: "a"}, "b", false},
		{kernel.Actor{Rol: kernel.Instructor, Centro: "a"}, "a", true}, {kernel.Actor{Rol: kernel.Coordinador, Centro: "a"}, "a", true}, {kernel.Actor{Rol: kernel.Admin}, "b", true},
	} {
		if got := frases.PuedeVerMotivos(caso.actor, caso.centro); got != caso.want {
			t.Errorf("%+v of %q: %v", caso.actor, caso.centro, got)
		}
	}
}

package catalogo_test

import (
	"errors"
	"testing"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

func TestScopeOfEachRole(t *testing.T) {
	for nombre, caso := range map[string]struct {
		actor         kernel.Actor
		propio, ajeno bool
	}{
		"nobody":                       {kernel.Actor{}, false, false},
		"a role of its own":            {kernel.Actor{Rol: "JEFE", Centro: "a"}, false, false},
		"an instructor without centre": {kernel.Actor{Rol: kernel.Instructor}, false, false},
		"an instructor":                {kernel.Actor{Rol: kernel.Instructor, Centro: "a"}, true, false},
		"a coordinator":                {kernel.Actor{Rol: kernel.Coordinador, Centro: "a"}, true, true},
		"an administrator":             {kernel.Actor{Rol: kernel.Admin}, true, true},
	} {
		alcance := catalogo.AlcanceDe(caso.actor)
		if got := alcance.Incluye("a"); got != caso.propio {
			t.Errorf("%s sees the programmes of centre a: %v", nombre, got)
		}
		if got := alcance.Incluye("b"); got != caso.ajeno {
			t.Errorf("%s sees the programmes of centre b: %v", nombre, got)
		}
	}
	if catalogo.AlcanceDe(kernel.Actor{Rol: kernel.Instructor}).Incluye("") {
		t.Error("an instructor without centre sees what has no centre")
	}
}

func TestOnlyAdministratorsRegister(t *testing.T) {
	for _, rol := range []kernel.Rol{"", kernel.Instructor, kernel.Coordinador} {
		if err := catalogo.PuedeRegistrar(kernel.Actor{Rol: rol}); !errors.Is(err, catalogo.ErrSoloAdmin) {
			t.Errorf("%q: got %v, want ErrSoloAdmin", rol, err)
		}
	}
	if err := catalogo.PuedeRegistrar(kernel.Actor{Rol: kernel.Admin}); err != nil {
		t.Errorf("an administrator: %v", err)
	}
}

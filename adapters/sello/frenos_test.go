package sello_test

import (
	"testing"

	"complementarias/adapters/sello"
)

func TestKeysOfCountersTellNothingAndAreTheirOwn(t *testing.T) {
	uno, err := sello.NewFrenos(secreto)
	if err != nil {
		t.Fatal(err)
	}
	otro, err := sello.NewFrenos([]byte("otro secreto largo y al azar para estas pruebas"))
	if err != nil {
		t.Fatal(err)
	}
	vistas := map[string]string{}
	for nombre, llave := range map[string]string{"a b": uno.De("a", "b"), "b a": uno.De("b", "a"), "ab": uno.De("ab"), "ab and nothing": uno.De("ab", ""), "of another key": otro.De("a", "b")} {
		if antes, repetida := vistas[llave]; repetida || len(llave) != 64 {
			t.Errorf("%s and %s share %s", nombre, antes, llave)
		}
		vistas[llave] = nombre
	}
	if _, esta := vistas[uno.De("a", "b")]; !esta {
		t.Error("a key is never the same")
	}
}

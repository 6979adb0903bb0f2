package ui

import (
	"testing"

	"complementarias/domain/fault"
)

func TestWhatIsWrongIsListedInTheOrderOfThePage(t *testing.T) {
	f := formaLibre{faltas: []fault.Field{{Pointer: "/codigo", Message: "b"}, {Pointer: "/otro", Message: "e"}, {Pointer: "/objetivos/1/texto", Message: "d"},
		{Pointer: "/objetivos/0/texto", Message: "c"}, {Pointer: "/nombre", Message: "a"}}}
	var got string
	for _, falta := range f.resumen("nombre", "codigo", "objetivos") {
		got += falta.Texto
	}
	if got != "abdce" { // rows of one list as the domain has them
		t.Errorf("got %s", got)
	}
	if f.faltas[0].Message != "b" {
		t.Error("the form's own list was sorted")
	}
	if got := f.resumen(); got[0].Texto != "b" || got[4].Texto != "a" {
		t.Errorf("without an order: %+v", got)
	}
}

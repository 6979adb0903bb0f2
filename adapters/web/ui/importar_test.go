package ui

import (
	"errors"
	"testing"

	"complementarias/application/lotes"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

func TestWhatWasNotChosenForAnImportIsToldAtOnce(t *testing.T) {
	deUnCentro, deVarios := importable{sinCentro: "Elija el centro."}, importable{}
	admin, coordina := kernel.Actor{ID: "a", Rol: kernel.Admin}, kernel.Actor{ID: "c", Rol: kernel.Coordinador, Centro: "centro-9546"}
	elegir := lotes.ErrSinArchivo.Message
	for nombre, caso := range map[string]struct {
		clase   importable
		actor   kernel.Actor
		archivo []byte
		centro  kernel.CentroID
		quiere  []string
	}{
		"nothing":                     {deUnCentro, admin, nil, "", []string{"Elija el centro.", elegir}},
		"no centre":                   {deUnCentro, admin, []byte{}, "", []string{"Elija el centro."}},
		"no file":                     {deUnCentro, admin, nil, "centro-9546", []string{elegir}},
		"the own centre, no file":     {deUnCentro, coordina, nil, "", []string{elegir}},
		"rows that name the centre":   {deVarios, admin, []byte{}, "", nil},
		"all that there is to choose": {deUnCentro, admin, []byte{}, "centro-9546", nil},
	} {
		t.Run(nombre, func(t *testing.T) {
			err := caso.clase.faltantes(caso.actor, caso.archivo, caso.centro)
			var faltas []fault.Field
			if f, ok := errors.AsType[*fault.Error](err); ok {
				faltas = f.Fields
			} else if err != nil {
				t.Fatal(err)
			}
			if len(faltas) != len(caso.quiere) {
				t.Fatalf("got %+v", faltas)
			}
			for i, frase := range caso.quiere {
				if faltas[i].Message != frase {
					t.Errorf("got %q, want %q", faltas[i].Message, frase)
				}
			}
		})
	}
}

package xlsx_test

import (
	"reflect"
	"testing"

	deepcopy "github.com/tiendc/go-deepcopy"
)

type columna struct {
	Ancho   *float64
	Notas   []string
	Estilos map[string][]int
	Valor   any
	Marcas  [2]bool
	interna int
}

func TestACopyIsEqualAndSharesNothing(t *testing.T) {
	ancho := 12.5
	original := columna{Ancho: &ancho, Notas: []string{"a", "b"}, Estilos: map[string][]int{"x": {1, 2}}, Valor: []int{7}, Marcas: [2]bool{true}}
	for name, src := range map[string]any{"of a value": original, "behind a pointer": &original} {
		var copia columna
		if err := deepcopy.Copy(&copia, src); err != nil || !reflect.DeepEqual(copia, original) {
			t.Fatalf("%s: got %+v, %v, want %+v", name, copia, err, original)
		}
		*copia.Ancho, copia.Notas[0], copia.Estilos["x"][0] = 1, "otra", 9
		copia.Valor.([]int)[0] = 8
		if *original.Ancho != 12.5 || original.Notas[0] != "a" || original.Estilos["x"][0] != 1 || original.Valor.([]int)[0] != 7 {
			t.Errorf("%s: the copy shares something with %+v", name, original)
		}
	}
}

func TestACopyOfNothingIsNothing(t *testing.T) {
	copia := columna{interna: 3, Notas: []string{"vieja"}}
	if err := deepcopy.Copy(&copia, columna{}); err != nil || !reflect.DeepEqual(copia, columna{}) {
		t.Errorf("got %+v, %v, want every field at zero", copia, err)
	}
}

func TestWhatCannotBeCopiedIsRefused(t *testing.T) {
	var copia columna
	for name, err := range map[string]error{
		"nothing":             deepcopy.Copy(&copia, nil),
		"a pointer to none":   deepcopy.Copy(&copia, (*columna)(nil)),
		"another type":        deepcopy.Copy(&copia, "texto"),
		"to what is no place": deepcopy.Copy(copia, copia),
		"to a nil pointer":    deepcopy.Copy((*columna)(nil), copia),
	} {
		if err == nil {
			t.Errorf("%s was copied", name)
		}
	}
}

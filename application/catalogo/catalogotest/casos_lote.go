package catalogotest

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// programasDeLote checks that an import finds the programmes that it has to know and no other, and takes them out whole.
func programasDeLote(t *testing.T, m Montaje) {
	entero := programa("b", "B-1")
	entero.Objetivos = []catalogo.Objetivo{{ID: "o1", Descripcion: "Primero"}}
	entero.Competencias = []catalogo.Competencia{{ID: "c1", Codigo: "1", Descripcion: "Contabilizar"}}
	entero.Resultados = []catalogo.Resultado{{ID: "r1", Codigo: "1", Descripcion: "Registrar"}}
	m.guardar(t, programa("c", "A-1"))
	m.guardar(t, entero)
	m.guardar(t, programa("a", "C-1"))
	m.Solicitar(t, "c", 1)
	fallo := errors.New("changed its mind")
	err := m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error {
		for _, codigos := range [][]string{nil, {""}, {"b-1", "' OR 1=1--"}} {
			if suyos, err := tx.Lote.PorCodigo(ctx, codigos); err != nil || len(suyos) > 0 {
				t.Errorf("%q: got %d, %v", codigos, len(suyos), err)
			}
		}
		suyos, err := tx.Lote.PorCodigo(ctx, []string{"A-1", "B-1", "Z-9"})
		if err != nil || len(suyos) != 2 || suyos[1].ID() != "c" || !reflect.DeepEqual(suyos[0].Estado(), entero) {
			t.Errorf("by code: %+v, %v", suyos, err)
		}
		porID, err := tx.Lote.PorID(ctx, []kernel.ProgramaID{"c", "a", "absent"})
		if err != nil || len(porID) != 2 || porID[0].ID() != "a" || porID[1].ID() != "c" {
			t.Errorf("by id: %+v, %v", porID, err)
		}
		for _, caso := range []struct {
			desde  time.Time
			quiere bool
		}{{time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), true}, {time.Date(2999, 1, 1, 0, 0, 0, 0, time.UTC), false}} {
			pedidos, err := tx.Lote.Pedidos(ctx, []kernel.ProgramaID{"a", "c"}, caso.desde)
			if err != nil || pedidos["a"] || pedidos["c"] != caso.quiere {
				t.Errorf("from %s: %v, %v", caso.desde, pedidos, err)
			}
		}
		return errors.Join(tx.Lote.Quitar(ctx, "b"), fallo)
	})
	if !errors.Is(err, fallo) {
		t.Fatal(err)
	}
	m.listados(t, app.ConsultaProgramas{Alcance: pais}, "c", "b", "a")
	err = m.UoW.Do(t.Context(), func(ctx context.Context, tx app.Tx) error { return tx.Lote.Quitar(ctx, "b") })
	if err != nil {
		t.Fatal(err)
	}
	m.listados(t, app.ConsultaProgramas{Alcance: pais}, "c", "a")
	m.guardar(t, entero) // nothing of it has stayed
	got, err := m.Programas.Ver(t.Context(), "b", pais)
	if err != nil || !slices.Equal(got.Competencias, entero.Competencias) {
		t.Errorf("again: %+v, %v", got, err)
	}
}

package documentostest

import (
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"complementarias/application/documentos"
	"complementarias/domain/kernel"
)

// Mundo is what a store of papers stands on: two solicitudes and two persons that it knows.
type Mundo struct {
	Papeles     documentos.Papeles
	Solicitudes [2]kernel.SolicitudID
	Personas    [2]kernel.UsuarioID
}

var instante = time.Date(2026, time.November, 26, 15, 4, 5, 678e6, time.UTC)

func (m Mundo) emision(letra string, solicitud, serie int) documentos.Emision {
	return documentos.Emision{Resumen: []byte(strings.Repeat(letra, 32)), Solicitud: m.Solicitudes[solicitud], Huella: strings.Repeat(letra, 64), Serie: serie,
		Version: 3, En: instante, Por: m.Personas[0]}
}

// Contrato checks what the use cases rely on; nuevo gives an empty store.
func Contrato(t *testing.T, nuevo func(t *testing.T) Mundo) {
	t.Helper()
	t.Run("an unknown paper", func(t *testing.T) {
		m := nuevo(t)
		if _, _, err := m.Papeles.Buscar(t.Context(), []byte(strings.Repeat("x", 32))); !errors.Is(err, documentos.ErrSinPapel) {
			t.Errorf("got %v", err)
		}
		if e, a, err := m.Papeles.De(t.Context(), m.Solicitudes[0]); len(e)+len(a) > 0 || err != nil {
			t.Errorf("got %v %v %v", e, a, err)
		}
		if serie, err := m.Papeles.Serie(t.Context(), m.Solicitudes[0]); serie != 1 || err != nil {
			t.Errorf("serie %d, %v", serie, err)
		}
	})
	t.Run("a paper is kept once, as it was printed first", func(t *testing.T) { unaVez(t, nuevo(t)) })
	t.Run("what is void", func(t *testing.T) { anular(t, nuevo(t)) })
	t.Run("many print and make void at once", func(t *testing.T) { carrera(t, nuevo(t)) })
}

func unaVez(t *testing.T, m Mundo) {
	primera, otra := m.emision("a", 0, 1), m.emision("b", 0, 1)
	repetida := primera
	repetida.En, repetida.Por, repetida.Version = instante.Add(time.Hour), m.Personas[1], 9
	otra.En = instante.Add(2 * time.Hour)
	for _, e := range []documentos.Emision{primera, repetida, otra, m.emision("c", 1, 1)} {
		if err := m.Papeles.Emitir(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	if e, a, err := m.Papeles.Buscar(t.Context(), primera.Resumen); !reflect.DeepEqual(e, primera) || !a.En.IsZero() || err != nil {
		t.Errorf("got %+v %+v %v", e, a, err)
	}
	if e, a, err := m.Papeles.De(t.Context(), m.Solicitudes[0]); !reflect.DeepEqual(e, []documentos.Emision{otra, primera}) || len(a) > 0 || err != nil {
		t.Errorf("got %+v %+v %v", e, a, err)
	}
}

func anular(t *testing.T, m Mundo) {
	vieja := m.emision("a", 0, 1)
	nueva := m.emision("b", 0, 2)
	nueva.Huella, nueva.En = vieja.Huella, instante.Add(time.Hour)
	a := documentos.Anulacion{Solicitud: m.Solicitudes[0], Serie: 1, En: instante, Por: m.Personas[0], Motivo: "Se perdió el original."}
	if err := m.Papeles.Emitir(t.Context(), vieja); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		otra := a
		otra.Por, otra.Motivo = m.Personas[1], "Otro motivo distinto."
		if kept, err := m.Papeles.Anular(t.Context(), a); kept != a || err != nil {
			t.Fatalf("got %+v, %v", kept, err)
		}
		if kept, err := m.Papeles.Anular(t.Context(), otra); kept != a || err != nil {
			t.Fatalf("got %+v, %v", kept, err)
		}
	}
	if err := m.Papeles.Emitir(t.Context(), nueva); err != nil {
		t.Fatal(err)
	}
	if serie, err := m.Papeles.Serie(t.Context(), m.Solicitudes[0]); serie != 2 || err != nil {
		t.Errorf("serie %d, %v", serie, err)
	}
	if serie, err := m.Papeles.Serie(t.Context(), m.Solicitudes[1]); serie != 1 || err != nil {
		t.Errorf("serie of another solicitud %d, %v", serie, err)
	}
	if _, got, err := m.Papeles.Buscar(t.Context(), vieja.Resumen); got != a || err != nil {
		t.Errorf("got %+v, %v", got, err)
	}
	if e, got, err := m.Papeles.Buscar(t.Context(), nueva.Resumen); !got.En.IsZero() || e.Serie != 2 || err != nil {
		t.Errorf("got %+v %+v, %v", e, got, err)
	}
	if e, got, err := m.Papeles.De(t.Context(), m.Solicitudes[0]); len(e) != 2 || e[0].Serie != 2 || len(got) != 1 || got[0] != a || err != nil {
		t.Errorf("got %+v %+v, %v", e, got, err)
	}
}

func carrera(t *testing.T, m Mundo) {
	var espera sync.WaitGroup
	kept := make(chan string, 8)
	for i := range 8 {
		espera.Go(func() {
			if err := m.Papeles.Emitir(t.Context(), m.emision("d", 0, 1)); err != nil {
				t.Error(err)
			}
			a, err := m.Papeles.Anular(t.Context(), documentos.Anulacion{Solicitud: m.Solicitudes[0], Serie: 1, En: instante, Por: m.Personas[i%2], Motivo: strings.Repeat("motivo ", i+2)})
			if err != nil {
				t.Error(err)
			}
			kept <- a.Motivo
		})
	}
	espera.Wait()
	close(kept)
	primero := <-kept
	for motivo := range kept {
		if motivo != primero {
			t.Errorf("two reasons are kept: %q and %q", primero, motivo)
		}
	}
	if e, a, err := m.Papeles.De(t.Context(), m.Solicitudes[0]); len(e) != 1 || len(a) != 1 || err != nil {
		t.Errorf("got %+v %+v, %v", e, a, err)
	}
}

package correostest

import (
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"complementarias/domain/correos"
)

func tomaElMasViejo(t *testing.T, b *banco) {
	tarde, pronto := b.mensaje(t, correos.AlMomento), b.mensaje(t, correos.AlMomento)
	tarde.Disponible = Ahora.Add(30 * time.Minute) // it failed once
	gemelo := b.mensaje(t, correos.AlMomento)
	gemelo.Disponible = pronto.Disponible
	b.agregar(t, tarde, gemelo, pronto)
	at, hasta := Ahora.Add(time.Hour), Ahora.Add(2*time.Hour)
	quiere := pronto
	quiere.Toma = 1
	if got := b.toma(t, at, hasta, pronto.ID); !reflect.DeepEqual(got, quiere) {
		t.Errorf("took\n%+v, want\n%+v", got, quiere)
	}
	b.toma(t, at, hasta, gemelo.ID)
	b.toma(t, at, hasta, tarde.ID)
	b.toma(t, at, hasta, "")
}

func tomaLoDebido(t *testing.T, b *banco) {
	for _, e := range correos.Estados() {
		if e != correos.EnEspera {
			b.en(t, e)
		}
	}
	m := b.agregado(t)
	hasta := Ahora.Add(24 * time.Hour)
	b.toma(t, m.Disponible.Add(-time.Millisecond), hasta, "")
	b.toma(t, m.Disponible, hasta, m.ID)
	b.toma(t, hasta.Add(-time.Millisecond), hasta, "")
}

func prestado(t *testing.T, b *banco) {
	m := b.agregado(t)
	hasta := Ahora.Add(3 * time.Minute)
	if got := b.toma(t, Ahora, hasta, m.ID); got.Toma != 1 {
		t.Errorf("it was taken %d times, want once", got.Toma)
	}
	b.toma(t, hasta.Add(-time.Millisecond), hasta.Add(time.Hour), "")
	despues := hasta.Add(time.Millisecond)
	if got := b.toma(t, despues, despues.Add(time.Minute), m.ID); got.Toma != 2 || got.Copias != 0 || got.Intentos != 0 {
		t.Errorf("after the lease it is %+v, want it taken a second time and nothing else", got)
	}
	b.toma(t, despues, despues.Add(time.Minute), "")
}

func tardio(t *testing.T, b *banco) {
	m := b.agregado(t)
	lento := b.toma(t, Ahora, Ahora.Add(time.Minute), m.ID)
	segundo := b.toma(t, Ahora.Add(time.Hour), Ahora.Add(2*time.Hour), m.ID)
	b.comienza(t, &lento, false)
	if lento.Copias != 0 {
		t.Errorf("a copy that did not leave is counted: %d", lento.Copias)
	}
	lento.Entregado(Ahora.Add(time.Hour))
	sinError(t, b.Cola.Asentar(t.Context(), lento))
	if got := b.leer(t, m.ID); got.Estado != correos.EnEspera || !got.Terminado.IsZero() {
		t.Errorf("the late one wrote %+v", got)
	}
	b.toma(t, Ahora.Add(time.Hour), Ahora.Add(2*time.Hour), "") // nor did it give the lease of the other back
	b.comienza(t, &segundo, true)
	segundo.Fallar(correos.Fallo{Motivo: "No responde."}, Ahora.Add(time.Hour))
	sinError(t, b.Cola.Asentar(t.Context(), segundo))
	if got := b.leer(t, m.ID); !reflect.DeepEqual(got, segundo) {
		t.Errorf("it is\n%+v, want\n%+v", got, segundo)
	}
}

func asienta(t *testing.T, b *banco) {
	m := b.agregado(t)
	suyo := b.toma(t, Ahora, Ahora.Add(time.Hour), m.ID)
	b.comienza(t, &suyo, true)
	if got := b.leer(t, m.ID); suyo.Copias != 1 || got.Copias != 1 {
		t.Errorf("%d copies are known and %d kept, want one before it leaves", suyo.Copias, got.Copias)
	}
	suyo.Fallar(correos.Fallo{Motivo: "No responde.", Dudoso: true}, Ahora)
	sinError(t, b.Cola.Asentar(t.Context(), suyo))
	// The lease is given back: it is taken as soon as it is due, not when the lease would have run out.
	b.toma(t, suyo.Disponible.Add(-time.Millisecond), Ahora.Add(time.Hour), "")
	otra := b.toma(t, suyo.Disponible, Ahora.Add(time.Hour), m.ID)
	if otra.Motivo != "No responde." || otra.Intentos != 1 || otra.Copias != 1 {
		t.Errorf("it comes again as %+v", otra)
	}
	b.comienza(t, &otra, true)
	otra.Entregado(Ahora.Add(2 * time.Minute))
	sinError(t, b.Cola.Asentar(t.Context(), otra))
	if got := b.leer(t, m.ID); !reflect.DeepEqual(got, otra) {
		t.Errorf("it is\n%+v, want\n%+v", got, otra)
	}
	otra.Estado = correos.Muerto
	sinError(t, b.Cola.Asentar(t.Context(), otra))
	b.comienza(t, &otra, false)
	if got := b.leer(t, m.ID); got.Estado != correos.Enviado {
		t.Errorf("what is over was changed to %s", got.Estado)
	}
	b.toma(t, Ahora.Add(48*time.Hour), Ahora.Add(49*time.Hour), "")
}

// copiasGastadas: the program dies twice while a mail is under way.
func copiasGastadas(t *testing.T, b *banco) {
	m := b.agregado(t)
	at := Ahora
	for range correos.CopiasMaximas {
		suyo := b.toma(t, at, at.Add(time.Minute), m.ID)
		b.comienza(t, &suyo, true)
		at = at.Add(time.Hour)
	}
	otro := b.agregado(t)
	if got := b.leer(t, m.ID); got.Estado != correos.EnEspera {
		t.Errorf("it is %s before anybody looks", got.Estado)
	}
	b.toma(t, at, at.Add(time.Minute), otro.ID)
	if got := b.leer(t, m.ID); got.Estado != correos.Muerto || got.Motivo != correos.Dudoso || !got.Terminado.Equal(at) || got.Copias != correos.CopiasMaximas {
		t.Errorf("it is %+v, want it dead since %v", got, at)
	}
}

func carteros(t *testing.T, b *banco) {
	const mensajes, trabajan = 20, 8
	var nuevos []correos.Mensaje
	for range mensajes {
		nuevos = append(nuevos, b.mensaje(t, correos.AlMomento))
	}
	b.agregar(t, nuevos...)
	at := Ahora.Add(time.Hour)
	var mu sync.Mutex
	tomados := map[string]int{}
	simultaneos(t, trabajan, func(int) error {
		for {
			m, ok, err := b.Cola.Tomar(t.Context(), at, at.Add(time.Minute))
			if err != nil || !ok {
				return err
			}
			if m.Toma != 1 {
				return fmt.Errorf("%s was taken %d times", m.ID, m.Toma)
			}
			mu.Lock()
			tomados[m.ID]++
			mu.Unlock()
		}
	})
	for _, m := range nuevos {
		if tomados[m.ID] != 1 {
			t.Errorf("%s was handed out %d times", m.ID, tomados[m.ID])
		}
	}
}

func reenviado(t *testing.T, b *banco) {
	m := b.agregado(t)
	suyo := b.toma(t, Ahora, Ahora.Add(time.Hour), m.ID)
	b.comienza(t, &suyo, true)
	suyo.Fallar(correos.Fallo{Motivo: "No existe (550).", Definitivo: true}, Ahora)
	sinError(t, b.Cola.Asentar(t.Context(), suyo))
	at := Ahora.Add(2 * time.Minute)
	b.toma(t, at, at.Add(time.Minute), "")
	sinError(t, suyo.Reenviar(at))
	b.guardar(t, suyo)
	if got := b.toma(t, at, at.Add(time.Minute), m.ID); got.Copias != 0 || got.Intentos != 0 || got.Motivo != "" || got.Toma != 2 {
		t.Errorf("it goes out again as %+v, want it as new", got)
	}
}

func deNadie(t *testing.T, b *banco) {
	ninguno := b.mensaje(t, correos.AlMomento)
	b.comienza(t, &ninguno, false)
	sinError(t, b.Cola.Asentar(t.Context(), ninguno))
}

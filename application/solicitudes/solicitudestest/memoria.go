package solicitudestest

import (
	"context"
	"errors"
	"maps"
	"runtime"
	"slices"
	"sync"

	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Memoria is the store in memory: unit of work, Reader and Entornos in one. Transactions run at the same time, see what
// others have committed, hold their locks to the end and leave nothing behind when they fail; of two that would break
// a unique number the one that commits later is refused. A deadlock lasts until its context ends.
type Memoria struct {
	lector

	mu         sync.Mutex
	filas      map[kernel.SolicitudID]guardada
	contadores map[contador]int64
	eventos    []kernel.Event
	candados   map[string]chan struct{}
	cambiadas  map[kernel.UsuarioID]solicitudes.Persona // accounts that are not as Personas has them any more
}

// guardada is a solicitud as it lies in the store; nothing in it is ever changed in place.
type guardada struct {
	solicitudes.Expediente
	historial []solicitudes.Movimiento
}

type contador struct {
	serie app.Serie
	anio  int
}

var (
	errRepetida = errors.New("solicitudestest: that codigo exists already")
	errSinPadre = errors.New("solicitudestest: no such person, centre or programme")
)

// NewMemoria makes a store with the people and programmes of the world, and no solicitud.
func NewMemoria() *Memoria {
	m := &Memoria{filas: map[kernel.SolicitudID]guardada{}, contadores: map[contador]int64{}, candados: map[string]chan struct{}{},
		cambiadas: map[kernel.UsuarioID]solicitudes.Persona{}}
	m.lector = lector{mundo: newMundo(), fuente: m}
	return m
}

// Do implements app.UnitOfWork.
func (m *Memoria) Do(ctx context.Context, fn func(ctx context.Context, tx app.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	t := &transaccion{m: m, filas: map[kernel.SolicitudID]guardada{}, contadores: map[contador]int64{}, candados: map[string]chan struct{}{}}
	defer t.soltar()
	l := lector{mundo: m.mundo, fuente: t}
	if err := fn(ctx, app.Tx{Solicitudes: repositorio{t}, Entornos: l, Reader: l, Outbox: buzon{t}}); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return m.confirmar(t)
}

// Eventos lists what was published, in order.
func (m *Memoria) Eventos() []kernel.Event {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.eventos)
}

// Contar sets a counter, as years of use would.
func (m *Memoria) Contar(serie app.Serie, anio int, valor int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.contadores[contador{serie, anio}] = valor
}

// fila and todas read what is committed. They let the others go first: between two questions to a database much happens.
func (m *Memoria) fila(id kernel.SolicitudID) (guardada, bool) {
	runtime.Gosched()
	m.mu.Lock()
	defer m.mu.Unlock()
	g, ok := m.filas[id]
	return g, ok
}

func (m *Memoria) todas() map[kernel.SolicitudID]guardada {
	runtime.Gosched()
	m.mu.Lock()
	defer m.mu.Unlock()
	return maps.Clone(m.filas)
}

func (m *Memoria) valor(c contador) int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.contadores[c]
}

func (m *Memoria) candado(nombre string) chan struct{} {
	m.mu.Lock()
	defer m.mu.Unlock()
	c, ok := m.candados[nombre]
	if !ok {
		c = make(chan struct{}, 1)
		m.candados[nombre] = c
	}
	return c
}

func (m *Memoria) confirmar(t *transaccion) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, g := range t.filas {
		if err := unica(g.Expediente, m.filas); err != nil {
			return err
		}
	}
	maps.Copy(m.filas, t.filas)
	maps.Copy(m.contadores, t.contadores)
	m.eventos = append(m.eventos, t.eventos...)
	return nil
}

// unica keeps the unique constraints against other rows.
func unica(e solicitudes.Expediente, filas map[kernel.SolicitudID]guardada) error {
	for id, otra := range filas {
		switch {
		case id == e.ID:
		case otra.Codigo == e.Codigo:
			return errRepetida
		case e.Ficha.Numero != "" && otra.Ficha.Numero == e.Ficha.Numero:
			return solicitudes.ErrFichaEnUso
		}
	}
	return nil
}

// transaccion is what one Do has written so far and the locks that it holds.
type transaccion struct {
	m          *Memoria
	filas      map[kernel.SolicitudID]guardada
	contadores map[contador]int64
	eventos    []kernel.Event
	candados   map[string]chan struct{}
}

func (t *transaccion) fila(id kernel.SolicitudID) (guardada, bool) {
	if g, ok := t.filas[id]; ok {
		return g, true
	}
	return t.m.fila(id)
}

func (t *transaccion) todas() map[kernel.SolicitudID]guardada {
	filas := t.m.todas()
	maps.Copy(filas, t.filas)
	return filas
}

// tomar waits for a lock and keeps it to the end of the transaction.
func (t *transaccion) tomar(ctx context.Context, nombre string) error {
	if _, mio := t.candados[nombre]; mio {
		return nil
	}
	c := t.m.candado(nombre)
	select {
	case c <- struct{}{}:
		t.candados[nombre] = c
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (t *transaccion) soltar() {
	for _, c := range t.candados {
		<-c
	}
}

type buzon struct{ t *transaccion }

// Append implements app.Outbox.
func (b buzon) Append(_ context.Context, eventos ...kernel.Event) error {
	b.t.eventos = append(b.t.eventos, eventos...)
	return nil
}

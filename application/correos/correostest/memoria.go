package correostest

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	app "complementarias/application/correos"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

const (
	motivoMaximo = 500 // characters, as the table keeps
	espera       = "PENDIENTE"
)

// errSinCuenta stands for the foreign key of a message.
var errSinCuenta = errors.New("correostest: no such account")

// Memoria is the store in memory: transactions one after the other, undone when they fail. It implements UnitOfWork, Cola,
// Reader and Directorio and is safe for concurrent use.
type Memoria struct {
	mu       sync.Mutex
	e        estado
	usuarios map[kernel.UsuarioID]Usuario
	accesos  map[string]Acceso
}

// NewMemoria makes a store with the people of Usuarios and Accesos, and nothing else.
func NewMemoria() *Memoria {
	m := &Memoria{usuarios: map[kernel.UsuarioID]Usuario{}, accesos: map[string]Acceso{}, e: estado{
		mensajes: map[string]guardado{}, preferencias: map[kernel.UsuarioID]correos.Preferencias{}, jornadas: map[jornada]bool{},
		solicitudes: map[kernel.SolicitudID]Enviada{}, recordadas: map[recordada]bool{}, entregas: map[int64]Entrega{},
	}}
	for _, u := range Usuarios() {
		m.usuarios[u.ID] = u
	}
	for _, a := range Accesos() {
		m.accesos[a.ID] = a
	}
	return m
}

// Do implements app.UnitOfWork.
func (m *Memoria) Do(ctx context.Context, fn func(ctx context.Context, tx app.Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	e := m.e.clone()
	t := &transaccion{m: m, e: &e}
	err := fn(ctx, app.Tx{Mensajes: mensajes{t}, Eventos: eventos{t}, Preferencias: preferencias{t}, Jornadas: jornadas{t},
		Auditoria: rastro{t}, Outbox: buzon{t}})
	if err != nil {
		return err
	}
	m.e = e
	return nil
}

// Desactivar closes an account.
func (m *Memoria) Desactivar(id kernel.UsuarioID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	u := m.usuarios[id]
	u.Activo = false
	m.usuarios[id] = u
}

// Enviar puts a solicitud in the place of the one with its ID.
func (m *Memoria) Enviar(s Enviada) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.e.solicitudes[s.ID] = s
}

// Entregar adds a row to the outbox and gives its id.
func (m *Memoria) Entregar(e Entrega) int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.e.entregar(e)
}

// Anotadas are the rows of the audit, oldest first.
func (m *Memoria) Anotadas() []kernel.Anotacion {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.e.anotadas)
}

// Publicados are the events that handlers have to hear, oldest first.
func (m *Memoria) Publicados() []kernel.Event {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.e.publicados)
}

// Mensajes are all messages, oldest first.
func (m *Memoria) Mensajes() []correos.Mensaje {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.e.elegidos(func(guardado) bool { return true })
}

type transaccion struct {
	m *Memoria
	e *estado
}

type guardado struct {
	correos.Mensaje
	tomado  time.Time // until when; zero when nobody has it
	resumen string
}

func (g guardado) libre(ahora time.Time) bool { return g.tomado.IsZero() || g.tomado.Before(ahora) }

type jornada struct {
	tarea string
	dia   kernel.Date
}

type recordada struct {
	solicitud      kernel.SolicitudID
	revision, dias int
}

type estado struct {
	mensajes     map[string]guardado
	preferencias map[kernel.UsuarioID]correos.Preferencias
	jornadas     map[jornada]bool
	solicitudes  map[kernel.SolicitudID]Enviada
	recordadas   map[recordada]bool
	entregas     map[int64]Entrega
	ultima       int64
	anotadas     []kernel.Anotacion
	publicados   []kernel.Event
}

func (e *estado) clone() estado {
	c := *e
	c.mensajes, c.jornadas, c.recordadas, c.entregas = maps.Clone(e.mensajes), maps.Clone(e.jornadas), maps.Clone(e.recordadas), maps.Clone(e.entregas)
	c.preferencias = make(map[kernel.UsuarioID]correos.Preferencias, len(e.preferencias))
	for id, p := range e.preferencias {
		c.preferencias[id] = maps.Clone(p)
	}
	c.anotadas, c.publicados = slices.Clone(e.anotadas), slices.Clone(e.publicados)
	return c
}

func (e *estado) entregar(n Entrega) int64 {
	e.ultima++
	e.entregas[e.ultima] = n
	return e.ultima
}

// elegidos gives copies, oldest first.
func (e *estado) elegidos(elige func(guardado) bool) []correos.Mensaje {
	lista := []correos.Mensaje{}
	for _, g := range e.mensajes {
		if elige(g) {
			lista = append(lista, copia(g.Mensaje))
		}
	}
	slices.SortFunc(lista, deViejoANuevo)
	return lista
}

func deViejoANuevo(a, b correos.Mensaje) int {
	return cmp.Or(a.Creado.Compare(b.Creado), cmp.Compare(a.ID, b.ID))
}

// copia lets nobody write into what is kept.
func copia(m correos.Mensaje) correos.Mensaje {
	m.Datos.Demoradas = slices.Clone(m.Datos.Demoradas)
	return m
}

// cambiar writes what may change of a message, as the columns do, and gives the lease back.
func (e *estado) cambiar(m correos.Mensaje) {
	g, ok := e.mensajes[m.ID]
	if !ok {
		return
	}
	motivo := []rune(m.Motivo)
	g.Estado, g.Motivo, g.Intentos, g.Copias = m.Estado, string(motivo[:min(len(motivo), motivoMaximo)]), m.Intentos, m.Copias
	g.Disponible, g.Terminado, g.tomado = m.Disponible, m.Terminado, time.Time{}
	e.mensajes[m.ID] = g
}

type rastro struct{ t *transaccion }

func (r rastro) Anotar(_ context.Context, _ kernel.Actor, a kernel.Anotacion) error {
	r.t.e.anotadas = append(r.t.e.anotadas, a)
	return nil
}

type buzon struct{ t *transaccion }

func (b buzon) Append(_ context.Context, eventos ...kernel.Event) error {
	for _, e := range eventos {
		b.t.e.publicados = append(b.t.e.publicados, e)
		b.t.e.entregar(Entrega{Evento: e.EventName(), Creado: Ahora})
	}
	return nil
}

package inproc

import (
	"context"
	"sync"
	"time"

	app "complementarias/application/notificaciones"
	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
)

// How many may listen at once: in all, and of one person, whose browser has a stream for each page in sight.
const (
	OyentesMaximos  = 512
	oyentesPersonas = 8
)

// Timbre tells the pages of this process that the mailbox of somebody may have changed. It is a hint and may be missed:
// another process has a bell of its own.
type Timbre struct {
	mu      sync.Mutex
	oyentes map[kernel.UsuarioID]map[chan struct{}]bool
	total   int
	cerrada bool
}

// NewTimbre makes a bell that nobody listens to yet.
func NewTimbre() *Timbre {
	return &Timbre{oyentes: map[kernel.UsuarioID]map[chan struct{}]bool{}}
}

// Escuchar gives a channel that is sent to at each ring for de and closed by Cerrar, and soltar, to be called in the end.
// ok is false when there are too many already, or the bell is closed.
func (c *Timbre) Escuchar(de kernel.UsuarioID) (toques <-chan struct{}, soltar func(), ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.cerrada || c.total >= OyentesMaximos || len(c.oyentes[de]) >= oyentesPersonas {
		return nil, nil, false
	}
	canal := make(chan struct{}, 1)
	if c.oyentes[de] == nil {
		c.oyentes[de] = map[chan struct{}]bool{}
	}
	c.oyentes[de][canal] = true
	c.total++
	return canal, func() { c.soltar(de, canal) }, true
}

func (c *Timbre) soltar(de kernel.UsuarioID, canal chan struct{}) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.oyentes[de][canal] {
		return
	}
	delete(c.oyentes[de], canal)
	if len(c.oyentes[de]) == 0 {
		delete(c.oyentes, de)
	}
	c.total--
}

// Tocar rings for one person. It never waits: several rings before somebody looks are one.
func (c *Timbre) Tocar(de kernel.UsuarioID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for canal := range c.oyentes[de] {
		select {
		case canal <- struct{}{}:
		default:
		}
	}
}

// Cerrar ends all listening, for a program that stops.
func (c *Timbre) Cerrar() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cerrada = true
	for _, canales := range c.oyentes {
		for canal := range canales {
			close(canal)
		}
	}
	c.oyentes, c.total = map[kernel.UsuarioID]map[chan struct{}]bool{}, 0
}

// ConTimbre makes a repository that rings after each of its writes.
func ConTimbre(r app.Repository, c *Timbre) app.Repository { return conTimbre{r, c} }

type conTimbre struct {
	app.Repository
	timbre *Timbre
}

func (r conTimbre) Add(ctx context.Context, nuevas []notificaciones.Notificacion) error {
	if err := r.Repository.Add(ctx, nuevas); err != nil {
		return err
	}
	for _, n := range nuevas {
		r.timbre.Tocar(n.Usuario)
	}
	return nil
}

func (r conTimbre) MarcarLeida(ctx context.Context, id kernel.NotificacionID, de kernel.UsuarioID, at time.Time) error {
	return r.tocar(de, r.Repository.MarcarLeida(ctx, id, de, at))
}

func (r conTimbre) MarcarTodas(ctx context.Context, de kernel.UsuarioID, at time.Time) error {
	return r.tocar(de, r.Repository.MarcarTodas(ctx, de, at))
}

func (r conTimbre) tocar(de kernel.UsuarioID, err error) error {
	if err == nil {
		r.timbre.Tocar(de)
	}
	return err
}

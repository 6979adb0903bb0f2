// Package notificaciones holds the use cases of the mailbox that everybody has in the application: reading it, marking
// what was read, and putting notices into it. usecases.go is its table of contents.
package notificaciones

import (
	"context"
	"time"

	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
)

// TotalExacto is how far notices are counted (api.md 1).
const TotalExacto = 10_000

// Repository keeps the notices. Each method is one statement and is safe to repeat.
type Repository interface {
	// Add keeps those that are not there yet: at most one per Entrega, Usuario, Tipo and SolicitudID. All or none.
	Add(ctx context.Context, nuevas []notificaciones.Notificacion) error
	// MarcarLeida keeps the first reading's instant; it leaves what is absent or somebody else's alone.
	MarcarLeida(ctx context.Context, id kernel.NotificacionID, de kernel.UsuarioID, at time.Time) error
	// MarcarTodas marks everything unread of that person.
	MarcarTodas(ctx context.Context, de kernel.UsuarioID, at time.Time) error
}

// Reader reads one person's mailbox; what is in another one looks absent.
type Reader interface {
	// Listar gives the newest first and, of the same instant, by id byte by byte.
	Listar(ctx context.Context, de kernel.UsuarioID, f Filtro) (Pagina, error)
	// NoLeidas counts what that person has not read, up to TotalExacto.
	NoLeidas(ctx context.Context, de kernel.UsuarioID) (int, error)
	// Ver gives one notice or notificaciones.ErrNoEncontrada.
	Ver(ctx context.Context, id kernel.NotificacionID, de kernel.UsuarioID) (View, error)
}

// Destinatarios finds out whom a notice is for.
type Destinatarios interface {
	// Coordinadores are the active coordinators of a centre, by id.
	Coordinadores(ctx context.Context, centro kernel.CentroID) ([]kernel.UsuarioID, error)
}

// Filtro selects and cuts a list. Leidas nil means both; Pagina and Limite are 1 or more.
type Filtro struct {
	Leidas *bool
	Pagina int
	Limite int
}

// Desde is the number of notices before the page.
func (f Filtro) Desde() int { return (f.Pagina - 1) * f.Limite }

// Pagina is one page of a mailbox. Total counts all pages of the filter, NoLeidas the whole mailbox; both up to
// TotalExacto.
type Pagina struct {
	Notificaciones []View
	Total          int
	TotalEsMinimo  bool
	NoLeidas       int
}

// View is a notice as its recipient reads it.
type View struct {
	ID          kernel.NotificacionID
	Tipo        notificaciones.Tipo
	Titulo      string
	Mensaje     string
	Leida       bool
	Creada      time.Time
	UsuarioID   kernel.UsuarioID
	SolicitudID kernel.SolicitudID // empty when it is about none
	Solicitud   *SolicitudView     // nil when it is about none
}

// SolicitudView is what a notice shows of its solicitud.
type SolicitudView struct {
	Codigo   string
	Programa string // its name
}

// Package calendario shows the classes of courses by day and week, and hands them to the calendars of telephones and mail
// programs (iCalendar, RFC 5545). It changes nothing of a solicitud: the only thing of its own are the addresses that people
// subscribe to. usecases.go is its table of contents.
package calendario

import (
	"context"
	"time"

	"complementarias/domain/kernel"
)

// Reader answers questions about classes. What lies outside of the scope given looks absent.
type Reader interface {
	// Clases are the sessions that s selects of courses APROBADA, PENDIENTE or EN_REVISION, by date and hour; of each day at
	// most s.PorDia, each with what its whole day has.
	Clases(ctx context.Context, s Seleccion) ([]Clase, error)
	// Contorno is what stands around the classes; ErrNoEncontrado when the instructor or the centre is absent or out of
	// scope.
	Contorno(ctx context.Context, s Seleccion) (Contorno, error)
	// Eventos are the classes of approved courses in scope from a date on, by date and hour, at most limite; with them those
	// that a cancellation or a reprogramming took away since canceladas.
	Eventos(ctx context.Context, a Alcance, desde kernel.Date, canceladas time.Time, limite int) ([]Evento, error)
	// Curso are the classes of one solicitud, also those that were taken away, by date and hour; ErrSolicitudNoEncontrada when
	// it is absent or out of scope.
	Curso(ctx context.Context, id kernel.SolicitudID, a Alcance) ([]Evento, error)
}

// Suscripciones keeps at most one address for each person. Each method is one statement and is safe to repeat.
type Suscripciones interface {
	// De is what that person has; a zero one when there is none.
	De(ctx context.Context, usuario kernel.UsuarioID) (Suscripcion, error)
	// Add keeps s unless that person has one already.
	Add(ctx context.Context, s Suscripcion) error
	// Reemplazar puts s in the place of anterior, and does nothing when that is not what the person has any more.
	Reemplazar(ctx context.Context, s Suscripcion, anterior SuscripcionID) error
	// Quitar forgets that one of that person; one that is gone is fine.
	Quitar(ctx context.Context, usuario kernel.UsuarioID, id SuscripcionID) error
	// Suscriptor finds whose address has that huella; ErrSinCalendario for nobody's and for that of an inactive account.
	Suscriptor(ctx context.Context, huella string) (Suscriptor, error)
}

// Llaves makes the secret part of addresses, and knows what is kept of it.
type Llaves interface {
	// De is the token of a subscription, always the same.
	De(id SuscripcionID) string
	// Huella is what is kept of a token; ok is false for a text that no token can be.
	Huella(token string) (huella string, ok bool)
}

// Festivos tells which days have no class in the whole country.
type Festivos interface {
	// Entre lists the holidays in force between two dates, both included, by date.
	Entre(ctx context.Context, desde, hasta kernel.Date) ([]Festivo, error)
}

// Formato writes an Agenda as a file.
type Formato interface {
	Escribir(a Agenda) []byte
}

// SuscripcionID names one address that somebody subscribes to; a replaced one has another.
type SuscripcionID string

// Suscripcion is the address of one person's calendar as it is kept: without its token.
type Suscripcion struct {
	ID      SuscripcionID
	Usuario kernel.UsuarioID
	Huella  string
	Creada  time.Time
}

// Suscriptor is whose calendar an address shows, as the account is now.
type Suscriptor struct {
	Actor  kernel.Actor
	Centro string // name of the centre
}

// Festivo is a holiday in force.
type Festivo struct {
	Fecha  kernel.Date
	Nombre string
}

// Receso are days without class of a centre.
type Receso struct {
	Desde, Hasta kernel.Date
	Nombre       string
}

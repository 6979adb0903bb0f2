// Package notificaciones knows what people are told in the application: which kinds of notices there are, what they
// say, and when one is complete.
package notificaciones

import (
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Tipo is the kind of a notice; domain.md 9 lists them with their recipients.
type Tipo string

// The kinds of notices.
const (
	NuevaSolicitud      Tipo = "NUEVA_SOLICITUD"     // to the coordination of the centre: something waits for it
	SolicitudAprobada   Tipo = "SOLICITUD_APROBADA"  // to the owner
	SolicitudRechazada  Tipo = "SOLICITUD_RECHAZADA" // to the owner
	RevisionDeSolicitud Tipo = "SOLICITUD_REVISION"  // to the owner: taken, or returned to be corrected
	AsignacionFicha     Tipo = "ASIGNACION_FICHA"    // to the owner
	Recordatorio        Tipo = "RECORDATORIO"        // to whom something has been waiting for days
	Sistema             Tipo = "SISTEMA"             // cancellations, clashes, takeovers, calendar drift
)

// Tipos lists every Tipo.
func Tipos() []Tipo {
	return []Tipo{NuevaSolicitud, SolicitudAprobada, SolicitudRechazada, RevisionDeSolicitud, AsignacionFicha, Recordatorio, Sistema}
}

// Valido tells whether t is one of Tipos.
func (t Tipo) Valido() bool {
	switch t {
	case NuevaSolicitud, SolicitudAprobada, SolicitudRechazada, RevisionDeSolicitud, AsignacionFicha, Recordatorio, Sistema:
		return true
	}
	return false
}

// How long a notice may be.
const (
	TituloMaximo  = 200   // characters
	MensajeMaximo = 1_000 // characters
)

// ErrNoEncontrada is also the answer about a notice of somebody else.
var ErrNoEncontrada = fault.New(fault.NotFound, "NOTIFICACION_NO_ENCONTRADA", "Notificación no encontrada")

// Texto is what a notice says.
type Texto struct {
	Tipo    Tipo
	Titulo  string
	Mensaje string
}

// Para addresses the text; solicitud is empty when it is about none.
func (t Texto) Para(usuario kernel.UsuarioID, solicitud kernel.SolicitudID) Aviso {
	return Aviso{Texto: t, Usuario: usuario, SolicitudID: solicitud}
}

// Aviso is a text on its way to one person.
type Aviso struct {
	Texto
	Usuario     kernel.UsuarioID
	SolicitudID kernel.SolicitudID
}

// Notificacion is an Aviso in the mailbox of its recipient. A mailbox holds at most one for every Entrega, Usuario,
// Tipo and SolicitudID, so that a delivery can be repeated.
type Notificacion struct {
	Aviso
	ID      kernel.NotificacionID
	Entrega string // the delivery that brought it
	Creada  time.Time
}

var errIncompleta = errors.New("notificaciones: incomplete notice")

// New makes an unread notice of the instant at. An error is a defect of the caller, never of what a person typed.
func New(id kernel.NotificacionID, entrega string, a Aviso, at time.Time) (Notificacion, error) {
	switch {
	case id == "" || entrega == "" || a.Usuario == "" || at.IsZero():
		return Notificacion{}, fmt.Errorf("%w: it lacks its id, delivery, recipient or instant", errIncompleta)
	case !a.Tipo.Valido():
		return Notificacion{}, fmt.Errorf("%w: unknown kind %q", errIncompleta, a.Tipo)
	case !cabe(a.Titulo, TituloMaximo) || !cabe(a.Mensaje, MensajeMaximo):
		return Notificacion{}, fmt.Errorf("%w: title or message of %s is empty or too long", errIncompleta, a.Tipo)
	}
	return Notificacion{Aviso: a, ID: id, Entrega: entrega, Creada: at.UTC().Truncate(time.Millisecond)}, nil
}

func cabe(s string, maximo int) bool { return s != "" && utf8.RuneCountInString(s) <= maximo }

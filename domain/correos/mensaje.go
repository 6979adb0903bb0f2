package correos

import (
	"errors"
	"fmt"
	"time"

	"complementarias/domain/kernel"
)

// Estado says what has become of a Mensaje.
type Estado string

// The states; only EnEspera and ParaResumen lead on by themselves.
const (
	EnEspera    Estado = "EN_ESPERA"    // on its way, or waiting to be tried again
	ParaResumen Estado = "PARA_RESUMEN" // its recipient gets it with the next digest
	EnResumen   Estado = "EN_RESUMEN"   // it went into a digest
	Enviado     Estado = "ENVIADO"
	NoEnviado   Estado = "NO_ENVIADO" // there is no mail server
	Descartado  Estado = "DESCARTADO" // it had lost its sense before it was sent
	Muerto      Estado = "MUERTO"     // it could not be delivered; a person may send it again
)

// Estados lists every Estado.
func Estados() []Estado {
	return []Estado{EnEspera, ParaResumen, EnResumen, Enviado, NoEnviado, Descartado, Muerto}
}

// Final tells whether nothing happens to it any more unless a person asks.
func (e Estado) Final() bool { return e != EnEspera && e != ParaResumen }

// Reenviable tells whether an admin may send it again.
func (e Estado) Reenviable() bool { return e == Muerto || e == NoEnviado }

// esperas before a failed delivery is tried again; after the last one the message is dead (quality.md 1).
var esperas = []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 6 * time.Hour, 24 * time.Hour}

// CopiasMaximas is how often a message may reach its recipient when it is not known whether it did.
const CopiasMaximas = 2

// Destino is whom a Mensaje is for: an account, or the applicant of an access request.
type Destino struct {
	Usuario kernel.UsuarioID
	Acceso  string
}

// Datos is what a text needs beside its recipient. It never holds a link, a password or the data of somebody else.
type Datos struct {
	EnlaceID    string
	SolicitudID kernel.SolicitudID
	Codigo      string
	Programa    string
	Ficha       string
	Anterior    string // the ficha that it replaces
	Provisional bool
	Revision    int    // how often it was sent
	Cambios     int    // corrections that the review asks for
	Texto       string // reason or remarks, as they were typed
	Fin         string // last day of the course, in words
	En          time.Time
	Repetido    bool // it was asked for what its recipient has already
	Demoradas   []Demorada
	Calendario  CalendarioCambiado
}

// CalendarioCambiado is a change of the calendar as its reader's centre has it.
type CalendarioCambiado struct {
	Nombre string // of the holiday or the recess
	Dias   string // in words
	Cursos int    // approved ones with classes on those days
}

// Demorada is a solicitud that has been waiting for its review.
type Demorada struct {
	SolicitudID kernel.SolicitudID
	Codigo      string
	Programa    string
	Dias        int
}

// Mensaje is an e-mail from its cause to its end. There is at most one for each Entrega, Tipo and Destino.
type Mensaje struct {
	ID         string
	Entrega    string // the delivery that brought it
	Tipo       Tipo
	Para       Destino
	Datos      Datos
	Estado     Estado
	Motivo     string // why it is where it is, without personal data
	Intentos   int    // deliveries that failed
	Copias     int    // deliveries that may have arrived
	Toma       int    // counts who has taken it, so that a late worker does not write over the next one
	Creado     time.Time
	Disponible time.Time
	Terminado  time.Time // when it reached its final state
}

var errIncompleto = errors.New("correos: incomplete message")

// New makes a Mensaje of the instant at for a person who gets this kind with that frequency; ok is false when they do not
// want it. An error is a defect of the caller.
func New(id, entrega string, t Tipo, para Destino, d Datos, f Frecuencia, at time.Time) (m Mensaje, ok bool, err error) {
	switch {
	case id == "" || entrega == "" || at.IsZero() || !t.Valido():
		return Mensaje{}, false, fmt.Errorf("%w: it lacks its id, delivery, kind or instant", errIncompleto)
	case (para.Usuario == "") == (para.Acceso == ""):
		return Mensaje{}, false, fmt.Errorf("%w: it has no recipient, or two", errIncompleto)
	case t.Secreto() && d.EnlaceID == "":
		return Mensaje{}, false, fmt.Errorf("%w: %s without its link", errIncompleto, t)
	}
	at = at.UTC().Truncate(time.Millisecond)
	m = Mensaje{ID: id, Entrega: entrega, Tipo: t, Para: para, Datos: d, Estado: EnEspera, Creado: at, Disponible: at}
	if !t.Opcional() {
		return m, true, nil
	}
	switch f {
	case Nunca:
		return Mensaje{}, false, nil
	case Diaria:
		m.Estado = ParaResumen
	case AlMomento:
	}
	return m, true, nil
}

// Fallo is why a delivery did not work. Motivo is for the administration: no address, no text of the message.
type Fallo struct {
	Motivo     string
	Definitivo bool // the recipient will never be served
	Dudoso     bool // it may have arrived all the same
}

func (f Fallo) Error() string { return f.Motivo }

// Entregado ends it well.
func (m *Mensaje) Entregado(at time.Time) { m.terminar(Enviado, "", at) }

// SinServidor ends it because the program has no mail server.
func (m *Mensaje) SinServidor(at time.Time) {
	m.Copias--
	m.terminar(NoEnviado, "No hay un servidor de correo configurado (SMTP_URL).", at)
}

// Descartar ends it because it would tell its recipient nothing, or nobody should get it any more.
func (m *Mensaje) Descartar(motivo string, at time.Time) { m.terminar(Descartado, motivo, at) }

// Dudoso is the reason of one that may have arrived as often as it may.
const Dudoso = "Se envió dos veces y no se sabe si llegó."

// Fallar counts a failed delivery: it is tried again later, or dead.
func (m *Mensaje) Fallar(f Fallo, at time.Time) {
	m.Intentos++
	if !f.Dudoso {
		m.Copias--
	}
	switch {
	case f.Definitivo || m.Intentos > len(esperas):
		m.terminar(Muerto, f.Motivo, at)
	case m.Copias >= CopiasMaximas:
		m.terminar(Muerto, Dudoso+" "+f.Motivo, at)
	default:
		m.Motivo = f.Motivo
		m.Disponible = at.Add(esperas[m.Intentos-1])
	}
}

// Reenviar puts it on its way again as if it were new; the caller has asked PuedeAdministrar. It answers ErrNoReenviable.
func (m *Mensaje) Reenviar(at time.Time) error {
	if !m.Estado.Reenviable() {
		return ErrNoReenviable
	}
	m.Estado, m.Motivo, m.Intentos, m.Copias, m.Disponible, m.Terminado = EnEspera, "", 0, 0, at, time.Time{}
	return nil
}

func (m *Mensaje) terminar(e Estado, motivo string, at time.Time) {
	m.Estado, m.Motivo, m.Terminado = e, motivo, at
}

// Package kernel holds the few words that every module speaks: typed ids, who acts, civil dates and events.
// It grows only by an ADR.
package kernel

import "time"

// Ids are opaque texts: new ones are UUIDv7, those taken over from the previous system keep their form.
type (
	UsuarioID      string
	CentroID       string
	ProgramaID     string
	SolicitudID    string
	SesionID       string
	NotificacionID string
)

// Rol is what a person may be in the system; everyone has exactly one.
type Rol string

const (
	Instructor  Rol = "INSTRUCTOR"
	Coordinador Rol = "COORDINADOR"
	Admin       Rol = "ADMIN"
)

// Actor is the person on whose behalf a use case runs, as the database knew them when the request came in.
// Policies decide on it; nothing that a client sends can change it.
type Actor struct {
	ID     UsuarioID
	Nombre string
	Rol    Rol
	Centro CentroID // empty for an Admin without a centre
	Sesion SesionID // the session that the request came with; empty when the system itself acts
	Origen Origen
	// ClaveTemporal tells that the person has to change the password before anything else; the way in lets nothing else pass.
	ClaveTemporal bool
}

// Roles of those who have no account. They may do nothing that a policy asks a role for, and no person has them, so they
// are no members of Rol.
const (
	RolSistema = "SISTEMA"
	RolAnonimo = "ANONIMO"
)

// Sistema acts when nobody does: the program by itself, or an operator at the command line.
func Sistema() Actor { return Actor{ID: "sistema", Nombre: "Sistema", Rol: RolSistema} }

// Anonimo is somebody who has not come in, such as whoever fails to.
func Anonimo(desde Origen) Actor { return Actor{Rol: RolAnonimo, Origen: desde} }

// Origen is from where somebody acts; empty when the system itself does.
type Origen struct {
	Direccion string // address of the client; empty when it cannot be trusted
	Peticion  string // id of the request
}

// Anotacion is what the audit keeps of one command beside who gave it, from where and when. It never holds a cédula, an
// e-mail, a phone or a secret.
type Anotacion struct {
	Accion     string // UPPER_SNAKE, a verb and a noun, such as DESACTIVAR_USUARIO
	ObjetoTipo string // such as usuario
	ObjetoID   string
	Centro     CentroID // of the object; when it is empty, that of the actor
	Detalle    map[string]any
}

// Event is a fact that has happened and that other modules may react to. It is stored in the outbox in the
// transaction of the change itself, so its exported fields are everything a handler will ever see of it.
type Event interface {
	// EventName is the participle under which handlers subscribe, such as SolicitudAprobada.
	EventName() string
	// Subject is the id of the aggregate it is about; a handler sees the events of one subject in order.
	Subject() string
}

// Bogota is the zone of every calendar date that people see. Colombia has kept UTC-5 without daylight saving
// since 1993, so a fixed zone is right and needs no tz database in the image.
var Bogota = time.FixedZone("America/Bogota", -5*60*60)

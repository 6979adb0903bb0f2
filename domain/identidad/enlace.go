package identidad

import (
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// EnlaceID names a one-time link. It is no secret: the token of the link follows from it and from a key.
type EnlaceID string

// TipoEnlace says what a link is for.
type TipoEnlace string

// EnlaceInvitacion sets the first password of an account, EnlaceRestablecer the next one of whoever forgot it.
const (
	EnlaceInvitacion  TipoEnlace = "INVITACION"
	EnlaceRestablecer TipoEnlace = "RESTABLECER"
)

// How long a link works from when it is made.
const (
	VigenciaInvitacion  = 24 * time.Hour
	VigenciaRestablecer = 30 * time.Minute
)

// ErrEnlace is the one answer for a link that was used, voided or replaced, is too old, is of another kind or never was.
var ErrEnlace = fault.New(fault.NotFound, "ENLACE_NO_SIRVE",
	"Este enlace ya no sirve: se usó, venció o se pidió otro después. Pida uno nuevo.")

// RegistroEnlace is everything that is kept of an Enlace. Instants are UTC in whole milliseconds.
type RegistroEnlace struct {
	ID      EnlaceID
	Tipo    TipoEnlace
	Usuario kernel.UsuarioID // empty for a link of nobody, which never works
	Huella  string           // what is kept of its token
	Creado  time.Time
	Expira  time.Time
	Usado   time.Time // zero until it is used
	Anulado time.Time // zero while it stands
}

// Enlace lets the person who holds its token set the password of one account, once. A newer one of its kind voids it, and
// so does any change of the account's activity, correo, role or password: the store sees to both.
type Enlace struct{ r RegistroEnlace }

// NewEnlace makes a link that works from at on. Without usuario it is of nobody: it is kept as any other, so that asking for
// an unknown address costs the same, and never works.
func NewEnlace(id EnlaceID, tipo TipoEnlace, usuario kernel.UsuarioID, huella string, at time.Time) *Enlace {
	vigencia := VigenciaRestablecer
	if tipo == EnlaceInvitacion {
		vigencia = VigenciaInvitacion
	}
	return &Enlace{r: RegistroEnlace{ID: id, Tipo: tipo, Usuario: usuario, Huella: huella, Creado: instante(at), Expira: instante(at.Add(vigencia))}}
}

// RestoreEnlace brings back what the database kept; it checks nothing.
func RestoreEnlace(r RegistroEnlace) *Enlace { return &Enlace{r: r} }

// Registro returns a copy of all that is to be kept.
func (e *Enlace) Registro() RegistroEnlace { return e.r }

func (e *Enlace) ID() EnlaceID              { return e.r.ID }
func (e *Enlace) Tipo() TipoEnlace          { return e.r.Tipo }
func (e *Enlace) Usuario() kernel.UsuarioID { return e.r.Usuario }
func (e *Enlace) Expira() time.Time         { return e.r.Expira }

// Vigente tells whether the link would work at that instant for one of the kinds.
func (e *Enlace) Vigente(at time.Time, tipos ...TipoEnlace) bool {
	de := false
	for _, tipo := range tipos {
		de = de || e.r.Tipo == tipo
	}
	return de && e.r.Usuario != "" && e.r.Usado.IsZero() && e.r.Anulado.IsZero() && at.Before(e.r.Expira)
}

// Usar spends the link; ErrEnlace unless it is Vigente.
func (e *Enlace) Usar(at time.Time, tipos ...TipoEnlace) error {
	if !e.Vigente(at, tipos...) {
		return ErrEnlace
	}
	e.r.Usado = instante(at)
	return nil
}

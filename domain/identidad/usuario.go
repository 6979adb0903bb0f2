// Package identidad knows who may come in: users, their passwords and their sessions.
package identidad

import (
	"strings"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
)

// Vinculo is the kind of contract of an instructor; it sets the limit of the weekly load (domain.md 5.5).
type Vinculo string

// The kinds of contract; Contratista is the default.
const (
	Planta      Vinculo = "PLANTA"
	Contratista Vinculo = "CONTRATISTA"
)

// EstadoClave says how far a password may be relied on.
type EstadoClave string

// ClavePropia is one that the person chose. ClaveTemporal was chosen for the person and only serves to choose another one.
// ClaveNinguna is that of an account whose invitation nobody has used yet: nothing signs in with it.
const (
	ClavePropia   EstadoClave = "PROPIA"
	ClaveTemporal EstadoClave = "TEMPORAL"
	ClaveNinguna  EstadoClave = "NINGUNA"
)

// VersionAutorizacion names the text about personal data (Ley 1581 de 2012) that people accept for their own account.
const VersionAutorizacion = "2026-11"

// Autorizacion is the proof that the owner of an account allowed the use of the data: which text, and when. It is zero until
// then.
type Autorizacion struct {
	Texto string
	En    time.Time
}

// Registro is everything that is kept of a Usuario. Instants are UTC in whole milliseconds.
type Registro struct {
	ID              kernel.UsuarioID
	Nombre          string
	Correo          string // lower case
	Cedula          string // digits only; an Admin may lack it
	Telefono        string // one or two, as colombia.FormatTelefonos writes them
	Especialidad    string
	Rol             kernel.Rol
	Centro          kernel.CentroID // only an Admin may lack it
	Vinculo         Vinculo
	Activo          bool
	ClaveEstado     EstadoClave
	ClaveHash       string // empty with ClaveNinguna
	ClaveCambiadaEn time.Time
	Autorizacion    Autorizacion
	Version         int64 // grows with every change: optimistic lock
	Creado          time.Time
	Actualizado     time.Time
}

// Busqueda is the text in which lists of people are searched, without case and accents.
func (r Registro) Busqueda() string {
	return colombia.Plegar(r.Nombre + " " + r.Correo + " " + r.Cedula)
}

// Usuario is a person with an account. A change of password, role, centre or activity ends every session that was
// open before it: storing it raises the user's epoch, and sessions of an older one let nobody in.
type Usuario struct {
	r Registro
}

// Cifrado turns a password into the hash that is kept. It comes from outside because hashing is slow on purpose; it is
// called once, and only when everything else is right.
type Cifrado func(clave string) (hash string, err error)

// New opens an account with a password that the person chose. It reports every broken rule at once as fault.Invalid with
// fields /nombre, /email, /cedula, /telefono, /especialidad, /role, /vinculo, /centroId and /password; an error of cifrar
// comes back as it is. dominios are the e-mail domains that staff may use.
func New(id kernel.UsuarioID, datos Datos, dominios []string, cifrar Cifrado, at time.Time) (*Usuario, error) {
	return abrir(id, datos, dominios, ClavePropia, cifrar, at)
}

// NewConClaveTemporal opens an account as New does, with a password that its owner has to change before anything else.
func NewConClaveTemporal(id kernel.UsuarioID, datos Datos, dominios []string, cifrar Cifrado, at time.Time) (*Usuario, error) {
	return abrir(id, datos, dominios, ClaveTemporal, cifrar, at)
}

// NewInvitado opens an account as New does, but without a password: its owner chooses one with the link of an invitation.
// datos.Clave is not looked at.
func NewInvitado(id kernel.UsuarioID, datos Datos, dominios []string, at time.Time) (*Usuario, error) {
	return abrir(id, datos, dominios, ClaveNinguna, nil, at)
}

func abrir(id kernel.UsuarioID, datos Datos, dominios []string, estado EstadoClave, cifrar Cifrado, at time.Time) (*Usuario, error) {
	r, err := datos.revisar(dominios, estado != ClaveNinguna)
	if err != nil {
		return nil, err
	}
	if estado != ClaveNinguna {
		if r.ClaveHash, err = cifrar(datos.Clave); err != nil {
			return nil, err
		}
	}
	at = instante(at)
	r.ID, r.Activo, r.Version, r.ClaveEstado, r.ClaveCambiadaEn, r.Creado, r.Actualizado = id, true, 1, estado, at, at, at
	return &Usuario{r: r}, nil
}

// Restore brings back what the database kept; it checks nothing.
func Restore(r Registro) *Usuario { return &Usuario{r: r} }

// Registro returns a copy of all that is to be kept.
func (u *Usuario) Registro() Registro { return u.r }

func (u *Usuario) ID() kernel.UsuarioID { return u.r.ID }
func (u *Usuario) Nombre() string       { return u.r.Nombre }
func (u *Usuario) Correo() string       { return u.r.Correo }
func (u *Usuario) Activo() bool         { return u.r.Activo }

// Clave says how far the password may be relied on.
func (u *Usuario) Clave() EstadoClave { return u.r.ClaveEstado }

// PuedeInvitarse tells whether the account waits for its first password; ErrNoInvitable when it has one or is closed.
func (u *Usuario) PuedeInvitarse() error {
	if !u.r.Activo || u.r.ClaveEstado != ClaveNinguna {
		return ErrNoInvitable
	}
	return nil
}

// Autorizar keeps that the owner allowed the use of the data as VersionAutorizacion says.
func (u *Usuario) Autorizar(at time.Time) {
	u.r.Autorizacion = Autorizacion{Texto: VersionAutorizacion, En: instante(at)}
	u.r.Actualizado = instante(at)
}

// Actor is the user as one who acts, outside of any session.
func (u *Usuario) Actor() kernel.Actor {
	return kernel.Actor{ID: u.r.ID, Nombre: u.r.Nombre, Rol: u.r.Rol, Centro: u.r.Centro}
}

// CambiarClave replaces the password by one that the person chose, which ends every open session. A password that breaks a
// rule is fault.Invalid at /password; an error of cifrar comes back as it is.
func (u *Usuario) CambiarClave(clave string, cifrar Cifrado, at time.Time) error {
	return u.fijarClave(clave, ClavePropia, cifrar, at)
}

// DarClaveTemporal replaces the password as CambiarClave does by one that the person has to change before anything else.
func (u *Usuario) DarClaveTemporal(clave string, cifrar Cifrado, at time.Time) error {
	return u.fijarClave(clave, ClaveTemporal, cifrar, at)
}

// QuitarClave leaves the account without a password, which ends every open session, until an invitation is used.
func (u *Usuario) QuitarClave(at time.Time) {
	at = instante(at)
	u.r.ClaveEstado, u.r.ClaveHash, u.r.ClaveCambiadaEn, u.r.Actualizado = ClaveNinguna, "", at, at
}

func (u *Usuario) fijarClave(clave string, estado EstadoClave, cifrar Cifrado, at time.Time) error {
	if err := RevisarClave(clave, u.r.Nombre, u.r.Correo, u.r.Cedula); err != nil {
		return err
	}
	hash, err := cifrar(clave)
	if err != nil {
		return err
	}
	at = instante(at)
	u.r.ClaveEstado, u.r.ClaveHash, u.r.ClaveCambiadaEn, u.r.Actualizado = estado, hash, at, at
	return nil
}

// NombreCompleto joins given names and surnames as a Usuario carries them.
func NombreCompleto(nombres, apellidos string) string {
	return strings.TrimSpace(strings.TrimSpace(nombres) + " " + strings.TrimSpace(apellidos))
}

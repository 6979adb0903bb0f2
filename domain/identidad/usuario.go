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
	ClaveHash       string
	ClaveCambiadaEn time.Time
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

// New opens an account. It reports every broken rule at once as fault.Invalid with fields /nombre, /email, /cedula,
// /telefono, /especialidad, /role, /vinculo, /centroId and /password; an error of cifrar comes back as it is.
// dominios are the e-mail domains that staff may use.
func New(id kernel.UsuarioID, datos Datos, dominios []string, cifrar Cifrado, at time.Time) (*Usuario, error) {
	r, err := datos.revisar(dominios)
	if err != nil {
		return nil, err
	}
	if r.ClaveHash, err = cifrar(datos.Clave); err != nil {
		return nil, err
	}
	at = instante(at)
	r.ID, r.Activo, r.Version, r.ClaveCambiadaEn, r.Creado, r.Actualizado = id, true, 1, at, at, at
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

// Actor is the user as one who acts, outside of any session.
func (u *Usuario) Actor() kernel.Actor {
	return kernel.Actor{ID: u.r.ID, Nombre: u.r.Nombre, Rol: u.r.Rol, Centro: u.r.Centro}
}

// CambiarClave replaces the password, which ends every open session. A password that breaks a rule is fault.Invalid at
// /password; an error of cifrar comes back as it is.
func (u *Usuario) CambiarClave(clave string, cifrar Cifrado, at time.Time) error {
	if err := RevisarClave(clave, u.r.Nombre, u.r.Correo, u.r.Cedula); err != nil {
		return err
	}
	hash, err := cifrar(clave)
	if err != nil {
		return err
	}
	at = instante(at)
	u.r.ClaveHash, u.r.ClaveCambiadaEn, u.r.Actualizado = hash, at, at
	return nil
}

// NombreCompleto joins given names and surnames as a Usuario carries them.
func NombreCompleto(nombres, apellidos string) string {
	return strings.TrimSpace(strings.TrimSpace(nombres) + " " + strings.TrimSpace(apellidos))
}

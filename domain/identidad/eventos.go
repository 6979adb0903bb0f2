package identidad

import (
	"time"

	"complementarias/domain/kernel"
)

// Everything below is stored as JSON until its handlers have run: a field may be added, never renamed. None of it holds a
// name, an address or a secret; handlers read those when they need them.

// InvitacionCreada says that somebody got a link to set the first password.
type InvitacionCreada struct {
	EnlaceID  string
	UsuarioID kernel.UsuarioID
}

// RestablecimientoPedido says that somebody who forgot the password got a link to set another. UsuarioID is empty when what
// was typed is the address of nobody: then there is nobody to tell, and the event only makes both answers cost the same.
type RestablecimientoPedido struct {
	EnlaceID  string
	UsuarioID kernel.UsuarioID
}

// ClaveCambiada says that a password was replaced.
type ClaveCambiada struct {
	UsuarioID kernel.UsuarioID
	En        time.Time
}

// UsuarioDesactivado says that somebody left.
type UsuarioDesactivado struct {
	UsuarioID kernel.UsuarioID
}

// UsuarioTrasladado says that somebody has another role or centre now.
type UsuarioTrasladado struct {
	UsuarioID kernel.UsuarioID
}

// AccesoRecibido says that somebody asked for an account.
type AccesoRecibido struct {
	AccesoID string
}

// AccesoDecidido says that a request for an account was approved or rejected.
type AccesoDecidido struct {
	AccesoID string
	Aprobado bool
}

// AccesoDuplicado says that somebody asked for an account who has one, or who has asked already. It is for that person to
// hear: nobody else is told. One of UsuarioID and Original is set.
type AccesoDuplicado struct {
	AccesoID  string
	UsuarioID kernel.UsuarioID
	Original  string // id of the Acceso that waits
}

func (InvitacionCreada) EventName() string       { return "InvitacionCreada" }
func (RestablecimientoPedido) EventName() string { return "RestablecimientoPedido" }
func (ClaveCambiada) EventName() string          { return "ClaveCambiada" }
func (UsuarioDesactivado) EventName() string     { return "UsuarioDesactivado" }
func (UsuarioTrasladado) EventName() string      { return "UsuarioTrasladado" }
func (AccesoRecibido) EventName() string         { return "AccesoRecibido" }
func (AccesoDecidido) EventName() string         { return "AccesoDecidido" }
func (AccesoDuplicado) EventName() string        { return "AccesoDuplicado" }

// Subject is the person, or for the last three the request for an account.
func (e InvitacionCreada) Subject() string       { return string(e.UsuarioID) }
func (e RestablecimientoPedido) Subject() string { return string(e.UsuarioID) }
func (e ClaveCambiada) Subject() string          { return string(e.UsuarioID) }
func (e UsuarioDesactivado) Subject() string     { return string(e.UsuarioID) }
func (e UsuarioTrasladado) Subject() string      { return string(e.UsuarioID) }
func (e AccesoRecibido) Subject() string         { return e.AccesoID }
func (e AccesoDecidido) Subject() string         { return e.AccesoID }
func (e AccesoDuplicado) Subject() string        { return e.AccesoID }

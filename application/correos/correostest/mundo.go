// Package correostest holds what tests of correos stand on: a store in memory that behaves like the real one, the contract
// that both keep, and stand-ins for the mail server, the layout and the one-time links.
package correostest

import (
	"time"

	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// The people of every store under test: Ines teaches in Oriente, Berta and Carlos coordinate it, Dora did until her account
// was closed, Fabio coordinates Financieros, Greta administers.
const (
	Ines   kernel.UsuarioID = "ines"
	Berta  kernel.UsuarioID = "berta"
	Carlos kernel.UsuarioID = "carlos"
	Dora   kernel.UsuarioID = "dora"
	Fabio  kernel.UsuarioID = "fabio"
	Greta  kernel.UsuarioID = "greta"

	Oriente     kernel.CentroID = "centro-9546"
	Financieros kernel.CentroID = "centro-9405"

	// Pedido is a request for an account that was rejected, Borrado one whose personal data were removed.
	Pedido  = "acceso-pedido"
	Borrado = "acceso-borrado"
)

// Ahora is a moment before anything is due in these tests: nine in the morning in Bogotá.
var Ahora = time.Date(2026, 11, 27, 14, 0, 0, 0, time.UTC)

// Usuario is an account.
type Usuario struct {
	ID     kernel.UsuarioID
	Nombre string
	Correo string
	Rol    kernel.Rol
	Centro kernel.CentroID
	Activo bool
}

// Usuarios are the people above.
func Usuarios() []Usuario {
	return []Usuario{
		{Ines, "Inés Ñañez", "ines@sena.edu.co", kernel.Instructor, Oriente, true},
		{Carlos, "Carlos Gil", "carlos@sena.edu.co", kernel.Coordinador, Oriente, true},
		{Berta, "Berta Ruiz", "berta@sena.edu.co", kernel.Coordinador, Oriente, true},
		{Dora, "Dora Díaz", "dora@sena.edu.co", kernel.Coordinador, Oriente, false},
		{Fabio, "Fabio Mora", "fabio@sena.edu.co", kernel.Coordinador, Financieros, true},
		{Greta, "Greta Admin", "greta@sena.edu.co", kernel.Admin, "", true},
	}
}

// Acceso is a request for an account; one without Correo has lost its personal data.
type Acceso struct {
	ID        string
	Numero    string
	Nombres   string
	Apellidos string
	Correo    string
	Motivo    string
}

// Accesos are the two requests above.
func Accesos() []Acceso {
	return []Acceso{
		{Pedido, "ACC-2026-001", "Zoe", "Ariza", "zoe@correo.co", "No es del centro."},
		{Borrado, "ACC-2026-002", "", "", "", ""},
	}
}

// Enviada is a solicitud that was sent: Estado PENDIENTE waits for its review, DEVUELTA does not.
type Enviada struct {
	ID       kernel.SolicitudID
	Codigo   string
	Programa string
	Centro   kernel.CentroID
	Estado   string
	Revision int
	En       time.Time
}

// Entrega is a row of the outbox: it waits until it has Hecho or Muerto.
type Entrega struct {
	Evento   string
	Intentos int
	Error    string
	Creado   time.Time
	Hecho    time.Time
	Muerto   time.Time
}

// Demorada is what a reminder tells of a solicitud after so many days.
func (e Enviada) Demorada(dias int) correos.Demorada {
	return correos.Demorada{SolicitudID: e.ID, Codigo: e.Codigo, Programa: e.Programa, Dias: dias}
}

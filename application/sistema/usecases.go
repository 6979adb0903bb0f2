// Package sistema tells an Admin how the program itself is doing. All that it keeps are the backups that somebody noted.
package sistema

import (
	"context"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/sistema"
)

// ErrRol refuses the state of the system to everybody who does not administer it.
var ErrRol = fault.New(fault.Forbidden, "ROL_SIN_PERMISO", "El estado del sistema es para la administración.")

// PuedeVer is the policy of the module.
func PuedeVer(por kernel.Actor) error {
	if por.Rol != kernel.Admin {
		return ErrRol
	}
	return nil
}

// BaseDeDatos is what the database says of itself.
type BaseDeDatos struct {
	Version     string // of PostgreSQL, such as 17.2
	Bytes       int64  // on disk
	Migraciones int    // applied
	Pendientes  []string
	// UltimaMigracion is when the last one was applied.
	UltimaMigracion time.Time
	UltimoRespaldo  sistema.Respaldo // the zero value when none was ever noted
}

// Estado is how the program is doing.
type Estado struct {
	Version     string    // of the program
	Desde       time.Time // when this process started
	Ahora       time.Time
	BaseDeDatos BaseDeDatos
}

// Medidor asks the database.
type Medidor interface {
	Medir(ctx context.Context) (BaseDeDatos, error)
}

// Tx is what one transaction of the module works on.
type Tx struct {
	Respaldos Respaldos
	// Auditoria is written in the transaction of the change itself.
	Auditoria Auditoria
}

// Respaldos keeps the backups that were noted.
type Respaldos interface {
	Add(ctx context.Context, id string, r sistema.Respaldo) error
}

// Auditoria writes down who did what, from where and when. It only grows.
type Auditoria interface {
	Anotar(ctx context.Context, por kernel.Actor, a kernel.Anotacion) error
}

// UseCases is everything that the module can do.
type UseCases struct {
	VerEstado      VerEstado
	AnotarRespaldo AnotarRespaldo
}

// Deps is what the module needs from outside.
type Deps struct {
	UoW     uow.UnitOfWork[Tx]
	Medidor Medidor
	Version string
	Now     func() time.Time
	NewID   func() string
}

// New makes the use cases of a process that starts now.
func New(d Deps) UseCases { return UseCases{VerEstado{d, d.Now()}, AnotarRespaldo{d}} }

// Package sistema tells an Admin how the program itself is doing. It keeps nothing.
package sistema

import (
	"context"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
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

// UseCases is everything that the module can do.
type UseCases struct{ VerEstado VerEstado }

// Deps is what the module needs from outside.
type Deps struct {
	Medidor Medidor
	Version string
	Now     func() time.Time
}

// New makes the use cases of a process that starts now.
func New(d Deps) UseCases { return UseCases{VerEstado{d, d.Now()}} }

// VerEstado tells how the program is doing.
type VerEstado struct {
	d     Deps
	desde time.Time
}

// Execute is for an Admin; ErrRol for anybody else. A database that does not answer is an error as everywhere.
func (uc VerEstado) Execute(ctx context.Context, actor kernel.Actor) (Estado, error) {
	if err := PuedeVer(actor); err != nil {
		return Estado{}, err
	}
	base, err := uc.d.Medidor.Medir(ctx)
	if err != nil {
		return Estado{}, err
	}
	return Estado{Version: uc.d.Version, Desde: uc.desde.UTC(), Ahora: uc.d.Now().UTC(), BaseDeDatos: base}, nil
}

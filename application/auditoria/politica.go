package auditoria

import (
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// ErrRol refuses the audit to everybody who does not administer the system.
var ErrRol = fault.New(fault.Forbidden, "ROL_SIN_PERMISO", "La auditoría es para la administración.")

// PuedeLeer is the policy of the module: an Admin reads all of it, anybody else gets ErrRol.
func PuedeLeer(por kernel.Actor) error {
	if por.Rol != kernel.Admin {
		return ErrRol
	}
	return nil
}

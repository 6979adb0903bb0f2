package identidad

import "complementarias/domain/kernel"

// Sistema is who acts when nobody has signed in: the command line and the demonstration data.
func Sistema() kernel.Actor { return kernel.Actor{Nombre: "Sistema", Rol: kernel.Admin} }

// PuedeRegistrar tells whether por may open an account: an Admin of any role and centre, nobody else.
// It answers nil or ErrNoPuedeRegistrar.
func PuedeRegistrar(por kernel.Actor) error {
	if por.Rol != kernel.Admin {
		return ErrNoPuedeRegistrar
	}
	return nil
}

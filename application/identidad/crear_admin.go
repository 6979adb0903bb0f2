package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// CrearAdmin opens an administrator's account, the first one too, for whoever runs commands on the server.
type CrearAdmin struct{ d Deps }

// CrearAdminInput says for whom.
type CrearAdminInput struct {
	Nombre string
	Correo string
}

// intentosClave bounds how often a password is drawn anew because it happens to hold a piece of the name.
const intentosClave = 5

// Execute returns the random password; nobody can read it again, so show it once and never log it. It fails as
// RegistrarUsuario does, with ErrCorreoEnUso when an active account has the correo.
func (uc CrearAdmin) Execute(ctx context.Context, in CrearAdminInput) (clave string, err error) {
	clave = uc.d.NewClave()
	for i := 1; i < intentosClave && identidad.RevisarClave(clave, in.Nombre, in.Correo, "") != nil; i++ {
		clave = uc.d.NewClave()
	}
	_, err = uc.d.registrar(ctx, identidad.Datos{Nombre: in.Nombre, Correo: in.Correo, Rol: kernel.Admin, Clave: clave})
	if err != nil {
		return "", err
	}
	return clave, nil
}

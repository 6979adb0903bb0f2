package identidad

import (
	"context"
	"time"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// Invitacion is a link with which a person chooses the first password. Its token is shown to whoever invites only while no
// mail goes out (Deps.HayCorreo); it is never logged and cannot be read again.
type Invitacion struct {
	Token  string
	Expira time.Time
}

// invitar makes the link of u's invitation, which voids an earlier one, and tells the audit and whoever sends mail of it. u
// was added, saved or read in this transaction, and nothing about it changes afterwards. It returns ErrNoInvitable when u
// already has a password or has left.
func (d Deps) invitar(ctx context.Context, tx Tx, u *identidad.Usuario, por kernel.Actor) (Invitacion, error) {
	if err := u.PuedeInvitarse(); err != nil {
		return Invitacion{}, err
	}
	enlace, token, err := d.enlazar(ctx, tx, identidad.EnlaceInvitacion, u.ID())
	if err != nil {
		return Invitacion{}, err
	}
	err = tx.Outbox.Append(ctx, identidad.InvitacionCreada{EnlaceID: string(enlace.ID()), UsuarioID: u.ID()})
	if err != nil {
		return Invitacion{}, err
	}
	err = tx.Auditoria.Anotar(ctx, por, kernel.Anotacion{
		Accion: "INVITAR_USUARIO", ObjetoTipo: "usuario", ObjetoID: string(u.ID()), Centro: u.Registro().Centro})
	return Invitacion{Token: token, Expira: enlace.Expira()}, err
}

// enlazar keeps a new link of a person.
func (d Deps) enlazar(ctx context.Context, tx Tx, tipo identidad.TipoEnlace, de kernel.UsuarioID) (*identidad.Enlace, string, error) {
	id := identidad.EnlaceID(d.NewID())
	token := d.Enlaces.De(id)
	huella, _ := d.Enlaces.Huella(token)
	enlace := identidad.NewEnlace(id, tipo, de, huella, d.Now())
	return enlace, token, tx.Enlaces.Add(ctx, enlace)
}

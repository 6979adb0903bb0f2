package identidad

import (
	"context"
	"errors"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// CrearAdmin opens an administrator's account, the first one too, for whoever runs commands on the server.
type CrearAdmin struct{ d Deps }

// CrearAdminInput says for whom.
type CrearAdminInput struct {
	Nombre string
	Correo string
	// ConClave asks for a password to hand over instead of a link; it has to be changed at the first use.
	ConClave bool
}

// CrearAdminResult is what lets the person in, once. Nobody can read it again: show it and never log it.
type CrearAdminResult struct {
	Invitacion Invitacion // unless a password was asked for
	Clave      string
	// Nueva is false when the account was there already and waited for its first password.
	Nueva bool
}

// intentosClave bounds how often a password is drawn anew because it happens to hold a piece of the name.
const intentosClave = 5

// Execute opens the account, or lets the administrator in who has one and no password yet. It fails with fault.Invalid, and
// with ErrCorreoEnUso when any other active account has the correo.
func (uc CrearAdmin) Execute(ctx context.Context, in CrearAdminInput) (CrearAdminResult, error) {
	r := CrearAdminResult{Nueva: true}
	datos := identidad.Datos{Nombre: in.Nombre, Correo: in.Correo, Rol: kernel.Admin}
	id, at := kernel.UsuarioID(uc.d.NewID()), uc.d.Now()
	var err error
	if uc.d, err = uc.d.alDia(ctx); err != nil {
		return CrearAdminResult{}, err
	}
	u, err := identidad.NewInvitado(id, datos, uc.d.dominios, at)
	if err != nil {
		return CrearAdminResult{}, err
	}
	hash := ""
	if in.ConClave {
		if r.Clave, hash, err = uc.claveAlAzar(ctx, u); err == nil {
			err = u.DarClaveTemporal(r.Clave, conHash(hash), at)
		}
	}
	if err == nil {
		err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) (err error) {
			if err := tx.Usuarios.Add(ctx, u); err != nil {
				return err
			}
			if err := uc.anotar(ctx, tx, u, "CREAR_USUARIO"); err != nil {
				return err
			}
			r.Invitacion, err = uc.entregar(ctx, tx, u)
			return err
		})
	}
	if errors.Is(err, identidad.ErrCorreoEnUso) {
		return uc.otraVez(ctx, u.Correo(), r, hash)
	}
	if err != nil {
		return CrearAdminResult{}, err
	}
	return r, nil
}

// otraVez lets in the administrator whose account waits for its first password.
func (uc CrearAdmin) otraVez(ctx context.Context, correo string, r CrearAdminResult, hash string) (CrearAdminResult, error) {
	r.Nueva = false
	err := uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		u, err := duenoDe(ctx, tx, correo)
		if err != nil {
			return err
		}
		if u.Actor().Rol != kernel.Admin || u.PuedeInvitarse() != nil {
			return identidad.ErrCorreoEnUso
		}
		if r.Clave != "" {
			if err := errors.Join(u.DarClaveTemporal(r.Clave, conHash(hash), uc.d.Now()), tx.Usuarios.Save(ctx, u)); err != nil {
				return err
			}
		}
		r.Invitacion, err = uc.entregar(ctx, tx, u)
		return err
	})
	if err != nil {
		return CrearAdminResult{}, err
	}
	return r, nil
}

// entregar invites to the account unless it has a password to hand over.
func (uc CrearAdmin) entregar(ctx context.Context, tx Tx, u *identidad.Usuario) (Invitacion, error) {
	if u.Clave() != identidad.ClaveNinguna {
		return Invitacion{}, uc.anotar(ctx, tx, u, "DAR_CLAVE_TEMPORAL")
	}
	return uc.d.invitar(ctx, tx, u, kernel.Sistema())
}

func (uc CrearAdmin) anotar(ctx context.Context, tx Tx, u *identidad.Usuario, accion string) error {
	return tx.Auditoria.Anotar(ctx, kernel.Sistema(), kernel.Anotacion{Accion: accion, ObjetoTipo: "usuario", ObjetoID: string(u.ID())})
}

// claveAlAzar draws a password that the rules let pass for u, and its hash.
func (uc CrearAdmin) claveAlAzar(ctx context.Context, u *identidad.Usuario) (clave, hash string, err error) {
	r := u.Registro()
	clave = uc.d.NewClave()
	for i := 1; i < intentosClave && identidad.RevisarClave(clave, r.Nombre, r.Correo, r.Cedula) != nil; i++ {
		clave = uc.d.NewClave()
	}
	hash, err = uc.d.Hasher.Hash(ctx, clave)
	return clave, hash, err
}

package identidad

import (
	"context"
	"errors"
	"strings"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// PedirEnlace is for whoever forgot the password: a link to set another one goes to the mailbox of the account.
type PedirEnlace struct{ d Deps }

// PedirEnlaceInput is what the person types and where the request comes from.
type PedirEnlaceInput struct {
	Correo string
	Origen kernel.Origen
}

var errCorreoFalta = fault.New(fault.Invalid, "REQUERIDO", "Escriba su correo institucional.").At("/email")

// Execute is open to anyone and tells nobody whether there is such an account: it answers alike, after the same work, for a
// correo that is known, unknown, inactive or no address at all. It refuses an empty one at /email, and says as fault.TooMany
// how long to wait when links were asked for too often. An account whose invitation was not used yet gets another one.
func (uc PedirEnlace) Execute(ctx context.Context, in PedirEnlaceInput) error {
	if strings.TrimSpace(in.Correo) == "" {
		return errCorreoFalta
	}
	llaves := uc.d.frenosDe(in.Correo, in.Origen, identidad.FrenoOlvidoPar, identidad.FrenoOlvidoCuenta, identidad.FrenoOlvidoDireccion)
	return uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		err := tx.conFrenos(ctx, llaves, func(fs identidad.Frenos) error { return fs.Contar(uc.d.Now()) })
		if err != nil {
			return err
		}
		u, err := duenoDe(ctx, tx, in.Correo)
		if err != nil {
			return err
		}
		return uc.enviar(ctx, tx, u, in.Origen)
	})
}

// duenoDe locks the active account of a correo; the one that it returns for any other text has neither id nor centre.
func duenoDe(ctx context.Context, tx Tx, texto string) (*identidad.Usuario, error) {
	nadie := identidad.Restore(identidad.Registro{})
	correo, err := colombia.ParseCorreo(texto)
	if err != nil {
		correo = ""
	}
	c, err := tx.Reader.Credencial(ctx, correo)
	if err != nil && !errors.Is(err, identidad.ErrNoExiste) {
		return nil, err
	}
	u, err := tx.Usuarios.Get(ctx, c.Usuario.ID)
	switch {
	case errors.Is(err, identidad.ErrNoExiste):
		return nadie, nil
	case err != nil:
		return nil, err
	case !u.Activo() || u.Correo() != correo: // it was changed before it was locked
		return nadie, nil
	}
	return u, nil
}

// enviar makes the link, of nobody when u is nobody: the rows that it leaves are as many.
func (uc PedirEnlace) enviar(ctx context.Context, tx Tx, u *identidad.Usuario, origen kernel.Origen) error {
	tipo := identidad.EnlaceRestablecer
	if u.Clave() == identidad.ClaveNinguna {
		tipo = identidad.EnlaceInvitacion
	}
	enlace, _, err := uc.d.enlazar(ctx, tx, tipo, u.ID())
	if err != nil {
		return err
	}
	var evento kernel.Event = identidad.RestablecimientoPedido{EnlaceID: string(enlace.ID()), UsuarioID: u.ID()}
	if tipo == identidad.EnlaceInvitacion {
		evento = identidad.InvitacionCreada{EnlaceID: string(enlace.ID()), UsuarioID: u.ID()}
	}
	if err := tx.Outbox.Append(ctx, evento); err != nil {
		return err
	}
	return tx.Auditoria.Anotar(ctx, kernel.Anonimo(origen), kernel.Anotacion{Accion: "PEDIR_ENLACE", ObjetoTipo: "usuario", ObjetoID: string(u.ID()), Centro: u.Registro().Centro})
}

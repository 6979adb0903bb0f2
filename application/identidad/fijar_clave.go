package identidad

import (
	"context"
	"errors"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// FijarClave sets a password with a one-time link: the first one, or the next one of whoever forgot it.
type FijarClave struct{ d Deps }

// FijarClaveInput is what the holder of a link sends.
type FijarClaveInput struct {
	Token string
	Tipos []identidad.TipoEnlace // that are taken
	Clave string
	// Autoriza says that the person allows the use of the data; only an invitation asks.
	Autoriza bool
	Origen   kernel.Origen
	// Navegador signs the person in with a browser that says to be Agente.
	Navegador bool
	Agente    string
}

// ErrSinAutorizacion asks for the authorisation of domain.md 8.
var ErrSinAutorizacion = fault.New(fault.Invalid, "AUTORIZACION_REQUERIDA",
	"Para usar el sistema debe autorizar el tratamiento de sus datos personales. Marque la casilla.")

// Execute is open to whoever holds the link. ErrEnlace is what VerEnlace says, also for all but one of many who use the link
// at once; every broken rule comes at once as fault.Invalid at /password and /autorizaUsoInfo, and leaves the link as it was.
// Every open session of the account ends; the token of the result is that of a new one when in.Navegador asks for it.
func (uc FijarClave) Execute(ctx context.Context, in FijarClaveInput) (EntrarResult, error) {
	v, err := VerEnlace(uc).Execute(ctx, in.Token, in.Tipos...)
	if err != nil {
		return EntrarResult{}, err
	}
	u := v.Usuario
	var faltas []fault.Field
	if f, ok := errors.AsType[*fault.Error](identidad.RevisarClave(in.Clave, u.Nombre, u.Correo, u.Cedula)); ok {
		faltas = append(faltas, f.Fields...)
	}
	if v.Tipo == identidad.EnlaceInvitacion && !in.Autoriza {
		faltas = append(faltas, ErrSinAutorizacion.At("/autorizaUsoInfo").Fields...)
	}
	if err := fault.Fields(faltas); err != nil {
		return EntrarResult{}, err
	}
	hash, err := uc.d.Hasher.Hash(ctx, in.Clave)
	if err != nil {
		return EntrarResult{}, err
	}
	r := EntrarResult{Usuario: u}
	if in.Navegador {
		r.Token = uc.d.Navegador.New()
	}
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		if err := uc.d.acertar(ctx, tx, uc.d.frenosIngreso(u.Correo, in.Origen)); err != nil {
			return err
		}
		return uc.usar(ctx, tx, in, hash, r.Token)
	})
	if err != nil {
		return EntrarResult{}, err
	}
	return r, nil
}

func (uc FijarClave) usar(ctx context.Context, tx Tx, in FijarClaveInput, hash, token string) error {
	at := uc.d.Now()
	huella, _ := uc.d.Enlaces.Huella(in.Token)
	enlace, err := tx.Enlaces.Get(ctx, huella)
	if err != nil {
		return err
	}
	if err := enlace.Usar(at, in.Tipos...); err != nil {
		return err
	}
	u, err := tx.Usuarios.Get(ctx, enlace.Usuario())
	if err != nil {
		return err
	}
	if err := u.CambiarClave(in.Clave, conHash(hash), at); err != nil {
		return err
	}
	if enlace.Tipo() == identidad.EnlaceInvitacion {
		u.Autorizar(at)
	}
	if err := errors.Join(tx.Enlaces.Save(ctx, enlace), tx.Usuarios.Save(ctx, u)); err != nil {
		return err
	}
	if err := uc.d.avisarClave(ctx, tx, u, in.Origen, enlace.Tipo()); err != nil || token == "" {
		return err
	}
	c, err := tx.Reader.Credencial(ctx, u.Correo())
	if err != nil {
		return err
	}
	sesion := identidad.AbrirSesion(kernel.SesionID(uc.d.NewID()), u.ID(), c.Epoca, at, uc.d.DuracionNavegador).
		EnNavegador(uc.d.Navegador.Huella(token), identidad.DescribirDispositivo(in.Agente))
	return tx.Sesiones.Add(ctx, sesion)
}

// avisarClave tells the audit of a new password and, unless it is the first one, whoever sends mail about it.
func (d Deps) avisarClave(ctx context.Context, tx Tx, u *identidad.Usuario, origen kernel.Origen, enlace identidad.TipoEnlace) error {
	accion := "CAMBIAR_CLAVE"
	switch enlace {
	case identidad.EnlaceInvitacion:
		accion = "ACEPTAR_INVITACION"
	case identidad.EnlaceRestablecer:
		accion = "RESTABLECER_CLAVE"
	}
	if enlace != identidad.EnlaceInvitacion {
		if err := tx.Outbox.Append(ctx, identidad.ClaveCambiada{UsuarioID: u.ID(), En: u.Registro().ClaveCambiadaEn}); err != nil {
			return err
		}
	}
	por := u.Actor()
	por.Origen = origen
	return tx.Auditoria.Anotar(ctx, por, kernel.Anotacion{Accion: accion, ObjetoTipo: "usuario", ObjetoID: string(u.ID()), Centro: u.Registro().Centro})
}

// conHash is the Cifrado of a password that was hashed before the transaction.
func conHash(hash string) identidad.Cifrado { return func(string) (string, error) { return hash, nil } }

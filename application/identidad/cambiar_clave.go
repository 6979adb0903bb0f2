package identidad

import (
	"context"
	"errors"

	"complementarias/domain/fault"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// CambiarClave lets people replace their own password.
type CambiarClave struct{ d Deps }

// CambiarClaveInput is what the person types.
type CambiarClaveInput struct {
	Actual string
	Nueva  string
}

var (
	errActualFalta   = fault.New(fault.Invalid, "REQUERIDO", "Escriba la contraseña que usa ahora.").At("/actual")
	errActual        = fault.New(fault.Invalid, "CLAVE_INCORRECTA", "Esta no es la contraseña que usa ahora. Revísela e intente de nuevo.").At("/actual")
	errClaveRepetida = fault.New(fault.Invalid, "CLAVE_REPETIDA", "La contraseña nueva debe ser distinta de la que usa ahora.").At("/nueva")
)

// Execute is for whoever has signed in, also with a password that has to be changed. Every broken rule comes at once as
// fault.Invalid at /actual and /nueva; wrong passwords count as those of signing in do, so fault.TooMany may come too. Every
// other session ends. This one goes on until it would have ended, with the token of the result, and the old token is worth
// nothing; ErrSesion is for a session that ended meanwhile.
func (uc CambiarClave) Execute(ctx context.Context, actor kernel.Actor, in CambiarClaveInput) (token string, err error) {
	u, err := uc.d.Reader.Ver(ctx, actor.ID)
	if err != nil {
		return "", err
	}
	if err := revisarCambio(u, in); err != nil {
		return "", err
	}
	llaves := uc.d.frenosIngreso(u.Correo, actor.Origen)
	if err := uc.d.contarIntento(ctx, llaves); err != nil {
		return "", err
	}
	c, ok, err := uc.d.juzgar(ctx, EntrarInput{Correo: u.Correo, Clave: in.Actual})
	var hash string
	if err == nil && ok {
		hash, err = uc.d.Hasher.Hash(ctx, in.Nueva)
	}
	if err != nil {
		uc.d.devolverIntento(ctx, llaves)
		return "", err
	}
	if !ok {
		return "", errActual
	}
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		if err := uc.d.acertar(ctx, tx, llaves); err != nil {
			return err
		}
		token, err = uc.cambiar(ctx, tx, actor, c, in.Nueva, hash)
		return err
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

func revisarCambio(u View, in CambiarClaveInput) error {
	var faltas []fault.Field
	if in.Actual == "" {
		faltas = append(faltas, errActualFalta.Fields...)
	}
	if f, ok := errors.AsType[*fault.Error](identidad.RevisarClave(in.Nueva, u.Nombre, u.Correo, u.Cedula)); ok {
		for _, falta := range f.Fields {
			falta.Pointer = "/nueva"
			faltas = append(faltas, falta)
		}
	}
	if in.Nueva != "" && in.Nueva == in.Actual {
		faltas = append(faltas, errClaveRepetida.Fields...)
	}
	return fault.Fields(faltas)
}

// cambiar replaces the password and lets the present session go on in the new epoch.
func (uc CambiarClave) cambiar(ctx context.Context, tx Tx, actor kernel.Actor, c Credencial, nueva, hash string) (token string, err error) {
	at := uc.d.Now()
	u, err := tx.Usuarios.Get(ctx, actor.ID)
	if err != nil {
		return "", err
	}
	vieja, err := tx.Sesiones.Get(ctx, actor.Sesion, actor.ID)
	if err != nil {
		return "", err
	}
	antes, err := tx.Reader.Credencial(ctx, u.Correo())
	switch {
	case errors.Is(err, identidad.ErrNoExiste) || err == nil && (antes.Hash != c.Hash || !vieja.Vigente(antes.Epoca, at, uc.d.Inactividad)):
		return "", identidad.ErrSesion // somebody was quicker, and that ended this session
	case err != nil:
		return "", err
	}
	if err := u.CambiarClave(nueva, conHash(hash), at); err != nil {
		return "", err
	}
	if err := tx.Usuarios.Save(ctx, u); err != nil {
		return "", err
	}
	if err := uc.d.avisarClave(ctx, tx, u, actor.Origen, ""); err != nil {
		return "", err
	}
	if c, err = tx.Reader.Credencial(ctx, u.Correo()); err != nil {
		return "", err
	}
	id, huella := kernel.SesionID(uc.d.NewID()), ""
	if vieja.Registro().Tipo == identidad.SesionNavegador {
		token = uc.d.Navegador.New()
		huella = uc.d.Navegador.Huella(token)
	} else if token, err = uc.d.Tokens.Sign(id, vieja.Expira()); err != nil {
		return "", err
	}
	otra := vieja.Continuar(id, c.Epoca, huella, at)
	return token, errors.Join(tx.Sesiones.Save(ctx, vieja), tx.Sesiones.Add(ctx, otra))
}

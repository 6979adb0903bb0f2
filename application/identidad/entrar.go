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

// ErrCredencialesRequeridas says that the correo or the password was left out.
var ErrCredencialesRequeridas = fault.New(fault.Malformed, "CREDENCIALES_REQUERIDAS", "Email y contraseña son requeridos")

// Entrar signs a person in.
type Entrar struct{ d Deps }

// EntrarInput is what the person types and where the request comes from.
type EntrarInput struct {
	Correo string
	Clave  string
	Origen kernel.Origen
}

// EntrarResult is who came in and the token that the next requests carry.
type EntrarResult struct {
	Usuario View
	Token   string
	// Cambiar tells that the password has to be changed before anything else.
	Cambiar bool
}

// Execute is open to anyone. It returns ErrCredencialesRequeridas when something is missing, and one ErrCredenciales,
// after the same work, whether the correo is unknown, its account inactive or without a password, or the password wrong.
// fault.TooMany says how long to wait after many failures (quality.md 3), again whether or not there is such an account;
// fault.Unavailable means that too many others are signing in.
func (uc Entrar) Execute(ctx context.Context, in EntrarInput) (EntrarResult, error) {
	c, err := uc.d.comprobar(ctx, in)
	if err != nil {
		return EntrarResult{}, err
	}
	sesion := identidad.AbrirSesion(kernel.SesionID(uc.d.NewID()), c.Usuario.ID, c.Epoca, uc.d.Now(), uc.d.DuracionSesion)
	token, err := uc.d.Tokens.Sign(sesion.ID(), sesion.Expira())
	if err != nil {
		return EntrarResult{}, err
	}
	return uc.d.abrirSesion(ctx, in, c, sesion, token)
}

// abrirSesion keeps the session of whoever came in.
func (d Deps) abrirSesion(ctx context.Context, in EntrarInput, c Credencial, sesion *identidad.Sesion, token string) (EntrarResult, error) {
	err := d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		if err := d.acertar(ctx, tx, d.frenosIngreso(in.Correo, in.Origen)); err != nil {
			return err
		}
		if err := tx.Sesiones.Add(ctx, sesion); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, c.actor(in.Origen), kernel.Anotacion{Accion: "INICIAR_SESION", ObjetoTipo: "sesion", ObjetoID: string(sesion.ID()),
			Detalle: map[string]any{"tipo": string(sesion.Registro().Tipo)}})
	})
	if err != nil {
		return EntrarResult{}, err
	}
	return EntrarResult{Usuario: c.Usuario, Token: token, Cambiar: c.Estado == identidad.ClaveTemporal}, nil
}

// comprobar finds the account that correo and password belong to; its errors are those of Entrar. The attempt is counted
// before the password is looked at, so that many at once find out no more than many one after the other.
func (d Deps) comprobar(ctx context.Context, in EntrarInput) (Credencial, error) {
	if strings.TrimSpace(in.Correo) == "" || in.Clave == "" {
		return Credencial{}, ErrCredencialesRequeridas
	}
	llaves := d.frenosIngreso(in.Correo, in.Origen)
	if err := d.contarIntento(ctx, llaves); err != nil {
		return Credencial{}, err
	}
	c, ok, err := d.juzgar(ctx, in)
	if err != nil {
		d.devolverIntento(ctx, llaves)
		return Credencial{}, err
	}
	if ok {
		return c, nil
	}
	err = d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		return tx.Auditoria.Anotar(ctx, kernel.Anonimo(in.Origen), kernel.Anotacion{Accion: "FALLAR_INGRESO", ObjetoTipo: "usuario", ObjetoID: string(c.Usuario.ID), Centro: c.centro()})
	})
	if err != nil {
		return Credencial{}, err
	}
	return Credencial{}, identidad.ErrCredenciales
}

// juzgar tells whether the password is right, with the same work whatever there is to find. An error says that nobody can
// tell.
func (d Deps) juzgar(ctx context.Context, in EntrarInput) (c Credencial, ok bool, err error) {
	c, err = d.buscar(ctx, in.Correo)
	if errors.Is(err, identidad.ErrNoExiste) || err == nil && c.Hash == "" {
		return c, false, d.Hasher.VerifyDummy(ctx, in.Clave)
	}
	if err != nil {
		return c, false, err
	}
	ok, err = d.Hasher.Verify(ctx, c.Hash, in.Clave)
	return c, ok, err
}

// buscar asks the database even for what is no address at all, so that the time does not tell one from the other.
func (d Deps) buscar(ctx context.Context, texto string) (Credencial, error) {
	correo, err := colombia.ParseCorreo(texto)
	if err != nil {
		correo = ""
	}
	return d.Reader.Credencial(ctx, correo)
}

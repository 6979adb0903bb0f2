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

// EntrarInput is what the person types.
type EntrarInput struct {
	Correo string
	Clave  string
}

// EntrarResult is who came in and the token that the next requests carry.
type EntrarResult struct {
	Usuario View
	Token   string
}

// Execute is open to anyone. It returns ErrCredencialesRequeridas when something is missing, and one ErrCredenciales,
// after the same work, whether the correo is unknown, its account inactive or without a password, or the password wrong. fault.Unavailable
// means that too many others are signing in.
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
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error { return tx.Sesiones.Add(ctx, sesion) })
	if err != nil {
		return EntrarResult{}, err
	}
	return EntrarResult{Usuario: c.Usuario, Token: token}, nil
}

// comprobar finds the account that correo and password belong to; its errors are those of Entrar.
func (d Deps) comprobar(ctx context.Context, in EntrarInput) (Credencial, error) {
	if strings.TrimSpace(in.Correo) == "" || in.Clave == "" {
		return Credencial{}, ErrCredencialesRequeridas
	}
	c, err := d.buscar(ctx, in.Correo)
	if errors.Is(err, identidad.ErrNoExiste) || err == nil && c.Hash == "" {
		if err := d.Hasher.VerifyDummy(ctx, in.Clave); err != nil {
			return Credencial{}, err
		}
		return Credencial{}, identidad.ErrCredenciales
	}
	if err != nil {
		return Credencial{}, err
	}
	ok, err := d.Hasher.Verify(ctx, c.Hash, in.Clave)
	if err != nil {
		return Credencial{}, err
	}
	if !ok {
		return Credencial{}, identidad.ErrCredenciales
	}
	return c, nil
}

// buscar asks the database even for what is no address at all, so that the time does not tell one from the other.
func (d Deps) buscar(ctx context.Context, texto string) (Credencial, error) {
	correo, err := colombia.ParseCorreo(texto)
	if err != nil {
		correo = ""
	}
	return d.Reader.Credencial(ctx, correo)
}

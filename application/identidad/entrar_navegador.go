package identidad

import (
	"context"

	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// EntrarNavegador signs a person in with a browser.
type EntrarNavegador struct{ d Deps }

// EntrarNavegadorInput is what the person types and what the browser says that it is.
type EntrarNavegadorInput struct {
	EntrarInput
	Agente string // User-Agent; only what DescribirDispositivo makes of it is kept
}

// Execute is open to anyone and fails as Entrar does. The token of the result is new each time, for the cookie; it cannot
// be read again.
func (uc EntrarNavegador) Execute(ctx context.Context, in EntrarNavegadorInput) (EntrarResult, error) {
	c, err := uc.d.comprobar(ctx, in.EntrarInput)
	if err != nil {
		return EntrarResult{}, err
	}
	token := uc.d.Navegador.New()
	sesion := identidad.AbrirSesion(kernel.SesionID(uc.d.NewID()), c.Usuario.ID, c.Epoca, uc.d.Now(), uc.d.DuracionNavegador).
		EnNavegador(uc.d.Navegador.Huella(token), identidad.DescribirDispositivo(in.Agente))
	return uc.d.abrirSesion(ctx, in.EntrarInput, c, sesion, token)
}

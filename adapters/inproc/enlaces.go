package inproc

import (
	"context"
	"errors"
	"time"

	"complementarias/application/identidad"
	"complementarias/domain/correos"
	dominio "complementarias/domain/identidad"
)

// EnlacesDeCorreos lets a mail carry a one-time link that nobody has kept: the token is made again from the id.
type EnlacesDeCorreos struct {
	tokens    identidad.TokensEnlace
	reader    identidad.Reader
	direccion func(tipo dominio.TipoEnlace, token string) string
	now       func() time.Time
}

// NewEnlacesDeCorreos makes it; direccion is the whole address of the page that a token opens.
func NewEnlacesDeCorreos(tokens identidad.TokensEnlace, reader identidad.Reader, direccion func(tipo dominio.TipoEnlace, token string) string, now func() time.Time) EnlacesDeCorreos {
	return EnlacesDeCorreos{tokens: tokens, reader: reader, direccion: direccion, now: now}
}

// Abrir implements the port of correos; a link that never was is not Vigente.
func (e EnlacesDeCorreos) Abrir(ctx context.Context, id string) (correos.Enlace, error) {
	token := e.tokens.De(dominio.EnlaceID(id))
	huella, _ := e.tokens.Huella(token)
	enlace, err := e.reader.Enlace(ctx, huella)
	if errors.Is(err, dominio.ErrEnlace) {
		return correos.Enlace{}, nil
	}
	if err != nil {
		return correos.Enlace{}, err
	}
	return correos.Enlace{URL: e.direccion(enlace.Tipo(), token), Vence: enlace.Expira(), Vigente: enlace.Vigente(e.now(), enlace.Tipo())}, nil
}

package correos

import (
	"context"

	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// Ver reads one mail.
type Ver struct {
	reader     Reader
	enlaces    Enlaces
	redaccion  Redaccion
	produccion bool
}

// Execute answers an Admin; anybody else gets correos.ErrRol. What is absent is correos.ErrNoEncontrado.
func (uc Ver) Execute(ctx context.Context, por kernel.Actor, id string) (Detalle, error) {
	if err := correos.PuedeAdministrar(por); err != nil {
		return Detalle{}, err
	}
	if !esID(id) {
		return Detalle{}, correos.ErrNoEncontrado
	}
	v, err := uc.reader.Ver(ctx, id)
	if err != nil {
		return Detalle{}, err
	}
	d := Detalle{View: v, Legible: correos.Legible(v.Tipo, uc.produccion)}
	if !d.Legible {
		return d, nil
	}
	c, _, err := contexto(ctx, uc.reader, uc.enlaces, v.Mensaje)
	if err != nil {
		return Detalle{}, err
	}
	carta, err := uc.redaccion.Componer(v.Mensaje, c.Persona, correos.Redactar(v.Mensaje, c))
	if err != nil {
		return Detalle{}, err
	}
	d.Asunto, d.Texto = carta.Asunto, carta.Texto
	return d, nil
}

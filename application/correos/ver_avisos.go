package correos

import (
	"context"

	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// VerAvisos reads when the caller gets which mails.
type VerAvisos struct{ reader Reader }

// Execute answers everybody with the own choices, one for each kind that the role may get; nobody has any about the mails
// of the own account. An Admin gets none.
func (uc VerAvisos) Execute(ctx context.Context, actor kernel.Actor) ([]Aviso, error) {
	todas, err := uc.reader.Preferencias(ctx, []kernel.UsuarioID{actor.ID})
	if err != nil {
		return nil, err
	}
	avisos := []Aviso{}
	for _, t := range correos.Opcionales(actor.Rol) {
		avisos = append(avisos, Aviso{t, todas[actor.ID].De(t)})
	}
	return avisos, nil
}

package frases

import (
	"context"
	"slices"

	"complementarias/domain/fault"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

// CrearInput is what is written about a new sentence; without a centre it is of the coordinator's. ID is the id that it
// gets, so that a form that is sent twice makes one; empty for any. Ilegibles are fields that could not be read.
type CrearInput struct {
	frases.Datos
	ID        frases.ID
	Ilegibles []fault.Field
}

// Crear adds a sentence to the list of a centre.
type Crear struct{ caso }

// Execute may be called by a coordinator, for the own centre, and by an Admin; others get frases.ErrSoloCoordinacion. It
// returns a fault.Invalid with every broken rule, frases.ErrCentroNoExiste, also for a centre out of scope,
// frases.ErrRepetida or frases.ErrDemasiadas.
func (uc Crear) Execute(ctx context.Context, actor kernel.Actor, in CrearInput) (View, error) {
	alcance, err := frases.AlcanceDe(actor)
	if err != nil {
		return View{}, err
	}
	if in.CentroID == "" {
		in.CentroID = alcance.Centro
	}
	if in.ID == "" {
		in.ID = frases.ID(uc.d.NewID())
	}
	f, err := frases.New(in.ID, in.Datos, uc.d.Campos, nil)
	if err = conIlegibles(in.Ilegibles, err); err != nil {
		return View{}, err
	}
	if !esID(string(f.CentroID)) || !alcance.Incluye(f.CentroID) {
		return View{}, frases.ErrCentroNoExiste
	}
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		otras, err := tx.Frases.DelCentro(ctx, f.CentroID)
		if err != nil || slices.Contains(otras, f) {
			return err
		}
		if f, err = frases.New(in.ID, in.Datos, uc.d.Campos, otras); err != nil {
			return err
		}
		if err = tx.Frases.Add(ctx, f); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, anotada("CREAR_FRASE", f, datosAnotados(f)))
	})
	if err != nil {
		return View{}, err
	}
	return uc.d.Reader.Ver(ctx, f.ID, alcance)
}

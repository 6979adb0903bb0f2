package frases

import (
	"context"

	"complementarias/domain/fault"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

// EditarInput is what is written over a sentence. Version, when given, must be the present one.
type EditarInput struct {
	ID        frases.ID
	Version   *int64
	Escribir  func(d *frases.Datos) // changes the fields that the caller gave
	Ilegibles []fault.Field
}

// Editar writes over a sentence.
type Editar struct{ caso }

// Execute is allowed to whom Crear.Execute is; out of scope it is frases.ErrNoEncontrada. It returns
// frases.ErrModificada for a stale version, a fault.Invalid with every broken rule or frases.ErrRepetida. What changes
// nothing leaves no trace.
func (uc Editar) Execute(ctx context.Context, actor kernel.Actor, in EditarInput) (View, error) {
	alcance, err := uc.ejecutar(ctx, actor, in.ID, in.Version, func(ctx context.Context, tx Tx, f frases.Frase, otras []frases.Frase) error {
		d := f.Datos
		in.Escribir(&d)
		nueva, err := f.Editar(d, uc.d.Campos, otras)
		if err = conIlegibles(in.Ilegibles, err); err != nil {
			return err
		}
		cambios := f.Diferencias(nueva)
		if len(cambios) == 0 {
			return nil
		}
		if err := tx.Frases.Save(ctx, nueva); err != nil {
			return err
		}
		lista := make([]map[string]any, len(cambios))
		for i, c := range cambios {
			lista[i] = map[string]any{"campo": c.Campo, "antes": c.Antes, "despues": c.Despues}
		}
		return tx.Auditoria.Anotar(ctx, actor, anotada("EDITAR_FRASE", f, map[string]any{"cambios": lista}))
	})
	if err != nil {
		return View{}, err
	}
	return uc.d.Reader.Ver(ctx, in.ID, alcance)
}

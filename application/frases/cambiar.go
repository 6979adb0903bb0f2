package frases

import (
	"context"
	"errors"
	"slices"

	"complementarias/domain/fault"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

func anotada(accion string, f frases.Frase, detalle map[string]any) kernel.Anotacion {
	return kernel.Anotacion{Accion: accion, ObjetoTipo: "frase", ObjetoID: string(f.ID), Centro: f.CentroID, Detalle: detalle}
}

func datosAnotados(f frases.Frase) map[string]any {
	return map[string]any{"campo": f.Campo, "texto": f.Texto}
}

// ejecutar locks the centre of a sentence, reads its sentences after that and makes the change. What is out of scope looks
// absent.
func (c caso) ejecutar(ctx context.Context, actor kernel.Actor, id frases.ID, version *int64,
	cambiar func(ctx context.Context, tx Tx, f frases.Frase, otras []frases.Frase) error,
) (frases.Alcance, error) {
	alcance, err := frases.AlcanceDe(actor)
	if err != nil {
		return alcance, err
	}
	if !esID(string(id)) {
		return alcance, frases.ErrNoEncontrada
	}
	return alcance, c.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		centro, err := tx.Frases.CentroDe(ctx, id)
		if err != nil {
			return err
		}
		if !alcance.Incluye(centro) {
			return frases.ErrNoEncontrada
		}
		otras, err := tx.Frases.DelCentro(ctx, centro)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(otras, func(f frases.Frase) bool { return f.ID == id })
		if i < 0 {
			return frases.ErrNoEncontrada
		}
		if err := otras[i].Comprobar(version); err != nil {
			return err
		}
		return cambiar(ctx, tx, otras[i], otras)
	})
}

// conIlegibles reports what could not be read together with the rules that are broken.
func conIlegibles(ilegibles []fault.Field, err error) error {
	if len(ilegibles) == 0 || (err != nil && fault.KindOf(err) != fault.Invalid) {
		return err
	}
	if f, ok := errors.AsType[*fault.Error](err); ok {
		ilegibles = slices.Concat(ilegibles, f.Fields)
	}
	return fault.Fields(ilegibles)
}

package frases

import (
	"context"

	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

// Quitar removes a sentence; what was returned with it keeps its words.
type Quitar struct{ caso }

// Execute is allowed to whom Crear.Execute is; out of scope, and when it is gone already, it is frases.ErrNoEncontrada, and
// frases.ErrModificada for a stale version.
func (uc Quitar) Execute(ctx context.Context, actor kernel.Actor, id frases.ID, version *int64) error {
	_, err := uc.ejecutar(ctx, actor, id, version, func(ctx context.Context, tx Tx, f frases.Frase, _ []frases.Frase) error {
		if err := tx.Frases.Remove(ctx, f.ID); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, anotada("QUITAR_FRASE", f, datosAnotados(f)))
	})
	return err
}

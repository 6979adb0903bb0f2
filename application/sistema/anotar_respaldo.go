package sistema

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/sistema"
)

// AnotarRespaldo notes that the database was backed up, for whoever runs commands on the server.
type AnotarRespaldo struct{ d Deps }

// Execute notes a backup that was finished now and put at donde, which may be empty. The error is that of sistema.NewRespaldo;
// a donde that is refused is written nowhere.
func (uc AnotarRespaldo) Execute(ctx context.Context, donde string) (sistema.Respaldo, error) {
	r, err := sistema.NewRespaldo(donde, uc.d.Now())
	if err != nil {
		return sistema.Respaldo{}, err
	}
	id := uc.d.NewID()
	a := kernel.Anotacion{Accion: "ANOTAR_RESPALDO", ObjetoTipo: "respaldo", ObjetoID: id}
	if r.Donde != "" {
		a.Detalle = map[string]any{"cambios": []map[string]any{{"campo": "donde", "antes": "", "despues": r.Donde}}}
	}
	err = uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		if err := tx.Respaldos.Add(ctx, id, r); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, kernel.Sistema(), a)
	})
	if err != nil {
		return sistema.Respaldo{}, err
	}
	return r, nil
}

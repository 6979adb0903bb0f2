package correos

import (
	"context"
	"time"

	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// Reenviar puts a mail that was given up on its way again.
type Reenviar struct {
	uow    UnitOfWork
	now    func() time.Time
	avisar func()
}

// Execute serves an Admin; anybody else gets correos.ErrRol. It answers correos.ErrNoEncontrado or correos.ErrNoReenviable.
func (uc Reenviar) Execute(ctx context.Context, por kernel.Actor, id string) error {
	if err := correos.PuedeAdministrar(por); err != nil {
		return err
	}
	if !esID(id) {
		return correos.ErrNoEncontrado
	}
	err := uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		m, err := tx.Mensajes.Get(ctx, id)
		if err != nil {
			return err
		}
		antes := m.Estado
		if err := m.Reenviar(instante(uc.now)); err != nil {
			return err
		}
		if err := tx.Mensajes.Save(ctx, m); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, por, kernel.Anotacion{Accion: "REENVIAR_MENSAJE", ObjetoTipo: "mensaje", ObjetoID: m.ID,
			Detalle: cambioDeEstado(antes, m.Estado)})
	})
	if err == nil {
		uc.avisar()
	}
	return err
}

func cambioDeEstado(antes, despues correos.Estado) map[string]any {
	return map[string]any{"cambios": []map[string]any{{"campo": "estado", "antes": string(antes), "despues": string(despues)}}}
}

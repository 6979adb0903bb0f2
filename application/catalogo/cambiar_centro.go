package catalogo

import (
	"context"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// CentroElegido names the centre that a command is about. Edicion, when given, must be the present one (If-Match).
type CentroElegido struct {
	ID      kernel.CentroID
	Edicion *int64
}

// EscribirCentroInput is what is written over a centre.
type EscribirCentroInput struct {
	CentroElegido
	// Escribir changes the fields that the caller gave; the others come as they are kept.
	Escribir func(d *catalogo.DatosCentro)
	// Ilegibles are fields of the call that could not be read; they are reported together with the rules that are broken.
	Ilegibles []fault.Field
}

// cambioDeCentro is what the commands on centres stand on.
type cambioDeCentro struct {
	uow     uow.UnitOfWork[Tx]
	centros CentroReader
	now     func() time.Time
	newID   func() string
}

func (c cambioDeCentro) hoy() kernel.Date { return kernel.Today(c.now()) }

// ejecutar is their frame: who, lock and read, edition, the change itself, and when there was one, save and audit, all
// in one transaction; then the answer.
func (c cambioDeCentro) ejecutar(ctx context.Context, actor kernel.Actor, accion string, o CentroElegido,
	cambiar func(ctx context.Context, tx Tx, centro *catalogo.Centro) ([]catalogo.Cambio, error),
) (CentroCompleto, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return CentroCompleto{}, err
	}
	if !esID(string(o.ID)) {
		return CentroCompleto{}, catalogo.ErrCentroNoEncontrado
	}
	err := c.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		centro, err := tx.Centros.Get(ctx, o.ID)
		if err != nil {
			return err
		}
		if err := centro.ComprobarEdicion(o.Edicion); err != nil {
			return err
		}
		cambios, err := cambiar(ctx, tx, centro)
		if err != nil || len(cambios) == 0 {
			return err
		}
		if err := tx.Centros.Save(ctx, centro); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: accion, ObjetoTipo: "centro", ObjetoID: string(o.ID), Centro: o.ID, Detalle: detalle(cambios)})
	})
	if err != nil {
		return CentroCompleto{}, err
	}
	return c.centros.Centro(ctx, o.ID, c.hoy())
}

package catalogo

import (
	"context"
	"slices"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// FiltroRecesos is what is asked of the list of recesses: the ones with a day in Anio, 0 for any year; of one centre, empty
// for all in scope. Page and Limit are 1 or more.
type FiltroRecesos struct {
	Centro kernel.CentroID
	Anio   int
	Page   int
	Limit  int
}

func centroDesconocido() fault.Field {
	return fault.Field{Pointer: "/query/centro", Code: "VALOR_NO_PERMITIDO", Message: "Ese centro no existe. Elija uno de la lista."}
}

func datosAnotados(r catalogo.Receso) map[string]any {
	return map[string]any{"nombre": r.Nombre, "desde": r.Desde.String(), "hasta": r.Hasta.String()}
}

// cambioDeReceso is what the commands on one recess stand on.
type cambioDeReceso struct {
	uow        uow.UnitOfWork[Tx]
	calendario CalendarioReader
	now        func() time.Time
}

// ejecutar locks the centre of the recess, reads its recesses after that and makes the change. What is out of scope looks
// absent.
func (c cambioDeReceso) ejecutar(ctx context.Context, actor kernel.Actor, id catalogo.RecesoID,
	cambiar func(ctx context.Context, tx Tx, r catalogo.Receso, otros []catalogo.Receso) error,
) (catalogo.Alcance, error) {
	alcance, err := catalogo.AlcanceRecesos(actor)
	if err != nil {
		return alcance, err
	}
	if !esID(string(id)) {
		return alcance, catalogo.ErrRecesoNoEncontrado
	}
	return alcance, c.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		centro, err := tx.Recesos.CentroDe(ctx, id)
		if err != nil {
			return err
		}
		if !alcance.Incluye(centro) {
			return catalogo.ErrRecesoNoEncontrado
		}
		otros, err := tx.Recesos.DelCentro(ctx, centro)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(otros, func(r catalogo.Receso) bool { return r.ID == id })
		if i < 0 {
			return catalogo.ErrRecesoNoEncontrado
		}
		return cambiar(ctx, tx, otros[i], otros)
	})
}

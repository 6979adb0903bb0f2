package catalogo

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"complementarias/application/lotes"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// DeshacerImportacion takes back what an import did, as far as nobody has gone on from there.
type DeshacerImportacion struct{ importacion }

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It takes out the programmes that the import made and
// gives the others back what they were, unless one was changed since or a solicitud was made or sent with it. Each row says
// what became of it. An import that was undone already comes back as it is. It fails with lotes.ErrNoExiste,
// lotes.ErrNoConfirmada and lotes.ErrPlazo.
func (uc DeshacerImportacion) Execute(ctx context.Context, actor kernel.Actor, id string) (*lotes.Importacion, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return nil, err
	}
	var hecha *lotes.Importacion
	err := uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		i, err := lotes.Tomar(ctx, tx.Importaciones, id, lotes.Programas, actor)
		if err != nil {
			return err
		}
		hecha = i
		if err := i.PuedeDeshacer(uc.now()); err != nil || i.Estado == lotes.Deshecha {
			return err
		}
		deshechas, quedan, err := uc.deshacer(ctx, tx, i)
		if err != nil {
			return err
		}
		i.Deshacer(uc.now())
		if err := tx.Importaciones.Save(ctx, i); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "DESHACER_IMPORTACION", ObjetoTipo: "importacion", ObjetoID: i.ID, Centro: i.Centro,
			Detalle: map[string]any{"deshechas": deshechas, "quedan": quedan}})
	})
	if err != nil {
		return nil, err
	}
	return hecha, nil
}

func (c importacion) deshacer(ctx context.Context, tx Tx, i *lotes.Importacion) (deshechas, quedan int, err error) {
	var ids []kernel.ProgramaID
	for _, r := range i.Renglones {
		if r.Efecto != nil {
			ids = append(ids, kernel.ProgramaID(r.Efecto.Objeto))
		}
	}
	programas, err := tx.Lote.PorID(ctx, ids)
	if err != nil {
		return 0, 0, err
	}
	pedidos, err := tx.Lote.Pedidos(ctx, ids, i.Confirmada)
	if err != nil {
		return 0, 0, err
	}
	de := map[kernel.ProgramaID]*catalogo.Programa{}
	for _, p := range programas {
		de[p.ID()] = p
	}
	for n := range i.Renglones {
		e := i.Renglones[n].Efecto
		if e == nil {
			continue
		}
		id := kernel.ProgramaID(e.Objeto)
		if err := c.devolver(ctx, tx, e, de[id], pedidos[id]); err != nil {
			return 0, 0, err
		}
		if e.Deshecho {
			deshechas++
		} else {
			quedan++
		}
	}
	return deshechas, quedan, nil
}

// devolver takes one row back, or says in e why it stays.
func (c importacion) devolver(ctx context.Context, tx Tx, e *lotes.Efecto, p *catalogo.Programa, pedido bool) error {
	switch {
	case p == nil || strconv.FormatInt(p.Estado().Edicion, 10) != e.Despues[efectoEdicion]:
		e.Motivo = "No se deshizo: el programa cambió después de la importación."
		return nil
	case pedido:
		e.Motivo = "No se deshizo: después de la importación se hizo o se envió una solicitud con el programa."
		return nil
	case e.Antes == nil:
		e.Deshecho, e.Motivo = true, "Se deshizo: el programa se quitó del catálogo."
		return tx.Lote.Quitar(ctx, p.ID())
	}
	var antes catalogo.EstadoPrograma
	if err := json.Unmarshal([]byte(e.Antes[efectoPrograma]), &antes); err != nil {
		return fmt.Errorf("read what an import kept of a programme: %w", err)
	}
	if _, err := p.Revertir(antes, c.now()); fault.KindOf(err) == fault.Invalid {
		e.Motivo = "No se deshizo: los datos anteriores no cumplen las reglas de hoy."
		return nil
	} else if err != nil {
		return err
	}
	e.Deshecho, e.Motivo = true, "Se deshizo: el programa tiene otra vez los datos de antes."
	return tx.Programas.Save(ctx, p)
}

package catalogo

import (
	"context"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// ConmutarFestivo switches a computed holiday off or on again, and removes a manual one.
type ConmutarFestivo struct {
	uow uow.UnitOfWork[Tx]
	now func() time.Time
}

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It returns catalogo.ErrFestivoNoEncontrado for what
// is no holiday. What changes nothing is answered alike and leaves no trace. Approved courses keep their days.
func (uc ConmutarFestivo) Execute(ctx context.Context, actor kernel.Actor, in FestivoElegido, vigente bool) (catalogo.FestivoVigente, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return catalogo.FestivoVigente{}, err
	}
	if err := fault.Fields(in.Ilegibles); err != nil {
		return catalogo.FestivoVigente{}, err
	}
	var c catalogo.Conmutacion
	err := uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		filas, err := tx.Festivos.DelDia(ctx, in.Fecha)
		if err != nil {
			return err
		}
		if c, err = catalogo.Conmutar(in.Fecha, in.Nombre, vigente, filas); err != nil || c.Nada() {
			return err
		}
		if vigente {
			if err = avisarCalendario(ctx, tx, actor, "", in.Fecha, in.Fecha, in.Nombre, uc.now()); err != nil {
				return err
			}
		}
		return escribirConmutacion(ctx, tx, actor, in, c, vigente)
	})
	if err != nil {
		return catalogo.FestivoVigente{}, err
	}
	return catalogo.FestivoVigente{Fecha: in.Fecha, Nombre: in.Nombre, Origen: c.Origen}, nil
}

func escribirConmutacion(ctx context.Context, tx Tx, actor kernel.Actor, in FestivoElegido, c catalogo.Conmutacion, vigente bool) error {
	for _, f := range c.Quitar {
		if err := tx.Festivos.Quitar(ctx, f); err != nil {
			return err
		}
	}
	for _, f := range c.Agregar {
		if err := tx.Festivos.Agregar(ctx, f); err != nil {
			return err
		}
	}
	accion := "APAGAR_FESTIVO"
	switch {
	case c.Origen == catalogo.OrigenManual:
		accion = "QUITAR_FESTIVO"
	case vigente:
		accion = "ENCENDER_FESTIVO"
	}
	return tx.Auditoria.Anotar(ctx, actor, festivoAnotado(accion, in.Fecha, in.Nombre, !vigente, vigente))
}

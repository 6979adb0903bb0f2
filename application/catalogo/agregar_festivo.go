package catalogo

import (
	"context"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// AgregarFestivo adds a holiday that the law does not compute, such as a decreed civic day.
type AgregarFestivo struct {
	uow uow.UnitOfWork[Tx]
	now func() time.Time
}

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It returns catalogo.ErrFestivoExiste or a
// fault.Invalid with every broken rule. Approved courses keep their days (domain.md 5.6).
func (uc AgregarFestivo) Execute(ctx context.Context, actor kernel.Actor, in FestivoElegido) (catalogo.FestivoVigente, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return catalogo.FestivoVigente{}, err
	}
	f, err := catalogo.NewFestivo(in.Fecha, in.Nombre, nil)
	if fault.KindOf(err) == fault.Invalid || len(in.Ilegibles) > 0 {
		return catalogo.FestivoVigente{}, conIlegibles(in.Ilegibles, soloInvalido(err))
	}
	err = uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		filas, err := tx.Festivos.DelDia(ctx, in.Fecha)
		if err != nil {
			return err
		}
		if f, err = catalogo.NewFestivo(in.Fecha, in.Nombre, filas); err != nil {
			return err
		}
		if err = tx.Festivos.Agregar(ctx, f); err != nil {
			return err
		}
		if err = avisarCalendario(ctx, tx, actor, "", f.Fecha, f.Fecha, f.Nombre, uc.now()); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, festivoAnotado("CREAR_FESTIVO", f.Fecha, f.Nombre, false, true))
	})
	if err != nil {
		return catalogo.FestivoVigente{}, err
	}
	return catalogo.FestivoVigente{Fecha: f.Fecha, Nombre: f.Nombre, Origen: catalogo.OrigenManual}, nil
}

func soloInvalido(err error) error {
	if fault.KindOf(err) == fault.Invalid {
		return err
	}
	return nil
}

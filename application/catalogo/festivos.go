package catalogo

import (
	"context"
	"fmt"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// FestivoElegido names a holiday. Ilegibles are fields of the call that could not be read; they are reported together with
// the rules that are broken.
type FestivoElegido struct {
	Fecha     kernel.Date
	Nombre    string
	Ilegibles []fault.Field
}

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

func festivoAnotado(accion string, fecha kernel.Date, nombre string, antes, despues bool) kernel.Anotacion {
	return kernel.Anotacion{Accion: accion, ObjetoTipo: "festivo", ObjetoID: fecha.String(), Detalle: map[string]any{"nombre": nombre,
		"cambios": []map[string]any{{"campo": "vigente", "antes": antes, "despues": despues}}}}
}

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

// FestivosDelAnio lists the holidays of a year together with those that are switched off.
type FestivosDelAnio struct {
	calendario CalendarioReader
}

// Execute may be called by coordinators and administrators; an instructor gets catalogo.ErrSoloCoordinacion. A year before
// 1900 or after 2199 is a fault.Invalid at /query/anio.
func (uc FestivosDelAnio) Execute(ctx context.Context, actor kernel.Actor, anio int) ([]catalogo.FestivoDelAnio, error) {
	if err := catalogo.PuedeConsultar(actor); err != nil {
		return nil, err
	}
	if err := revisarAnio(anio); err != nil {
		return nil, err
	}
	filas, err := uc.calendario.FilasDeFestivos(ctx, kernel.NewDate(anio, time.January, 1), kernel.NewDate(anio, time.December, 31))
	return catalogo.FestivosDelAnio(anio, filas), err
}

func revisarAnio(anio int) error {
	if anio >= PrimerAnio && anio <= UltimoAnio {
		return nil
	}
	return fault.Fields([]fault.Field{{Pointer: "/query/anio", Code: "FUERA_DE_RANGO",
		Message: fmt.Sprintf("El año debe estar entre %d y %d.", PrimerAnio, UltimoAnio)}})
}

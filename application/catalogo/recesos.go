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

// ListarRecesos lists the recesses of centres.
type ListarRecesos struct {
	calendario CalendarioReader
}

// Execute may be called by a coordinator, for the own centre, and by an Admin; an instructor gets
// catalogo.ErrSoloCoordinacion. The other refusal is a fault.Invalid at /query/anio or /query/centro.
func (uc ListarRecesos) Execute(ctx context.Context, actor kernel.Actor, f FiltroRecesos) (PaginaRecesos, error) {
	alcance, err := catalogo.AlcanceRecesos(actor)
	if err != nil {
		return PaginaRecesos{}, err
	}
	c := ConsultaRecesos{Alcance: alcance, Centro: f.Centro, Desde: kernel.NewDate(PrimerAnio, time.January, 1), Hasta: kernel.LastDate(),
		Saltar: (f.Page - 1) * f.Limit, Limite: f.Limit}
	var faltas []fault.Field
	if !esID(string(f.Centro)) {
		faltas = append(faltas, centroDesconocido())
	}
	if f.Anio != 0 {
		faltas = append(faltas, camposDe(revisarAnio(f.Anio))...)
		c.Desde, c.Hasta = kernel.NewDate(f.Anio, time.January, 1), kernel.NewDate(f.Anio, time.December, 31)
	}
	if err := fault.Fields(faltas); err != nil {
		return PaginaRecesos{}, err
	}
	return uc.calendario.Recesos(ctx, c)
}

func centroDesconocido() fault.Field {
	return fault.Field{Pointer: "/query/centro", Code: "VALOR_NO_PERMITIDO", Message: "Ese centro no existe. Elija uno de la lista."}
}

// VerReceso reads one recess.
type VerReceso struct {
	calendario CalendarioReader
}

// Execute may be called by a coordinator, for the own centre, and by an Admin; an instructor gets
// catalogo.ErrSoloCoordinacion, and out of scope it is catalogo.ErrRecesoNoEncontrado.
func (uc VerReceso) Execute(ctx context.Context, actor kernel.Actor, id catalogo.RecesoID) (RecesoView, error) {
	alcance, err := catalogo.AlcanceRecesos(actor)
	if err != nil {
		return RecesoView{}, err
	}
	if !esID(string(id)) {
		return RecesoView{}, catalogo.ErrRecesoNoEncontrado
	}
	return uc.calendario.VerReceso(ctx, id, alcance)
}

// CrearRecesoInput is what is written about a new recess; without a centre it is of the coordinator's. ID is the id that it
// gets, so that a form that is sent twice makes one; empty for any. Ilegibles are fields that could not be read.
type CrearRecesoInput struct {
	catalogo.DatosReceso
	ID        catalogo.RecesoID
	Ilegibles []fault.Field
}

// CrearReceso registers a recess of a centre.
type CrearReceso struct {
	uow        uow.UnitOfWork[Tx]
	calendario CalendarioReader
	now        func() time.Time
	newID      func() string
}

// Execute may be called by a coordinator, for the own centre, and by an Admin; an instructor gets
// catalogo.ErrSoloCoordinacion. It returns a fault.Invalid with every broken rule, catalogo.ErrCentroNoExiste, also for a
// centre out of scope, or catalogo.ErrRecesoTraslapado. Approved courses keep their days (domain.md 5.6).
func (uc CrearReceso) Execute(ctx context.Context, actor kernel.Actor, in CrearRecesoInput) (RecesoView, error) {
	alcance, err := catalogo.AlcanceRecesos(actor)
	if err != nil {
		return RecesoView{}, err
	}
	if in.CentroID == "" {
		in.CentroID = alcance.Centro
	}
	if in.ID == "" {
		in.ID = catalogo.RecesoID(uc.newID())
	}
	r, err := catalogo.NewReceso(in.ID, in.DatosReceso, nil)
	if err = conIlegibles(in.Ilegibles, err); err != nil {
		return RecesoView{}, err
	}
	if !esID(string(r.CentroID)) || !alcance.Incluye(r.CentroID) {
		return RecesoView{}, catalogo.ErrCentroNoExiste
	}
	err = uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		otros, err := tx.Recesos.DelCentro(ctx, r.CentroID)
		if err != nil || slices.Contains(otros, r) {
			return err
		}
		if r, err = catalogo.NewReceso(in.ID, in.DatosReceso, otros); err != nil {
			return err
		}
		if err = tx.Recesos.Add(ctx, r); err != nil {
			return err
		}
		if err = avisarCalendario(ctx, tx, actor, r.CentroID, r.Desde, r.Hasta, r.Nombre, uc.now()); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "CREAR_RECESO", ObjetoTipo: "receso", ObjetoID: string(r.ID), Centro: r.CentroID,
			Detalle: datosAnotados(r)})
	})
	if err != nil {
		return RecesoView{}, err
	}
	return uc.calendario.VerReceso(ctx, r.ID, alcance)
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

// EditarRecesoInput is what is written over a recess. Edicion, when given, must be the present one (If-Match).
type EditarRecesoInput struct {
	ID        catalogo.RecesoID
	Edicion   *int64
	Escribir  func(d *catalogo.DatosReceso) // changes the fields that the caller gave
	Ilegibles []fault.Field
}

// EditarReceso writes over a recess.
type EditarReceso struct{ cambioDeReceso }

// Execute is allowed to whom CrearReceso.Execute is; out of scope it is catalogo.ErrRecesoNoEncontrado. It returns a
// catalogo.ErrRecesoModificado for a stale edition, a fault.Invalid with every broken rule, or catalogo.ErrRecesoTraslapado.
// What changes nothing leaves no trace.
func (uc EditarReceso) Execute(ctx context.Context, actor kernel.Actor, in EditarRecesoInput) (RecesoView, error) {
	alcance, err := uc.ejecutar(ctx, actor, in.ID, func(ctx context.Context, tx Tx, r catalogo.Receso, otros []catalogo.Receso) error {
		if err := r.ComprobarEdicion(in.Edicion); err != nil {
			return err
		}
		d := r.DatosReceso
		in.Escribir(&d)
		nuevo, err := r.Editar(d, otros)
		if err = conIlegibles(in.Ilegibles, err); err != nil {
			return err
		}
		cambios := r.Diferencias(nuevo)
		if len(cambios) == 0 {
			return nil
		}
		if err := tx.Recesos.Save(ctx, nuevo); err != nil {
			return err
		}
		if nuevo.Desde != r.Desde || nuevo.Hasta != r.Hasta {
			if err := avisarCalendario(ctx, tx, actor, r.CentroID, nuevo.Desde, nuevo.Hasta, nuevo.Nombre, uc.now()); err != nil {
				return err
			}
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "EDITAR_RECESO", ObjetoTipo: "receso", ObjetoID: string(r.ID), Centro: r.CentroID,
			Detalle: detalle(cambios)})
	})
	if err != nil {
		return RecesoView{}, err
	}
	return uc.calendario.VerReceso(ctx, in.ID, alcance)
}

// QuitarReceso removes a recess.
type QuitarReceso struct{ cambioDeReceso }

// Execute is allowed to whom CrearReceso.Execute is; out of scope, and when it is gone already, it is
// catalogo.ErrRecesoNoEncontrado.
func (uc QuitarReceso) Execute(ctx context.Context, actor kernel.Actor, id catalogo.RecesoID) error {
	_, err := uc.ejecutar(ctx, actor, id, func(ctx context.Context, tx Tx, r catalogo.Receso, _ []catalogo.Receso) error {
		if err := tx.Recesos.Remove(ctx, r.ID); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "QUITAR_RECESO", ObjetoTipo: "receso", ObjetoID: string(r.ID), Centro: r.CentroID,
			Detalle: datosAnotados(r)})
	})
	return err
}

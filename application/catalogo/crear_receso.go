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

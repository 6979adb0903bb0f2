package solicitudes

import (
	"context"
	"errors"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Duplicar writes a new draft from an old Solicitud.
type Duplicar struct{ caso }

// DuplicarInput names the original. Copia, when given, is the id that the copy gets: asked twice with the same one, the
// second call answers the copy that the first has made.
type DuplicarInput struct {
	Target
	Copia kernel.SolicitudID
}

// Execute lets the owner copy a Solicitud in any state. The copy has everything but code, dates, ficha, decisions and
// declarations; ErrPrograma when its programme is no longer offered.
func (uc Duplicar) Execute(ctx context.Context, actor kernel.Actor, in DuplicarInput) (View, error) {
	if err := solicitudes.RolPuede(solicitudes.Duplicar, actor.Rol); err != nil {
		return View{}, err
	}
	id := in.Copia
	if id == "" {
		id = kernel.SolicitudID(uc.d.NewID())
	}
	var n recien
	err := uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		original, err := tx.Solicitudes.Get(ctx, in.ID, solicitudes.AlcanceDe(actor))
		if err != nil {
			return err
		}
		// The lock on the original lets two calls with one id pass one after the other.
		if err = sinCrear(ctx, tx, in.Copia, actor); err != nil {
			return err
		}
		if err = original.ComprobarVersion(in.Version); err != nil {
			return err
		}
		if err = dicta(ctx, tx, actor.ID, ""); err != nil {
			return err
		}
		e := original.Expediente()
		e.CentroID = actor.Centro // a copy is a new solicitud, so it belongs to where the instructor works now
		env, err := uc.entorno(ctx, tx.Entornos, e, solicitudes.Parche{})
		if err != nil {
			return err
		}
		copia, err := original.Duplicar(actor, id, env, numerador(ctx, tx))
		if err != nil {
			return err
		}
		n = recien{copia.Expediente(), env}
		return agregar(ctx, tx, copia)
	})
	if errors.Is(err, solicitudes.ErrYaCreada) && in.Copia != "" {
		return uc.vista(ctx, uc.d.Reader, actor, id, uc.entornoDesde(uc.d.Entornos))
	}
	if err != nil {
		return View{}, err
	}
	return uc.mostrar(ctx, actor, n), nil
}

package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Duplicar writes a new draft from an old Solicitud.
type Duplicar struct{ caso }

// Execute lets the owner copy a Solicitud in any state. The copy has everything but code, dates, ficha, decisions and
// declarations; ErrPrograma when its programme is no longer offered.
func (uc Duplicar) Execute(ctx context.Context, actor kernel.Actor, o Target) (View, error) {
	if err := solicitudes.RolPuede(solicitudes.Duplicar, actor.Rol); err != nil {
		return View{}, err
	}
	id := kernel.SolicitudID(uc.d.NewID())
	var n recien
	err := uc.d.UoW.Do(ctx, func(ctx context.Context, tx Tx) error {
		original, err := tx.Solicitudes.Get(ctx, o.ID, solicitudes.AlcanceDe(actor))
		if err != nil {
			return err
		}
		if err = original.ComprobarVersion(o.Version); err != nil {
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
	if err != nil {
		return View{}, err
	}
	return uc.mostrar(ctx, actor, n), nil
}

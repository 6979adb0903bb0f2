package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Abrir reads one Solicitud to write on. Its clashes are left out: Previsualizar has them.
type Abrir struct{ caso }

// Execute answers who may edit it now, and refuses others as Editar would: ErrRol, ErrNoEncontrada, or a Conflict that says
// in which state it is.
func (uc Abrir) Execute(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) (View, error) {
	if err := solicitudes.RolPuede(solicitudes.Editar, actor.Rol); err != nil {
		return View{}, err
	}
	v, err := uc.vistaSinCruces(ctx, uc.d.Reader, actor, id, uc.entornoDesde(uc.d.Entornos))
	if err != nil {
		return View{}, err
	}
	return v, solicitudes.Permitida(solicitudes.Editar, actor, v.Situacion())
}

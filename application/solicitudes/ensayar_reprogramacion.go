package solicitudes

import (
	"context"
	"errors"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// EnsayarReprogramacion tries another schedule of an approved course out; it keeps nothing.
type EnsayarReprogramacion struct{ caso }

// Execute answers whoever may reprogram the course or propose it, with what Reprogramar would say of the fields. It asks
// three times, whatever there is.
func (uc EnsayarReprogramacion) Execute(ctx context.Context, actor kernel.Actor, in EnsayarInput) (EnsayoView, error) {
	accion := solicitudes.VerboDeReprogramar(actor.Rol)
	if err := solicitudes.RolPuede(accion, actor.Rol); err != nil {
		return EnsayoView{}, err
	}
	v, err := uc.d.Reader.Ver(ctx, in.ID, solicitudes.AlcanceDe(actor))
	if err != nil {
		return EnsayoView{}, err
	}
	v.Acciones = solicitudes.Acciones(actor, v.Situacion())
	m, err := uc.mundoDe(ctx, uc.d.Entornos, v.Expediente, in.Parche)
	if err != nil {
		return EnsayoView{}, err
	}
	s := solicitudes.Restore(v.Expediente)
	ensayo, err := s.Ensayar(actor, in.Parche, m.Entorno)
	if err != nil && fault.KindOf(err) != fault.Invalid {
		return EnsayoView{}, err
	}
	x := EnsayoView{PreviaView: PreviaView{Solicitud: v, Datos: ensayo.Datos}, Quedan: ensayo.Quedan, Distinto: ensayo.Distinto}
	if err != nil {
		x.Faltas, x.Datos = camposDe(err), s.Con(in.Parche)
	}
	hoy := kernel.Today(uc.now())
	desde, hasta := solicitudes.SemanasEnteras(hoy, solicitudes.HastaDonde(hoy))
	if len(ensayo.Sesiones) > 0 {
		desde, hasta = solicitudes.SemanasEnteras(ensayo.Primera(), ensayo.Ultima())
	}
	rivales, err := uc.d.Reader.Rivales(ctx, v.rivalesEntre(desde, hasta))
	if err != nil {
		return EnsayoView{}, err
	}
	x.PlanView = planView(actor, ensayo.Trazo, rivales, m.LimiteMinutos)
	x.Cruces = solicitudes.Enfrentar(actor, ensayo.PorDictar(), rivales)
	return x, nil
}

func camposDe(err error) []fault.Field {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f.Fields
	}
	return nil
}

package solicitudes

import (
	"context"
	"errors"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Reprogramar gives an approved course other times, or asks for them.
type Reprogramar struct{ caso }

// ReprogramarInput is why, and the fields of the schedule that change.
type ReprogramarInput struct {
	Target
	Reprogramacion solicitudes.Reprogramacion
}

// Execute lets the coordination reprogram what is APROBADA and the owner propose it; the View has a Propuesta exactly when
// it was only proposed. Its locks are those of Aprobar, in the same order, so of two decisions about one instructor's time
// one waits for the other and sees its sessions. It returns ErrCruce or ErrClasePasada unless justified, ErrSinCambios,
// or a fault with a field for each thing to mend.
func (uc Reprogramar) Execute(ctx context.Context, actor kernel.Actor, in ReprogramarInput) (View, error) {
	accion := solicitudes.VerboDeReprogramar(actor.Rol)
	var t turno
	return uc.modificarTras(ctx, actor, accion, in.Target, t.esperar(actor, in.ID), func(ctx context.Context, tx Tx, s *solicitudes.Solicitud) error {
		if err := t.vale(s); err != nil {
			return err
		}
		env, err := uc.entorno(ctx, tx.Entornos, s.Expediente(), in.Reprogramacion.Parche)
		if err != nil {
			return err
		}
		if accion == solicitudes.ProponerReprogramacion {
			return s.ProponerReprogramacion(actor, in.Reprogramacion, env)
		}
		return sigueDictando(ctx, tx, s, s.Reprogramar(actor, in.Reprogramacion, func(desde, hasta kernel.Date) ([]solicitudes.Rival, error) {
			return tx.Reader.Rivales(ctx, rivalesEntre(s, desde, hasta))
		}, env))
	})
}

// DescartarPropuesta leaves the schedule of an approved course as it is.
type DescartarPropuesta struct{ caso }

// DescartarPropuestaInput carries the reason.
type DescartarPropuestaInput struct {
	Target
	Motivo string
}

// Execute lets the coordination discard what the owner proposes; ErrSinPropuesta when there is nothing.
func (uc DescartarPropuesta) Execute(ctx context.Context, actor kernel.Actor, in DescartarPropuestaInput) (View, error) {
	return uc.modificar(ctx, actor, solicitudes.DescartarPropuesta, in.Target, func(_ context.Context, _ Tx, s *solicitudes.Solicitud) error {
		return s.DescartarPropuesta(actor, in.Motivo, uc.now())
	})
}

// EnsayarReprogramacion tries another schedule of an approved course out; it keeps nothing.
type EnsayarReprogramacion struct{ caso }

// EnsayarInput is the schedule to try: the fields that would change.
type EnsayarInput struct {
	ID     kernel.SolicitudID
	Parche solicitudes.Parche
}

// EnsayoView is a course as it is (Solicitud) and as it would be. Without a plan, Faltas says why. Cruces are about the
// classes that are still to come; the first Quedan sessions stay as they are.
type EnsayoView struct {
	PreviaView
	Quedan   int
	Distinto bool
}

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

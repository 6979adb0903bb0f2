package solicitudes

import (
	"context"

	"complementarias/domain/horarios"
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
	return uc.modificarTras(ctx, actor, accion, in.Target, bloquearInstructor(actor, in.ID), func(ctx context.Context, tx Tx, s *solicitudes.Solicitud) error {
		env, err := uc.entorno(ctx, tx.Entornos, s.Expediente(), in.Reprogramacion.Parche)
		if err != nil {
			return err
		}
		if accion == solicitudes.ProponerReprogramacion {
			return s.ProponerReprogramacion(actor, in.Reprogramacion, env)
		}
		return s.Reprogramar(actor, in.Reprogramacion, func(desde, hasta kernel.Date) ([]solicitudes.Rival, error) {
			return tx.Reader.Rivales(ctx, s.InstructorID(), s.ID(), desde, hasta)
		}, env)
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

// EnsayoView is the course as it would be, with what that means for its instructor. Cruces and Carga are about the
// sessions that are still to come.
type EnsayoView struct {
	solicitudes.Ensayo
	Cruces        []solicitudes.Cruce
	Carga         horarios.Semana
	LimiteMinutos int
}

// Execute answers whoever may reprogram the course or propose it. It returns what Reprogramar would say of the fields.
func (uc EnsayarReprogramacion) Execute(ctx context.Context, actor kernel.Actor, in EnsayarInput) (EnsayoView, error) {
	if err := solicitudes.RolPuede(solicitudes.VerboDeReprogramar(actor.Rol), actor.Rol); err != nil {
		return EnsayoView{}, err
	}
	v, err := uc.d.Reader.Ver(ctx, in.ID, solicitudes.AlcanceDe(actor))
	if err != nil {
		return EnsayoView{}, err
	}
	m, err := uc.mundoDe(ctx, uc.d.Entornos, v.Expediente, in.Parche)
	if err != nil {
		return EnsayoView{}, err
	}
	ensayo, err := solicitudes.Restore(v.Expediente).Ensayar(actor, in.Parche, m.Entorno)
	if err != nil {
		return EnsayoView{}, err
	}
	porDictar := ensayo.Sesiones[ensayo.Quedan:]
	desde, hasta := semanasEnteras(porDictar)
	rivales, err := uc.d.Reader.Rivales(ctx, v.InstructorID, v.ID, desde, hasta)
	if err != nil {
		return EnsayoView{}, err
	}
	return EnsayoView{Ensayo: ensayo, Cruces: solicitudes.Enfrentar(actor, porDictar, rivales), Carga: solicitudes.CargaMaxima(porDictar, rivales),
		LimiteMinutos: solicitudes.LimiteSemanal(m.Vinculo)}, nil
}

// semanasEnteras spans the weeks of some sessions, because the load of a week counts every approved session in it.
func semanasEnteras(sesiones []horarios.Sesion) (desde, hasta kernel.Date) {
	primera, ultima := sesiones[0].Fecha, sesiones[len(sesiones)-1].Fecha
	return primera.AddDays(1 - primera.Weekday()), ultima.AddDays(7 - ultima.Weekday())
}

package solicitudes

import (
	"context"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Planear tries a schedule out: the engine as a service. It keeps nothing.
type Planear struct{ caso }

// PlanearInput is a schedule; only the schedule's fields of Datos are read. Limite may be zero.
type PlanearInput struct {
	Datos  solicitudes.Datos
	Limite kernel.Date
	// Excepto is the solicitud being written, so that it does not clash with itself; empty for a new one.
	Excepto kernel.SolicitudID
	// Ilegibles are fields of the call that could not be read; they are reported together with the engine's refusals.
	Ilegibles []fault.Field
}

// PlanView is the plan with what it means for the caller: clashes with the own courses and the heaviest week.
type PlanView struct {
	horarios.Plan
	Explicacion   string
	Cruces        []solicitudes.Cruce
	Carga         horarios.Semana // the caller's heaviest week, approved courses included
	LimiteMinutos int             // the caller's weekly limit
}

// Execute answers every role, with the recess of the caller's centre. It returns the engine's refusals as faults with a
// field for each broken block.
func (uc Planear) Execute(ctx context.Context, actor kernel.Actor, in PlanearInput) (PlanView, error) {
	m, err := uc.mundo(ctx, uc.d.Entornos, ConsultaEntorno{Centro: actor.Centro, Instructor: actor.ID, Desde: in.Datos.FechaInicioCurso})
	if err != nil {
		return PlanView{}, err
	}
	plan, explicacion, err := solicitudes.PlanDe(in.Datos, in.Limite, m.Entorno)
	if err = conIlegibles(in.Ilegibles, err); err != nil {
		return PlanView{}, err
	}
	// Whole weeks, because the load of a week counts every approved session in it.
	desde := plan.Primera().AddDays(1 - plan.Primera().Weekday())
	hasta := plan.Ultima().AddDays(7 - plan.Ultima().Weekday())
	rivales, err := uc.d.Reader.Rivales(ctx, actor.ID, in.Excepto, desde, hasta)
	if err != nil {
		return PlanView{}, err
	}
	return PlanView{
		Plan: plan, Explicacion: explicacion,
		Cruces:        solicitudes.Enfrentar(actor, plan.Sesiones, rivales),
		Carga:         solicitudes.CargaMaxima(plan.Sesiones, rivales),
		LimiteMinutos: solicitudes.LimiteSemanal(m.Vinculo),
	}, nil
}

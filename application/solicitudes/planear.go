package solicitudes

import (
	"context"
	"slices"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Planear tries a schedule out: the engine as a service. It keeps nothing.
type Planear struct{ caso }

// PlanearInput is a schedule; of Datos only the schedule's fields and AmbienteID are read. Limite may be zero.
type PlanearInput struct {
	Datos  solicitudes.Datos
	Limite kernel.Date
	// Excepto is the solicitud being written, so that it does not clash with itself; empty for a new one.
	Excepto kernel.SolicitudID
	// Ilegibles are fields of the call that could not be read; they are reported together with the engine's refusals.
	Ilegibles []fault.Field
}

// PlanView is the plan with what it means for who teaches it.
type PlanView struct {
	horarios.Plan
	Explicacion   string
	Cruces        []solicitudes.Cruce
	Carga         horarios.Semana // the heaviest week, approved courses included
	LimiteMinutos int             // the weekly limit
	// SinOmitir is the date on which it would have ended with nothing left out; zero when nothing was.
	SinOmitir kernel.Date
	// FinQuitando has, for the date of each clash, the end of the course with that date taken out; dates that cannot be
	// taken out are missing.
	FinQuitando map[kernel.Date]kernel.Date
	PorSemana   []solicitudes.SemanaDeCarga
	Ocupacion   []solicitudes.Ocupada // by the other courses, and those in the ambiente, in the weeks of the plan
}

// Execute answers every role, with the recess and the ambientes of the caller's centre. It returns the engine's refusals as
// faults with a field for each broken block, and an ambiente that cannot be chosen at its own.
func (uc Planear) Execute(ctx context.Context, actor kernel.Actor, in PlanearInput) (PlanView, error) {
	m, err := uc.mundo(ctx, uc.d.Entornos, ConsultaEntorno{Centro: actor.Centro, Instructor: actor.ID, Ambiente: buscable(in.Datos.AmbienteID),
		Desde: in.Datos.FechaInicioCurso})
	if err != nil {
		return PlanView{}, err
	}
	trazo, err := solicitudes.Trazar(in.Datos, in.Limite, m.Entorno)
	if err = conIlegibles(slices.Concat(in.Ilegibles, solicitudes.RevisarAmbiente(in.Datos, m.Entorno)), err); err != nil {
		return PlanView{}, err
	}
	desde, hasta := solicitudes.SemanasEnteras(trazo.Primera(), trazo.Ultima())
	rivales, err := uc.d.Reader.Rivales(ctx, ConsultaRivales{Instructor: actor.ID, Ambiente: in.Datos.AmbienteID, Excepto: in.Excepto, Desde: desde, Hasta: hasta})
	if err != nil {
		return PlanView{}, err
	}
	return planView(actor, trazo, rivales, m.LimiteMinutos), nil
}

func planView(actor kernel.Actor, trazo solicitudes.Trazo, rivales []solicitudes.Rival, limite int) PlanView {
	v := PlanView{
		Plan: trazo.Plan, Explicacion: trazo.Explicacion(), SinOmitir: trazo.SinOmitir(),
		Cruces:        solicitudes.Enfrentar(actor, trazo.Sesiones, rivales),
		Carga:         solicitudes.CargaMaxima(trazo.Sesiones, rivales),
		LimiteMinutos: limite,
		FinQuitando:   map[kernel.Date]kernel.Date{},
		PorSemana:     solicitudes.CargaPorSemana(trazo.Sesiones, rivales),
		Ocupacion:     solicitudes.Ocupacion(actor, rivales),
	}
	for _, c := range v.Cruces {
		if _, hecho := v.FinQuitando[c.Fecha]; hecho {
			continue
		}
		if fin := trazo.FinQuitando(c.Fecha); !fin.IsZero() {
			v.FinQuitando[c.Fecha] = fin
		}
	}
	return v
}

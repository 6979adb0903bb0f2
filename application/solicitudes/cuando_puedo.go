package solicitudes

import (
	"context"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// CuandoPuedo finds the earliest dates on which the caller could start a course.
type CuandoPuedo struct{ caso }

// CuandoPuedoInput is the question; of its Datos only the schedule's fields and AmbienteID are read.
type CuandoPuedoInput struct {
	solicitudes.Busqueda
	// Excepto is the solicitud that the course is written for, so that it is not in its own way; empty for a new one.
	Excepto kernel.SolicitudID
	// Ilegibles are fields of the call that could not be read; they are reported together with the rest.
	Ilegibles []fault.Field
}

// Execute answers every role about the own calendar, with the recess and the ambientes of the caller's centre. It returns
// what is wrong with the question as faults with a field for each.
func (uc CuandoPuedo) Execute(ctx context.Context, actor kernel.Actor, in CuandoPuedoInput) (solicitudes.Hallazgo, error) {
	hoy := kernel.Today(uc.now())
	m, err := uc.mundo(ctx, uc.d.Entornos, ConsultaEntorno{Centro: actor.Centro, Instructor: actor.ID, Ambiente: buscable(in.Datos.AmbienteID),
		Desde: in.Desde(hoy)})
	if err != nil {
		return solicitudes.Hallazgo{}, err
	}
	q := ConsultaRivales{Instructor: actor.ID, Excepto: in.Excepto}
	if m.Entorno.Ambiente != nil {
		q.Ambiente = m.Entorno.Ambiente.ID
	}
	q.Desde, q.Hasta = solicitudes.SemanasEnteras(in.Desde(hoy), in.Hasta(hoy))
	rivales, err := uc.d.Reader.Rivales(ctx, q)
	if err != nil {
		return solicitudes.Hallazgo{}, err
	}
	hallazgo, err := solicitudes.Cuando(actor, in.Busqueda, rivales, m.LimiteMinutos, m.Entorno)
	if err = conIlegibles(in.Ilegibles, err); err != nil {
		return solicitudes.Hallazgo{}, err
	}
	return hallazgo, nil
}

package solicitudes

import (
	"context"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Previsualizar shows what the schedule of a Solicitud would become with some fields written over it. It keeps nothing.
type Previsualizar struct{ caso }

// PrevisualizarInput names the Solicitud and the fields to try; of them only the schedule's count.
type PrevisualizarInput struct {
	ID     kernel.SolicitudID
	Parche solicitudes.Parche
}

// PreviaView is a schedule that may not be a plan yet: without sessions, Faltas says why.
type PreviaView struct {
	PlanView
	Solicitud View              // as it is kept, without what Ver adds
	Datos     solicitudes.Datos // with the fields written over them
	Faltas    []fault.Field     // what keeps the schedule from being sent
}

// Execute shows it to everybody in scope, about the calendar of its instructor and the recess of its centre; absent and
// out of scope are ErrNoEncontrada. It asks three times, whatever there is.
func (uc Previsualizar) Execute(ctx context.Context, actor kernel.Actor, in PrevisualizarInput) (PreviaView, error) {
	v, err := uc.d.Reader.Ver(ctx, in.ID, solicitudes.AlcanceDe(actor))
	if err != nil {
		return PreviaView{}, err
	}
	datos := solicitudes.Restore(v.Expediente).Con(in.Parche)
	q := ConsultaEntorno{Centro: v.CentroID, Instructor: v.InstructorID, Desde: datos.FechaInicioCurso}
	if q.Desde.IsZero() {
		q.Desde = kernel.Today(uc.now())
	}
	m, err := uc.mundo(ctx, uc.d.Entornos, q)
	if err != nil {
		return PreviaView{}, err
	}
	trazo, faltas := solicitudes.Prever(&datos, m.Entorno)
	desde, hasta := solicitudes.SemanasEnteras(q.Desde, solicitudes.HastaDonde(q.Desde))
	if len(trazo.Sesiones) > 0 {
		desde, hasta = solicitudes.SemanasEnteras(trazo.Primera(), trazo.Ultima())
	}
	rivales, err := uc.d.Reader.Rivales(ctx, v.rivalesEntre(desde, hasta))
	if err != nil {
		return PreviaView{}, err
	}
	return PreviaView{PlanView: planView(actor, trazo, rivales, m.LimiteMinutos), Solicitud: v, Datos: datos, Faltas: faltas}, nil
}

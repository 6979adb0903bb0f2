package solicitudes

import (
	"context"
	"slices"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Detalle is a Solicitud with all that its page tells.
type Detalle struct {
	View
	Historial []solicitudes.Movimiento // oldest first
	// Plan is the schedule as it is kept. What it left out, and why it ends when it does, is empty when the calendar or the
	// course has changed since it was planned. Cruces are those with other courses in whatever state this one is.
	Plan PlanView
}

// Detallar reads one Solicitud with its historial and what its schedule means.
type Detallar struct{ caso }

// Execute answers anybody in whose scope it is, else ErrNoEncontrada. It asks four times at most, however much there is.
func (uc Detallar) Execute(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) (Detalle, error) {
	alcance := solicitudes.AlcanceDe(actor)
	v, err := uc.d.Reader.Ver(ctx, id, alcance)
	if err != nil {
		return Detalle{}, err
	}
	v.Acciones = solicitudes.Acciones(actor, v.Situacion())
	d := Detalle{View: v}
	if d.Historial, err = uc.d.Reader.Historial(ctx, id, alcance); err != nil {
		return Detalle{}, err
	}
	m, err := uc.mundoDe(ctx, uc.d.Entornos, v.Expediente, solicitudes.Parche{})
	if err != nil {
		return Detalle{}, err
	}
	if v.Estado == solicitudes.Borrador || v.Estado == solicitudes.Devuelta {
		d.Advertencias = solicitudes.Restore(v.Expediente).Advertencias(m.Entorno)
	}
	if len(v.Sesiones) == 0 {
		return d, nil
	}
	desde, hasta := solicitudes.SemanasEnteras(v.Sesiones[0].Fecha, v.Sesiones[len(v.Sesiones)-1].Fecha)
	rivales, err := uc.d.Reader.Rivales(ctx, v.rivalesEntre(desde, hasta))
	if err != nil {
		return Detalle{}, err
	}
	d.Plan = planView(actor, trazoGuardado(v, m.Entorno), rivales, m.LimiteMinutos)
	if porDecidir(v.Estado) {
		d.Cruces = d.Plan.Cruces
	}
	return d, nil
}

// trazoGuardado is the plan of the sessions that are kept. Planned again they may come out otherwise, and then nobody
// knows any more what was left out.
func trazoGuardado(v View, env solicitudes.Entorno) solicitudes.Trazo {
	trazo, err := solicitudes.Trazar(v.Datos, kernel.Date{}, env)
	if err != nil || !slices.Equal(trazo.Sesiones, v.Sesiones) {
		return solicitudes.Trazo{Plan: horarios.DesdeSesiones(v.Sesiones)}
	}
	return trazo
}

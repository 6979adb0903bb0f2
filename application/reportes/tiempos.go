package reportes

import (
	"context"

	"complementarias/domain/kernel"
)

// Respuesta is the stretch from the first sending of a Solicitud to its approval or rejection. It is measured beside the
// stays in states, and named like them.
const Respuesta = "RESPUESTA"

// Pasos lists what is measured: the states that a Solicitud leaves again, in the order of the work, and Respuesta.
func Pasos() []string { return []string{Borrador, Pendiente, EnRevision, Devuelta, Respuesta} }

// Duracion is how long finished stays lasted. Mediana and P90 are days of 24 hours, in hundredths: the shortest time that
// at least 50 % or 90 % of the stays did not exceed. Both are 0 without stays.
type Duracion struct {
	Estancias    int // that have ended; one that lasted no time is none
	Solicitudes  int // that had at least one of them
	Mediana, P90 float64
}

// Tiempos is how long the solicitudes of a cohort stood where.
type Tiempos struct {
	Filtro  Filtro // with the period filled in
	PorPaso []PasoMedido
	PorMes  []MesMedido // every month of asking, in order
}

// PasoMedido is one of Pasos.
type PasoMedido struct {
	Paso string
	Duracion
}

// MesMedido is the Respuesta of what was asked for in a month.
type MesMedido struct {
	Desde, Hasta kernel.Date // both included
	Duracion
}

// VerTiempos measures the days in each state.
type VerTiempos struct{ caso }

// Execute answers and refuses as VerResumen does. It asks one question.
func (uc VerTiempos) Execute(ctx context.Context, actor kernel.Actor, f Filtro) (Tiempos, error) {
	alcance, f, err := uc.preparar(actor, f)
	if err != nil {
		return Tiempos{}, err
	}
	t := Tiempos{Filtro: f}
	inicios := f.Meses()
	porPaso, porMes, err := uc.d.Reader.Duraciones(ctx, alcance, f, inicios)
	if err != nil {
		return Tiempos{}, err
	}
	for _, paso := range Pasos() {
		t.PorPaso = append(t.PorPaso, PasoMedido{Paso: paso, Duracion: porPaso[paso]})
	}
	for i, inicio := range inicios {
		t.PorMes = append(t.PorMes, MesMedido{Desde: inicio, Hasta: f.finDe(inicios, i), Duracion: porMes[i]})
	}
	return t, nil
}

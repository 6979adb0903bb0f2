package api

import (
	"context"

	"complementarias/adapters/web/peticion"
	app "complementarias/application/solicitudes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

type motivoEntrada struct {
	Motivo string `json:"motivo" minLength:"10" maxLength:"4000"`
}

type reprogramarEntrada struct {
	Motivo           string           `json:"motivo" minLength:"10" maxLength:"4000"`
	FechaInicioCurso string           `json:"fechaInicioCurso,omitempty" format:"date" doc:"Si el curso ya empezó, el día desde el que rige el nuevo horario; hoy si se omite"`
	Horarios         []HorarioEntrada `json:"horarios,omitempty" maxItems:"1000"`
	OmitirFestivos   bool             `json:"omitirFestivos,omitempty"`
	OmitirRecesos    bool             `json:"omitirRecesos,omitempty"`
	FechasExcluidas  []any            `json:"fechasExcluidas,omitempty" doc:"Fechas o rangos {desde, hasta}"`
	FechasIncluidas  []string         `json:"fechasIncluidas,omitempty"`
	Justificacion    string           `json:"justificacion,omitempty" doc:"Necesaria si hay cruce o si se quita una clase que ya pasó; al menos 20 caracteres"`
}

// PropuestaJSON is the schedule that the owner of an approved course asks for.
type PropuestaJSON struct {
	Motivo                 string        `json:"motivo"`
	Fecha                  *Instante     `json:"fecha"`
	FechaInicioCurso       *string       `json:"fechaInicioCurso" doc:"Si el curso ya empezó, el día desde el que regiría"`
	FechaFinalizacionCurso *string       `json:"fechaFinalizacionCurso" doc:"Con el calendario del día en que se propuso"`
	Horarios               []HorarioJSON `json:"horarios"`
	OmitirFestivos         bool          `json:"omitirFestivos"`
	OmitirRecesos          bool          `json:"omitirRecesos"`
	FechasExcluidas        []any         `json:"fechasExcluidas"`
	FechasIncluidas        []string      `json:"fechasIncluidas"`
}

func (h Solicitudes) reprogramar(ctx context.Context, in *verboInput) (*hechoOutput, error) {
	l, o, err := in.leer()
	if err != nil {
		return nil, err
	}
	r := solicitudes.Reprogramacion{Motivo: l.Texto("motivo").O(""), Justificacion: l.Texto("justificacion").O("")}
	o.Ilegibles = l.Errores()
	r.Parche = leerCampos(l, solicitudes.CamposDeProgramacion())
	v, err := h.uc.Reprogramar.Execute(ctx, peticion.Actor(ctx), app.ReprogramarInput{Target: o, Reprogramacion: r})
	mensaje := "Curso reprogramado"
	if v.Propuesta != nil {
		mensaje = "Propuesta enviada a la coordinación"
	}
	return hecho(v, err, mensaje)
}

func (h Solicitudes) descartarPropuesta(ctx context.Context, in *verboInput) (*hechoOutput, error) {
	l, o, err := in.leer()
	if err != nil {
		return nil, err
	}
	motivo := l.Texto("motivo").O("")
	o.Ilegibles = l.Errores()
	v, err := h.uc.DescartarPropuesta.Execute(ctx, peticion.Actor(ctx), app.DescartarPropuestaInput{Target: o, Motivo: motivo})
	return hecho(v, err, "Propuesta descartada")
}

func propuestaEnJSON(id kernel.SolicitudID, p *solicitudes.Propuesta) *PropuestaJSON {
	if p == nil {
		return nil
	}
	return &PropuestaJSON{Motivo: p.Motivo, Fecha: NewInstante(p.En), FechaInicioCurso: fechaJSON(p.FechaInicioCurso), FechaFinalizacionCurso: fechaJSON(p.Fin),
		Horarios: horariosJSON(id, p.Horarios), OmitirFestivos: p.OmitirFestivos, OmitirRecesos: p.OmitirRecesos,
		FechasExcluidas: rangosJSON(p.FechasExcluidas), FechasIncluidas: fechasJSON(p.FechasIncluidas)}
}

func horariosJSON(id kernel.SolicitudID, filas []solicitudes.Horario) []HorarioJSON {
	lista := make([]HorarioJSON, len(filas))
	for i, h := range filas {
		lista[i] = HorarioJSON{ID: h.ID, SolicitudID: string(id), DiaSemana: horarios.NombreDia(h.Dia), Fecha: fechaJSON(h.Fecha),
			HoraInicio: horarios.FormatHora(h.Desde), HoraFin: horarios.FormatHora(h.Hasta), EsFlexible: h.Flexible, Observaciones: h.Observaciones}
	}
	return lista
}

func fechasJSON(fechas []kernel.Date) []string {
	lista := make([]string, len(fechas))
	for i, f := range fechas {
		lista[i] = f.String()
	}
	return lista
}

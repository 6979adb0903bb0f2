package solicitudes

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// propuestaJSON is a proposal as its column keeps it; it is read and replaced whole.
type propuestaJSON struct {
	Motivo         string        `json:"motivo"`
	En             time.Time     `json:"en"`
	Inicio         string        `json:"inicio"`
	Fin            string        `json:"fin"`
	Horarios       []horarioJSON `json:"horarios"`
	OmitirFestivos bool          `json:"omitirFestivos"`
	OmitirRecesos  bool          `json:"omitirRecesos"`
	Excluidas      []rangoJSON   `json:"excluidas"`
	Incluidas      []string      `json:"incluidas"`
}

func propuestaEnJSON(p *solicitudes.Propuesta) (json.RawMessage, error) {
	if p == nil {
		return nil, nil
	}
	j := propuestaJSON{Motivo: p.Motivo, En: p.En, Inicio: p.FechaInicioCurso.String(), Fin: p.Fin.String(),
		OmitirFestivos: p.OmitirFestivos, OmitirRecesos: p.OmitirRecesos}
	for _, h := range p.Horarios {
		j.Horarios = append(j.Horarios, horarioJSON{Dia: h.Dia, Fecha: h.Fecha.String(), Desde: h.Desde, Hasta: h.Hasta, Flexible: h.Flexible, Observaciones: h.Observaciones})
	}
	for _, r := range p.FechasExcluidas {
		j.Excluidas = append(j.Excluidas, rangoJSON{Desde: r.Desde.String(), Hasta: r.Hasta.String()})
	}
	for _, d := range p.FechasIncluidas {
		j.Incluidas = append(j.Incluidas, d.String())
	}
	texto, err := json.Marshal(j)
	if err != nil {
		return nil, fmt.Errorf("write propuesta: %w", err)
	}
	return texto, nil
}

func leerPropuesta(texto json.RawMessage) (*solicitudes.Propuesta, error) {
	if len(texto) == 0 {
		return nil, nil
	}
	var j propuestaJSON
	if err := json.Unmarshal(texto, &j); err != nil {
		return nil, err
	}
	var errs []error
	fecha := func(t string) kernel.Date {
		d, err := kernel.ParseDate(t)
		errs = append(errs, err)
		return d
	}
	p := solicitudes.Propuesta{Motivo: j.Motivo, En: j.En.UTC(), Fin: fecha(j.Fin)}
	p.FechaInicioCurso, p.OmitirFestivos, p.OmitirRecesos = fecha(j.Inicio), j.OmitirFestivos, j.OmitirRecesos
	for _, h := range j.Horarios {
		fila := solicitudes.Horario{Dia: h.Dia, Desde: h.Desde, Hasta: h.Hasta, Flexible: h.Flexible, Observaciones: h.Observaciones}
		if h.Fecha != "" {
			fila.Fecha = fecha(h.Fecha)
		}
		p.Horarios = append(p.Horarios, fila)
	}
	for _, r := range j.Excluidas {
		p.FechasExcluidas = append(p.FechasExcluidas, horarios.Rango{Desde: fecha(r.Desde), Hasta: fecha(r.Hasta)})
	}
	for _, t := range j.Incluidas {
		p.FechasIncluidas = append(p.FechasIncluidas, fecha(t))
	}
	return &p, errors.Join(errs...)
}

package solicitudes

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/solicitudes"
	"complementarias/domain/catalogo"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// NewEntornos reads programmes, people and the calendar from db, which may be a running transaction.
func NewEntornos(db bun.IDB) app.Entornos { return entornos{db} }

type entornos struct{ db bun.IDB }

// Leer asks for everything at once: writing a solicitud should not cost a question per catalogue.
func (r entornos) Leer(ctx context.Context, c app.ConsultaEntorno) (app.Mundo, error) {
	var f struct {
		Programa   json.RawMessage `bun:"programa"`
		Instructor json.RawMessage `bun:"instructor"`
		Especiales []string        `bun:"especiales,array"`
		Festivos   json.RawMessage `bun:"festivos"`
		Recesos    json.RawMessage `bun:"recesos"`
	}
	desde, hasta := postgres.Fecha{Date: c.Desde}, postgres.Fecha{Date: c.Hasta}
	err := r.db.NewRaw(`SELECT
		(SELECT json_build_array(id, centro_id, codigo, nombre, version, duracion_horas, cupo_aprendices)
		   FROM programas WHERE id = ? AND centro_id = ? AND activo) AS programa,
		(SELECT json_build_array(nombre, cedula, correo, vinculo) FROM usuarios WHERE id = ?) AS instructor,
		ARRAY(SELECT codigo FROM programas_especiales WHERE vigente_desde <= ?::date AND (vigente_hasta IS NULL OR vigente_hasta >= ?::date)) AS especiales,
		(SELECT json_agg(json_build_array(fecha, nombre, tipo)) FROM festivos WHERE fecha BETWEEN ? AND ?) AS festivos,
		(SELECT json_agg(json_build_array(desde, hasta, nombre)) FROM recesos WHERE centro_id = ? AND desde <= ? AND hasta >= ?) AS recesos`,
		string(c.Programa), string(c.Centro), string(c.Instructor), postgres.Fecha{Date: c.En}, postgres.Fecha{Date: c.En},
		desde, hasta, string(c.Centro), hasta, desde).Scan(ctx, &f)
	if err != nil {
		return app.Mundo{}, postgres.Fault(err)
	}
	m := app.Mundo{Entorno: solicitudes.Entorno{Especiales: f.Especiales}}
	if err := leerPersonas(f.Programa, f.Instructor, &m); err != nil {
		return app.Mundo{}, fmt.Errorf("read entorno: %w", err)
	}
	if c.Desde.IsZero() {
		return m, nil
	}
	if err := leerCalendario(c, f.Festivos, f.Recesos, &m); err != nil {
		return app.Mundo{}, fmt.Errorf("read calendar: %w", err)
	}
	return m, nil
}

func leerPersonas(programa, instructor json.RawMessage, m *app.Mundo) error {
	if len(programa) > 0 {
		var t tupla
		var p solicitudes.Programa
		if err := json.Unmarshal(programa, &t); err != nil {
			return err
		}
		if err := t.leer(&p.ID, &p.Centro, &p.Codigo, &p.Nombre, &p.Version, &p.Horas, &p.Cupo); err != nil {
			return err
		}
		m.Entorno.Programa = &p
	}
	if len(instructor) > 0 {
		var t tupla
		i := &m.Entorno.Instructor
		if err := json.Unmarshal(instructor, &t); err != nil {
			return err
		}
		return t.leer(&i.Nombre, &i.Cedula, &i.Correo, &m.Vinculo)
	}
	return nil
}

func leerCalendario(c app.ConsultaEntorno, festivos, recesos json.RawMessage, m *app.Mundo) error {
	var filas []catalogo.FestivoFila
	err := tuplas(festivos, func(t tupla) error {
		var fecha string
		var f catalogo.FestivoFila
		err := t.leer(&fecha, &f.Nombre, &f.Tipo)
		if err != nil {
			return err
		}
		f.Fecha, err = kernel.ParseDate(fecha)
		filas = append(filas, f)
		return err
	})
	if err != nil {
		return err
	}
	m.Entorno.Festivos = map[kernel.Date][]string{}
	for _, f := range catalogo.FestivosVigentes(c.Desde, c.Hasta, filas) {
		m.Entorno.Festivos[f.Fecha] = append(m.Entorno.Festivos[f.Fecha], f.Nombre)
	}
	return tuplas(recesos, func(t tupla) error {
		var desde, hasta string
		var r horarios.Rango
		err := t.leer(&desde, &hasta, &r.Nombre)
		if err != nil {
			return err
		}
		if r.Desde, err = kernel.ParseDate(desde); err != nil {
			return err
		}
		r.Hasta, err = kernel.ParseDate(hasta)
		m.Entorno.Recesos = append(m.Entorno.Recesos, r)
		return err
	})
}

// Package calendario reads classes for calendars and keeps the addresses that people subscribe to.
package calendario

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/calendario"
	"complementarias/domain/kernel"
)

// Reader answers the queries of the module.
type Reader struct{ db bun.IDB }

// NewReader makes the reader on db, normally the pool.
func NewReader(db bun.IDB) Reader { return Reader{db} }

// enCurso are the states of solicitudes whose classes a calendar shows.
const enCurso = `s.estado IN ('APROBADA', 'PENDIENTE', 'EN_REVISION')`

// seleccion says which classes and courses s is about. Without a centre the classes are those of an instructor, which an
// index finds; with one, the courses of the centre that have not ended before the period.
func seleccion(s app.Seleccion) (donde string, args []any) {
	donde = enCurso + ` AND x.fecha BETWEEN ? AND ?`
	desde, hasta := postgres.Fecha{Date: s.Desde}, postgres.Fecha{Date: s.Hasta}
	args = []any{desde, hasta}
	if alcance, valores := enAlcance(s.Alcance); alcance != "" {
		donde, args = donde+alcance, append(args, valores...)
	}
	if s.Centro != "" {
		donde, args = donde+` AND s.centro_id = ? AND s.fecha_finalizacion_curso >= ? AND s.fecha_inicio_curso <= ?`, append(args, string(s.Centro), desde, hasta)
	}
	if s.Instructor != "" {
		donde, args = donde+` AND x.instructor_id = ?`, append(args, string(s.Instructor))
	}
	if s.Municipio != "" {
		donde, args = donde+` AND s.municipio = ?`, append(args, s.Municipio)
	}
	if s.Ambiente != "" {
		donde, args = donde+` AND s.tipo_ambiente = ?`, append(args, s.Ambiente)
	}
	return donde, args
}

// enAlcance is the condition that every read carries.
func enAlcance(a app.Alcance) (donde string, args []any) {
	switch {
	case a.Pais:
		return "", nil
	case a.Centro != "":
		return ` AND s.centro_id = ?`, []any{string(a.Centro)}
	case a.Instructor != "":
		return ` AND s.instructor_id = ?`, []any{string(a.Instructor)}
	}
	return ` AND false`, nil
}

type filaClase struct {
	ID, Codigo, Programa, Estado, Empresa, Lugar, Municipio, Ambiente string
	InstructorID, Instructor, Centro                                  string
	Fecha                                                             postgres.Fecha
	Desde, Hasta                                                      int
	TotalDia, MinutosDia, AprobadasDia, MinutosAprobadas              int
}

// Clases numbers the classes of each day before it reads what the first of them show.
func (r Reader) Clases(ctx context.Context, s app.Seleccion) ([]app.Clase, error) {
	donde, args := seleccion(s)
	var filas []filaClase
	err := r.db.NewRaw(`SELECT s.id, s.codigo, s.programa_nombre AS programa, s.estado, s.nombre_empresa AS empresa, s.lugar_formacion AS lugar, s.municipio,
			s.tipo_ambiente AS ambiente, s.instructor_id, u.nombre AS instructor, c.nombre AS centro,
			q.fecha, q.desde, q.hasta, q.total_dia, q.minutos_dia, q.aprobadas_dia, q.minutos_aprobadas
		FROM (SELECT x.solicitud_id, x.fecha, x.desde, x.hasta, row_number() OVER (PARTITION BY x.fecha ORDER BY x.desde, x.hasta, s.codigo) AS n,
				count(*) OVER (PARTITION BY x.fecha) AS total_dia, sum(x.hasta - x.desde) OVER (PARTITION BY x.fecha) AS minutos_dia,
				count(*) FILTER (WHERE s.estado = 'APROBADA') OVER (PARTITION BY x.fecha) AS aprobadas_dia,
				coalesce(sum(x.hasta - x.desde) FILTER (WHERE s.estado = 'APROBADA') OVER (PARTITION BY x.fecha), 0) AS minutos_aprobadas
			FROM solicitud_sesiones x JOIN solicitudes s ON s.id = x.solicitud_id WHERE `+donde+`) q
			JOIN solicitudes s ON s.id = q.solicitud_id JOIN usuarios u ON u.id = s.instructor_id JOIN centros c ON c.id = s.centro_id
		WHERE q.n <= ? ORDER BY q.fecha, q.n`, append(args, s.PorDia)...).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	clases := make([]app.Clase, len(filas))
	for i, f := range filas {
		clases[i] = app.Clase{SolicitudID: kernel.SolicitudID(f.ID), Codigo: f.Codigo, Programa: f.Programa, Estado: f.Estado, Empresa: f.Empresa, Lugar: f.Lugar,
			Municipio: f.Municipio, Ambiente: f.Ambiente, InstructorID: kernel.UsuarioID(f.InstructorID), Instructor: f.Instructor, Centro: f.Centro,
			Fecha: f.Fecha.Date, Desde: f.Desde, Hasta: f.Hasta,
			TotalDia: f.TotalDia, MinutosDia: f.MinutosDia, AprobadasDia: f.AprobadasDia, MinutosAprobadas: f.MinutosAprobadas}
	}
	return clases, nil
}

type filaContorno struct {
	Instructor, Centro, Recesos, Instructores, Municipios json.RawMessage
}

// Contorno asks once.
func (r Reader) Contorno(ctx context.Context, s app.Seleccion) (app.Contorno, error) {
	desde, hasta := postgres.Fecha{Date: s.Desde}, postgres.Fecha{Date: s.Hasta}
	centro := string(s.Centro)
	var f filaContorno
	err := r.db.NewRaw(`WITH i AS (SELECT u.id, u.nombre, u.centro_id FROM usuarios u WHERE u.id = ? AND (u.rol = 'INSTRUCTOR' OR EXISTS (SELECT 1 FROM solicitudes s WHERE s.instructor_id = u.id))
				AND (? = '' OR u.centro_id = ? OR EXISTS (SELECT 1 FROM solicitudes s WHERE s.instructor_id = u.id AND s.centro_id = ?))),
			c AS (SELECT c.id, c.nombre FROM centros c WHERE c.id = coalesce(nullif(?, ''), (SELECT i.centro_id FROM i)))
		SELECT (SELECT json_build_object('ID', i.id, 'Nombre', i.nombre) FROM i) AS instructor,
			(SELECT json_build_object('ID', c.id, 'Nombre', c.nombre) FROM c) AS centro,
			(SELECT json_agg(json_build_object('Desde', r.desde, 'Hasta', r.hasta, 'Nombre', r.nombre) ORDER BY r.desde)
				FROM recesos r WHERE r.centro_id = (SELECT c.id FROM c) AND r.desde <= ? AND r.hasta >= ?) AS recesos,
			(SELECT json_agg(json_build_object('ID', u.id, 'Nombre', u.nombre) ORDER BY u.nombre, u.id) FROM usuarios u
				WHERE u.centro_id = ? AND u.rol = 'INSTRUCTOR' AND u.activo) AS instructores,
			(SELECT json_agg(DISTINCT s.municipio) FROM solicitudes s WHERE s.centro_id = ? AND `+enCurso+` AND s.municipio <> ''
				AND s.fecha_finalizacion_curso >= ? AND s.fecha_inicio_curso <= ?) AS municipios`,
		string(s.Instructor), centro, centro, centro, centro, hasta, desde, centro, centro, desde, hasta).Scan(ctx, &f)
	if err != nil {
		return app.Contorno{}, postgres.Fault(err)
	}
	return f.contorno(s)
}

func (f filaContorno) contorno(s app.Seleccion) (app.Contorno, error) {
	var v app.Contorno
	var centro struct{ ID, Nombre string }
	var recesos []struct{ Desde, Hasta, Nombre string }
	for _, j := range []struct {
		de   json.RawMessage
		para any
	}{{f.Instructor, &v.Instructor}, {f.Centro, &centro}, {f.Recesos, &recesos}, {f.Instructores, &v.Instructores}, {f.Municipios, &v.Municipios}} {
		if len(j.de) == 0 {
			continue
		}
		if err := json.Unmarshal(j.de, j.para); err != nil {
			return app.Contorno{}, fmt.Errorf("read what stands around a calendar: %w", err)
		}
	}
	if s.Instructor != "" && v.Instructor.ID == "" || s.Centro != "" && centro.ID == "" {
		return app.Contorno{}, app.ErrNoEncontrado
	}
	v.CentroID, v.Centro = kernel.CentroID(centro.ID), centro.Nombre
	for _, x := range recesos {
		desde, err := kernel.ParseDate(x.Desde)
		if err != nil {
			return app.Contorno{}, err
		}
		hasta, err := kernel.ParseDate(x.Hasta)
		if err != nil {
			return app.Contorno{}, err
		}
		v.Recesos = append(v.Recesos, app.Receso{Desde: desde, Hasta: hasta, Nombre: x.Nombre})
	}
	return v, nil
}

type filaEvento struct {
	ID, Codigo, Programa, Empresa, Lugar, Municipio string
	Version                                         int64
	ActualizadaEn                                   time.Time
	Estado                                          string // of the solicitud; only Curso tells it
	Fecha                                           postgres.Fecha
	Desde, Hasta                                    int
	Cancelada                                       bool
}

func (f filaEvento) evento() app.Evento {
	e := app.Evento{SolicitudID: kernel.SolicitudID(f.ID), Codigo: f.Codigo, Programa: f.Programa, Empresa: f.Empresa, Lugar: f.Lugar, Municipio: f.Municipio,
		Fecha: f.Fecha.Date, Desde: f.Desde, Hasta: f.Hasta, Version: f.Version, Actualizada: f.ActualizadaEn}
	switch {
	case f.Cancelada:
		e.Estado = app.Cancelado
	case f.Estado != "" && f.Estado != "APROBADA":
		e.Estado = app.Tentativo
	}
	return e
}

// Eventos asks once, a function whose plan is kept.
func (r Reader) Eventos(ctx context.Context, a app.Alcance, desde kernel.Date, canceladas time.Time, limite int) ([]app.Evento, error) {
	if a.Centro == "" && a.Instructor == "" {
		return nil, nil
	}
	var filas []filaEvento
	err := r.db.NewRaw(`SELECT * FROM calendario_eventos(nullif(?, ''), ?, ?, ?, ?)`,
		string(a.Centro), string(a.Instructor), postgres.Fecha{Date: desde}, canceladas, limite).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return eventos(filas), nil
}

func eventos(filas []filaEvento) []app.Evento {
	lista := make([]app.Evento, len(filas))
	for i, f := range filas {
		lista[i] = f.evento()
	}
	return lista
}

// Curso finds the solicitud also when it has no classes.
func (r Reader) Curso(ctx context.Context, id kernel.SolicitudID, a app.Alcance) ([]app.Evento, error) {
	alcance, args := enAlcance(a)
	var filas []filaEvento
	err := r.db.NewRaw(`SELECT s.id, s.codigo, s.programa_nombre AS programa, s.nombre_empresa AS empresa, s.lugar_formacion AS lugar, s.municipio, s.version,
			s.actualizada_en, s.estado, e.fecha, coalesce(e.desde, 0) AS desde, coalesce(e.hasta, 0) AS hasta,
			coalesce(e.retirada, false) OR s.estado IN ('CANCELADA', 'RECHAZADA') AS cancelada
		FROM solicitudes s LEFT JOIN (
				SELECT x.solicitud_id, x.fecha, x.desde, x.hasta, false AS retirada FROM solicitud_sesiones x
				UNION ALL SELECT r.solicitud_id, r.fecha, r.desde, r.hasta, true FROM solicitud_sesiones_retiradas r
				WHERE NOT EXISTS (SELECT 1 FROM solicitud_sesiones y WHERE (y.solicitud_id, y.fecha, y.desde) = (r.solicitud_id, r.fecha, r.desde))) e
			ON e.solicitud_id = s.id
		WHERE s.id = ?`+alcance+` ORDER BY e.fecha, e.desde`, append([]any{string(id)}, args...)...).Scan(ctx, &filas)
	switch {
	case err != nil:
		return nil, postgres.Fault(err)
	case len(filas) == 0:
		return nil, app.ErrSolicitudNoEncontrada
	case filas[0].Fecha.IsZero():
		return nil, nil
	}
	return eventos(filas), nil
}

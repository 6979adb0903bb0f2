// Package instructores reads accounts, solicitudes and classes as figures of the people who teach; it writes nothing.
package instructores

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/instructores"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// NewReader answers questions from db.
func NewReader(db bun.IDB) app.Reader { return reader{db} }

type reader struct{ db bun.IDB }

// The parts of every question about people. The figures of one are found in ix_solicitudes_instructor alone.
const (
	columnas = `u.id, u.nombre, u.correo, u.cedula, u.telefono, u.especialidad, u.vinculo, u.activo, u.version, u.creado_en, u.actualizado_en,
		c.id AS centro_id, c.nombre AS centro_nombre, c.codigo AS centro_codigo, c.direccion AS centro_direccion, c.telefono AS centro_telefono`
	sumas = `count(*) AS total, count(*) FILTER (WHERE s.estado = 'APROBADA') AS aprobadas, count(*) FILTER (WHERE s.estado = 'RECHAZADA') AS rechazadas,
		count(*) FILTER (WHERE s.estado IN ('PENDIENTE', 'EN_REVISION')) AS pendientes,
		count(*) FILTER (WHERE s.estado IN ('APROBADA', 'RECHAZADA') AND s.revision = 1) AS a_la_primera,
		coalesce(sum(s.aprendices) FILTER (WHERE s.estado = 'APROBADA'), 0) AS aprendices,
		coalesce(sum(s.cupo_maximo) FILTER (WHERE s.estado = 'APROBADA'), 0) AS cupos,
		coalesce(sum(s.duracion_maxima) FILTER (WHERE s.estado = 'APROBADA'), 0) AS horas`
)

// fila is an instructor with the figures.
type fila struct {
	ID, Nombre, Correo, Cedula, Telefono, Especialidad, Vinculo                             string
	Activo                                                                                  bool
	Version                                                                                 int64
	CreadoEn, ActualizadoEn                                                                 time.Time
	CentroID, CentroNombre, CentroCodigo, CentroDireccion, CentroTelefono                   string
	Total, Aprobadas, Rechazadas, Pendientes, ALaPrimera, Aprendices, Cupos, Horas, EsteMes int
}

func (f fila) persona() app.Persona {
	return app.Persona{ID: kernel.UsuarioID(f.ID), Nombre: f.Nombre, Correo: f.Correo, Cedula: f.Cedula, Telefono: f.Telefono,
		Especialidad: f.Especialidad, Vinculo: f.Vinculo, Activo: f.Activo, Version: f.Version, Creado: f.CreadoEn.UTC(), Actualizado: f.ActualizadoEn.UTC(),
		Centro: app.Centro{ID: kernel.CentroID(f.CentroID), Nombre: f.CentroNombre, Codigo: f.CentroCodigo, Direccion: f.CentroDireccion, Telefono: f.CentroTelefono}}
}

func (f fila) cifras() app.Cifras {
	return app.Cifras{Total: f.Total, Aprobadas: f.Aprobadas, Rechazadas: f.Rechazadas, Pendientes: f.Pendientes, ALaPrimera: f.ALaPrimera,
		Aprendices: f.Aprendices, Cupos: f.Cupos, Horas: f.Horas, EsteMes: f.EsteMes}
}

// personas is which instructors lie in the scope, over a row u.
func personas(a app.Alcance) (string, []any) {
	const rol = `u.rol = 'INSTRUCTOR'`
	switch {
	case a.Pais:
		return rol, nil
	case a.Centro != "":
		return rol + ` AND u.centro_id = ?`, []any{string(a.Centro)}
	case a.Propio != "":
		return rol + ` AND u.id = ?`, []any{string(a.Propio)}
	}
	return `false`, nil
}

// suyas is which solicitudes of an instructor count, over a row s.
func suyas(a app.Alcance) (string, []any) {
	if a.Centro != "" {
		return `s.centro_id = ?`, []any{string(a.Centro)}
	}
	return `true`, nil
}

var literal = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// Listar asks twice: how many there are, and the page with the figures of its people only.
func (r reader) Listar(ctx context.Context, a app.Alcance, c app.Consulta) (app.Pagina, error) {
	donde, args := personas(a)
	for _, palabra := range c.Palabras {
		donde += ` AND u.busqueda LIKE ?`
		args = append(args, "%"+literal.Replace(palabra)+"%")
	}
	if c.Centro != "" {
		donde += ` AND u.centro_id = ?`
		args = append(args, string(c.Centro))
	}
	if c.Especialidad != "" {
		donde += ` AND empresa_ordenable(u.especialidad) LIKE ?`
		args = append(args, "%"+literal.Replace(c.Especialidad)+"%")
	}
	var p app.Pagina
	if err := r.db.NewRaw(`SELECT count(*) FILTER (WHERE u.activo), count(*) FILTER (WHERE NOT u.activo) FROM usuarios u WHERE `+donde, args...).
		Scan(ctx, &p.Activos, &p.Inactivos); err != nil {
		return app.Pagina{}, postgres.Fault(err)
	}
	p.Total = p.Activos + p.Inactivos
	if c.Activo != nil {
		donde += ` AND u.activo = ?`
		args = append(args, *c.Activo)
		if p.Total = p.Inactivos; *c.Activo {
			p.Total = p.Activos
		}
	}
	if p.Total > app.TotalExacto {
		p.Total, p.TotalEsMinimo = app.TotalExacto, true
	}
	cuentan, deCuentan := suyas(a)
	args = append(args, c.Limite, c.Desde)
	var filas []fila
	err := r.db.NewRaw(`SELECT `+columnas+`, f.* FROM (SELECT u.* FROM usuarios u WHERE `+donde+` ORDER BY u.busqueda, u.id COLLATE "C" LIMIT ? OFFSET ?) u
		JOIN centros c ON c.id = u.centro_id
		CROSS JOIN LATERAL (SELECT `+sumas+` FROM solicitudes s WHERE s.instructor_id = u.id AND `+cuentan+`) f
		ORDER BY u.busqueda, u.id COLLATE "C"`, append(args, deCuentan...)...).Scan(ctx, &filas)
	if err != nil {
		return app.Pagina{}, postgres.Fault(err)
	}
	for _, f := range filas {
		p.Filas = append(p.Filas, app.Fila{Persona: f.persona(), Cifras: f.cifras()})
	}
	return p, nil
}

func (r reader) Ver(ctx context.Context, a app.Alcance, id kernel.UsuarioID, desdeMes kernel.Date) (app.Perfil, error) {
	donde, args := personas(a)
	cuentan, deCuentan := suyas(a)
	l := horarios.LimitesPorDefecto()
	var f struct {
		fila `bun:",extend"`

		Limite int
	}
	err := r.db.NewRaw(`SELECT `+columnas+`, f.*, limite_semanal(u.id, ?, ?) AS limite FROM usuarios u JOIN centros c ON c.id = u.centro_id
		CROSS JOIN LATERAL (SELECT `+sumas+`, count(*) FILTER (WHERE s.fecha_solicitud >= ?) AS este_mes
			FROM solicitudes s WHERE s.instructor_id = u.id AND `+cuentan+`) f
		WHERE `+donde+` AND u.id = ?`, slices.Concat([]any{l.Planta, l.Contratista, inicioDelDia(desdeMes)}, deCuentan, args, []any{string(id)})...).Scan(ctx, &f)
	if errors.Is(err, sql.ErrNoRows) {
		return app.Perfil{}, app.ErrNoExiste
	}
	if err != nil {
		return app.Perfil{}, postgres.Fault(err)
	}
	return app.Perfil{Persona: f.persona(), Cifras: f.cifras(), LimiteMinutos: f.Limite}, nil
}

func (r reader) Recientes(ctx context.Context, a app.Alcance, id kernel.UsuarioID, limite int) ([]app.Reciente, error) {
	cuentan, args := suyas(a)
	var filas []struct {
		ID, Codigo, Estado          string
		FechaSolicitud              time.Time
		Aprendices                  int
		Programa, Nombre, Modalidad string
		Horas                       int
	}
	err := r.db.NewRaw(`SELECT s.id, s.codigo, s.estado, s.fecha_solicitud, coalesce(s.aprendices, 0) AS aprendices,
			p.codigo AS programa, p.nombre, p.modalidad, p.duracion_horas AS horas
		FROM solicitudes s JOIN programas p ON p.id = s.programa_id WHERE s.instructor_id = ? AND `+cuentan+`
		ORDER BY s.fecha_solicitud DESC, s.id DESC LIMIT ?`, append(append([]any{string(id)}, args...), limite)...).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	recientes := make([]app.Reciente, len(filas))
	for i, f := range filas {
		recientes[i] = app.Reciente{ID: kernel.SolicitudID(f.ID), Codigo: f.Codigo, Estado: f.Estado, Fecha: f.FechaSolicitud.UTC(), Aprendices: f.Aprendices,
			Programa: app.Programa{Codigo: f.Programa, Nombre: f.Nombre, Modalidad: f.Modalidad, Horas: f.Horas}}
	}
	return recientes, nil
}

// Abiertas finds approved courses by their classes, because few of many years are still to come.
func (r reader) Abiertas(ctx context.Context, id kernel.UsuarioID, hoy kernel.Date, limite int) ([]app.Abierta, error) {
	var filas []struct {
		ID, Codigo, Estado, Programa, CentroID string
		Inicio, Fin                            postgres.Fecha
	}
	err := r.db.NewRaw(`SELECT s.id, s.codigo, s.estado, s.centro_id, coalesce(nullif(s.programa_nombre, ''), (SELECT p.nombre FROM programas p WHERE p.id = s.programa_id)) AS programa,
			s.fecha_inicio_curso AS inicio, s.fecha_finalizacion_curso AS fin
		FROM solicitudes s WHERE s.instructor_id = ? AND (s.estado IN ('PENDIENTE', 'EN_REVISION', 'DEVUELTA') OR s.estado = 'APROBADA' AND s.id IN (
			SELECT x.solicitud_id FROM solicitud_sesiones x WHERE x.instructor_id = ? AND x.fecha >= ?))
		ORDER BY s.fecha_inicio_curso NULLS LAST, s.codigo LIMIT ?`, string(id), string(id), postgres.Fecha{Date: hoy}, limite).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	abiertas := make([]app.Abierta, len(filas))
	for i, f := range filas {
		abiertas[i] = app.Abierta{ID: kernel.SolicitudID(f.ID), Codigo: f.Codigo, Estado: f.Estado, Programa: f.Programa, CentroID: kernel.CentroID(f.CentroID),
			Inicio: f.Inicio.Date, Fin: f.Fin.Date}
	}
	return abiertas, nil
}

func (r reader) Cargas(ctx context.Context, id kernel.UsuarioID, lunes kernel.Date, semanas int) ([]int, error) {
	var filas []struct{ Semana, Minutos int }
	err := r.db.NewRaw(`SELECT (x.fecha - ?::date) / 7 AS semana, sum(x.hasta - x.desde) AS minutos
		FROM solicitud_sesiones x JOIN solicitudes s ON s.id = x.solicitud_id AND s.estado = 'APROBADA'
		WHERE x.instructor_id = ? AND x.fecha >= ? AND x.fecha < ? GROUP BY 1`,
		postgres.Fecha{Date: lunes}, string(id), postgres.Fecha{Date: lunes}, postgres.Fecha{Date: lunes.AddDays(7 * semanas)}).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	minutos := make([]int, semanas)
	for _, f := range filas {
		minutos[f.Semana] = f.Minutos
	}
	return minutos, nil
}

// inicioDelDia is the instant at which a calendar day begins in Bogotá.
func inicioDelDia(d kernel.Date) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, kernel.Bogota).UTC()
}

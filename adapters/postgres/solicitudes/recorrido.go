package solicitudes

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// NewRecorridos reads whole lists from db, each in a transaction of its own.
func NewRecorridos(db *postgres.DB) app.Recorridos { return recorridos{db} }

type recorridos struct{ db *postgres.DB }

// decidida is the instant of an approval or a rejection.
const decidida = `(CASE WHEN s.fecha_aprobacion IS NOT NULL THEN s.fecha_aprobacion WHEN s.estado = 'RECHAZADA' THEN s.estado_desde END)`

// Recorrer holds one connection until usar is done. REPEATABLE READ, so that sums and rows are those of one instant; the lock
// ends with the transaction, also when a process dies, and needs no session that a pooler would not give.
func (r recorridos) Recorrer(ctx context.Context, quien kernel.UsuarioID, alcance solicitudes.Alcance, f app.Filtro, maximo int,
	usar func(context.Context, app.Recorrido) error,
) (err error) {
	tx, err := r.db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return postgres.Fault(err)
	}
	defer func() {
		// It has written nothing, so that undoing it is how it always ends.
		if errFin := tx.Rollback(); errFin != nil && !errors.Is(errFin, sql.ErrTxDone) && err == nil {
			err = postgres.Fault(errFin)
		}
	}()
	donde, args := filtro(alcance, f)
	var libre bool
	if err := tx.NewRaw(`SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))`, "recorrido de "+string(quien)).Scan(ctx, &libre); err != nil {
		return postgres.Fault(err)
	}
	if !libre {
		return app.ErrRecorridoEnCurso
	}
	var p app.Recorrido
	if err := tx.NewRaw(`SELECT count(*) FROM solicitudes s WHERE `+donde, args...).Scan(ctx, &p.Total); err != nil {
		return postgres.Fault(err)
	}
	switch {
	case p.Total == 0:
		return app.ErrNadaQueRecorrer
	case p.Total > maximo:
		return app.DemasiadasFilas(p.Total, maximo)
	}
	if p.Grupos, err = grupos(ctx, tx, donde, args); err != nil {
		return err
	}
	if p.NombresEspeciales, err = losNombresEspeciales(ctx, tx); err != nil {
		return err
	}
	p.Filas = listado(ctx, tx, donde, args)
	return usar(ctx, p)
}

func losNombresEspeciales(ctx context.Context, tx bun.Tx) (nombres map[string]string, err error) {
	var l leida
	if err := tx.NewRaw(`SELECT `+nombresEspeciales).Scan(ctx, &l); err != nil {
		return nil, postgres.Fault(err)
	}
	if len(l.NombresEspeciales) > 0 {
		err = json.Unmarshal(l.NombresEspeciales, &nombres)
	}
	return nombres, err
}

func grupos(ctx context.Context, tx bun.Tx, donde string, args []any) ([]app.Grupo, error) {
	var filas []struct {
		CentroID     string `bun:"centro_id"`
		CentroCodigo string `bun:"centro_codigo"`
		Centro       string `bun:"centro"`
		Regional     string `bun:"regional"`
		InstructorID string `bun:"instructor_id"`
		Instructor   string `bun:"instructor"`
		Estado       string `bun:"estado"`
		Solicitudes  int    `bun:"solicitudes"`
		Aprendices   int    `bun:"aprendices"`
		Horas        int    `bun:"horas"`
		Decididas    int    `bun:"decididas"`
		Dias         int    `bun:"dias"`
	}
	err := tx.NewRaw(`SELECT g.*, c.codigo AS centro_codigo, c.nombre AS centro, c.region AS regional, u.nombre AS instructor FROM (
			SELECT s.centro_id, s.instructor_id, s.estado, count(*) AS solicitudes, coalesce(sum(s.aprendices), 0) AS aprendices,
				coalesce(sum(s.duracion_maxima), 0) AS horas, count(`+decidida+`) AS decididas,
				coalesce(sum((`+decidida+` AT TIME ZONE 'America/Bogota')::date - (s.fecha_envio AT TIME ZONE 'America/Bogota')::date), 0) AS dias
			FROM solicitudes s WHERE `+donde+` GROUP BY 1, 2, 3
		) g JOIN centros c ON c.id = g.centro_id JOIN usuarios u ON u.id = g.instructor_id
		ORDER BY c.codigo, u.nombre, u.id, g.estado`, args...).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	lista := make([]app.Grupo, len(filas))
	for i, g := range filas {
		lista[i] = app.Grupo{CentroID: kernel.CentroID(g.CentroID), CentroCodigo: g.CentroCodigo, Centro: g.Centro, Regional: g.Regional,
			InstructorID: kernel.UsuarioID(g.InstructorID), Instructor: g.Instructor, Estado: solicitudes.Estado(g.Estado), Solicitudes: g.Solicitudes,
			Aprendices: g.Aprendices, Horas: g.Horas, Decididas: g.Decididas, DiasDeDecision: g.Dias}
	}
	return lista, nil
}

// filaDeListado is read column by column, because bun would keep the rows; each row is read into the same one.
type filaDeListado struct {
	app.EnListado
	estado                                         string
	ficha                                          sql.NullString
	inicio, fin, inicioInscripcion, finInscripcion postgres.Fecha
	aprendices, cupo, horas                        sql.NullInt32
	enviada, decidida                              sql.NullTime
	especiales, horarios                           sql.RawBytes // of the driver, until the next row
	franjas                                        lectorDeFranjas
}

const columnasDeListado = `s.codigo, s.estado, s.numero_ficha, s.ficha_provisional, s.revision, c.codigo, c.nombre, c.region,
	s.programa_codigo, s.programa_nombre, s.programa_version, s.programa_horas, s.programa_cupo, s.duracion_maxima, s.modalidad, u.nombre,
	s.nombre_empresa, s.nit_empresa, s.departamento, s.municipio, s.lugar_formacion, s.tipo_ambiente,
	s.fecha_inicio_curso, s.fecha_finalizacion_curso, s.inicio_inscripcion, s.finalizacion_inscripcion, s.aprendices, s.cupo_maximo,
	to_json(s.programas_especiales), s.otro_especificar, s.fecha_solicitud, s.fecha_envio, ` + decidida + `,
	(SELECT json_agg(json_build_object('dia', h.dia, 'fecha', h.fecha, 'desde', h.desde, 'hasta', h.hasta, 'flexible', h.flexible,
		'observaciones', h.observaciones) ORDER BY h.orden) FROM solicitud_horarios h WHERE h.solicitud_id = s.id)`

func (f *filaDeListado) destinos() []any {
	return []any{
		&f.Codigo, &f.estado, &f.ficha, &f.Ficha.Provisional, &f.Revision, &f.CentroCodigo, &f.Centro, &f.Regional,
		&f.Programa.Codigo, &f.Programa.Nombre, &f.Programa.Version, &f.Programa.Horas, &f.Programa.Cupo, &f.horas, &f.Modalidad, &f.Instructor,
		&f.Empresa, &f.NIT, &f.Departamento, &f.Municipio, &f.Lugar, &f.Ambiente,
		&f.inicio, &f.fin, &f.inicioInscripcion, &f.finInscripcion, &f.aprendices, &f.cupo,
		&f.especiales, &f.OtroEspecial, &f.Solicitada, &f.enviada, &f.decidida, &f.horarios,
	}
}

// terminar puts what came in the shape of the database where the row has it.
func (f *filaDeListado) terminar() (app.EnListado, error) {
	e := f.EnListado
	e.Estado, e.Ficha.Numero = solicitudes.Estado(f.estado), f.ficha.String
	e.Inicio, e.Fin, e.InicioInscripcion, e.FinInscripcion = f.inicio.Date, f.fin.Date, f.inicioInscripcion.Date, f.finInscripcion.Date
	e.Aprendices, e.Cupo, e.Horas = int(f.aprendices.Int32), int(f.cupo.Int32), int(f.horas.Int32)
	e.Solicitada, e.Enviada, e.Decidida = f.Solicitada.UTC(), instanteDe(f.enviada), instanteDe(f.decidida)
	e.Especiales = nil
	if string(f.especiales) != "[]" {
		if err := json.Unmarshal(f.especiales, &e.Especiales); err != nil {
			return e, fmt.Errorf("read solicitud %s: %w", e.Codigo, err)
		}
	}
	filas, err := f.franjas.leer(f.horarios)
	if err != nil {
		return e, fmt.Errorf("read solicitud %s: %w", e.Codigo, err)
	}
	e.Horarios = filas
	return e, nil
}

func instanteDe(t sql.NullTime) time.Time {
	if !t.Valid {
		return time.Time{}
	}
	return t.Time.UTC()
}

// listado reads the rows while they arrive; only one is in memory.
func listado(ctx context.Context, tx bun.Tx, donde string, args []any) iter.Seq2[app.EnListado, error] {
	return func(yield func(app.EnListado, error) bool) {
		filas, err := tx.QueryContext(ctx, `SELECT `+columnasDeListado+` FROM solicitudes s JOIN centros c ON c.id = s.centro_id
			JOIN usuarios u ON u.id = s.instructor_id WHERE `+donde+` ORDER BY s.fecha_solicitud DESC, s.id DESC`, args...)
		if err != nil {
			yield(app.EnListado{}, postgres.Fault(err))
			return
		}
		defer func() { _ = filas.Close() }() // what there is to tell, Err tells
		var f filaDeListado
		destinos := f.destinos()
		for filas.Next() {
			if err := filas.Scan(destinos...); err != nil {
				yield(app.EnListado{}, postgres.Fault(err))
				return
			}
			e, err := f.terminar()
			if !yield(e, err) || err != nil {
				return
			}
		}
		if err := filas.Err(); err != nil {
			yield(app.EnListado{}, postgres.Fault(err))
		}
	}
}

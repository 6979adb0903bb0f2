package solicitudes

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/solicitudes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// enCola is the predicate of the queue's partial indexes, which PostgreSQL must recognise.
const enCola = `s.estado IN ('PENDIENTE', 'EN_REVISION')`

// paginaCola is the counts of the queue and the ids of one page.
type paginaCola struct {
	SinTomar int      `bun:"sin_tomar"`
	Mias     int      `bun:"mias"`
	Tomadas  int      `bun:"tomadas"`
	IDs      []string `bun:"ids,array"`
}

func (r reader) Cola(ctx context.Context, alcance solicitudes.Alcance, revisor kernel.UsuarioID, f app.FiltroCola) (app.PaginaCola, error) {
	pagina, err := r.buscarCola(ctx, alcance, revisor, f)
	if err != nil {
		return app.PaginaCola{}, postgres.Fault(err)
	}
	p := app.PaginaCola{Conteos: map[app.VistaCola]int{}}
	for vista, n := range map[app.VistaCola]int{app.ColaEntera: pagina.SinTomar + pagina.Tomadas, app.ColaSinToma: pagina.SinTomar,
		app.ColaMia: pagina.Mias, app.ColaDeOtros: pagina.Tomadas - pagina.Mias} {
		p.Conteos[vista] = min(n, app.TotalMaximo)
		if vista == f.Vista {
			p.Total, p.TotalEsMinimo = p.Conteos[vista], n > app.TotalMaximo
		}
	}
	if len(pagina.IDs) == 0 {
		return p, nil
	}
	p.Filas, err = r.filasDeCola(ctx, pagina.IDs)
	return p, err
}

// buscarCola finds a page. The queue as it is comes from a function whose plans are kept (ADR 0003); what is searched for
// is planned for what was typed.
func (r reader) buscarCola(ctx context.Context, alcance solicitudes.Alcance, revisor kernel.UsuarioID, f app.FiltroCola) (paginaCola, error) {
	var p paginaCola
	desde := int64(f.Pagina-1) * int64(f.Limite)
	if strings.TrimSpace(f.Buscar) == "" && !f.ConCruce && (alcance.Pais || alcance.Centro != "") {
		err := r.db.NewRaw(`SELECT * FROM solicitud_cola(nullif(?, ''), ?, ?, ?, ?, ?)`, string(alcance.Centro), string(revisor), string(f.Vista),
			f.Limite, desde, app.TotalMaximo+1).Scan(ctx, &p)
		return p, err
	}
	donde, args := enAlcance(alcance)
	c := condiciones{[]string{enCola, donde}, args}
	c.texto(f.Buscar)
	if f.ConCruce {
		c.y(seCruza)
	}
	vista := condiciones{}
	switch f.Vista {
	case app.ColaSinToma:
		vista.y("c.revisor_id IS NULL")
	case app.ColaMia:
		vista.y("c.revisor_id = ?", string(revisor))
	case app.ColaDeOtros:
		vista.y("c.revisor_id <> ?", string(revisor))
	default:
		vista.y("true")
	}
	// The oldest TotalMaximo+1 that match are counted, and the page is cut out of them.
	err := r.db.NewRaw(`WITH c AS MATERIALIZED (SELECT s.id, s.fecha_envio, s.revisor_id FROM solicitudes s WHERE `+c.donde()+`
			ORDER BY s.fecha_envio, s.id LIMIT ?)
		SELECT count(*) FILTER (WHERE c.revisor_id IS NULL) AS sin_tomar, count(*) FILTER (WHERE c.revisor_id = ?) AS mias,
			count(c.revisor_id) AS tomadas,
			ARRAY(SELECT c.id FROM c WHERE `+vista.donde()+` ORDER BY c.fecha_envio, c.id LIMIT ? OFFSET ?) AS ids FROM c`,
		concat(c.args, []any{app.TotalMaximo + 1, string(revisor)}, vista.args, []any{f.Limite, desde})...).Scan(ctx, &p)
	return p, err
}

// seCruza selects what horarios.Cruces would find a clash in; solicitudestest compares the two on random schedules. Courses in
// the ambiente that were over before this one begins are left out by ix_solicitudes_ambiente: they grow by the year.
const seCruza = `(EXISTS (SELECT 1 FROM solicitud_sesiones m
	JOIN solicitud_sesiones x ON x.instructor_id = s.instructor_id AND x.fecha = m.fecha AND x.desde < m.hasta AND m.desde < x.hasta AND x.solicitud_id <> s.id
	JOIN solicitudes q ON q.id = x.solicitud_id AND q.estado IN ('APROBADA', 'PENDIENTE', 'EN_REVISION')
	WHERE m.solicitud_id = s.id)
	OR s.ambiente_id IS NOT NULL AND EXISTS (SELECT 1 FROM solicitudes q
	JOIN solicitud_sesiones x ON x.solicitud_id = q.id
	JOIN solicitud_sesiones m ON m.solicitud_id = s.id AND m.fecha = x.fecha AND x.desde < m.hasta AND m.desde < x.hasta
	WHERE q.ambiente_id = s.ambiente_id AND q.id <> s.id AND q.estado IN ('APROBADA', 'PENDIENTE', 'EN_REVISION')
		AND coalesce(q.fecha_finalizacion_curso, 'infinity'::date) >= coalesce(s.fecha_inicio_curso, '-infinity'::date)))`

// filaCola is a row of solicitud_cola_filas.
type filaCola struct {
	ID           string          `bun:"id"`
	Codigo       string          `bun:"codigo"`
	Estado       string          `bun:"estado"`
	Revision     int             `bun:"revision"`
	FechaEnvio   time.Time       `bun:"fecha_envio"`
	RevisorID    string          `bun:"revisor_id"`
	Revisor      string          `bun:"revisor"`
	CentroID     string          `bun:"centro_id"`
	Centro       string          `bun:"centro"`
	Programa     string          `bun:"programa"`
	InstructorID string          `bun:"instructor_id"`
	Instructor   string          `bun:"instructor"`
	Vinculo      string          `bun:"vinculo"`
	Limite       int             `bun:"limite"`
	Empresa      string          `bun:"empresa"`
	Municipio    string          `bun:"municipio"`
	Inicio       postgres.Fecha  `bun:"inicio"`
	Fin          postgres.Fecha  `bun:"fin"`
	Horas        int             `bun:"horas"`
	Aprendices   int             `bun:"aprendices"`
	Sesiones     []int64         `bun:"sesiones,array"`
	Rivales      json.RawMessage `bun:"rivales"`
	Ambiente     json.RawMessage `bun:"ambiente"`
}

func (r reader) filasDeCola(ctx context.Context, ids []string) ([]app.EnCola, error) {
	filas := make([]filaCola, 0, len(ids))
	l := horarios.LimitesPorDefecto()
	err := r.db.NewRaw(`SELECT f.*, limite_semanal(f.instructor_id, ?, ?) AS limite, solicitud_cola_ambiente(f.id) AS ambiente FROM solicitud_cola_filas(ARRAY[?]) f`,
		l.Planta, l.Contratista, bun.List(ids)).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	cola := make([]app.EnCola, len(filas))
	for i, f := range filas {
		cola[i] = app.EnCola{
			ID: kernel.SolicitudID(f.ID), Codigo: f.Codigo, Estado: solicitudes.Estado(f.Estado), Revision: f.Revision, Enviada: f.FechaEnvio.UTC(),
			RevisorID: kernel.UsuarioID(f.RevisorID), Revisor: f.Revisor, CentroID: kernel.CentroID(f.CentroID), Centro: f.Centro,
			Programa: f.Programa, InstructorID: kernel.UsuarioID(f.InstructorID), Instructor: f.Instructor, Vinculo: f.Vinculo, LimiteMinutos: f.Limite,
			Empresa: f.Empresa, Municipio: f.Municipio, Inicio: f.Inicio.Date, Fin: f.Fin.Date, Horas: f.Horas, Aprendices: f.Aprendices,
			Sesiones: desempacar(f.Sesiones),
		}
		if cola[i].Rivales, err = rivalesDe(f); err != nil {
			return nil, fmt.Errorf("read the rivals of %s: %w", f.ID, err)
		}
	}
	return cola, nil
}

func rivalesDe(f filaCola) ([]solicitudes.Rival, error) {
	suyos, err := leerRivales(f.Rivales, solicitudes.Rival{InstructorID: kernel.UsuarioID(f.InstructorID)})
	if err != nil {
		return nil, err
	}
	otros, err := leerRivales(f.Ambiente, solicitudes.Rival{InstructorID: kernel.UsuarioID(f.InstructorID), PorAmbiente: true})
	return append(suyos, otros...), err
}

func leerRivales(texto json.RawMessage, como solicitudes.Rival) ([]solicitudes.Rival, error) {
	if len(texto) == 0 {
		return nil, nil
	}
	var leidos []struct {
		Estado   string  `json:"estado"`
		Sesiones []int64 `json:"sesiones"`
	}
	if err := json.Unmarshal(texto, &leidos); err != nil {
		return nil, err
	}
	rivales := make([]solicitudes.Rival, len(leidos))
	for i, l := range leidos {
		rivales[i] = como
		rivales[i].Estado, rivales[i].Sesiones = solicitudes.Estado(l.Estado), desempacar(l.Sesiones)
	}
	return rivales, nil
}

// desempacar undoes sesion_empacada.
func desempacar(empacadas []int64) []horarios.Sesion {
	const hora = 1<<11 - 1
	if len(empacadas) == 0 {
		return nil
	}
	origen := kernel.NewDate(1970, time.January, 1)
	sesiones := make([]horarios.Sesion, len(empacadas))
	for i, n := range empacadas {
		sesiones[i] = horarios.Sesion{Fecha: origen.AddDays(int(n >> 22)), Desde: int(n >> 11 & hora), Hasta: int(n & hora)}
	}
	return sesiones
}

func (r reader) Vecinos(ctx context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) (app.Vecinos, error) {
	donde, args := enAlcance(alcance)
	var f struct {
		Espera          bool   `bun:"espera"`
		Antes           int    `bun:"antes"`
		Total           int    `bun:"total"`
		AnteriorID      string `bun:"anterior_id"`
		AnteriorCodigo  string `bun:"anterior_codigo"`
		SiguienteID     string `bun:"siguiente_id"`
		SiguienteCodigo string `bun:"siguiente_codigo"`
	}
	cola := enCola + " AND " + donde
	const antes, despues = `(s.fecha_envio, s.id) < (yo.envio, yo.id)`, `(s.fecha_envio, s.id) > (yo.envio, yo.id)`
	// What was never sent stands before all that was.
	err := r.db.NewRaw(`WITH yo AS MATERIALIZED (SELECT s.id, coalesce(s.fecha_envio, '-infinity') AS envio, `+enCola+` AS espera
			FROM solicitudes s WHERE s.id = ? AND `+donde+`)
		SELECT yo.espera, n.antes, t.total, a.id AS anterior_id, a.codigo AS anterior_codigo, d.id AS siguiente_id, d.codigo AS siguiente_codigo
		FROM yo
			CROSS JOIN LATERAL (SELECT count(*) AS antes FROM (SELECT 1 FROM solicitudes s WHERE `+cola+` AND `+antes+` LIMIT ?) k) n
			CROSS JOIN LATERAL (SELECT count(*) AS total FROM (SELECT 1 FROM solicitudes s WHERE `+cola+` LIMIT ?) k) t
			LEFT JOIN LATERAL (SELECT s.id, s.codigo FROM solicitudes s WHERE `+cola+` AND `+antes+` ORDER BY s.fecha_envio DESC, s.id DESC LIMIT 1) a ON true
			LEFT JOIN LATERAL (SELECT s.id, s.codigo FROM solicitudes s WHERE `+cola+` AND `+despues+` ORDER BY s.fecha_envio, s.id LIMIT 1) d ON true`,
		concat([]any{string(id)}, args, args, []any{app.TotalMaximo}, args, []any{app.TotalMaximo}, args, args)...).Scan(ctx, &f)
	if errors.Is(err, sql.ErrNoRows) {
		return app.Vecinos{}, solicitudes.ErrNoEncontrada
	}
	if err != nil {
		return app.Vecinos{}, postgres.Fault(err)
	}
	v := app.Vecinos{Total: f.Total}
	if f.Espera {
		v.Posicion = min(f.Antes+1, app.TotalMaximo)
	}
	if f.AnteriorID != "" {
		v.Anterior = &app.Vecino{ID: kernel.SolicitudID(f.AnteriorID), Codigo: f.AnteriorCodigo}
	}
	if f.SiguienteID != "" {
		v.Siguiente = &app.Vecino{ID: kernel.SolicitudID(f.SiguienteID), Codigo: f.SiguienteCodigo}
	}
	return v, nil
}

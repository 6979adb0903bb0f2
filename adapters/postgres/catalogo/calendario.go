package catalogo

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// Festivos lists the holidays in force from desde to hasta, both included, as idb sees them.
func Festivos(ctx context.Context, idb bun.IDB, desde, hasta kernel.Date) ([]catalogo.FestivoVigente, error) {
	filas, err := filasDeFestivos(ctx, idb, desde, hasta)
	if err != nil {
		return nil, err
	}
	return catalogo.FestivosVigentes(desde, hasta, filas), nil
}

func filasDeFestivos(ctx context.Context, idb bun.IDB, desde, hasta kernel.Date) ([]catalogo.FestivoFila, error) {
	var filas []filaFestivo
	err := idb.NewSelect().Model(&filas).Where("f.fecha BETWEEN ? AND ?", desde.String(), hasta.String()).
		OrderExpr(`f.fecha, f.nombre COLLATE "C"`).Scan(ctx)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	guardadas := make([]catalogo.FestivoFila, len(filas))
	for i, f := range filas {
		guardadas[i] = catalogo.FestivoFila{Fecha: fecha(f.Fecha), Nombre: f.Nombre, Tipo: f.Tipo}
	}
	return guardadas, nil
}

type festivos struct{ tx bun.IDB }

// DelDia locks the table against other writers: a row that is not there yet cannot be locked, and readers go on.
func (r festivos) DelDia(ctx context.Context, fecha kernel.Date) ([]catalogo.FestivoFila, error) {
	if _, err := r.tx.NewRaw("LOCK TABLE festivos IN SHARE ROW EXCLUSIVE MODE").Exec(ctx); err != nil {
		return nil, postgres.Fault(err)
	}
	if fecha.IsZero() {
		return nil, nil
	}
	return filasDeFestivos(ctx, r.tx, fecha, fecha)
}

func (r festivos) Agregar(ctx context.Context, f catalogo.FestivoFila) error {
	_, err := r.tx.NewRaw("INSERT INTO festivos (fecha, nombre, tipo) VALUES (?, ?, ?)", f.Fecha.String(), f.Nombre, string(f.Tipo)).Exec(ctx)
	return postgres.Fault(err)
}

func (r festivos) Quitar(ctx context.Context, f catalogo.FestivoFila) error {
	_, err := r.tx.NewRaw("DELETE FROM festivos WHERE fecha = ? AND nombre = ?", f.Fecha.String(), f.Nombre).Exec(ctx)
	return postgres.Fault(err)
}

type recesos struct{ tx bun.IDB }

func (r recesos) CentroDe(ctx context.Context, id catalogo.RecesoID) (kernel.CentroID, error) {
	var centro string
	err := r.tx.NewRaw("SELECT centro_id FROM recesos WHERE id = ?", string(id)).Scan(ctx, &centro)
	if errors.Is(err, sql.ErrNoRows) {
		return "", catalogo.ErrRecesoNoEncontrado
	}
	return kernel.CentroID(centro), postgres.Fault(err)
}

// DelCentro locks the centre only against others who do the same and against changes of it; what refers to it goes on.
func (r recesos) DelCentro(ctx context.Context, centro kernel.CentroID) ([]catalogo.Receso, error) {
	var id string
	err := r.tx.NewRaw("SELECT id FROM centros WHERE id = ? FOR NO KEY UPDATE", string(centro)).Scan(ctx, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, catalogo.ErrCentroNoExiste
	}
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return recesosDe(ctx, r.tx, "r.centro_id = ?", string(centro))
}

func (r recesos) Add(ctx context.Context, x catalogo.Receso) error {
	_, err := r.tx.NewRaw("INSERT INTO recesos (id, centro_id, desde, hasta, nombre, edicion) VALUES (?, ?, ?, ?, ?, ?)",
		string(x.ID), string(x.CentroID), x.Desde.String(), x.Hasta.String(), x.Nombre, x.Edicion).Exec(ctx)
	return postgres.Fault(err)
}

func (r recesos) Save(ctx context.Context, x catalogo.Receso) error {
	_, err := r.tx.NewRaw("UPDATE recesos SET desde = ?, hasta = ?, nombre = ?, edicion = ? WHERE id = ?",
		x.Desde.String(), x.Hasta.String(), x.Nombre, x.Edicion, string(x.ID)).Exec(ctx)
	return postgres.Fault(err)
}

func (r recesos) Remove(ctx context.Context, id catalogo.RecesoID) error {
	_, err := r.tx.NewRaw("DELETE FROM recesos WHERE id = ?", string(id)).Exec(ctx)
	return postgres.Fault(err)
}

type filaReceso struct {
	ID, CentroID, Nombre                        string
	Desde, Hasta                                postgres.Fecha
	Edicion                                     int64
	CentroNombre, CentroCodigo, CentroMunicipio string
}

func (f filaReceso) receso() catalogo.Receso {
	return catalogo.Receso{ID: catalogo.RecesoID(f.ID), DatosReceso: catalogo.DatosReceso{CentroID: kernel.CentroID(f.CentroID),
		Desde: f.Desde.Date, Hasta: f.Hasta.Date, Nombre: f.Nombre}, Edicion: f.Edicion}
}

func (f filaReceso) vista() app.RecesoView {
	return app.RecesoView{Receso: f.receso(), Centro: app.CentroView{Nombre: f.CentroNombre, Codigo: f.CentroCodigo, Ciudad: f.CentroMunicipio}}
}

// deRecesos selects recesses with their centre, by their first day.
func deRecesos(idb bun.IDB) *bun.SelectQuery {
	return idb.NewSelect().TableExpr("recesos AS r").Join("JOIN centros AS c ON c.id = r.centro_id").
		ColumnExpr("r.id, r.centro_id, r.desde, r.hasta, r.nombre, r.edicion, c.nombre AS centro_nombre, c.codigo AS centro_codigo, c.ciudad AS centro_municipio").
		OrderExpr(`r.desde, r.id COLLATE "C"`)
}

func recesosDe(ctx context.Context, idb bun.IDB, donde string, valores ...any) ([]catalogo.Receso, error) {
	var filas []filaReceso
	if err := deRecesos(idb).Where(donde, valores...).Scan(ctx, &filas); err != nil {
		return nil, postgres.Fault(err)
	}
	var todos []catalogo.Receso
	for _, f := range filas {
		todos = append(todos, f.receso())
	}
	return todos, nil
}

// centroElegido is the centre that a query is limited to: "" for none, "-" for no centre at all.
func centroElegido(a catalogo.Alcance, centro kernel.CentroID) string {
	switch {
	case a.Pais:
		return string(centro)
	case a.Centro == "" || centro != "" && centro != a.Centro:
		return "-"
	}
	return string(a.Centro)
}

// Festivos implements CalendarioReader.
func (r Reader) Festivos(ctx context.Context, desde, hasta kernel.Date) ([]catalogo.FestivoVigente, error) {
	return Festivos(ctx, r.db, desde, hasta)
}

// FilasDeFestivos implements CalendarioReader.
func (r Reader) FilasDeFestivos(ctx context.Context, desde, hasta kernel.Date) ([]catalogo.FestivoFila, error) {
	return filasDeFestivos(ctx, r.db, desde, hasta)
}

// Recesos implements CalendarioReader with two queries.
func (r Reader) Recesos(ctx context.Context, c app.ConsultaRecesos) (app.PaginaRecesos, error) {
	centro := centroElegido(c.Alcance, c.Centro)
	elegidos := func(q *bun.SelectQuery) *bun.SelectQuery {
		return q.Where("r.desde <= ? AND r.hasta >= ?", c.Hasta.String(), c.Desde.String()).Where("? = '' OR r.centro_id = ?", centro, centro)
	}
	pagina := app.PaginaRecesos{Recesos: []app.RecesoView{}}
	total, err := r.db.NewSelect().TableExpr("recesos AS r").Apply(elegidos).Count(ctx)
	if err != nil {
		return app.PaginaRecesos{}, postgres.Fault(err)
	}
	pagina.Total = int(total)
	var filas []filaReceso
	if err = deRecesos(r.db).Apply(elegidos).Limit(int64(c.Limite)).Offset(int64(c.Saltar)).Scan(ctx, &filas); err != nil {
		return app.PaginaRecesos{}, postgres.Fault(err)
	}
	for _, f := range filas {
		pagina.Recesos = append(pagina.Recesos, f.vista())
	}
	return pagina, nil
}

// VerReceso implements CalendarioReader.
func (r Reader) VerReceso(ctx context.Context, id catalogo.RecesoID, alcance catalogo.Alcance) (app.RecesoView, error) {
	var f filaReceso
	err := deRecesos(r.db).Where("r.id = ?", string(id)).Scan(ctx, &f)
	if errors.Is(err, sql.ErrNoRows) || err == nil && !alcance.Incluye(kernel.CentroID(f.CentroID)) {
		return app.RecesoView{}, catalogo.ErrRecesoNoEncontrado
	}
	if err != nil {
		return app.RecesoView{}, postgres.Fault(err)
	}
	return f.vista(), nil
}

type filaCandidato struct {
	ID, Codigo, Programa, Instructor, CentroID  string
	CentroNombre, CentroCodigo, CentroMunicipio string
	OmitirFestivos, OmitirRecesos               bool
	Incluidas, Dias                             json.RawMessage
}

// Candidatos implements CalendarioReader with two queries.
func (r Reader) Candidatos(ctx context.Context, c app.ConsultaCandidatos) ([]app.Candidato, []catalogo.Receso, error) {
	centro, hoy := centroElegido(c.Alcance, c.Centro), c.Desde.String()
	lista, err := json.Marshal(textosDeFechas(c.Festivos))
	if err != nil {
		return nil, nil, fmt.Errorf("write the holidays: %w", err)
	}
	var filas []filaCandidato
	err = r.db.NewRaw(`WITH f AS (SELECT x::date AS fecha FROM json_array_elements_text(?::json) AS x)
		SELECT s.id, s.codigo, s.programa_nombre AS programa, u.nombre AS instructor, s.centro_id, c.nombre AS centro_nombre, c.codigo AS centro_codigo,
			c.ciudad AS centro_municipio, s.omitir_festivos, s.omitir_recesos, s.fechas_incluidas AS incluidas, json_agg(DISTINCT x.fecha) AS dias
		FROM solicitudes s JOIN solicitud_sesiones x ON x.solicitud_id = s.id JOIN usuarios u ON u.id = s.instructor_id JOIN centros c ON c.id = s.centro_id
		WHERE s.estado = 'APROBADA' AND (? = '' OR s.centro_id = ?) AND s.fecha_finalizacion_curso >= ? AND x.fecha >= ?
			AND (s.omitir_festivos AND x.fecha IN (SELECT f.fecha FROM f) OR s.omitir_recesos
				AND EXISTS (SELECT 1 FROM recesos r WHERE r.centro_id = s.centro_id AND x.fecha BETWEEN r.desde AND r.hasta))
		GROUP BY s.id, u.nombre, c.id ORDER BY min(x.fecha), s.codigo COLLATE "C" LIMIT ?`,
		string(lista), centro, centro, hoy, hoy, app.TotalExacto).Scan(ctx, &filas)
	if err != nil {
		return nil, nil, postgres.Fault(err)
	}
	candidatos := make([]app.Candidato, len(filas))
	for i, f := range filas {
		if candidatos[i], err = f.candidato(); err != nil {
			return nil, nil, err
		}
	}
	receso, err := recesosDe(ctx, r.db, "(? = '' OR r.centro_id = ?) AND r.hasta >= ?", centro, centro, hoy)
	return candidatos, receso, err
}

func (f filaCandidato) candidato() (app.Candidato, error) {
	c := app.Candidato{ID: kernel.SolicitudID(f.ID), Codigo: f.Codigo, Programa: f.Programa, Instructor: f.Instructor,
		Centro:        app.CentroView{Nombre: f.CentroNombre, Codigo: f.CentroCodigo, Ciudad: f.CentroMunicipio},
		CursoAprobado: catalogo.CursoAprobado{CentroID: kernel.CentroID(f.CentroID), OmitirFestivos: f.OmitirFestivos, OmitirRecesos: f.OmitirRecesos}}
	var err error
	if c.Incluidas, err = fechasDe(f.Incluidas); err != nil {
		return app.Candidato{}, err
	}
	c.Dias, err = fechasDe(f.Dias)
	return c, err
}

func fechasDe(j json.RawMessage) ([]kernel.Date, error) {
	var textos []string
	if err := json.Unmarshal(j, &textos); err != nil {
		return nil, fmt.Errorf("read dates: %w", err)
	}
	var fechas []kernel.Date
	for _, t := range textos {
		d, err := kernel.ParseDate(t)
		if err != nil {
			return nil, fmt.Errorf("read dates: %w", err)
		}
		fechas = append(fechas, d)
	}
	return fechas, nil
}

func textosDeFechas(fechas []kernel.Date) []string {
	textos := make([]string, len(fechas))
	for i, f := range fechas {
		textos[i] = f.String()
	}
	return textos
}

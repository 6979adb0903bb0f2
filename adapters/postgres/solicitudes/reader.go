package solicitudes

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/solicitudes"
	"complementarias/domain/colombia"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// NewReader answers questions from db, which may be a running transaction.
func NewReader(db bun.IDB) app.Reader { return reader{db} }

type reader struct{ db bun.IDB }

// leida is a row with what is around it, each part as a small JSON value.
type leida struct {
	fila `bun:",extend"`

	Autor    json.RawMessage `bun:"autor"`
	Centro   json.RawMessage `bun:"centro"`
	Curso    json.RawMessage `bun:"curso"`
	Horarios json.RawMessage `bun:"horarios"`
	Sesiones json.RawMessage `bun:"sesiones"`

	NombresEspeciales json.RawMessage `bun:"nombres_especiales"`
}

// nombresEspeciales is one row for all: there are few, and the historial tells of those that were taken out too.
const nombresEspeciales = `(SELECT json_object_agg(e.codigo, e.nombre) FROM programas_especiales e WHERE NOT e.casilla) AS nombres_especiales`

// alrededorBreve is what a list shows around each row. Scalar sub-selects instead of joins: nothing is prepared on the
// server (ADR 0003), so a list is planned anew each time, and a join of five tables takes longer to plan than to run.
const alrededorBreve = `
	(SELECT json_build_object('nombre', u.nombre, 'correo', u.correo, 'especialidad', u.especialidad) FROM usuarios u WHERE u.id = s.instructor_id) AS autor,
	(SELECT json_build_object('nombre', c.nombre, 'formato', c.formato_codigo, 'version', c.formato_version) FROM centros c WHERE c.id = s.centro_id) AS centro,
	(SELECT json_build_object('codigo', p.codigo, 'nombre', p.nombre, 'modalidad', p.modalidad, 'horas', p.duracion_horas)
		FROM programas p WHERE p.id = s.programa_id) AS curso,
	(SELECT json_agg(json_build_object('id', h.id, 'dia', h.dia, 'fecha', h.fecha, 'desde', h.desde, 'hasta', h.hasta, 'flexible', h.flexible,
		'observaciones', h.observaciones) ORDER BY h.orden) FROM solicitud_horarios h WHERE h.solicitud_id = s.id) AS horarios`

func (r reader) Ver(ctx context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) (app.View, error) {
	return ver(ctx, r.db, id, alcance)
}

func ver(ctx context.Context, db bun.IDB, id kernel.SolicitudID, alcance solicitudes.Alcance) (app.View, error) {
	donde, args := enAlcance(alcance)
	var l leida
	err := db.NewRaw(`SELECT s.*, a.*, `+nombresEspeciales+` FROM solicitudes s, LATERAL solicitud_alrededor(s.id, s.instructor_id, s.programa_id, s.centro_id,
		CASE WHEN s.estado <> 'BORRADOR' THEN s.programa_edicion END) a WHERE s.id = ? AND `+donde,
		append([]any{string(id)}, args...)...).Scan(ctx, &l)
	if errors.Is(err, sql.ErrNoRows) {
		return app.View{}, solicitudes.ErrNoEncontrada
	}
	if err != nil {
		return app.View{}, postgres.Fault(err)
	}
	v, err := l.vista()
	if v.Estado != solicitudes.Borrador {
		v.Programa.Version, v.Programa.CupoAprendices = l.ProgramaVersion, l.ProgramaCupo
	}
	return v, err
}

func (r reader) Listar(ctx context.Context, alcance solicitudes.Alcance, f app.Filtro) (app.Pagina, error) {
	donde, args := filtro(alcance, f)
	var p app.Pagina
	err := r.db.NewRaw(`SELECT count(*) FROM (SELECT 1 FROM solicitudes s WHERE `+donde+` LIMIT ?) n`,
		append(args[:len(args):len(args)], app.TotalMaximo+1)...).Scan(ctx, &p.Total)
	if err != nil {
		return p, postgres.Fault(err)
	}
	if p.Total > app.TotalMaximo {
		p.Total, p.TotalEsMinimo = app.TotalMaximo, true
	}
	desde := int64(f.Pagina-1) * int64(f.Limite)
	if desde >= int64(p.Total) && !p.TotalEsMinimo {
		return p, nil // past the end: no need to walk there
	}
	// The page is found by index alone; only its rows are filled in. What one centre or one person has is sorted when no
	// index of theirs has that order: walking the country's index for it would take longer.
	var leidas []leida
	orden, cerca := ordenes[f.Orden], ""
	if !alcance.Pais && f.Orden != app.Reciente && f.Orden != app.Antigua {
		cerca = " OFFSET 0"
	}
	err = r.db.NewRaw(`SELECT s.*, `+alrededorBreve+` FROM (
			SELECT * FROM (SELECT * FROM solicitudes s WHERE `+donde+cerca+`) s ORDER BY `+orden+` LIMIT ? OFFSET ?
		) s ORDER BY `+orden,
		append(args[:len(args):len(args)], f.Limite, desde)...).Scan(ctx, &leidas)
	if err != nil {
		return p, postgres.Fault(err)
	}
	p.Filas = make([]app.View, len(leidas))
	for i := range leidas {
		if p.Filas[i], err = leidas[i].vista(); err != nil {
			return p, err
		}
	}
	return p, nil
}

// ordenes spells each order as its index does.
var ordenes = map[app.Orden]string{
	app.Reciente:   "s.fecha_solicitud DESC, s.id DESC",
	app.Antigua:    "s.fecha_solicitud, s.id",
	app.PorInicio:  "s.fecha_inicio_curso, s.id",
	app.PorCodigo:  "left(s.codigo, 8), length(s.codigo), s.codigo",
	app.PorEmpresa: "(s.nombre_empresa = ''), empresa_ordenable(s.nombre_empresa), s.id",
}

func (r reader) Conteos(ctx context.Context, alcance solicitudes.Alcance, f app.Filtro) (app.Conteos, error) {
	f.Estados = nil
	donde, args := filtro(alcance, f)
	var filas []struct {
		Estado string `bun:"estado"`
		N      int    `bun:"n"`
	}
	var err error
	buscada := strings.TrimSpace(f.Buscar) != ""
	if buscada { // asked once for all states, because looking texts up is what costs
		err = r.db.NewRaw(`SELECT estado, count(*) AS n FROM (SELECT s.estado FROM solicitudes s WHERE `+donde+` LIMIT ?) e GROUP BY estado`,
			concat(args, []any{app.TotalMaximo + 1})...).Scan(ctx, &filas)
	} else { // each from an index that begins with the scope and the state
		err = r.db.NewRaw(`SELECT e.estado, (SELECT count(*) FROM (SELECT 1 FROM solicitudes s WHERE `+donde+` AND s.estado = e.estado LIMIT ?) k) AS n
			FROM unnest(ARRAY[?]) e (estado)`, concat(args, []any{app.TotalMaximo, bun.List(solicitudes.Estados())})...).Scan(ctx, &filas)
	}
	if err != nil {
		return app.Conteos{}, postgres.Fault(err)
	}
	c := app.Conteos{PorEstado: map[solicitudes.Estado]int{}}
	total := 0
	for _, fila := range filas {
		total += fila.N
		if fila.N > 0 {
			c.PorEstado[solicitudes.Estado(fila.Estado)] = min(fila.N, app.TotalMaximo)
		}
	}
	c.Parcial = buscada && total > app.TotalMaximo
	return c, nil
}

// condiciones are joined by AND, with the values of their placeholders.
type condiciones struct {
	partes []string
	args   []any
}

func (c *condiciones) y(parte string, valores ...any) {
	c.partes = append(c.partes, parte)
	c.args = append(c.args, valores...)
}

func (c *condiciones) donde() string { return strings.Join(c.partes, " AND ") }

// texto looks where people look; an empty text selects everything.
func (c *condiciones) texto(buscar string) {
	if strings.TrimSpace(buscar) == "" {
		return
	}
	texto := colombia.Plegar(buscar)
	if texto == "" {
		c.y("false") // nothing but marks: no word has that in it
	}
	patron := "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(texto) + "%"
	c.y("(s.busqueda LIKE ? OR s.instructor_id IN (SELECT id FROM usuarios WHERE busqueda LIKE ?))", patron, patron)
}

func concat(listas ...[]any) []any { return slices.Concat(listas...) }

func filtro(alcance solicitudes.Alcance, f app.Filtro) (string, []any) {
	donde, args := enAlcance(alcance)
	c := condiciones{[]string{donde}, args}
	if len(f.Estados) > 0 {
		c.y("s.estado IN (?)", bun.List(f.Estados))
	}
	if f.Anio > 0 {
		c.y("s.fecha_solicitud >= ? AND s.fecha_solicitud < ?", inicioDelDia(kernel.NewDate(f.Anio, time.January, 1)), inicioDelDia(kernel.NewDate(f.Anio+1, time.January, 1)))
	}
	if !f.Desde.IsZero() {
		c.y("s.fecha_solicitud >= ?", inicioDelDia(f.Desde))
	}
	if !f.Hasta.IsZero() {
		c.y("s.fecha_solicitud < ?", inicioDelDia(f.Hasta.AddDays(1)))
	}
	for columna, valor := range map[string]string{"s.instructor_id": string(f.Instructor), "s.programa_id": string(f.Programa), "s.centro_id": string(f.Centro)} {
		if valor != "" {
			c.y(columna+" = ?", valor)
		}
	}
	c.delReporte(f)
	c.texto(f.Buscar)
	return c.donde(), c.args
}

// delReporte are the conditions that the figures of reports lead to.
func (c *condiciones) delReporte(f app.Filtro) {
	if f.Regional != "" {
		c.y("s.centro_id IN (SELECT id FROM centros WHERE regional_codigo = ?)", f.Regional)
	}
	for columna, valor := range map[string]string{"s.municipio": f.Municipio, "s.modalidad": f.Modalidad} {
		switch valor {
		case "":
		case app.Ninguno:
			c.y(columna + " = ''")
		default:
			c.y(columna+" = ?", valor)
		}
	}
	switch f.Especial {
	case "":
	case app.Ninguno:
		c.y("s.programas_especiales = '{}'")
	default:
		c.y("s.programas_especiales @> ARRAY[?]", f.Especial)
	}
	if !f.EnviadaDesde.IsZero() {
		c.y("s.fecha_envio >= ?", inicioDelDia(f.EnviadaDesde))
	}
	if !f.EnviadaHasta.IsZero() {
		c.y("s.fecha_envio < ?", inicioDelDia(f.EnviadaHasta.AddDays(1)))
	}
	if f.Envios > 0 {
		c.y("s.revision = ?", f.Envios)
	}
	if f.Paso != "" {
		c.y("EXISTS (SELECT 1 FROM solicitud_estancias e WHERE e.solicitud_id = s.id AND e.paso = ? AND e.vez = 1)", string(f.Paso))
	}
}

// inicioDelDia is the instant at which a calendar day begins in Bogotá.
func inicioDelDia(d kernel.Date) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, kernel.Bogota).UTC()
}

func (r reader) Historial(ctx context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) ([]solicitudes.Movimiento, error) {
	donde, args := enAlcance(alcance)
	var filas []filaMovimiento
	err := r.db.NewRaw(`SELECT m.* FROM solicitud_historial m JOIN solicitudes s ON s.id = m.solicitud_id
		WHERE m.solicitud_id = ? AND `+donde+` ORDER BY m.id`, append([]any{string(id)}, args...)...).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	if len(filas) == 0 { // every solicitud has at least the row of its creation
		return nil, solicitudes.ErrNoEncontrada
	}
	movimientos := make([]solicitudes.Movimiento, len(filas))
	for i, f := range filas {
		var cambios []cambioJSON
		if err := json.Unmarshal(f.Cambios, &cambios); err != nil {
			return nil, fmt.Errorf("read historial of %s: %w", id, err)
		}
		movimientos[i] = solicitudes.Movimiento{Accion: solicitudes.Accion(f.Accion), De: solicitudes.Estado(f.De), A: solicitudes.Estado(f.A),
			Por: kernel.Actor{ID: kernel.UsuarioID(f.ActorID), Nombre: f.ActorNombre, Rol: kernel.Rol(f.ActorRol)},
			En:  f.En.UTC(), Comentario: f.Comentario}
		for _, c := range cambios {
			movimientos[i].Cambios = append(movimientos[i].Cambios, solicitudes.Cambio(c))
		}
	}
	return movimientos, nil
}

func (r reader) Rivales(ctx context.Context, q app.ConsultaRivales) ([]solicitudes.Rival, error) {
	var filas []struct {
		ID           string         `bun:"id"`
		Codigo       string         `bun:"codigo"`
		Estado       string         `bun:"estado"`
		CentroID     string         `bun:"centro_id"`
		InstructorID string         `bun:"instructor_id"`
		RevisorID    string         `bun:"revisor_id"`
		PorAmbiente  bool           `bun:"por_ambiente"`
		Fecha        postgres.Fecha `bun:"fecha"`
		Desde        int            `bun:"desde"`
		Hasta        int            `bun:"hasta"`
		Parcial      bool           `bun:"parcial"`
	}
	err := r.db.NewRaw(`SELECT * FROM solicitud_rivales(?, ?, ?, ?, ?)`, string(q.Instructor), q.Ambiente, string(q.Excepto),
		postgres.Fecha{Date: q.Desde}, postgres.Fecha{Date: q.Hasta}).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	var rivales []solicitudes.Rival
	for _, f := range filas {
		if n := len(rivales); n == 0 || rivales[n-1].ID != kernel.SolicitudID(f.ID) || rivales[n-1].PorAmbiente != f.PorAmbiente {
			rivales = append(rivales, solicitudes.Rival{ID: kernel.SolicitudID(f.ID), Codigo: f.Codigo, Estado: solicitudes.Estado(f.Estado),
				CentroID: kernel.CentroID(f.CentroID), InstructorID: kernel.UsuarioID(f.InstructorID), RevisorID: kernel.UsuarioID(f.RevisorID), PorAmbiente: f.PorAmbiente})
		}
		ultimo := &rivales[len(rivales)-1]
		ultimo.Sesiones = append(ultimo.Sesiones, horarios.Sesion{Fecha: f.Fecha.Date, Desde: f.Desde, Hasta: f.Hasta, Parcial: f.Parcial})
	}
	return rivales, nil
}

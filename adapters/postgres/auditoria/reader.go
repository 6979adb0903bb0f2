package auditoria

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/auditoria"
	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
)

// personasPorTexto is how many people a text stands for at most.
const personasPorTexto = 50

// NewReader reads the audit and the historial of the solicitudes as one.
func NewReader(db bun.IDB) app.Reader { return reader{db} }

type reader struct{ db bun.IDB }

type filaAsiento struct {
	Fuente      string          `bun:"fuente"`
	ID          int64           `bun:"id"`
	En          time.Time       `bun:"en"`
	ActorID     string          `bun:"actor_id"`
	ActorNombre string          `bun:"actor_nombre"`
	ActorRol    string          `bun:"actor_rol"`
	CentroID    string          `bun:"centro_id"`
	CentroNom   string          `bun:"centro_nombre"`
	Accion      string          `bun:"accion"`
	ObjetoTipo  string          `bun:"objeto_tipo"`
	ObjetoID    string          `bun:"objeto_id"`
	Objeto      string          `bun:"objeto"`
	Detalle     json.RawMessage `bun:"detalle"`
	Direccion   string          `bun:"direccion"`
	PeticionID  string          `bun:"peticion_id"`
}

// Each branch goes through an index of its own and stops at the limit, so that a page costs the same at any depth.
const consultaAsientos = `SELECT x.*, coalesce(c.nombre, '') AS centro_nombre, coalesce(CASE x.objeto_tipo
		WHEN 'solicitud' THEN (SELECT s.codigo FROM solicitudes s WHERE s.id = x.objeto_id)
		WHEN 'usuario' THEN (SELECT u.nombre FROM usuarios u WHERE u.id = x.objeto_id)
		WHEN 'instructor' THEN (SELECT u.nombre FROM usuarios u WHERE u.id = x.objeto_id)
		WHEN 'centro' THEN (SELECT o.nombre FROM centros o WHERE o.id = x.objeto_id)
		WHEN 'programa' THEN (SELECT p.nombre FROM programas p WHERE p.id = x.objeto_id) END, '') AS objeto
	FROM (%s ORDER BY en DESC, fuente, id DESC LIMIT ?) x LEFT JOIN centros c ON c.id = x.centro_id ORDER BY x.en DESC, x.fuente, x.id DESC`

const ramaAuditoria = `(SELECT 'a' AS fuente, h.id, h.en, h.actor_id, h.actor_nombre, h.actor_rol, coalesce(h.centro_id, '') AS centro_id, h.accion, h.objeto_tipo,
		h.objeto_id, h.detalle, h.direccion, h.peticion_id FROM auditoria h WHERE %s ORDER BY h.en DESC, h.id DESC LIMIT ?)`

const ramaHistorial = `(SELECT 'h' AS fuente, h.id, h.en, h.actor_id, h.actor_nombre, h.actor_rol, s.centro_id,
		CASE WHEN strpos(h.accion, '_') > 0 THEN h.accion ELSE h.accion || '_SOLICITUD' END AS accion, 'solicitud' AS objeto_tipo, h.solicitud_id AS objeto_id,
		jsonb_build_object('cambios', h.cambios, 'comentario', h.comentario, 'de', h.de, 'a', h.a) AS detalle, h.direccion, h.peticion_id
		FROM solicitud_historial h JOIN solicitudes s ON s.id = h.solicitud_id WHERE %s ORDER BY h.en DESC, h.id DESC LIMIT ?)`

func (r reader) Asientos(ctx context.Context, f app.Filtro) ([]app.Asiento, error) {
	personas, err := r.personas(ctx, f.Quien)
	if err != nil || f.Quien != "" && len(personas) == 0 {
		return nil, err
	}
	auditoria, deAuditoria := donde(f, personas, app.DeAuditoria)
	historial, deHistorial := donde(f, personas, app.DeHistorial)
	union := fmt.Sprintf(ramaAuditoria, auditoria) + " UNION ALL " + fmt.Sprintf(ramaHistorial, historial)
	args := append(append(deAuditoria, f.Limite), append(deHistorial, f.Limite, f.Limite)...)
	var filas []filaAsiento
	if err := r.db.NewRaw(fmt.Sprintf(consultaAsientos, union), args...).Scan(ctx, &filas); err != nil {
		return nil, postgres.Fault(err)
	}
	asientos := make([]app.Asiento, len(filas))
	for i, f := range filas {
		if asientos[i], err = f.asiento(); err != nil {
			return nil, err
		}
	}
	return asientos, nil
}

// personas finds whom a text stands for: an id, or whoever has it in name or address.
func (r reader) personas(ctx context.Context, quien string) ([]string, error) {
	if quien == "" {
		return nil, nil
	}
	consulta := r.db.NewSelect().Table("usuarios").Column("id").Where("id = ?", quien).WhereGroup(" OR ", func(q *bun.SelectQuery) *bun.SelectQuery {
		for _, palabra := range strings.Fields(colombia.Plegar(quien)) {
			q = q.Where("strpos(busqueda, ?) > 0", palabra)
		}
		return q
	}).Order("id").Limit(personasPorTexto)
	var ids []string
	if err := consulta.Scan(ctx, &ids); err != nil {
		return nil, postgres.Fault(err)
	}
	if sistema := kernel.Sistema(); quien == string(sistema.ID) || strings.EqualFold(quien, sistema.Nombre) {
		ids = append(ids, string(sistema.ID))
	}
	return ids, nil
}

// donde are the conditions of one branch.
func donde(f app.Filtro, personas []string, fuente app.Fuente) (string, []any) {
	condiciones, args := []string{"true"}, []any{}
	y := func(condicion string, valores ...any) {
		condiciones, args = append(condiciones, condicion), append(args, valores...)
	}
	if len(personas) > 0 {
		y("h.actor_id IN (?)", bun.List(personas))
	}
	if f.Accion != "" {
		y("h.accion = ?", accionDe(f.Accion, fuente))
	}
	if f.Direccion == app.SinDireccion {
		y("h.direccion = ''")
	} else if f.Direccion != "" {
		y("h.direccion = ? AND h.direccion <> ''", f.Direccion)
	}
	if !f.Desde.IsZero() {
		y("h.en >= ?", inicio(f.Desde))
	}
	if !f.Hasta.IsZero() {
		y("h.en < ?", inicio(f.Hasta.AddDays(1)))
	}
	if f.Objeto != "" && fuente == app.DeAuditoria {
		y("h.objeto_id IN (?, (SELECT id FROM solicitudes WHERE codigo = ?)) AND h.objeto_id <> ''", f.Objeto, strings.ToUpper(f.Objeto))
	} else if f.Objeto != "" {
		y("h.solicitud_id IN (?, (SELECT id FROM solicitudes WHERE codigo = ?))", f.Objeto, strings.ToUpper(f.Objeto))
	}
	if f.Centro != "" {
		columna := map[app.Fuente]string{app.DeAuditoria: "h.centro_id", app.DeHistorial: "s.centro_id"}[fuente]
		y(columna+" = ?", string(f.Centro))
	}
	switch tras := f.Tras; {
	case tras.Fuente == "":
	case tras.Fuente == fuente:
		y("(h.en, h.id) < (?, ?)", tras.En, tras.ID)
	case fuente == app.DeAuditoria: // of the same instant it came before
		y("h.en < ?", tras.En)
	default:
		y("h.en <= ?", tras.En)
	}
	return strings.Join(condiciones, " AND "), args
}

// accionDe is how the table of a branch calls an action.
func accionDe(accion string, fuente app.Fuente) string {
	if fuente == app.DeHistorial {
		return strings.TrimSuffix(accion, "_SOLICITUD")
	}
	return accion
}

// inicio is the instant at which a calendar day begins in Bogotá.
func inicio(d kernel.Date) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, kernel.Bogota).UTC()
}

func (f filaAsiento) asiento() (app.Asiento, error) {
	a := app.Asiento{
		En: f.En.UTC(), Accion: f.Accion, ObjetoTipo: f.ObjetoTipo, ObjetoID: f.ObjetoID, Objeto: f.Objeto, Centro: kernel.CentroID(f.CentroID), CentroNom: f.CentroNom,
		Por: kernel.Actor{ID: kernel.UsuarioID(f.ActorID), Nombre: f.ActorNombre, Rol: kernel.Rol(f.ActorRol),
			Origen: kernel.Origen{Direccion: f.Direccion, Peticion: f.PeticionID}},
		Lugar: app.Lugar{En: f.En.UTC(), Fuente: app.Fuente(f.Fuente), ID: f.ID},
	}
	if err := json.Unmarshal(f.Detalle, &a.Datos); err != nil {
		return app.Asiento{}, fmt.Errorf("read auditoria %s%d: %w", f.Fuente, f.ID, err)
	}
	if cambios, ok := cambiosDe(a.Datos["cambios"]); ok { // what a module has written in another form stays among the data
		a.Cambios = cambios
		delete(a.Datos, "cambios")
	}
	if comentario, ok := a.Datos["comentario"].(string); ok {
		a.Comentario = comentario
		delete(a.Datos, "comentario")
	}
	for nombre, valor := range a.Datos {
		if valor == nil {
			delete(a.Datos, nombre)
		}
	}
	return a, nil
}

// cambiosDe reads a list of changes; ok is false for anything else.
func cambiosDe(valor any) ([]app.Cambio, bool) {
	lista, ok := valor.([]any)
	if !ok {
		return nil, false
	}
	var cambios []app.Cambio
	for _, x := range lista {
		c, _ := x.(map[string]any)
		campo, ok := c["campo"].(string)
		if !ok {
			return nil, false
		}
		cambios = append(cambios, app.Cambio{Campo: campo, Antes: comoTexto(c["antes"]), Despues: comoTexto(c["despues"])})
	}
	return cambios, true
}

// comoTexto writes a value of JSON; nil for none.
func comoTexto(valor any) *string {
	if valor == nil {
		return nil
	}
	texto, ok := valor.(string)
	if !ok {
		b, err := json.Marshal(valor)
		if err != nil { // it has just been read
			return nil
		}
		texto = string(b)
	}
	return &texto
}

// Acciones skips from one to the next through the index, however many rows there are of each.
func (r reader) Acciones(ctx context.Context) ([]string, error) {
	var acciones []string
	err := r.db.NewRaw(`WITH RECURSIVE
		a AS ((SELECT accion FROM auditoria ORDER BY accion LIMIT 1) UNION ALL
			SELECT (SELECT accion FROM auditoria WHERE accion > a.accion ORDER BY accion LIMIT 1) FROM a WHERE a.accion IS NOT NULL),
		h AS ((SELECT accion FROM solicitud_historial ORDER BY accion LIMIT 1) UNION ALL
			SELECT (SELECT accion FROM solicitud_historial WHERE accion > h.accion ORDER BY accion LIMIT 1) FROM h WHERE h.accion IS NOT NULL)
		SELECT accion FROM a WHERE accion IS NOT NULL UNION
		SELECT CASE WHEN strpos(accion, '_') > 0 THEN accion ELSE accion || '_SOLICITUD' END FROM h WHERE accion IS NOT NULL ORDER BY 1`).Scan(ctx, &acciones)
	return acciones, postgres.Fault(err)
}

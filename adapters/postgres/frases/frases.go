// Package frases keeps the ready sentences of centres in PostgreSQL.
package frases

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/frases"
	"complementarias/application/uow"
	"complementarias/domain/fault"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

// Constraints tells what a broken constraint of these tables means to a user.
func Constraints() map[string]*fault.Error {
	return map[string]*fault.Error{"uq_frases_texto": frases.ErrRepetida, "fk_frases_centro": frases.ErrCentroNoExiste}
}

// NewUnitOfWork makes the module's transaction; db must have been opened with Constraints.
func NewUnitOfWork(db *postgres.DB, auditoria postgres.Auditoria) uow.UnitOfWork[app.Tx] {
	return postgres.NewUnitOfWork(db, func(tx bun.Tx) app.Tx {
		return app.Tx{Frases: repositorio{tx}, Auditoria: auditoria.In(tx)}
	})
}

type repositorio struct{ tx bun.IDB }

func (r repositorio) CentroDe(ctx context.Context, id frases.ID) (kernel.CentroID, error) {
	var centro string
	err := r.tx.NewRaw("SELECT centro_id FROM frases WHERE id = ?", string(id)).Scan(ctx, &centro)
	if errors.Is(err, sql.ErrNoRows) {
		return "", frases.ErrNoEncontrada
	}
	return kernel.CentroID(centro), postgres.Fault(err)
}

// DelCentro locks the centre only against others who do the same and against changes of it; what refers to it goes on.
func (r repositorio) DelCentro(ctx context.Context, centro kernel.CentroID) ([]frases.Frase, error) {
	var id string
	err := r.tx.NewRaw("SELECT id FROM centros WHERE id = ? FOR NO KEY UPDATE", string(centro)).Scan(ctx, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, frases.ErrCentroNoExiste
	}
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return delCentro(ctx, r.tx, centro)
}

func (r repositorio) Add(ctx context.Context, f frases.Frase) error {
	_, err := r.tx.NewRaw("INSERT INTO frases (id, centro_id, campo, texto, version) VALUES (?, ?, ?, ?, ?)",
		string(f.ID), string(f.CentroID), f.Campo, f.Texto, f.Version).Exec(ctx)
	return postgres.Fault(err)
}

func (r repositorio) Save(ctx context.Context, f frases.Frase) error {
	_, err := r.tx.NewRaw("UPDATE frases SET campo = ?, texto = ?, version = ? WHERE id = ?", f.Campo, f.Texto, f.Version, string(f.ID)).Exec(ctx)
	return postgres.Fault(err)
}

func (r repositorio) Remove(ctx context.Context, id frases.ID) error {
	_, err := r.tx.NewRaw("DELETE FROM frases WHERE id = ?", string(id)).Exec(ctx)
	return postgres.Fault(err)
}

// Reader implements app.Reader.
type Reader struct{ db *postgres.DB }

// NewReader reads from db.
func NewReader(db *postgres.DB) Reader { return Reader{db} }

type fila struct {
	ID, CentroID, Campo, Texto string
	Version                    int64
	CentroNombre, CentroCodigo string
}

func (f fila) frase() frases.Frase {
	return frases.Frase{ID: frases.ID(f.ID), Datos: frases.Datos{CentroID: kernel.CentroID(f.CentroID), Campo: f.Campo, Texto: f.Texto}, Version: f.Version}
}

func (f fila) vista() app.View {
	return app.View{Frase: f.frase(), CentroNombre: f.CentroNombre, CentroCodigo: f.CentroCodigo}
}

// deFrases selects sentences with their centre, in the order in which people read them.
func deFrases(idb bun.IDB) *bun.SelectQuery {
	return idb.NewSelect().TableExpr("frases AS f").Join("JOIN centros AS c ON c.id = f.centro_id").
		ColumnExpr("f.id, f.centro_id, f.campo, f.texto, f.version, c.nombre AS centro_nombre, c.codigo AS centro_codigo").
		OrderExpr(`c.codigo COLLATE "C", f.campo COLLATE "C", f.texto COLLATE "C", f.id COLLATE "C"`)
}

func delCentro(ctx context.Context, idb bun.IDB, centro kernel.CentroID) ([]frases.Frase, error) {
	var filas []fila
	if err := deFrases(idb).Where("f.centro_id = ?", string(centro)).Scan(ctx, &filas); err != nil {
		return nil, postgres.Fault(err)
	}
	var lista []frases.Frase
	for _, f := range filas {
		lista = append(lista, f.frase())
	}
	return lista, nil
}

// DelCentro implements app.Reader with one query.
func (r Reader) DelCentro(ctx context.Context, centro kernel.CentroID) ([]frases.Frase, error) {
	return delCentro(ctx, r.db, centro)
}

// Listar implements app.Reader with two queries.
func (r Reader) Listar(ctx context.Context, c app.Consulta) (app.Pagina, error) {
	elegidas := func(q *bun.SelectQuery) *bun.SelectQuery {
		if !c.Alcance.Pais {
			q = q.Where("f.centro_id = ?", string(c.Alcance.Centro))
		}
		if c.Centro != "" {
			q = q.Where("f.centro_id = ?", string(c.Centro))
		}
		return q
	}
	pagina := app.Pagina{Frases: []app.View{}}
	total, err := r.db.NewSelect().TableExpr("frases AS f").Apply(elegidas).Count(ctx)
	if err != nil {
		return app.Pagina{}, postgres.Fault(err)
	}
	pagina.Total = int(total)
	var filas []fila
	if err = deFrases(r.db).Apply(elegidas).Limit(int64(c.Limite)).Offset(int64(c.Saltar)).Scan(ctx, &filas); err != nil {
		return app.Pagina{}, postgres.Fault(err)
	}
	for _, f := range filas {
		pagina.Frases = append(pagina.Frases, f.vista())
	}
	return pagina, nil
}

// Ver implements app.Reader.
func (r Reader) Ver(ctx context.Context, id frases.ID, alcance frases.Alcance) (app.View, error) {
	var f fila
	err := deFrases(r.db).Where("f.id = ?", string(id)).Scan(ctx, &f)
	if errors.Is(err, sql.ErrNoRows) || err == nil && !alcance.Incluye(kernel.CentroID(f.CentroID)) {
		return app.View{}, frases.ErrNoEncontrada
	}
	if err != nil {
		return app.View{}, postgres.Fault(err)
	}
	return f.vista(), nil
}

// Motivos implements app.Reader with one query.
func (r Reader) Motivos(ctx context.Context, centro kernel.CentroID, desde time.Time) (frases.Motivos, error) {
	var filas []struct {
		Devoluciones, Veces int
		Campo, Frase        string
	}
	err := r.db.NewRaw(`WITH d AS (SELECT id, correcciones FROM solicitud_devoluciones WHERE centro_id = ? AND en >= ?),
		c AS (SELECT d.id, '/' || split_part(x ->> 'campo', '/', 2) AS campo, x ->> 'texto' AS texto FROM d, jsonb_array_elements(d.correcciones) x),
		n AS (SELECT campo, count(DISTINCT id) AS veces FROM c GROUP BY campo ORDER BY veces DESC, campo COLLATE "C" LIMIT ?)
		SELECT t.devoluciones, coalesce(n.campo, '') AS campo, coalesce(n.veces, 0) AS veces, coalesce((SELECT f.texto FROM frases f JOIN c ON c.texto = f.texto AND c.campo = n.campo
			WHERE f.centro_id = ? AND f.campo IN ('', n.campo) GROUP BY f.texto ORDER BY count(*) DESC, f.texto COLLATE "C" LIMIT 1), '') AS frase
		FROM (SELECT count(*) AS devoluciones FROM d) t LEFT JOIN n ON true ORDER BY n.veces DESC, n.campo COLLATE "C"`,
		string(centro), desde, frases.MotivosMaximo, string(centro)).Scan(ctx, &filas)
	if err != nil {
		return frases.Motivos{}, postgres.Fault(err)
	}
	var m frases.Motivos
	for _, f := range filas {
		m.Devoluciones = f.Devoluciones
		if f.Veces > 0 {
			m.Campos = append(m.Campos, frases.Motivo{Campo: f.Campo, Veces: f.Veces, Frase: f.Frase})
		}
	}
	return m, nil
}

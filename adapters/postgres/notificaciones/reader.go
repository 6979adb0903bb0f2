package notificaciones

import (
	"context"
	"database/sql"
	"errors"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/notificaciones"
	"complementarias/domain/kernel"
	"complementarias/domain/notificaciones"
)

// Reader answers the queries of the module and implements Destinatarios.
type Reader struct{ db bun.IDB }

// NewReader makes the reader on db, normally the pool.
func NewReader(db bun.IDB) Reader { return Reader{db} }

// Listar takes two queries, however long the page.
func (r Reader) Listar(ctx context.Context, de kernel.UsuarioID, f app.Filtro) (app.Pagina, error) {
	pagina := app.Pagina{Notificaciones: []app.View{}}
	var err error
	if pagina.Total, pagina.NoLeidas, err = r.contar(ctx, de, f); err != nil {
		return app.Pagina{}, err
	}
	if pagina.Total > app.TotalExacto {
		pagina.Total, pagina.TotalEsMinimo = app.TotalExacto, true
	}
	pagina.NoLeidas = min(pagina.NoLeidas, app.TotalExacto)
	var filas []filaNotificacion
	err = r.conSolicitud(&filas).Apply(elegidas(de, f)).
		OrderExpr("n.creada_en DESC, n.id").Limit(int64(f.Limite)).Offset(int64(f.Desde())).Scan(ctx)
	if err != nil {
		return app.Pagina{}, postgres.Fault(err)
	}
	for _, fila := range filas {
		pagina.Notificaciones = append(pagina.Notificaciones, fila.vista())
	}
	return pagina, nil
}

// contar stops each count one past TotalExacto.
func (r Reader) contar(ctx context.Context, de kernel.UsuarioID, f app.Filtro) (total, noLeidas int, err error) {
	contadas := func(f app.Filtro) *bun.SelectQuery {
		una := r.db.NewSelect().Model((*filaNotificacion)(nil)).ColumnExpr("1").Apply(elegidas(de, f)).Limit(app.TotalExacto + 1)
		return r.db.NewSelect().ColumnExpr("count(*)").TableExpr("(?) AS elegidas", una)
	}
	err = r.db.NewSelect().
		ColumnExpr("(?), (?)", contadas(f), contadas(app.Filtro{Leidas: new(bool)})).
		Scan(ctx, &total, &noLeidas)
	return total, noLeidas, postgres.Fault(err)
}

// NoLeidas counts with the partial index of what is unread.
func (r Reader) NoLeidas(ctx context.Context, de kernel.UsuarioID) (int, error) {
	var n int
	err := r.db.NewRaw(`SELECT count(*) FROM (SELECT 1 FROM notificaciones WHERE usuario_id = ? AND NOT leida LIMIT ?) n`,
		string(de), app.TotalExacto).Scan(ctx, &n)
	return n, postgres.Fault(err)
}

// Ver reads one notice of one person.
func (r Reader) Ver(ctx context.Context, id kernel.NotificacionID, de kernel.UsuarioID) (app.View, error) {
	var fila filaNotificacion
	err := r.conSolicitud(&fila).Where("n.id = ?", id).Where("n.usuario_id = ?", de).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return app.View{}, notificaciones.ErrNoEncontrada
	}
	if err != nil {
		return app.View{}, postgres.Fault(err)
	}
	return fila.vista(), nil
}

// Coordinadores gives the active coordinators of a centre, by id.
func (r Reader) Coordinadores(ctx context.Context, centro kernel.CentroID) ([]kernel.UsuarioID, error) {
	var ids []kernel.UsuarioID
	err := r.db.NewRaw(`SELECT id FROM usuarios WHERE centro_id = ? AND rol = ? AND activo ORDER BY id COLLATE "C"`,
		centro, kernel.Coordinador).Scan(ctx, &ids)
	return ids, postgres.Fault(err)
}

func (r Reader) conSolicitud(destino any) *bun.SelectQuery {
	return r.db.NewSelect().Model(destino).ColumnExpr("?TableColumns").
		ColumnExpr("coalesce(s.codigo, '') AS codigo, coalesce(s.programa_nombre, '') AS programa").
		Join("LEFT JOIN solicitudes AS s ON s.id = n.solicitud_id")
}

// elegidas says NOT leida as the partial index does, so that the planner knows it.
func elegidas(de kernel.UsuarioID, f app.Filtro) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		q = q.Where("n.usuario_id = ?", de)
		switch {
		case f.Leidas == nil:
			return q
		case *f.Leidas:
			return q.Where("n.leida")
		}
		return q.Where("NOT n.leida")
	}
}

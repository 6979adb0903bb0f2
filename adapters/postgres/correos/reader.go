package correos

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/correos"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// Reader answers the queries of the module.
type Reader struct{ db bun.IDB }

// NewReader makes the reader on db, normally the pool.
func NewReader(db bun.IDB) Reader { return Reader{db} }

// Listar takes two queries, however long the page.
func (r Reader) Listar(ctx context.Context, f app.Filtro) (app.Pagina, error) {
	pagina := app.Pagina{Mensajes: []app.View{}}
	una := r.db.NewSelect().Model((*filaMensaje)(nil)).ColumnExpr("1").Apply(elegidos(f)).Limit(app.TotalExacto + 1)
	var err error
	if pagina.Total, pagina.TotalEsMinimo, err = r.contar(ctx, una); err != nil {
		return app.Pagina{}, err
	}
	var filas []filaMensaje
	err = r.conPersona(&filas).Apply(elegidos(f)).OrderExpr("m.creado_en DESC, m.id DESC").
		Limit(int64(f.Limite)).Offset(int64((f.Pagina - 1) * f.Limite)).Scan(ctx)
	if err != nil {
		return app.Pagina{}, postgres.Fault(err)
	}
	for _, fila := range filas {
		v, err := fila.vista()
		if err != nil {
			return app.Pagina{}, err
		}
		pagina.Mensajes = append(pagina.Mensajes, v)
	}
	return pagina, nil
}

// contar counts one query's rows up to app.TotalExacto.
func (r Reader) contar(ctx context.Context, una *bun.SelectQuery) (total int, esMinimo bool, err error) {
	err = r.db.NewSelect().ColumnExpr("count(*)").TableExpr("(?) AS elegidos", una).Scan(ctx, &total)
	if total > app.TotalExacto {
		total, esMinimo = app.TotalExacto, true
	}
	return total, esMinimo, postgres.Fault(err)
}

func elegidos(f app.Filtro) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if len(f.Estados) > 0 {
			q = q.Where("m.estado IN (?)", bun.List(f.Estados))
		}
		if f.Tipo != "" {
			q = q.Where("m.tipo = ?", f.Tipo)
		}
		return q
	}
}

func (r Reader) conPersona(destino any) *bun.SelectQuery {
	return r.db.NewSelect().Model(destino).ColumnExpr("?TableColumns").
		ColumnExpr("coalesce(u.nombre, btrim(a.nombres || ' ' || a.apellidos), '') AS nombre, coalesce(u.correo, a.correo, '') AS correo").
		Join("LEFT JOIN usuarios AS u ON u.id = m.usuario_id").Join("LEFT JOIN accesos AS a ON a.id = m.acceso_id")
}

// Ver reads one message.
func (r Reader) Ver(ctx context.Context, id string) (app.View, error) {
	var fila filaMensaje
	err := r.conPersona(&fila).Where("m.id = ?", id).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return app.View{}, correos.ErrNoEncontrado
	}
	if err != nil {
		return app.View{}, postgres.Fault(err)
	}
	return fila.vista()
}

// Resumidos are the messages of a digest, oldest first.
func (r Reader) Resumidos(ctx context.Context, resumen string) ([]correos.Mensaje, error) {
	var filas []filaMensaje
	err := r.db.NewSelect().Model(&filas).Where("m.resumen_id = ?", resumen).OrderExpr("m.creado_en, m.id").Scan(ctx)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return mensajesDe(filas)
}

// Persona reads the recipient as they are now.
func (r Reader) Persona(ctx context.Context, d correos.Destino) (correos.Persona, bool, error) {
	if d.Acceso != "" {
		return r.solicitante(ctx, d.Acceso)
	}
	var p correos.Persona
	err := r.db.NewRaw(`SELECT nombre, correo, activo FROM usuarios WHERE id = ?`, d.Usuario).Scan(ctx, &p.Nombre, &p.Correo, &p.Activa)
	if errors.Is(err, sql.ErrNoRows) {
		return correos.Persona{}, false, nil
	}
	return p, err == nil, postgres.Fault(err)
}

// solicitante reads who asked for an account, as long as their data are kept.
func (r Reader) solicitante(ctx context.Context, acceso string) (correos.Persona, bool, error) {
	p := correos.Persona{Activa: true}
	err := r.db.NewRaw(`SELECT nombres || ' ' || apellidos, correo, numero, motivo FROM accesos WHERE id = ? AND correo <> ''`, acceso).
		Scan(ctx, &p.Nombre, &p.Correo, &p.Acceso.Numero, &p.Acceso.Motivo)
	if errors.Is(err, sql.ErrNoRows) {
		return correos.Persona{}, false, nil
	}
	return p, err == nil, postgres.Fault(err)
}

// Preferencias reads the choices of these people in one query.
func (r Reader) Preferencias(ctx context.Context, de []kernel.UsuarioID) (map[kernel.UsuarioID]correos.Preferencias, error) {
	todas := map[kernel.UsuarioID]correos.Preferencias{}
	if len(de) == 0 {
		return todas, nil
	}
	var filas []filaPreferencia
	if err := r.db.NewSelect().Model(&filas).Where("p.usuario_id IN (?)", bun.List(de)).Scan(ctx); err != nil {
		return nil, postgres.Fault(err)
	}
	for _, f := range filas {
		if todas[f.UsuarioID] == nil {
			todas[f.UsuarioID] = correos.Preferencias{}
		}
		todas[f.UsuarioID][f.Tipo] = f.Frecuencia
	}
	return todas, nil
}

// Coordinadores gives the active coordinators of a centre, by id.
func (r Reader) Coordinadores(ctx context.Context, centro kernel.CentroID) ([]kernel.UsuarioID, error) {
	var ids []kernel.UsuarioID
	err := r.db.NewRaw(`SELECT id FROM usuarios WHERE centro_id = ? AND rol = ? AND activo ORDER BY id COLLATE "C"`,
		centro, kernel.Coordinador).Scan(ctx, &ids)
	return ids, postgres.Fault(err)
}

type filaEvento struct {
	bun.BaseModel `bun:"table:outbox,alias:o"`

	ID          int64     `bun:"id"`
	Nombre      string    `bun:"nombre"`
	Manejador   string    `bun:"manejador"`
	Intentos    int       `bun:"intentos"`
	UltimoError string    `bun:"ultimo_error"`
	CreadoEn    time.Time `bun:"creado_en"`
	MuertoEn    time.Time `bun:"muerto_en"`
}

// Eventos lists the dead deliveries of the outbox.
func (r Reader) Eventos(ctx context.Context, f app.FiltroEventos) (app.PaginaEventos, error) {
	pagina := app.PaginaEventos{Eventos: []app.EventoView{}}
	una := r.db.NewSelect().TableExpr("outbox").ColumnExpr("1").Where("muerto_en IS NOT NULL").Limit(app.TotalExacto + 1)
	var err error
	if pagina.Total, pagina.TotalEsMinimo, err = r.contar(ctx, una); err != nil {
		return app.PaginaEventos{}, err
	}
	var filas []filaEvento
	err = r.db.NewSelect().Model(&filas).Where("o.muerto_en IS NOT NULL").OrderExpr("o.muerto_en DESC, o.id DESC").
		Limit(int64(f.Limite)).Offset(int64((f.Pagina - 1) * f.Limite)).Scan(ctx)
	if err != nil {
		return app.PaginaEventos{}, postgres.Fault(err)
	}
	for _, e := range filas {
		pagina.Eventos = append(pagina.Eventos, app.EventoView{ID: e.ID, Evento: e.Nombre, Manejador: e.Manejador, Intentos: e.Intentos,
			Error: e.UltimoError, Creado: e.CreadoEn.UTC(), Muerto: e.MuertoEn.UTC()})
	}
	return pagina, nil
}

// Estado counts in one query; each count stops past app.TotalExacto.
func (r Reader) Estado(ctx context.Context) (app.Estado, error) {
	var e app.Estado
	var esperando, ultimo sql.NullTime
	err := r.db.NewRaw(`
		SELECT (SELECT count(*) FROM (SELECT 1 FROM mensajes WHERE estado = 'EN_ESPERA' LIMIT ?0) n),
		       (SELECT count(*) FROM (SELECT 1 FROM mensajes WHERE estado = 'PARA_RESUMEN' LIMIT ?0) n),
		       (SELECT count(*) FROM (SELECT 1 FROM mensajes WHERE estado = 'NO_ENVIADO' LIMIT ?0) n),
		       (SELECT count(*) FROM (SELECT 1 FROM mensajes WHERE estado = 'MUERTO' LIMIT ?0) n),
		       (SELECT min(creado_en) FROM mensajes WHERE estado = 'EN_ESPERA'),
		       (SELECT max(terminado_en) FROM mensajes WHERE estado = 'ENVIADO'),
		       (SELECT count(*) FROM (SELECT 1 FROM outbox WHERE hecho_en IS NULL AND muerto_en IS NULL LIMIT ?0) n),
		       (SELECT count(*) FROM (SELECT 1 FROM outbox WHERE muerto_en IS NOT NULL LIMIT ?0) n)`, app.TotalExacto).
		Scan(ctx, &e.EnEspera, &e.ParaResumen, &e.NoEnviados, &e.Muertos, &esperando, &ultimo, &e.EventosEnEspera, &e.EventosDetenidos)
	if err != nil {
		return app.Estado{}, postgres.Fault(err)
	}
	if esperando.Valid {
		e.Esperando = esperando.Time.UTC()
	}
	if ultimo.Valid {
		e.UltimoEnviado = ultimo.Time.UTC()
	}
	return e, nil
}

package identidad

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/identidad"
	"complementarias/domain/colombia"
	"complementarias/domain/identidad"
)

// accesoVistaRow is an Acceso with its centre.
type accesoVistaRow struct {
	accesoRow `bun:",extend"`

	CentroNombre string `bun:"centro_nombre,scanonly"`
	CentroCodigo string `bun:"centro_codigo,scanonly"`
}

func (r *accesoVistaRow) view() app.AccesoView {
	return app.AccesoView{RegistroAcceso: r.registro(), CentroNombre: r.CentroNombre, CentroCodigo: r.CentroCodigo, Purgado: !r.PurgadoEn.IsZero()}
}

// Recibo reads what anybody with the id may know.
func (r Reader) Recibo(ctx context.Context, id identidad.AccesoID) (app.Recibo, error) {
	var v app.Recibo
	if postgres.ConNulo(string(id)) {
		return v, identidad.ErrAccesoNoExiste
	}
	err := r.db.NewRaw(`SELECT numero, pedido_en FROM accesos WHERE id = ?`, string(id)).Scan(ctx, &v.Numero, &v.Pedido)
	if errors.Is(err, sql.ErrNoRows) {
		return v, identidad.ErrAccesoNoExiste
	}
	v.Pedido = v.Pedido.UTC()
	return v, postgres.Fault(err)
}

func (r Reader) vistas(filas any, alcance identidad.Alcance) *bun.SelectQuery {
	return enAlcanceAccesos(r.db.NewSelect().Model(filas).Column("a.*").
		ColumnExpr("c.nombre AS centro_nombre").ColumnExpr("c.codigo AS centro_codigo").Join("JOIN centros AS c ON c.id = a.centro_id"), alcance)
}

// VerAcceso reads one; identidad.ErrAccesoNoExiste when it is absent or out of scope.
func (r Reader) VerAcceso(ctx context.Context, id identidad.AccesoID, alcance identidad.Alcance) (app.AccesoView, error) {
	if postgres.ConNulo(string(id)) {
		return app.AccesoView{}, identidad.ErrAccesoNoExiste
	}
	var row accesoVistaRow
	err := r.vistas(&row, alcance).Where("a.id = ?", string(id)).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return app.AccesoView{}, identidad.ErrAccesoNoExiste
	}
	if err != nil {
		return app.AccesoView{}, postgres.Fault(err)
	}
	return row.view(), nil
}

func filtrarAccesos(q *bun.SelectQuery, f app.FiltroAccesos) *bun.SelectQuery {
	if f.Centro != "" {
		q = q.Where("a.centro_id = ?", string(f.Centro))
	}
	if f.Buscar != "" {
		q = q.Where("strpos(a.busqueda, ?) > 0", colombia.Plegar(f.Buscar))
	}
	return q
}

// ListarAccesos reads a page: the oldest first of those that wait, the newest first otherwise.
func (r Reader) ListarAccesos(ctx context.Context, alcance identidad.Alcance, f app.FiltroAccesos) (app.PaginaAccesos, error) {
	var p app.PaginaAccesos
	orden := `a.pedido_en DESC, a.id COLLATE "C" DESC`
	if f.Estado == identidad.Pendiente {
		orden = `a.pedido_en, a.id COLLATE "C"`
	}
	conEstado := func(q *bun.SelectQuery) *bun.SelectQuery {
		if q = filtrarAccesos(q, f); f.Estado != "" {
			q = q.Where("a.estado = ?", string(f.Estado))
		}
		return q
	}
	cuenta := conEstado(enAlcanceAccesos(r.db.NewSelect().Model((*accesoRow)(nil)).ColumnExpr("1"), alcance)).Limit(app.TotalMaximo + 1)
	if err := r.db.NewSelect().ColumnExpr("count(*)").TableExpr("(?) AS t", cuenta).Scan(ctx, &p.Total); err != nil {
		return p, postgres.Fault(err)
	}
	if p.Total > app.TotalMaximo {
		p.Total, p.TotalEsMinimo = app.TotalMaximo, true
	}
	var filas []accesoVistaRow
	if err := conEstado(r.vistas(&filas, alcance)).OrderExpr(orden).Limit(int64(f.Limite)).Offset(int64(f.Pagina-1) * int64(f.Limite)).Scan(ctx); err != nil {
		return p, postgres.Fault(err)
	}
	p.Filas = make([]app.AccesoView, len(filas))
	for i := range filas {
		p.Filas[i] = filas[i].view()
	}
	return p, nil
}

// ContarAccesos counts by state what the rest of the filter selects.
func (r Reader) ContarAccesos(ctx context.Context, alcance identidad.Alcance, f app.FiltroAccesos) (map[identidad.EstadoAcceso]int, error) {
	var filas []struct {
		Estado identidad.EstadoAcceso `bun:"estado"`
		N      int                    `bun:"n"`
	}
	q := enAlcanceAccesos(r.db.NewSelect().Model((*accesoRow)(nil)).Column("a.estado").ColumnExpr("count(*) AS n"), alcance)
	if err := filtrarAccesos(q, f).Group("a.estado").Scan(ctx, &filas); err != nil {
		return nil, postgres.Fault(err)
	}
	conteos := map[identidad.EstadoAcceso]int{}
	for _, fila := range filas {
		conteos[fila.Estado] = fila.N
	}
	return conteos, nil
}

// keepEnvios is how long it is known that something came from a network.
const keepEnvios = 24 * time.Hour

// PurgarAccesos forgets who was rejected identidad.RetencionRechazados before now, and from where requests came; number and
// decision stay.
func PurgarAccesos(ctx context.Context, db bun.IDB, now time.Time) error {
	if _, err := db.NewRaw(`UPDATE accesos SET nombres = '', apellidos = '', cedula = '', telefono = '', correo = '', justificacion = '', motivo = '',
		busqueda = lower(numero), purgado_en = ? WHERE estado = 'RECHAZADO' AND purgado_en IS NULL AND decidido_en <= ?`,
		now, now.Add(-identidad.RetencionRechazados)).Exec(ctx); err != nil {
		return postgres.Fault(err)
	}
	_, err := db.NewRaw(`DELETE FROM acceso_envios WHERE en < ?`, now.Add(-keepEnvios)).Exec(ctx)
	return postgres.Fault(err)
}

package catalogo

import (
	"context"
	"database/sql"
	"errors"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/catalogo"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// Reader answers the queries of the module; it implements every reader that the use cases ask for.
type Reader struct {
	db bun.IDB
}

// NewReader makes the reader on db, normally the pool.
func NewReader(db bun.IDB) Reader { return Reader{db: db} }

// Listar implements ProgramaReader with five queries, however long the page; two when it is a brief one.
func (r Reader) Listar(ctx context.Context, c app.ConsultaProgramas) (app.PaginaProgramas, error) {
	pagina := app.PaginaProgramas{Programas: []app.ProgramaView{}}
	var err error
	if c.Todos {
		err = r.contarPorEstado(ctx, c, &pagina)
	} else {
		pagina.Total, err = r.contar(ctx, c)
	}
	if err != nil {
		return app.PaginaProgramas{}, err
	}
	if pagina.Total > app.TotalExacto {
		pagina.Total, pagina.TotalEsMinimo = app.TotalExacto, true
	}
	var filas []filaPrograma
	consulta := r.db.NewSelect().Model(&filas)
	if c.Breve {
		consulta = breve(consulta)
	} else {
		consulta = entero(consulta)
	}
	if !c.PorNombre {
		consulta = consulta.OrderExpr("solicitudes DESC")
	}
	err = consulta.Apply(seleccion(c)).
		OrderExpr(`p.busqueda, p.id COLLATE "C"`).
		Limit(int64(c.Limite)).Offset(int64(c.Desde)).Scan(ctx)
	if err != nil {
		return app.PaginaProgramas{}, postgres.Fault(err)
	}
	for _, f := range filas {
		pagina.Programas = append(pagina.Programas, f.vista())
	}
	return pagina, nil
}

// contar stops one past TotalExacto.
func (r Reader) contar(ctx context.Context, c app.ConsultaProgramas) (int, error) {
	elegidos := r.db.NewSelect().Model((*filaPrograma)(nil)).ColumnExpr("1").Apply(seleccion(c)).Limit(app.TotalExacto + 1)
	var n int
	err := r.db.NewSelect().ColumnExpr("count(*)").TableExpr("(?) AS elegidos", elegidos).Scan(ctx, &n)
	return n, postgres.Fault(err)
}

// contarPorEstado counts what c selects, active and not.
func (r Reader) contarPorEstado(ctx context.Context, c app.ConsultaProgramas, pagina *app.PaginaProgramas) error {
	sinEstado := c
	sinEstado.Activo = nil
	err := r.db.NewSelect().Model((*filaPrograma)(nil)).ColumnExpr("count(*) FILTER (WHERE p.activo), count(*) FILTER (WHERE NOT p.activo)").
		Apply(seleccion(sinEstado)).Scan(ctx, &pagina.Activos, &pagina.Inactivos)
	switch {
	case c.Activo == nil:
		pagina.Total = pagina.Activos + pagina.Inactivos
	case *c.Activo:
		pagina.Total = pagina.Activos
	default:
		pagina.Total = pagina.Inactivos
	}
	return postgres.Fault(err)
}

// Uso implements ProgramaReader.
func (r Reader) Uso(ctx context.Context, id kernel.ProgramaID) (app.UsoView, error) {
	var u app.UsoView
	err := r.db.NewRaw(`SELECT count(*) FILTER (WHERE estado IN ('BORRADOR', 'DEVUELTA')), count(*) FILTER (WHERE estado IN ('PENDIENTE', 'EN_REVISION')),
		count(*) FILTER (WHERE estado = 'APROBADA'), count(*) FILTER (WHERE estado IN ('RECHAZADA', 'CANCELADA'))
		FROM solicitudes WHERE programa_id = ?`, string(id)).Scan(ctx, &u.PorEnviar, &u.PorDecidir, &u.Aprobadas, &u.Cerradas)
	return u, postgres.Fault(err)
}

// Ver implements ProgramaReader.
func (r Reader) Ver(ctx context.Context, id kernel.ProgramaID, alcance catalogo.Alcance) (app.ProgramaView, error) {
	var f filaPrograma
	err := entero(r.db.NewSelect().Model(&f)).Where("p.id = ?", id).Apply(dentroDe(alcance)).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return app.ProgramaView{}, catalogo.ErrProgramaNoEncontrado
	}
	if err != nil {
		return app.ProgramaView{}, postgres.Fault(err)
	}
	return f.vista(), nil
}

// breve selects programmes with their centre and the number of their solicitudes.
func breve(q *bun.SelectQuery) *bun.SelectQuery {
	return q.ColumnExpr("?TableColumns").
		ColumnExpr("(SELECT count(*) FROM solicitudes AS s WHERE s.programa_id = p.id) AS solicitudes").
		Relation("Centro")
}

// entero selects what breve does and their parts in order.
func entero(q *bun.SelectQuery) *bun.SelectQuery {
	return breve(q).Apply(conPartes)
}

func conPartes(q *bun.SelectQuery) *bun.SelectQuery {
	enOrden := func(q *bun.SelectQuery) *bun.SelectQuery { return q.OrderExpr("o.programa_id, o.orden") }
	return q.Relation("Objetivos", enOrden).Relation("Competencias", enOrden).Relation("Resultados", enOrden)
}

// seleccion keeps what matches c: unless it asks for all, what can be asked for in a solicitud.
func seleccion(c app.ConsultaProgramas) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		q = q.Apply(dentroDe(c.Alcance))
		if c.Todos {
			q = q.Apply(elegidos(c))
		} else {
			q = q.Where("p.activo").Where("p.tipo_formacion = 'COMPLEMENTARIA'").Where("p.centro_id IN (SELECT id FROM centros WHERE activo)")
		}
		if c.Modalidad != "" {
			q = q.Where("p.modalidad = ?", c.Modalidad)
		}
		for _, palabra := range c.Palabras {
			q = q.Where("strpos(p.busqueda, ?) > 0", palabra)
		}
		return q
	}
}

func elegidos(c app.ConsultaProgramas) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if c.Centro != "" {
			q = q.Where("p.centro_id = ?", c.Centro)
		}
		if c.Tipo != "" {
			q = q.Where("p.tipo_formacion = ?", c.Tipo)
		}
		if c.Activo != nil {
			q = q.Where("p.activo = ?", *c.Activo)
		}
		return q
	}
}

func dentroDe(a catalogo.Alcance) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(q *bun.SelectQuery) *bun.SelectQuery {
		if a.Pais {
			return q
		}
		return q.Where("p.centro_id = ?", a.Centro)
	}
}

// Centros implements CentroReader.
func (r Reader) Centros(ctx context.Context) ([]app.CentroDeLista, error) {
	var filas []struct{ ID, Codigo, Nombre, Regional string }
	err := r.db.NewRaw(`SELECT id, codigo, nombre, region AS regional FROM centros WHERE activo ORDER BY region COLLATE "C", codigo`).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	centros := make([]app.CentroDeLista, len(filas))
	for i, f := range filas {
		centros[i] = app.CentroDeLista{ID: kernel.CentroID(f.ID), Codigo: f.Codigo, Nombre: f.Nombre, Regional: f.Regional}
	}
	return centros, nil
}

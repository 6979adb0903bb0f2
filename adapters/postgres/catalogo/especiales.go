package catalogo

import (
	"context"
	"database/sql"
	"errors"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	"complementarias/domain/catalogo"
)

type filaEspecial struct {
	bun.BaseModel `bun:"table:programas_especiales,alias:e"`

	Codigo  string         `bun:"codigo,pk"`
	Nombre  string         `bun:"nombre"`
	Orden   int            `bun:"orden"`
	Desde   postgres.Fecha `bun:"vigente_desde"`
	Hasta   postgres.Fecha `bun:"vigente_hasta"`
	Casilla bool           `bun:"casilla"`
	Edicion int64          `bun:"edicion"`
}

func filaDeEspecial(e catalogo.Especial) filaEspecial {
	return filaEspecial{Codigo: e.Codigo, Nombre: e.Nombre, Orden: e.Orden, Desde: postgres.Fecha{Date: e.Desde}, Hasta: postgres.Fecha{Date: e.Hasta},
		Casilla: e.Casilla, Edicion: e.Edicion}
}

func (f filaEspecial) especial() catalogo.Especial {
	return catalogo.Especial{Casilla: f.Casilla, Edicion: f.Edicion, DatosEspecial: catalogo.DatosEspecial{Codigo: f.Codigo, Nombre: f.Nombre, Orden: f.Orden,
		Vigencia: catalogo.Vigencia{Desde: f.Desde.Date, Hasta: f.Hasta.Date}}}
}

// especiales implements app.EspecialRepository.
type especiales struct{ tx bun.IDB }

func (r especiales) Get(ctx context.Context, codigo string) (catalogo.Especial, error) {
	var f filaEspecial
	err := r.tx.NewSelect().Model(&f).Where("e.codigo = ?", codigo).For("UPDATE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return catalogo.Especial{}, catalogo.ErrEspecialNoEncontrado
	}
	return f.especial(), postgres.Fault(err)
}

func (r especiales) UltimoOrden(ctx context.Context) (ultimo int, err error) {
	err = r.tx.NewRaw("SELECT coalesce(max(orden), 0) FROM programas_especiales").Scan(ctx, &ultimo)
	return ultimo, postgres.Fault(err)
}

func (r especiales) Add(ctx context.Context, e catalogo.Especial) error {
	f := filaDeEspecial(e)
	_, err := r.tx.NewInsert().Model(&f).Returning("NULL").Exec(ctx)
	return postgres.Fault(err)
}

func (r especiales) Save(ctx context.Context, e catalogo.Especial) error {
	f := filaDeEspecial(e)
	f.Edicion++
	res, err := r.tx.NewUpdate().Model(&f).ExcludeColumn("codigo", "casilla").Where("codigo = ? AND edicion = ?", e.Codigo, e.Edicion).Returning("NULL").Exec(ctx)
	if err != nil {
		return postgres.Fault(err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(catalogo.ErrEspecialModificado, err)
	}
	return nil
}

func (r especiales) Fuera(ctx context.Context, codigo string, antes, nueva catalogo.Vigencia) (f catalogo.CursosFuera, err error) {
	fecha := func(v catalogo.Vigencia) []any {
		return []any{postgres.Fecha{Date: v.Desde}, postgres.Fecha{Date: v.Hasta}}
	}
	const cubre = "(c.primero >= ?::date AND c.ultimo <= coalesce(?::date, 'infinity'))"
	err = r.tx.NewRaw(`SELECT count(*) FILTER (WHERE c.estado <> 'APROBADA'), count(*) FILTER (WHERE c.estado = 'APROBADA') FROM (
			SELECT s.estado, (SELECT min(x.fecha) FROM solicitud_sesiones x WHERE x.solicitud_id = s.id) AS primero,
				(SELECT max(x.fecha) FROM solicitud_sesiones x WHERE x.solicitud_id = s.id) AS ultimo
			FROM solicitudes s WHERE s.programas_especiales <> '{}' AND s.programas_especiales @> ARRAY[?]::text[]
				AND s.estado IN ('PENDIENTE', 'EN_REVISION', 'APROBADA')
		) c WHERE `+cubre+` AND NOT `+cubre, append(append([]any{codigo}, fecha(antes)...), fecha(nueva)...)...).Scan(ctx, &f.PorDecidir, &f.Aprobados)
	return f, postgres.Fault(err)
}

// Especiales implements EspecialReader.
func (r Reader) Especiales(ctx context.Context) ([]catalogo.Especial, error) {
	var filas []filaEspecial
	if err := r.db.NewSelect().Model(&filas).OrderExpr(`e.casilla DESC, e.orden, e.codigo COLLATE "C"`).Scan(ctx); err != nil {
		return nil, postgres.Fault(err)
	}
	lista := make([]catalogo.Especial, len(filas))
	for i, f := range filas {
		lista[i] = f.especial()
	}
	return lista, nil
}

// UsoDeEspeciales implements EspecialReader.
func (r Reader) UsoDeEspeciales(ctx context.Context) (map[string]int, error) {
	var filas []struct {
		Codigo string `bun:"codigo"`
		N      int    `bun:"n"`
	}
	err := r.db.NewRaw(`SELECT e.codigo, (SELECT count(*) FROM solicitudes s
			WHERE s.programas_especiales <> '{}' AND s.programas_especiales @> ARRAY[e.codigo]) AS n FROM programas_especiales e`).Scan(ctx, &filas)
	usos := map[string]int{}
	for _, f := range filas {
		if f.N > 0 {
			usos[f.Codigo] = f.N
		}
	}
	return usos, postgres.Fault(err)
}

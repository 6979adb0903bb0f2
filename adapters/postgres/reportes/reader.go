// Package reportes counts over the tables of solicitudes; it writes nothing.
package reportes

import (
	"context"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/reportes"
	"complementarias/domain/kernel"
)

// NewReader answers questions from db.
func NewReader(db bun.IDB) app.Reader { return reader{db} }

type reader struct{ db bun.IDB }

// sumas are the columns of a Cifras, by state; all of them stand in ix_solicitudes_reporte.
const sumas = `count(*) AS n, count(*) FILTER (WHERE s.revision = 1) AS a_la_primera, coalesce(sum(s.aprendices), 0) AS aprendices,
	coalesce(sum(s.duracion_maxima), 0) AS horas, coalesce(sum(s.aprendices::bigint * s.duracion_maxima), 0) AS horas_aprendiz`

// filaCifras is one state of a Cifras.
type filaCifras struct {
	Estado                                          string
	N, ALaPrimera, Aprendices, Horas, HorasAprendiz int
}

func (f filaCifras) sumar(c *app.Cifras) {
	if c.PorEstado == nil {
		c.PorEstado = map[string]int{}
	}
	c.Total += f.N
	c.PorEstado[f.Estado] += f.N
	if f.Estado == app.Aprobada {
		c.ALaPrimera += f.ALaPrimera
		c.Aprendices += f.Aprendices
		c.Horas += f.Horas
		c.HorasAprendiz += f.HorasAprendiz
	}
}

func (r reader) PorMes(ctx context.Context, alcance app.Alcance, f app.Filtro, meses []kernel.Date) ([]app.Cifras, app.Cifras, error) {
	c := seleccion(alcance, f)
	c.entre(f.Anterior().Desde, f.Hasta)
	var filas []struct {
		filaCifras `bun:",extend"`
		Mes        int
	}
	err := r.db.NewRaw(`SELECT width_bucket(s.fecha_solicitud, ARRAY[?]::timestamptz[]) AS mes, s.estado, `+sumas+`
		FROM solicitudes s WHERE `+c.donde()+` GROUP BY 1, 2`, append([]any{bun.List(inicios(meses))}, c.args...)...).Scan(ctx, &filas)
	if err != nil {
		return nil, app.Cifras{}, postgres.Fault(err)
	}
	cifras := make([]app.Cifras, 1+len(meses))
	for _, fila := range filas {
		fila.sumar(&cifras[fila.Mes])
	}
	return cifras[1:], cifras[0], nil
}

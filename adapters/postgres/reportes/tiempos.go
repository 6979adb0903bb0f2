package reportes

import (
	"context"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/reportes"
	"complementarias/domain/kernel"
)

// centesimasPorDia is the unit in which solicitud_estancias keeps how long a stay was.
const centesimasPorDia = 100

// Duraciones counts stays by their length before it looks for the middle: there are a thousand times as many stays as
// lengths, and sorting them would take seconds.
func (r reader) Duraciones(ctx context.Context, alcance app.Alcance, f app.Filtro, meses []kernel.Date) (map[string]app.Duracion, []app.Duracion, error) {
	c := seleccion(alcance, f)
	c.entre(f.Desde, f.Hasta)
	estancias := `solicitud_estancias s`
	if f.Programa != "" || f.Instructor != "" || f.Municipio != "" || f.Modalidad != "" || f.Especial != "" {
		estancias = `solicitudes s JOIN solicitud_estancias e ON e.solicitud_id = s.id`
	}
	var filas []struct {
		Paso                   string
		Mes                    int // 0 for the whole period
		Estancias, Solicitudes int
		Mediana, P90           int
	}
	err := r.db.NewRaw(`WITH l AS MATERIALIZED (
			SELECT paso, CASE WHEN paso = ? THEN width_bucket(s.fecha_solicitud, ARRAY[?]::timestamptz[]) ELSE 0 END AS mes, centesimas,
				count(*) AS n, count(*) FILTER (WHERE vez = 1) AS primeras
			FROM `+estancias+` WHERE `+c.donde()+` GROUP BY 1, 2, 3),
		t AS (SELECT * FROM l UNION ALL SELECT paso, 0, centesimas, sum(n), sum(primeras) FROM l WHERE mes > 0 GROUP BY 1, 3),
		a AS (SELECT *, sum(n) OVER (PARTITION BY paso, mes ORDER BY centesimas) AS hasta, sum(n) OVER (PARTITION BY paso, mes) AS total FROM t)
		SELECT paso, mes, sum(n) AS estancias, sum(primeras) AS solicitudes,
			min(centesimas) FILTER (WHERE 2 * hasta >= total) AS mediana, min(centesimas) FILTER (WHERE 10 * hasta >= 9 * total) AS p90
		FROM a GROUP BY 1, 2`, append([]any{app.Respuesta, bun.List(inicios(meses))}, c.args...)...).Scan(ctx, &filas)
	if err != nil {
		return nil, nil, postgres.Fault(err)
	}
	porPaso, porMes := map[string]app.Duracion{}, make([]app.Duracion, len(meses))
	for _, fila := range filas {
		d := app.Duracion{Estancias: fila.Estancias, Solicitudes: fila.Solicitudes,
			Mediana: float64(fila.Mediana) / centesimasPorDia, P90: float64(fila.P90) / centesimasPorDia}
		if fila.Mes > 0 {
			porMes[fila.Mes-1] = d
		} else {
			porPaso[fila.Paso] = d
		}
	}
	return porPaso, porMes, nil
}

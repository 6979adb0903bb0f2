package reportes

import (
	"context"
	"strings"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/reportes"
	"complementarias/domain/kernel"
)

// centesimasPorDia is the unit in which solicitud_estancias keeps how long a stay was.
const centesimasPorDia = 100

// Duraciones counts stays by their length before it looks for the middle: there are a thousand times as many stays as
// lengths, and sorting them would take seconds. The whole months of the country are counted already.
func (r reader) Duraciones(ctx context.Context, alcance app.Alcance, f app.Filtro, meses []kernel.Date) (map[string]app.Duracion, []app.Duracion, error) {
	contadas, args := estancias(alcance, f, meses)
	var filas []struct {
		Paso                   string
		Mes                    int // 0 for the whole period
		Estancias, Solicitudes int
		Mediana, P90           int
	}
	err := r.db.NewRaw(`WITH l AS MATERIALIZED (SELECT paso, mes, centesimas, sum(n) AS n, sum(primeras) AS primeras FROM (`+contadas+`) c GROUP BY 1, 2, 3),
		t AS (SELECT * FROM l UNION ALL SELECT paso, 0, centesimas, sum(n), sum(primeras) FROM l WHERE mes > 0 GROUP BY 1, 3),
		a AS (SELECT *, sum(n) OVER (PARTITION BY paso, mes ORDER BY centesimas) AS hasta, sum(n) OVER (PARTITION BY paso, mes) AS total FROM t)
		SELECT paso, mes, sum(n) AS estancias, sum(primeras) AS solicitudes,
			min(centesimas) FILTER (WHERE 2 * hasta >= total) AS mediana, min(centesimas) FILTER (WHERE 10 * hasta >= 9 * total) AS p90
		FROM a GROUP BY 1, 2`, args...).Scan(ctx, &filas)
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

// estancias selects stays counted by paso, mes (the place of the month in meses for app.Respuesta, else 0) and centesimas.
func estancias(alcance app.Alcance, f app.Filtro, meses []kernel.Date) (consulta string, args []any) {
	c := seleccion(alcance, f)
	if !alcance.Pais || len(c.partes) > 1 { // less than the country
		return unoPorUno(c, f, meses, f.Desde, f.Hasta)
	}
	enteros := map[int]kernel.Date{}
	var partes []string
	for i, mes := range meses {
		fin := kernel.NewDate(mes.Year(), mes.Month()+1, 1).AddDays(-1)
		if mes.Day() == 1 && !fin.After(f.Hasta) {
			enteros[i+1] = mes
			continue
		}
		if fin.After(f.Hasta) {
			fin = f.Hasta
		}
		parte, suyos := unoPorUno(seleccion(alcance, f), f, meses, mes, fin)
		partes, args = append(partes, parte), append(args, suyos...)
	}
	if len(enteros) > 0 {
		lugares, primeros := make([]int, 0, len(enteros)), make([]string, 0, len(enteros))
		for lugar, mes := range enteros {
			lugares, primeros = append(lugares, lugar), append(primeros, mes.String())
		}
		partes = append(partes, `SELECT m.paso, CASE WHEN m.paso = ? THEN k.lugar ELSE 0 END AS mes, m.centesimas, m.n, m.primeras
			FROM unnest(ARRAY[?]::integer[], ARRAY[?]::date[]) AS k (lugar, mes) JOIN solicitud_estancias_mes m ON m.mes = k.mes`)
		args = append(args, app.Respuesta, bun.List(lugares), bun.List(primeros))
	}
	return strings.Join(partes, ` UNION ALL `), args
}

// unoPorUno counts the stays of solicitudes asked for between two days, both included.
func unoPorUno(c condiciones, f app.Filtro, meses []kernel.Date, desde, hasta kernel.Date) (consulta string, args []any) {
	c.entre(desde, hasta)
	tabla := `solicitud_estancias s`
	if f.Programa != "" || f.Instructor != "" || f.Municipio != "" || f.Modalidad != "" || f.Especial != "" {
		tabla = `solicitudes s JOIN solicitud_estancias e ON e.solicitud_id = s.id`
	}
	return `SELECT paso, CASE WHEN paso = ? THEN width_bucket(s.fecha_solicitud, ARRAY[?]::timestamptz[]) ELSE 0 END AS mes, centesimas,
			count(*) AS n, count(*) FILTER (WHERE vez = 1) AS primeras
		FROM ` + tabla + ` WHERE ` + c.donde() + ` GROUP BY 1, 2, 3`, append([]any{app.Respuesta, bun.List(inicios(meses))}, c.args...)
}

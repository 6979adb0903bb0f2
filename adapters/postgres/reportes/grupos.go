package reportes

import (
	"context"

	"complementarias/adapters/postgres"
	app "complementarias/application/reportes"
)

// dimensiones says for each what a group is called, over a row s, and how the code and the name of a group are found.
var dimensiones = map[app.Dimension]struct{ clave, codigo, nombre string }{
	app.PorPrograma:   {`s.programa_id`, `(SELECT p.codigo FROM programas p WHERE p.id = clave)`, `(SELECT p.nombre FROM programas p WHERE p.id = clave)`},
	app.PorInstructor: {`s.instructor_id`, `''`, `(SELECT u.nombre FROM usuarios u WHERE u.id = clave)`},
	app.PorMunicipio:  {`s.municipio`, `''`, `''`},
	app.PorModalidad:  {`s.modalidad`, `''`, `''`},
	app.PorCentro:     {`s.centro_id`, `(SELECT c.codigo FROM centros c WHERE c.id = clave)`, `(SELECT c.nombre FROM centros c WHERE c.id = clave)`},
	app.PorRegional:   {`s.centro_id`, `clave`, `(SELECT min(c.region) FROM centros c WHERE c.regional_codigo = clave)`},
	app.PorEspecial:   {`s.programas_especiales`, `clave`, `(SELECT e.nombre FROM programas_especiales e WHERE e.codigo = clave)`},
}

// agrupadas puts the rows of g together where several of them are one group, or one is several.
var agrupadas = map[app.Dimension]string{
	app.PorRegional: `SELECT c.regional_codigo::text AS clave, sum(n) AS n, sum(aprobadas) AS aprobadas, sum(rechazadas) AS rechazadas, sum(aprendices) AS aprendices,
		sum(horas) AS horas FROM g JOIN centros c ON c.id = g.clave GROUP BY 1`,
	app.PorEspecial: `SELECT e.codigo AS clave, sum(n) AS n, sum(aprobadas) AS aprobadas, sum(rechazadas) AS rechazadas, sum(aprendices) AS aprendices,
		sum(horas) AS horas FROM g CROSS JOIN unnest(CASE WHEN g.clave = '{}' THEN ARRAY[''] ELSE g.clave END) AS e (codigo) GROUP BY 1`,
}

// ordenes spells each as the figures of a group.
var ordenes = map[app.Orden]string{
	app.OrdenSolicitudes: `n DESC`,
	app.OrdenAprobadas:   `aprobadas DESC`,
	app.OrdenRechazadas:  `rechazadas DESC`,
	app.OrdenTasa:        `aprobadas::double precision / nullif(aprobadas + rechazadas, 0) DESC NULLS LAST`,
	app.OrdenAprendices:  `aprendices DESC`,
	app.OrdenHoras:       `horas DESC`,
}

// Grupos counts by the key as it stands in the row, which is in the index, and puts regionales and special programmes
// together afterwards: there are few combinations.
func (r reader) Grupos(ctx context.Context, alcance app.Alcance, in app.GruposInput) (app.Grupos, error) {
	c := seleccion(alcance, in.Filtro)
	c.entre(in.Desde, in.Hasta)
	d := dimensiones[in.Por]
	grupos, ok := agrupadas[in.Por]
	if !ok {
		grupos = `SELECT * FROM g`
	}
	var filas []struct {
		Que                                                 string
		Clave, Codigo, Nombre                               string
		Grupos, N, Aprobadas, Rechazadas, Aprendices, Horas int
	}
	const sumas = `coalesce(sum(n), 0) AS n, coalesce(sum(aprobadas), 0) AS aprobadas, coalesce(sum(rechazadas), 0) AS rechazadas,
		coalesce(sum(aprendices), 0) AS aprendices, coalesce(sum(horas), 0) AS horas`
	err := r.db.NewRaw(`WITH g AS MATERIALIZED (
			SELECT `+d.clave+` AS clave, count(*) AS n, count(*) FILTER (WHERE s.estado = 'APROBADA') AS aprobadas, count(*) FILTER (WHERE s.estado = 'RECHAZADA') AS rechazadas,
				coalesce(sum(s.aprendices) FILTER (WHERE s.estado = 'APROBADA'), 0) AS aprendices, coalesce(sum(s.duracion_maxima) FILTER (WHERE s.estado = 'APROBADA'), 0) AS horas
			FROM solicitudes s WHERE `+c.donde()+` GROUP BY 1),
		k AS MATERIALIZED (SELECT k.*, row_number() OVER (ORDER BY `+ordenes[in.Orden]+`, clave COLLATE "C") AS lugar FROM (`+grupos+`) k)
		SELECT 'grupo' AS que, clave, coalesce(`+d.codigo+`, '') AS codigo, coalesce(`+d.nombre+`, '') AS nombre, 1 AS grupos, n, aprobadas, rechazadas, aprendices, horas, lugar
			FROM k WHERE lugar <= ?
		UNION ALL SELECT 'otros', '', '', '', count(*), `+sumas+`, 0 FROM k WHERE lugar > ?
		UNION ALL SELECT 'total', '', '', '', count(*), `+sumas+`, 0 FROM g ORDER BY lugar`,
		append(c.args[:len(c.args):len(c.args)], in.Limite, in.Limite)...).Scan(ctx, &filas)
	if err != nil {
		return app.Grupos{}, postgres.Fault(err)
	}
	var g app.Grupos
	for _, f := range filas {
		grupo := app.Grupo{Clave: f.Clave, Codigo: f.Codigo, Nombre: f.Nombre, Solicitudes: f.N, Aprobadas: f.Aprobadas, Rechazadas: f.Rechazadas,
			Aprendices: f.Aprendices, Horas: f.Horas}
		switch f.Que {
		case "otros":
			g.Otros, g.OtrosGrupos = grupo, f.Grupos
		case "total":
			g.Total = grupo
		default:
			g.Filas = append(g.Filas, grupo)
		}
	}
	return g, nil
}

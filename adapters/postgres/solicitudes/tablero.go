package solicitudes

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"complementarias/adapters/postgres"
	app "complementarias/application/solicitudes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Cifras asks once. The movements of a week are found by their instant in the country, and in a centre by the
// solicitudes that were touched since.
func (r reader) Cifras(ctx context.Context, alcance solicitudes.Alcance, c app.Cortes) (app.Cifras, error) {
	donde, args := enAlcance(alcance)
	lunes, anterior := inicioDelDia(c.Lunes), inicioDelDia(c.Lunes.AddDays(-7))
	movimientos, movimientosArgs := `solicitud_historial m WHERE m.en >= ?`, []any{anterior}
	if !alcance.Pais {
		movimientos = `solicitudes s JOIN solicitud_historial m ON m.solicitud_id = s.id WHERE ` + donde + ` AND s.actualizada_en >= ? AND m.en >= ?`
		movimientosArgs = concat(args, []any{anterior, anterior})
	}
	var f struct {
		Cortas, Medias, Largas    int
		Recibidas, RecibidasAntes int
		Aprobadas, Rechazadas     int
		Devueltas                 int
		AprobadasMes, Respondidas int
		MedianaDias               float64
	}
	enBanda := func(condicion string) string {
		return `(SELECT count(*) FROM (SELECT 1 FROM solicitudes s WHERE ` + enCola + ` AND ` + donde + ` AND ` + condicion + ` LIMIT ?) k)`
	}
	media, larga := inicioDelDia(c.EsperaMedia.AddDays(1)), inicioDelDia(c.EsperaLarga.AddDays(1))
	tope := []any{app.TotalMaximo}
	err := r.db.NewRaw(`SELECT `+enBanda(`s.fecha_envio >= ?`)+` AS cortas, `+enBanda(`s.fecha_envio < ? AND s.fecha_envio >= ?`)+` AS medias, `+
		enBanda(`s.fecha_envio < ?`)+` AS largas, w.*, d.*
		FROM (SELECT count(*) FILTER (WHERE m.accion = 'ENVIAR' AND m.en >= ?) AS recibidas, count(*) FILTER (WHERE m.accion = 'ENVIAR' AND m.en < ?) AS recibidas_antes,
				count(*) FILTER (WHERE m.accion = 'APROBAR' AND m.en >= ?) AS aprobadas, count(*) FILTER (WHERE m.accion = 'RECHAZAR' AND m.en >= ?) AS rechazadas,
				count(*) FILTER (WHERE m.accion = 'DEVOLVER' AND m.en >= ?) AS devueltas
			FROM `+movimientos+` AND m.accion IN ('ENVIAR', 'APROBAR', 'RECHAZAR', 'DEVOLVER')) w
		CROSS JOIN (SELECT count(*) FILTER (WHERE s.estado = 'APROBADA' AND s.estado_desde >= ?) AS aprobadas_mes,
				count(*) FILTER (WHERE s.estado_desde >= ?) AS respondidas,
				coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY date_part('epoch', s.estado_desde - s.fecha_envio)) FILTER (WHERE s.estado_desde >= ?) / 86400, 0) AS mediana_dias
			FROM solicitudes s WHERE s.estado IN ('APROBADA', 'RECHAZADA') AND `+donde+` AND s.estado_desde >= ?) d`,
		concat(args, []any{media}, tope, args, []any{media, larga}, tope, args, []any{larga}, tope,
			[]any{lunes, lunes, lunes, lunes, lunes}, movimientosArgs,
			[]any{inicioDelDia(c.Mes), inicioDelDia(c.Mediana), inicioDelDia(c.Mediana)}, args, []any{inicioDelDia(primera(c.Mes, c.Mediana))})...).Scan(ctx, &f)
	if err != nil {
		return app.Cifras{}, postgres.Fault(err)
	}
	return app.Cifras{
		Espera:    map[solicitudes.Espera]int{solicitudes.EsperaCorta: f.Cortas, solicitudes.EsperaMedia: f.Medias, solicitudes.EsperaLarga: f.Largas},
		Recibidas: f.Recibidas, RecibidasAntes: f.RecibidasAntes, Aprobadas: f.Aprobadas, Rechazadas: f.Rechazadas, Devueltas: f.Devueltas,
		AprobadasMes: f.AprobadasMes, Respondidas: f.Respondidas, MedianaDias: f.MedianaDias,
	}, nil
}

func primera(a, b kernel.Date) kernel.Date {
	if a.Before(b) {
		return a
	}
	return b
}

func (r reader) Cursos(ctx context.Context, alcance solicitudes.Alcance, desde, hasta kernel.Date, limite int) (app.Cursos, error) {
	donde, args := enAlcance(alcance)
	const aprobada = `s.estado = 'APROBADA' AND `
	proximo, entre := aprobada+donde+` AND s.fecha_inicio_curso BETWEEN ? AND ?`, []any{postgres.Fecha{Date: desde}, postgres.Fecha{Date: hasta}}
	provisional := aprobada + `s.ficha_provisional AND ` + donde
	elegir := func(lista, condicion string) string {
		return `SELECT '` + lista + `' AS lista, s.id FROM (SELECT s.id FROM solicitudes s WHERE ` + condicion + ` ORDER BY s.fecha_inicio_curso, s.codigo LIMIT ?) s`
	}
	contar := func(condicion string) string {
		return `(SELECT count(*) FROM (SELECT 1 FROM solicitudes s WHERE ` + condicion + ` LIMIT ?) k)`
	}
	var filas []struct {
		Lista, ID, Codigo, Programa, Empresa, Municipio, Instructor, Centro string
		Inicio, Fin                                                         postgres.Fecha
		Aprendices                                                          int
		NumeroFicha                                                         string
		FichaProvisional                                                    bool
		Proximos, SinFicha, Provisionales                                   int
	}
	tope := []any{app.TotalMaximo}
	err := r.db.NewRaw(`WITH e AS MATERIALIZED (`+elegir("proximos", proximo)+` UNION ALL `+elegir("provisionales", provisional)+`)
		SELECT n.*, e.lista, s.id, s.codigo, s.programa_nombre AS programa, s.nombre_empresa AS empresa, s.municipio, s.fecha_inicio_curso AS inicio,
			s.fecha_finalizacion_curso AS fin, s.aprendices, s.numero_ficha, s.ficha_provisional,
			(SELECT u.nombre FROM usuarios u WHERE u.id = s.instructor_id) AS instructor, (SELECT c.nombre FROM centros c WHERE c.id = s.centro_id) AS centro
		FROM (SELECT `+contar(proximo)+` AS proximos, `+contar(proximo+` AND s.ficha_provisional`)+` AS sin_ficha, `+contar(provisional)+` AS provisionales) n
		LEFT JOIN e ON true LEFT JOIN solicitudes s ON s.id = e.id ORDER BY s.fecha_inicio_curso, s.codigo`,
		concat(args, entre, []any{limite}, args, []any{limite}, args, entre, tope, args, entre, tope, args, tope)...).Scan(ctx, &filas)
	if err != nil {
		return app.Cursos{}, postgres.Fault(err)
	}
	var c app.Cursos
	for _, f := range filas {
		c.TotalProximos, c.ProximosSinFicha, c.TotalProvisionales = f.Proximos, f.SinFicha, f.Provisionales
		curso := app.Curso{ID: kernel.SolicitudID(f.ID), Codigo: f.Codigo, Programa: f.Programa, Empresa: f.Empresa, Municipio: f.Municipio,
			Instructor: f.Instructor, Centro: f.Centro, Inicio: f.Inicio.Date, Fin: f.Fin.Date, Aprendices: f.Aprendices,
			Ficha: solicitudes.Ficha{Numero: f.NumeroFicha, Provisional: f.FichaProvisional}}
		switch f.Lista {
		case "proximos":
			c.Proximos = append(c.Proximos, curso)
		case "provisionales":
			c.Provisionales = append(c.Provisionales, curso)
		}
	}
	return c, nil
}

func (r reader) Cargas(ctx context.Context, alcance solicitudes.Alcance, lunes kernel.Date, semanas, porcentaje int) ([]app.CargaSemanal, error) {
	if !alcance.Pais && alcance.Centro == "" {
		return nil, nil
	}
	var filas []struct {
		ID, Nombre, Vinculo     string
		Semana, Minutos, Limite int
	}
	l := horarios.LimitesPorDefecto()
	err := r.db.NewRaw(`SELECT * FROM (SELECT c.*, limite_semanal(c.id, ?, ?) AS limite
			FROM instructores_cargados(nullif(?, ''), ?, ?, limite_semanal_menor(nullif(?, ''), ?, ?) * ? / 100) c OFFSET 0) w
		WHERE minutos * 100 >= limite * ?`, l.Planta, l.Contratista, string(alcance.Centro), postgres.Fecha{Date: lunes}, semanas,
		string(alcance.Centro), l.Planta, l.Contratista, porcentaje, porcentaje).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	cargas := make([]app.CargaSemanal, len(filas))
	for i, f := range filas {
		cargas[i] = app.CargaSemanal{InstructorID: kernel.UsuarioID(f.ID), Instructor: f.Nombre, Vinculo: f.Vinculo, Lunes: lunes.AddDays(7 * f.Semana), Minutos: f.Minutos, LimiteMinutos: f.Limite}
	}
	return cargas, nil
}

// Regionales adds up days, which are kept as solicitudes change: the queue of the country and a month of approvals are
// hundreds of thousands of rows.
func (r reader) Regionales(ctx context.Context, c app.Cortes) ([]app.Regional, error) {
	var filas []app.Regional
	err := r.db.NewRaw(`SELECT g.regional_codigo AS codigo, min(g.region) AS nombre, coalesce(sum(d.n) FILTER (WHERE d.que = 'COLA'), 0) AS cola,
			coalesce(sum(d.n) FILTER (WHERE d.que = 'COLA' AND d.dia <= ?), 0) AS largas, coalesce(sum(d.n) FILTER (WHERE d.que = 'APROBADA'), 0) AS aprobadas_mes
		FROM (SELECT que, dia, centro_id, n FROM solicitud_dias WHERE que = 'COLA' AND n > 0
			UNION ALL SELECT que, dia, centro_id, n FROM solicitud_dias WHERE que = 'APROBADA' AND dia >= ? AND n > 0) d
		JOIN centros g ON g.id = d.centro_id GROUP BY 1 ORDER BY 1`, postgres.Fecha{Date: c.EsperaLarga}, postgres.Fecha{Date: c.Mes}).Scan(ctx, &filas)
	return filas, postgres.Fault(err)
}

func (r reader) Clases(ctx context.Context, instructor kernel.UsuarioID, desde, hasta kernel.Date) ([]app.Clase, error) {
	var filas []struct {
		ID, Codigo, Programa, Empresa, Lugar, Municipio string
		Fecha                                           postgres.Fecha
		Desde, Hasta                                    int
		Parcial                                         bool
		Numero, Total                                   int
	}
	err := r.db.NewRaw(`SELECT s.id, s.codigo, s.programa_nombre AS programa, s.nombre_empresa AS empresa, s.lugar_formacion AS lugar, s.municipio,
			x.fecha, x.desde, x.hasta, x.parcial, n.numero, n.total
		FROM solicitud_sesiones x JOIN solicitudes s ON s.id = x.solicitud_id
			CROSS JOIN LATERAL (SELECT count(*) AS total, count(*) FILTER (WHERE (y.fecha, y.desde) <= (x.fecha, x.desde)) AS numero
				FROM solicitud_sesiones y WHERE y.solicitud_id = x.solicitud_id) n
		WHERE x.instructor_id = ? AND x.fecha BETWEEN ? AND ? AND s.estado = 'APROBADA' ORDER BY x.fecha, x.desde, s.codigo`,
		string(instructor), postgres.Fecha{Date: desde}, postgres.Fecha{Date: hasta}).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	clases := make([]app.Clase, len(filas))
	for i, f := range filas {
		clases[i] = app.Clase{ID: kernel.SolicitudID(f.ID), Codigo: f.Codigo, Programa: f.Programa, Empresa: f.Empresa, Lugar: f.Lugar, Municipio: f.Municipio,
			Sesion: horarios.Sesion{Fecha: f.Fecha.Date, Desde: f.Desde, Hasta: f.Hasta, Parcial: f.Parcial}, Numero: f.Numero, Total: f.Total}
	}
	return clases, nil
}

func (r reader) Balance(ctx context.Context, instructor kernel.UsuarioID, anio int, hoy kernel.Date) (app.Balance, error) {
	desde, hasta := kernel.NewDate(anio, time.January, 1), kernel.NewDate(anio, time.December, 31)
	primero, ultimo := postgres.Fecha{Date: desde}, postgres.Fecha{Date: hasta}
	var f struct {
		Cursos, Aprendices int
		Meses, Estados     json.RawMessage
	}
	err := r.db.NewRaw(`SELECT c.*,
			(SELECT json_agg(m) FROM (SELECT extract(month FROM x.fecha)::integer AS mes, sum(x.hasta - x.desde) AS minutos,
					coalesce(sum(x.hasta - x.desde) FILTER (WHERE x.fecha < ?), 0) AS dictados
				FROM solicitud_sesiones x JOIN solicitudes s ON s.id = x.solicitud_id
				WHERE x.instructor_id = ? AND x.fecha BETWEEN ? AND ? AND s.estado = 'APROBADA' GROUP BY 1) m) AS meses,
			(SELECT json_object_agg(e.estado, e.n) FROM (SELECT s.estado, count(*) AS n FROM solicitudes s
				WHERE s.instructor_id = ? AND s.fecha_solicitud >= ? AND s.fecha_solicitud < ? GROUP BY 1) e) AS estados
		FROM (SELECT count(*) AS cursos, coalesce(sum(s.aprendices), 0) AS aprendices FROM solicitudes s
			WHERE s.instructor_id = ? AND s.estado = 'APROBADA' AND s.fecha_inicio_curso BETWEEN ? AND ?) c`,
		postgres.Fecha{Date: hoy}, string(instructor), primero, ultimo, string(instructor), inicioDelDia(desde), inicioDelDia(hasta.AddDays(1)),
		string(instructor), primero, ultimo).Scan(ctx, &f)
	if err != nil {
		return app.Balance{}, postgres.Fault(err)
	}
	b := app.Balance{Anio: anio, Cursos: f.Cursos, Aprendices: f.Aprendices, PorEstado: map[solicitudes.Estado]int{}}
	var meses []struct{ Mes, Minutos, Dictados int }
	for _, j := range []struct {
		de   json.RawMessage
		para any
	}{{f.Meses, &meses}, {f.Estados, &b.PorEstado}} {
		if len(j.de) == 0 {
			continue
		}
		if err := json.Unmarshal(j.de, j.para); err != nil {
			return app.Balance{}, fmt.Errorf("read the year of an instructor: %w", err)
		}
	}
	for _, m := range meses {
		b.PorMes[m.Mes-1] = m.Minutos
		b.MinutosPrevistos += m.Minutos
		b.MinutosDictados += m.Dictados
	}
	return b, nil
}

package reportes

import (
	"context"
	"time"

	"complementarias/adapters/postgres"
	app "complementarias/application/reportes"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"

	"github.com/uptrace/bun"
)

func (r reader) Cola(ctx context.Context, alcance app.Alcance, f app.Filtro, bandas []app.Banda) (kernel.Date, error) {
	c := seleccion(alcance, f)
	var dias []kernel.Date // the day from which on each shorter band counts, the oldest first
	for i := len(bandas) - 2; i >= 0; i-- {
		dias = append(dias, bandas[i].EnviadaDesde)
	}
	var filas []struct {
		Banda      int
		Estado     string
		N          int
		MasAntigua time.Time
	}
	err := r.db.NewRaw(`SELECT width_bucket(s.fecha_envio, ARRAY[?]::timestamptz[]) AS banda, s.estado, count(*) AS n, min(s.fecha_envio) AS mas_antigua
		FROM solicitudes s WHERE s.estado IN ('PENDIENTE', 'EN_REVISION') AND `+c.donde()+` GROUP BY 1, 2`,
		append([]any{bun.List(inicios(dias))}, c.args...)...).Scan(ctx, &filas)
	if err != nil {
		return kernel.Date{}, postgres.Fault(err)
	}
	var primera kernel.Date
	for _, fila := range filas {
		b := &bandas[len(bandas)-1-fila.Banda]
		if fila.Estado == app.EnRevision {
			b.EnRevision += fila.N
		} else {
			b.Pendientes += fila.N
		}
		if dia := kernel.Today(fila.MasAntigua); primera.IsZero() || dia.Before(primera) {
			primera = dia
		}
	}
	return primera, nil
}

// Cargas adds up in the function that the start page of the coordination asks too.
func (r reader) Cargas(ctx context.Context, alcance app.Alcance, in app.CargasInput) (app.Cargas, error) {
	centro := in.Centro
	if !alcance.Pais {
		if alcance.Centro == "" || (centro != "" && centro != alcance.Centro) {
			return app.Cargas{}, nil
		}
		centro = alcance.Centro
	}
	l := horarios.LimitesPorDefecto()
	var filas []struct {
		ID, Nombre, Vinculo, Centro                                     string
		Semana, Minutos, Limite, Semanas, Sobre, TotalCerca, TotalSobre int
	}
	err := r.db.NewRaw(`WITH w AS MATERIALIZED (SELECT c.*, limite_semanal(c.id, ?, ?) AS limite
				FROM instructores_cargados(nullif(?, ''), ?, ?, limite_semanal_menor(nullif(?, ''), ?, ?) * ? / 100) c),
			i AS (SELECT id, nombre, vinculo, limite, count(*) AS semanas, count(*) FILTER (WHERE minutos > limite) AS sobre, max(minutos) AS minutos,
					(array_agg(semana ORDER BY minutos DESC, semana))[1] AS semana
				FROM w WHERE minutos * 100 >= limite * ? GROUP BY 1, 2, 3, 4)
		SELECT i.id, i.nombre, i.vinculo, i.limite, i.semanas, i.sobre, i.minutos, i.semana, c.nombre AS centro,
			count(*) OVER () AS total_cerca, count(*) FILTER (WHERE i.sobre > 0) OVER () AS total_sobre
		FROM i JOIN usuarios u ON u.id = i.id JOIN centros c ON c.id = u.centro_id
		WHERE (? = '' OR c.regional_codigo = ?) AND (? = '' OR i.id = ?)
		ORDER BY i.minutos::double precision / i.limite DESC, i.nombre, i.id LIMIT ?`,
		l.Planta, l.Contratista, string(centro), postgres.Fecha{Date: in.Desde}, in.Semanas(), string(centro), l.Planta, l.Contratista, app.PorcentajeCerca, app.PorcentajeCerca,
		in.Regional, in.Regional, string(in.Instructor), string(in.Instructor), app.CargasMaximo).Scan(ctx, &filas)
	if err != nil {
		return app.Cargas{}, postgres.Fault(err)
	}
	var c app.Cargas
	for _, f := range filas {
		c.Cerca, c.Sobre = f.TotalCerca, f.TotalSobre
		c.Filas = append(c.Filas, app.Carga{InstructorID: kernel.UsuarioID(f.ID), Instructor: f.Nombre, Vinculo: f.Vinculo, Centro: f.Centro,
			Lunes: in.Desde.AddDays(7 * f.Semana), Minutos: f.Minutos, LimiteMinutos: f.Limite, Semanas: f.Semanas, SemanasSobre: f.Sobre})
	}
	return c, nil
}

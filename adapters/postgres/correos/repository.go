package correos

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"complementarias/adapters/postgres"
	app "complementarias/application/correos"
	"complementarias/domain/correos"
	"complementarias/domain/kernel"
)

// NewUnitOfWork makes the module's transaction.
func NewUnitOfWork(db *postgres.DB, outbox *postgres.Outbox, auditoria postgres.Auditoria) app.UnitOfWork {
	return postgres.NewUnitOfWork(db, func(tx bun.Tx) app.Tx {
		return app.Tx{Mensajes: mensajes{tx}, Eventos: eventos{tx}, Preferencias: preferencias{tx}, Jornadas: jornadas{tx},
			Auditoria: auditoria.In(tx), Outbox: outbox.In(tx)}
	})
}

type mensajes struct{ tx bun.IDB }

// Add inserts what uq_mensajes_una_vez does not hold yet.
func (r mensajes) Add(ctx context.Context, nuevos []correos.Mensaje) (int, error) {
	if len(nuevos) == 0 {
		return 0, nil
	}
	filas := make([]filaMensaje, len(nuevos))
	for i, m := range nuevos {
		var err error
		if filas[i], err = filaDe(m); err != nil {
			return 0, err
		}
	}
	res, err := r.tx.NewInsert().Model(&filas).
		On("CONFLICT (entrega, tipo, coalesce(usuario_id, ''), coalesce(acceso_id, '')) DO NOTHING").
		Returning("NULL").Exec(ctx)
	return afectadas(res, err)
}

func (r mensajes) Get(ctx context.Context, id string) (correos.Mensaje, error) {
	var fila filaMensaje
	err := r.tx.NewSelect().Model(&fila).Where("m.id = ?", id).For("UPDATE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return correos.Mensaje{}, correos.ErrNoEncontrado
	}
	if err != nil {
		return correos.Mensaje{}, postgres.Fault(err)
	}
	return fila.mensaje()
}

func (r mensajes) Save(ctx context.Context, m correos.Mensaje) error {
	fila, err := filaDe(m)
	if err != nil {
		return err
	}
	_, err = r.tx.NewUpdate().Model(&fila).Column("estado", "motivo", "intentos", "copias", "disponible_en", "terminado_en").
		Set("tomado_hasta = NULL").WherePK().Exec(ctx)
	return postgres.Fault(err)
}

func (r mensajes) Muertos(ctx context.Context) ([]correos.Mensaje, error) {
	var filas []filaMensaje
	err := r.tx.NewSelect().Model(&filas).Where("m.estado = ?", correos.Muerto).OrderExpr("m.creado_en, m.id").For("UPDATE").Scan(ctx)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	return mensajesDe(filas)
}

func (r mensajes) ConResumen(ctx context.Context) ([]kernel.UsuarioID, error) {
	var ids []kernel.UsuarioID
	err := r.tx.NewRaw(`SELECT DISTINCT usuario_id FROM mensajes WHERE estado = 'PARA_RESUMEN' ORDER BY 1`).Scan(ctx, &ids)
	return ids, postgres.Fault(err)
}

func (r mensajes) Resumir(ctx context.Context, de kernel.UsuarioID, resumen string, at time.Time) error {
	_, err := r.tx.NewRaw(`UPDATE mensajes SET estado = 'EN_RESUMEN', resumen_id = ?, terminado_en = ?
		WHERE usuario_id = ? AND estado = 'PARA_RESUMEN'`, resumen, at, de).Exec(ctx)
	return postgres.Fault(err)
}

type eventos struct{ tx bun.IDB }

// revivir gives a dead delivery all of its attempts again.
const revivir = `UPDATE outbox SET muerto_en = NULL, tomado_hasta = NULL, intentos = 0, disponible_en = now() WHERE muerto_en IS NOT NULL`

func (r eventos) Reintentar(ctx context.Context, id int64) error {
	n, err := afectadas(r.tx.NewRaw(revivir+` AND id = ?`, id).Exec(ctx))
	if err != nil || n > 0 {
		return err
	}
	var existe bool
	if err := r.tx.NewRaw(`SELECT EXISTS (SELECT 1 FROM outbox WHERE id = ?)`, id).Scan(ctx, &existe); err != nil {
		return postgres.Fault(err)
	}
	if existe {
		return correos.ErrNoReintenta
	}
	return correos.ErrSinEvento
}

func (r eventos) ReintentarTodos(ctx context.Context) (int, error) {
	return afectadas(r.tx.NewRaw(revivir).Exec(ctx))
}

type preferencias struct{ tx bun.IDB }

type filaPreferencia struct {
	bun.BaseModel `bun:"table:mensajes_preferencias,alias:p"`

	UsuarioID     kernel.UsuarioID   `bun:"usuario_id,pk"`
	Tipo          correos.Tipo       `bun:"tipo,pk"`
	Frecuencia    correos.Frecuencia `bun:"frecuencia"`
	ActualizadoEn time.Time          `bun:"actualizado_en"`
}

func (r preferencias) Save(ctx context.Context, de kernel.UsuarioID, cambios correos.Preferencias, at time.Time) error {
	var filas []filaPreferencia
	for _, t := range correos.Tipos() { // in one order, so that two writers never wait for each other
		if f, ok := cambios[t]; ok {
			filas = append(filas, filaPreferencia{UsuarioID: de, Tipo: t, Frecuencia: f, ActualizadoEn: at})
		}
	}
	if len(filas) == 0 {
		return nil
	}
	_, err := r.tx.NewInsert().Model(&filas).
		On("CONFLICT (usuario_id, tipo) DO UPDATE").Set("frecuencia = EXCLUDED.frecuencia, actualizado_en = EXCLUDED.actualizado_en").
		Returning("NULL").Exec(ctx)
	return postgres.Fault(err)
}

type jornadas struct{ tx bun.IDB }

func (r jornadas) Empezar(ctx context.Context, tarea string, dia kernel.Date, at time.Time) (bool, error) {
	n, err := afectadas(r.tx.NewRaw(`INSERT INTO jornadas (tarea, dia, hecha_en) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
		tarea, postgres.Fecha{Date: dia}, at).Exec(ctx))
	return n > 0, err
}

type filaDemora struct {
	CentroID kernel.CentroID    `bun:"centro_id"`
	ID       kernel.SolicitudID `bun:"id"`
	Codigo   string             `bun:"codigo"`
	Programa string             `bun:"programa"`
	Dias     int                `bun:"dias"`
}

func (r jornadas) Demoradas(ctx context.Context, dia kernel.Date, dias []int) ([]app.Demora, error) {
	var filas []filaDemora
	err := r.tx.NewRaw(`
		WITH esperan AS (
			SELECT id, centro_id, codigo, programa_nombre, revision, ?::date - (fecha_envio AT TIME ZONE 'America/Bogota')::date AS dias
			FROM solicitudes WHERE estado IN ('PENDIENTE', 'EN_REVISION') AND fecha_envio IS NOT NULL
		), nuevas AS (
			INSERT INTO recordatorios (solicitud_id, revision, dias, dia)
			SELECT e.id, e.revision, n.dias, ?::date FROM esperan e JOIN unnest(?::integer[]) AS n (dias) ON e.dias >= n.dias
			ON CONFLICT DO NOTHING RETURNING solicitud_id
		)
		SELECT e.centro_id, e.id, e.codigo, e.programa_nombre AS programa, e.dias FROM esperan e
		WHERE e.id IN (SELECT solicitud_id FROM nuevas) ORDER BY e.centro_id COLLATE "C", e.dias DESC, e.codigo`,
		postgres.Fecha{Date: dia}, postgres.Fecha{Date: dia}, pgdialect.Array(dias)).Scan(ctx, &filas)
	if err != nil {
		return nil, postgres.Fault(err)
	}
	demoras := make([]app.Demora, len(filas))
	for i, f := range filas {
		demoras[i] = app.Demora{Centro: f.CentroID, Demorada: correos.Demorada{SolicitudID: f.ID, Codigo: f.Codigo, Programa: f.Programa, Dias: f.Dias}}
	}
	return demoras, nil
}

// Purge removes what was sent, dropped or told in a digest long ago. What is dead stays for a person to look at.
func Purge(ctx context.Context, db bun.IDB, ahora time.Time) error {
	_, err := db.NewRaw(`DELETE FROM mensajes WHERE terminado_en < ? AND estado <> 'MUERTO'`, ahora.Add(-guardados)).Exec(ctx)
	return postgres.Fault(err)
}

const guardados = 90 * 24 * time.Hour

func afectadas(res sql.Result, err error) (int, error) {
	if err != nil {
		return 0, postgres.Fault(err)
	}
	n, err := res.RowsAffected()
	return int(n), err
}

package solicitudes

import (
	"context"
	"database/sql"
	"errors"

	"github.com/uptrace/bun"

	"complementarias/adapters/postgres"
	app "complementarias/application/solicitudes"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Constraints names what a broken constraint of these tables means to a user.
func Constraints() map[string]*fault.Error {
	return map[string]*fault.Error{
		"pk_solicitudes":              solicitudes.ErrYaCreada,
		"uq_solicitudes_numero_ficha": solicitudes.ErrFichaEnUso,
		// The undo of an import takes programmes away.
		"fk_solicitudes_programa": solicitudes.ErrPrograma,
	}
}

// NewUnitOfWork makes the transaction of the module.
func NewUnitOfWork(db *postgres.DB, outbox *postgres.Outbox) app.UnitOfWork {
	return postgres.NewUnitOfWork(db, func(tx bun.Tx) app.Tx {
		return app.Tx{
			Solicitudes: repository{tx},
			Entornos:    NewEntornos(tx),
			Reader:      NewReader(tx),
			Outbox:      outbox.In(tx),
		}
	})
}

type repository struct{ tx bun.IDB }

func (r repository) Get(ctx context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) (*solicitudes.Solicitud, error) {
	// Two statements: only one that begins after the lock sees what the holder before us has written.
	donde, args := enAlcance(alcance)
	var uno int
	err := r.tx.NewRaw(`SELECT 1 FROM solicitudes s WHERE s.id = ? AND `+donde+` FOR UPDATE`, append([]any{string(id)}, args...)...).Scan(ctx, &uno)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, solicitudes.ErrNoEncontrada
	}
	if err != nil {
		return nil, postgres.Fault(err)
	}
	v, err := ver(ctx, r.tx, id, alcance)
	if err != nil {
		return nil, err
	}
	return solicitudes.Restore(v.Expediente), nil
}

func (r repository) OcupaDe(ctx context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) (app.Ocupa, error) {
	donde, args := enAlcance(alcance)
	var o app.Ocupa
	err := r.tx.NewRaw(`SELECT s.instructor_id, coalesce(s.ambiente_id, '') FROM solicitudes s WHERE s.id = ? AND `+donde, append([]any{string(id)}, args...)...).
		Scan(ctx, &o.Instructor, &o.Ambiente)
	if errors.Is(err, sql.ErrNoRows) {
		return app.Ocupa{}, solicitudes.ErrNoEncontrada
	}
	return o, postgres.Fault(err)
}

// Add writes everything about a new Solicitud in one statement: the counter is held from before it until the commit, and
// every other creation of the country waits for that.
func (r repository) Add(ctx context.Context, s *solicitudes.Solicitud) error {
	e := s.Expediente()
	e.Version = 1
	f, err := filaDe(e)
	if err != nil {
		return err
	}
	movimientos, err := filasDeMovimientos(s)
	if err != nil {
		return err
	}
	insercion := r.tx.NewInsert().Model(&f).Returning("NULL")
	if len(movimientos) > 0 {
		insercion = insercion.With("historial", r.tx.NewInsert().Model(&movimientos).ExcludeColumn("id").Returning("NULL"))
	}
	if horario := filasDeHorario(e); len(horario) > 0 {
		insercion = insercion.With("horario", r.tx.NewInsert().Model(&horario).Returning("NULL"))
	}
	if sesiones := filasDeSesiones(e); len(sesiones) > 0 {
		insercion = insercion.With("clases", r.tx.NewInsert().Model(&sesiones).Returning("NULL"))
	}
	_, err = insercion.Exec(ctx)
	return postgres.Fault(err)
}

func (r repository) Save(ctx context.Context, s *solicitudes.Solicitud) error {
	e := s.Expediente()
	f, err := filaDe(e)
	if err != nil {
		return err
	}
	f.Version = e.Version + 1
	fijas := []string{"id", "codigo", "centro_id", "fecha_solicitud", "creada_en"}
	if !s.Entregada() {
		fijas = append(fijas, "instructor_id")
	}
	res, err := r.tx.NewUpdate().Model(&f).ExcludeColumn(fijas...).
		Where("id = ? AND version = ?", f.ID, e.Version).Returning("NULL").Exec(ctx)
	if err != nil {
		return postgres.Fault(err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(solicitudes.ErrModificada, err)
	}
	if s.Entregada() {
		if err = r.entregarSesiones(ctx, e); err != nil {
			return err
		}
	}
	if s.HorarioCambiado() {
		if e.Estado == solicitudes.Aprobada {
			if err = r.retirarSesiones(ctx, e); err != nil {
				return err
			}
		}
		if err = r.borrarHorario(ctx, f.ID); err != nil {
			return err
		}
		if err = r.escribirHorario(ctx, e); err != nil {
			return err
		}
	}
	return r.escribirMovimientos(ctx, s)
}

// retirarSesiones keeps what calendars have been told of an approved course, so that they can be told that it is gone.
func (r repository) retirarSesiones(ctx context.Context, e solicitudes.Expediente) error {
	_, err := r.tx.NewRaw(`INSERT INTO solicitud_sesiones_retiradas (solicitud_id, centro_id, instructor_id, fecha, desde, hasta, retirada_en)
		SELECT x.solicitud_id, ?, x.instructor_id, x.fecha, x.desde, x.hasta, ? FROM solicitud_sesiones x WHERE x.solicitud_id = ?
		ON CONFLICT (solicitud_id, fecha, desde) DO UPDATE SET hasta = excluded.hasta, retirada_en = excluded.retirada_en`,
		string(e.CentroID), e.Actualizada, string(e.ID)).Exec(ctx)
	return postgres.Fault(err)
}

func (r repository) borrarHorario(ctx context.Context, id string) error {
	if _, err := r.tx.NewRaw(`DELETE FROM solicitud_horarios WHERE solicitud_id = ?`, id).Exec(ctx); err != nil {
		return postgres.Fault(err)
	}
	_, err := r.tx.NewRaw(`DELETE FROM solicitud_sesiones WHERE solicitud_id = ?`, id).Exec(ctx)
	return postgres.Fault(err)
}

func (r repository) escribirHorario(ctx context.Context, e solicitudes.Expediente) error {
	if horario := filasDeHorario(e); len(horario) > 0 {
		if _, err := r.tx.NewInsert().Model(&horario).Returning("NULL").Exec(ctx); err != nil {
			return postgres.Fault(err)
		}
	}
	if sesiones := filasDeSesiones(e); len(sesiones) > 0 {
		if _, err := r.tx.NewInsert().Model(&sesiones).Returning("NULL").Exec(ctx); err != nil {
			return postgres.Fault(err)
		}
	}
	return nil
}

func (r repository) escribirMovimientos(ctx context.Context, s *solicitudes.Solicitud) error {
	filas, err := filasDeMovimientos(s)
	if err != nil || len(filas) == 0 {
		return err
	}
	_, err = r.tx.NewInsert().Model(&filas).ExcludeColumn("id").Returning("NULL").Exec(ctx)
	return postgres.Fault(err)
}

func (r repository) Siguiente(ctx context.Context, serie app.Serie, anio int) (int64, error) {
	// The advisory lock is a queue: those who wait for the row itself are all woken at each commit and race for it again.
	var n int64
	err := r.tx.NewRaw(`WITH turno AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended('contador:' || ?, ?))::text AS mio)
		UPDATE contadores c SET valor = c.valor + 1 FROM turno WHERE turno.mio IS NOT NULL AND c.serie = ? AND c.anio = ? RETURNING c.valor`,
		string(serie), anio, string(serie), anio).Scan(ctx, &n)
	if errors.Is(err, sql.ErrNoRows) { // the first of the year, alone because of the lock
		err = r.tx.NewRaw(`INSERT INTO contadores (serie, anio, valor) VALUES (?, ?, 1)
			ON CONFLICT (serie, anio) DO UPDATE SET valor = contadores.valor + 1 RETURNING valor`, string(serie), anio).Scan(ctx, &n)
	}
	return n, postgres.Fault(err)
}

func (r repository) BloquearInstructor(ctx context.Context, id kernel.UsuarioID) error {
	_, err := r.tx.NewRaw(`SELECT pg_advisory_xact_lock(hashtextextended('instructor:' || ?, 0))`, string(id)).Exec(ctx)
	return postgres.Fault(err)
}

func (r repository) BloquearAmbiente(ctx context.Context, id string) error {
	_, err := r.tx.NewRaw(`SELECT pg_advisory_xact_lock(hashtextextended('ambiente:' || ?, 0))`, id).Exec(ctx)
	return postgres.Fault(err)
}

func (r repository) BloquearPegado(ctx context.Context) error {
	_, err := r.tx.NewRaw(`SELECT pg_advisory_xact_lock(hashtextextended('pegado de fichas', 0))`).Exec(ctx)
	return postgres.Fault(err)
}

// enAlcance is the condition that every read of a solicitud carries.
func enAlcance(a solicitudes.Alcance) (donde string, args []any) {
	switch {
	case a.Pais:
		return "true", nil
	case a.Centro != "":
		return "s.centro_id = ?", []any{string(a.Centro)}
	case a.Instructor != "":
		return "s.instructor_id = ?", []any{string(a.Instructor)}
	}
	return "false", nil
}

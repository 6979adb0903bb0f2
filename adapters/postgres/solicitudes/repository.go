package solicitudes

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

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
		"uq_solicitudes_numero_ficha": solicitudes.ErrFichaEnUso,
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

func (r repository) InstructorDe(ctx context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) (kernel.UsuarioID, error) {
	donde, args := enAlcance(alcance)
	var instructor string
	err := r.tx.NewRaw(`SELECT s.instructor_id FROM solicitudes s WHERE s.id = ? AND `+donde, append([]any{string(id)}, args...)...).Scan(ctx, &instructor)
	if errors.Is(err, sql.ErrNoRows) {
		return "", solicitudes.ErrNoEncontrada
	}
	return kernel.UsuarioID(instructor), postgres.Fault(err)
}

func (r repository) Add(ctx context.Context, s *solicitudes.Solicitud) error {
	e := s.Expediente()
	e.Version = 1
	f, err := filaDe(e)
	if err != nil {
		return err
	}
	if _, err = r.tx.NewInsert().Model(&f).Returning("NULL").Exec(ctx); err != nil {
		return postgres.Fault(err)
	}
	if err = r.escribirHorario(ctx, e); err != nil {
		return err
	}
	return r.escribirMovimientos(ctx, s)
}

func (r repository) Save(ctx context.Context, s *solicitudes.Solicitud) error {
	e := s.Expediente()
	f, err := filaDe(e)
	if err != nil {
		return err
	}
	f.Version = e.Version + 1
	res, err := r.tx.NewUpdate().Model(&f).ExcludeColumn("id", "codigo", "instructor_id", "centro_id", "fecha_solicitud", "creada_en").
		Where("id = ? AND version = ?", f.ID, e.Version).Returning("NULL").Exec(ctx)
	if err != nil {
		return postgres.Fault(err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(solicitudes.ErrModificada, err)
	}
	if s.HorarioCambiado() {
		if err = r.borrarHorario(ctx, f.ID); err != nil {
			return err
		}
		if err = r.escribirHorario(ctx, e); err != nil {
			return err
		}
	}
	return r.escribirMovimientos(ctx, s)
}

func (r repository) borrarHorario(ctx context.Context, id string) error {
	if _, err := r.tx.NewRaw(`DELETE FROM solicitud_horarios WHERE solicitud_id = ?`, id).Exec(ctx); err != nil {
		return postgres.Fault(err)
	}
	_, err := r.tx.NewRaw(`DELETE FROM solicitud_sesiones WHERE solicitud_id = ?`, id).Exec(ctx)
	return postgres.Fault(err)
}

func (r repository) escribirHorario(ctx context.Context, e solicitudes.Expediente) error {
	if len(e.Datos.Horarios) == 0 {
		return nil
	}
	filas := make([]filaHorario, len(e.Datos.Horarios))
	for i, h := range e.Datos.Horarios {
		filas[i] = filaHorario{ID: h.ID, SolicitudID: string(e.ID), Orden: i, Dia: h.Dia, Fecha: postgres.Fecha{Date: h.Fecha},
			Desde: h.Desde, Hasta: h.Hasta, Flexible: h.Flexible, Observaciones: h.Observaciones}
	}
	if _, err := r.tx.NewInsert().Model(&filas).Returning("NULL").Exec(ctx); err != nil {
		return postgres.Fault(err)
	}
	if len(e.Sesiones) == 0 {
		return nil
	}
	sesiones := make([]filaSesion, len(e.Sesiones))
	for i, s := range e.Sesiones {
		sesiones[i] = filaSesion{SolicitudID: string(e.ID), InstructorID: string(e.InstructorID), Fecha: postgres.Fecha{Date: s.Fecha},
			Desde: s.Desde, Hasta: s.Hasta, Parcial: s.Parcial}
	}
	_, err := r.tx.NewInsert().Model(&sesiones).Returning("NULL").Exec(ctx)
	return postgres.Fault(err)
}

func (r repository) escribirMovimientos(ctx context.Context, s *solicitudes.Solicitud) error {
	movimientos := s.PullMovimientos()
	if len(movimientos) == 0 {
		return nil
	}
	filas := make([]filaMovimiento, len(movimientos))
	for i, m := range movimientos {
		cambios := make([]cambioJSON, len(m.Cambios))
		for j, c := range m.Cambios {
			cambios[j] = cambioJSON(c)
		}
		texto, err := json.Marshal(cambios)
		if err != nil {
			return fmt.Errorf("write historial: %w", err)
		}
		filas[i] = filaMovimiento{SolicitudID: string(s.ID()), Accion: string(m.Accion), De: string(m.De), A: string(m.A),
			ActorID: string(m.Por.ID), ActorNombre: m.Por.Nombre, ActorRol: string(m.Por.Rol), En: m.En, Comentario: m.Comentario, Cambios: texto}
	}
	_, err := r.tx.NewInsert().Model(&filas).ExcludeColumn("id").Returning("NULL").Exec(ctx)
	return postgres.Fault(err)
}

func (r repository) Siguiente(ctx context.Context, serie app.Serie, anio int) (int64, error) {
	var n int64
	err := r.tx.NewRaw(`INSERT INTO contadores (serie, anio, valor) VALUES (?, ?, 1)
		ON CONFLICT (serie, anio) DO UPDATE SET valor = contadores.valor + 1 RETURNING valor`, string(serie), anio).Scan(ctx, &n)
	return n, postgres.Fault(err)
}

func (r repository) BloquearInstructor(ctx context.Context, id kernel.UsuarioID) error {
	_, err := r.tx.NewRaw(`SELECT pg_advisory_xact_lock(hashtextextended('instructor:' || ?, 0))`, string(id)).Exec(ctx)
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

package solicitudes

import (
	"context"
	"database/sql"
	"errors"

	"complementarias/adapters/postgres"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

func (r repository) Persona(ctx context.Context, id kernel.UsuarioID) (solicitudes.Persona, error) {
	p := solicitudes.Persona{ID: id}
	err := r.tx.NewRaw(`SELECT nombre, cedula, correo, rol, centro_id, activo FROM solicitud_persona(?)`, string(id)).
		Scan(ctx, &p.Nombre, &p.Cedula, &p.Correo, &p.Rol, &p.Centro, &p.Activa)
	if errors.Is(err, sql.ErrNoRows) {
		return solicitudes.Persona{}, nil
	}
	return p, postgres.Fault(err)
}

func (r repository) EnManosDe(ctx context.Context, instructor kernel.UsuarioID, alcance solicitudes.Alcance, hoy kernel.Date, conBorradores bool) ([]kernel.SolicitudID, error) {
	donde, args := enAlcance(alcance)
	var ids []kernel.SolicitudID
	err := r.tx.NewRaw(`SELECT s.id FROM solicitudes s WHERE `+donde+` AND s.instructor_id = ? AND (s.estado IN ('PENDIENTE', 'EN_REVISION', 'DEVUELTA')
			OR s.estado = 'BORRADOR' AND ? OR s.estado = 'APROBADA' AND EXISTS (
				SELECT 1 FROM solicitud_sesiones x WHERE x.solicitud_id = s.id AND x.fecha >= ?))
		ORDER BY s.id`, append(args, string(instructor), conBorradores, postgres.Fecha{Date: hoy})...).Scan(ctx, &ids)
	return ids, postgres.Fault(err)
}

// entregarSesiones gives the classes that are still to come to the new instructor; those that were given stay with who gave
// them. The calendars of the former one are told that they are gone.
func (r repository) entregarSesiones(ctx context.Context, e solicitudes.Expediente) error {
	hoy := postgres.Fecha{Date: kernel.Today(e.Actualizada)}
	if e.Estado == solicitudes.Aprobada {
		_, err := r.tx.NewRaw(`INSERT INTO solicitud_sesiones_retiradas (solicitud_id, centro_id, instructor_id, fecha, desde, hasta, retirada_en)
			SELECT x.solicitud_id, ?, x.instructor_id, x.fecha, x.desde, x.hasta, ? FROM solicitud_sesiones x WHERE x.solicitud_id = ? AND x.fecha >= ?
			ON CONFLICT (solicitud_id, fecha, desde) DO UPDATE SET instructor_id = excluded.instructor_id, hasta = excluded.hasta, retirada_en = excluded.retirada_en`,
			string(e.CentroID), e.Actualizada, string(e.ID), hoy).Exec(ctx)
		if err != nil {
			return postgres.Fault(err)
		}
	}
	_, err := r.tx.NewRaw(`UPDATE solicitud_sesiones SET instructor_id = ? WHERE solicitud_id = ? AND fecha >= ?`,
		string(e.InstructorID), string(e.ID), hoy).Exec(ctx)
	return postgres.Fault(err)
}

// EnRevisionDe lists what somebody has in review.
func (r reader) EnRevisionDe(ctx context.Context, revisor kernel.UsuarioID) ([]kernel.SolicitudID, error) {
	var ids []kernel.SolicitudID
	err := r.db.NewRaw(`SELECT id FROM solicitudes WHERE revisor_id = ? ORDER BY id`, string(revisor)).Scan(ctx, &ids)
	return ids, postgres.Fault(err)
}

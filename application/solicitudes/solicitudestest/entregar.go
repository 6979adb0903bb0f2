package solicitudestest

import (
	"context"
	"slices"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Cambiar makes an account another one, as identidad would: it waits for those who rely on the account.
func (m *Memoria) Cambiar(ctx context.Context, p solicitudes.Persona) error {
	t := &transaccion{m: m, candados: map[string]chan struct{}{}}
	defer t.soltar()
	if err := t.tomar(ctx, "cuenta "+string(p.ID)); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.cambiadas[p.ID] = p
	return nil
}

func (r repositorio) Persona(ctx context.Context, id kernel.UsuarioID) (solicitudes.Persona, error) {
	if err := r.t.tomar(ctx, "cuenta "+string(id)); err != nil {
		return solicitudes.Persona{}, err
	}
	r.t.m.mu.Lock()
	defer r.t.m.mu.Unlock()
	if p, ok := r.t.m.cambiadas[id]; ok {
		return p, nil
	}
	for _, p := range Personas() {
		if p.ID == id {
			return DePersona(p), nil
		}
	}
	return solicitudes.Persona{}, nil
}

// DePersona is somebody of the world as commands see them.
func DePersona(p Persona) solicitudes.Persona {
	return solicitudes.Persona{Instructor: solicitudes.Instructor{Nombre: p.Nombre, Cedula: p.Cedula, Correo: p.Correo},
		ID: p.ID, Rol: p.Rol, Centro: p.Centro, Activa: true}
}

func (r repositorio) EnManosDe(_ context.Context, instructor kernel.UsuarioID, alcance solicitudes.Alcance, hoy kernel.Date, conBorradores bool) ([]kernel.SolicitudID, error) {
	var ids []kernel.SolicitudID
	for id, g := range r.t.todas() {
		if g.InstructorID != instructor || !alcance.Incluye(g.CentroID, g.InstructorID) {
			continue
		}
		switch g.Estado {
		case solicitudes.Rechazada, solicitudes.Cancelada:
			continue
		case solicitudes.Borrador:
			if !conBorradores {
				continue
			}
		case solicitudes.Aprobada:
			if len(g.PorDictar(hoy)) == 0 {
				continue
			}
		case solicitudes.Pendiente, solicitudes.EnRevision, solicitudes.Devuelta:
		}
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids, nil
}

// EnRevisionDe implements app.Reader.
func (l lector) EnRevisionDe(_ context.Context, revisor kernel.UsuarioID) ([]kernel.SolicitudID, error) {
	var ids []kernel.SolicitudID
	for id, g := range l.fuente.todas() {
		if revisor != "" && g.RevisorID == revisor {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids, nil
}

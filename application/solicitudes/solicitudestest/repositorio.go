package solicitudestest

import (
	"context"
	"fmt"
	"slices"

	app "complementarias/application/solicitudes"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

type repositorio struct{ t *transaccion }

func (r repositorio) Get(ctx context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) (*solicitudes.Solicitud, error) {
	if _, err := r.OcupaDe(ctx, id, alcance); err != nil {
		return nil, err
	}
	if err := r.bloquear(ctx, id); err != nil {
		return nil, err
	}
	g, _ := r.t.fila(id)
	return solicitudes.Restore(copia(g.Expediente)), nil
}

func (r repositorio) OcupaDe(_ context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) (app.Ocupa, error) {
	g, ok := r.t.fila(id)
	if !ok || !alcance.Incluye(g.CentroID, g.InstructorID) {
		return app.Ocupa{}, solicitudes.ErrNoEncontrada
	}
	return app.Ocupa{Instructor: g.InstructorID, Ambiente: g.Datos.AmbienteID}, nil
}

func (r repositorio) Add(ctx context.Context, s *solicitudes.Solicitud) error {
	e := s.Expediente()
	e.Version = 1
	if err := r.bloquear(ctx, e.ID); err != nil { // as an insert waits for another of the same key
		return err
	}
	if _, existe := r.t.fila(e.ID); existe {
		return solicitudes.ErrYaCreada
	}
	return r.escribir(s, e, nil)
}

func (r repositorio) Save(ctx context.Context, s *solicitudes.Solicitud) error {
	if err := r.bloquear(ctx, s.ID()); err != nil {
		return err
	}
	antes, ok := r.t.fila(s.ID())
	if !ok || antes.Version != s.Version() {
		return solicitudes.ErrModificada
	}
	e := s.Expediente()
	e.Version++
	e.Codigo, e.CentroID = antes.Codigo, antes.CentroID
	if !s.Entregada() {
		e.InstructorID = antes.InstructorID
	}
	e.FechaSolicitud, e.Creada = antes.FechaSolicitud, antes.Creada
	if !s.HorarioCambiado() {
		e.Datos.Horarios, e.Sesiones = antes.Datos.Horarios, antes.Sesiones
	}
	return r.escribir(s, e, antes.historial)
}

func (r repositorio) escribir(s *solicitudes.Solicitud, e solicitudes.Expediente, historial []solicitudes.Movimiento) error {
	if _, _, hay := r.t.m.programas.presente(e.Datos.ProgramaID); !hay {
		return solicitudes.ErrPrograma
	}
	if !r.t.m.conoce(e) {
		return errSinPadre
	}
	if err := unica(e, r.t.todas()); err != nil {
		return err
	}
	historial = slices.Clone(historial)
	for _, m := range s.PullMovimientos() {
		m.Por = kernel.Actor{ID: m.Por.ID, Nombre: m.Por.Nombre, Rol: m.Por.Rol}
		historial = append(historial, m)
	}
	r.t.filas[e.ID] = guardada{e, historial}
	return nil
}

func (r repositorio) Siguiente(ctx context.Context, serie app.Serie, anio int) (int64, error) {
	c := contador{serie, anio}
	if err := r.t.tomar(ctx, fmt.Sprintf("contador %s %d", serie, anio)); err != nil {
		return 0, err
	}
	n, mio := r.t.contadores[c]
	if !mio {
		n = r.t.m.valor(c)
	}
	r.t.contadores[c] = n + 1
	return n + 1, nil
}

func (r repositorio) BloquearInstructor(ctx context.Context, id kernel.UsuarioID) error {
	return r.t.tomar(ctx, "instructor "+string(id))
}

func (r repositorio) BloquearAmbiente(ctx context.Context, id string) error {
	return r.t.tomar(ctx, "ambiente "+id)
}

func (r repositorio) bloquear(ctx context.Context, id kernel.SolicitudID) error {
	return r.t.tomar(ctx, "solicitud "+string(id))
}

// copia shares nothing with e that anybody could change.
func copia(e solicitudes.Expediente) solicitudes.Expediente {
	return solicitudes.Restore(e).Expediente()
}

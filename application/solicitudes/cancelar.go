package solicitudes

import (
	"context"

	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// Cancelar ends a course that will not take place.
type Cancelar struct{ caso }

// CancelarInput carries the reason; a draft that was never sent needs none.
type CancelarInput struct {
	Target
	Motivo string
}

// Execute lets the owner cancel what is not decided, and the coordination what is approved; then its sessions are free.
func (uc Cancelar) Execute(ctx context.Context, actor kernel.Actor, in CancelarInput) (View, error) {
	return uc.modificar(ctx, actor, solicitudes.Cancelar, in.Target, func(ctx context.Context, tx Tx, s *solicitudes.Solicitud) error {
		rivales, err := rivalesDe(ctx, tx, s)
		if err != nil {
			return err
		}
		return s.Cancelar(actor, in.Motivo, rivales, uc.now())
	})
}

func rivalesEntre(s *solicitudes.Solicitud, desde, hasta kernel.Date) ConsultaRivales {
	return ConsultaRivales{Instructor: s.InstructorID(), Ambiente: s.AmbienteID(), Excepto: s.ID(), Desde: desde, Hasta: hasta}
}

// rivalesDe reads the other solicitudes of the instructor, and in the ambiente, in the days of s.
func rivalesDe(ctx context.Context, tx Tx, s *solicitudes.Solicitud) ([]solicitudes.Rival, error) {
	sesiones := s.Sesiones()
	if len(sesiones) == 0 {
		return nil, nil
	}
	return tx.Reader.Rivales(ctx, rivalesEntre(s, sesiones[0].Fecha, sesiones[len(sesiones)-1].Fecha))
}

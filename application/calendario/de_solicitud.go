package calendario

import (
	"context"

	"complementarias/domain/kernel"
)

// DeSolicitud makes the file of one course.
type DeSolicitud struct{ d Deps }

// Execute answers whoever has the solicitud in scope, in any state. ErrSolicitudNoEncontrada for others, ErrSinClases when it
// has no dated classes yet.
func (uc DeSolicitud) Execute(ctx context.Context, actor kernel.Actor, id kernel.SolicitudID) (Archivo, error) {
	if !esID(string(id)) {
		return Archivo{}, ErrSolicitudNoEncontrada
	}
	eventos, err := uc.d.Reader.Curso(ctx, id, AlcanceDe(actor))
	if err != nil {
		return Archivo{}, err
	}
	if len(eventos) == 0 {
		return Archivo{}, ErrSinClases
	}
	return uc.d.archivo("calendario-"+eventos[0].Codigo+".ics", Agenda{Nombre: eventos[0].Codigo + " " + eventos[0].Programa, Eventos: eventos}), nil
}

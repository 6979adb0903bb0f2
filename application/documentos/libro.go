package documentos

import (
	"context"

	"complementarias/domain/kernel"
)

// Libro makes the workbook of a solicitud, for whoever has it in scope, in any state.
type Libro struct{ caso }

// Execute returns solicitud-<codigo>.xlsx once it is written down that it leaves.
func (uc Libro) Execute(ctx context.Context, actor kernel.Actor, in FichaInput) (Archivo, error) {
	s, err := uc.d.Solicitudes.Ver(ctx, actor, in.ID)
	if err != nil {
		return Archivo{}, err
	}
	return uc.hoja(ctx, actor, s, "solicitud-"+s.Codigo+".xlsx", AccionExportarSolicitud, uc.d.Hojas.Solicitud)
}

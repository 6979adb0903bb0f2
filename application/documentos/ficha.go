package documentos

import (
	"context"

	"complementarias/domain/kernel"
)

// Ficha prints the ficha de caracterización of a solicitud, for whoever has it in scope, in any state: one that is not
// approved says so across its pages.
type Ficha struct{ caso }

// FichaInput says which one, and from where it is asked for.
type FichaInput struct {
	ID     kernel.SolicitudID
	Origen Origen
}

// Execute returns solicitud-<codigo>.pdf once it is written down that it leaves.
func (uc Ficha) Execute(ctx context.Context, actor kernel.Actor, in FichaInput) (Archivo, error) {
	s, err := uc.d.Solicitudes.Ver(ctx, actor, in.ID)
	if err != nil {
		return Archivo{}, err
	}
	contenido, err := uc.d.Imprenta.Ficha(s, Papel{Impreso: uc.d.Now()})
	if err != nil {
		return Archivo{}, err
	}
	a := EnMemoria("solicitud-"+s.Codigo+".pdf", TipoPDF, contenido)
	return uc.anotado(ctx, actor, a, Anotacion{
		Accion: AccionExportarSolicitud, ObjetoTipo: "solicitud", ObjetoID: string(s.ID), Centro: s.CentroID,
		Detalle: map[string]any{"salida": string(PDF)}, Origen: in.Origen,
	})
}

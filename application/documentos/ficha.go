package documentos

import (
	"context"

	"complementarias/domain/kernel"
)

// Ficha prints the ficha de caracterización of a solicitud, for whoever has it in scope, in any state: one that is not
// approved says so across its pages. Printing the same content again gives a paper with the same token.
type Ficha struct{ caso }

// FichaInput says which one, and from where it is asked for.
type FichaInput struct {
	ID kernel.SolicitudID
}

// Execute returns solicitud-<codigo>.pdf once it is written down that it leaves.
func (uc Ficha) Execute(ctx context.Context, actor kernel.Actor, in FichaInput) (Archivo, error) {
	s, err := uc.d.Solicitudes.Ver(ctx, actor, in.ID)
	if err != nil {
		return Archivo{}, err
	}
	papel, err := uc.emitir(ctx, actor, s)
	if err != nil {
		return Archivo{}, err
	}
	contenido, err := uc.d.Imprenta.Ficha(s, papel)
	if err != nil {
		return Archivo{}, err
	}
	a := EnMemoria("solicitud-"+s.Codigo+".pdf", TipoPDF, contenido)
	return uc.anotado(ctx, actor, a, kernel.Anotacion{
		Accion: AccionExportarSolicitud, ObjetoTipo: "solicitud", ObjetoID: string(s.ID), Centro: s.CentroID,
		Detalle: map[string]any{"salida": string(PDF)},
	})
}

func (uc Ficha) emitir(ctx context.Context, actor kernel.Actor, s Solicitud) (Papel, error) {
	serie, err := uc.d.Papeles.Serie(ctx, s.ID)
	if err != nil {
		return Papel{}, err
	}
	huella := uc.d.Sello.Huella(canonico(s))
	token := uc.d.Sello.Token(s.ID, huella, serie)
	resumen, _ := uc.d.Sello.Resumen(token)
	now := uc.d.Now()
	err = uc.d.Papeles.Emitir(ctx, Emision{Resumen: resumen, Solicitud: s.ID, Huella: huella, Serie: serie, Version: s.Version, En: now, Por: actor.ID})
	return Papel{Direccion: uc.d.Verificacion(token), Huella: huella, Impreso: now}, err
}

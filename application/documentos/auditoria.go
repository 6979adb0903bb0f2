package documentos

import (
	"context"

	"complementarias/domain/kernel"
)

// Auditoria writes down what is about to be handed out.
type Auditoria interface {
	Anotar(ctx context.Context, actor kernel.Actor, a kernel.Anotacion) error
}

// What was done, as the audit names it.
const (
	AccionExportarSolicitud = "EXPORTAR_SOLICITUD"
	AccionExportarListado   = "EXPORTAR_LISTADO"
	AccionAnularPapeles     = "ANULAR_PAPELES"
	AccionInscripcion       = "EXPORTAR_INSCRIPCION"
	AccionExportarReporte   = "EXPORTAR_REPORTE"
)

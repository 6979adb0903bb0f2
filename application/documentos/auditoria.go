package documentos

import (
	"context"

	"complementarias/domain/kernel"
)

// Auditoria writes down what is about to be handed out.
type Auditoria interface {
	Anotar(ctx context.Context, actor kernel.Actor, a Anotacion) error
}

// Anotacion is what left the system, in which form and from where it was asked for. It has no personal data.
type Anotacion struct {
	Accion     Accion
	ObjetoTipo string
	ObjetoID   string
	Centro     kernel.CentroID // empty: that of the actor
	Detalle    map[string]any
	Origen     Origen
}

// Accion is what was done, as the audit names it.
type Accion string

const (
	AccionExportarSolicitud Accion = "EXPORTAR_SOLICITUD"
	AccionExportarListado   Accion = "EXPORTAR_LISTADO"
	AccionAnularPapeles     Accion = "ANULAR_PAPELES"
	AccionInscripcion       Accion = "EXPORTAR_INSCRIPCION"
	AccionExportarReporte   Accion = "EXPORTAR_REPORTE"
)

// Origen is where a request came from: the address of the client, empty when it cannot be trusted, and its number.
type Origen struct{ Direccion, Peticion string }

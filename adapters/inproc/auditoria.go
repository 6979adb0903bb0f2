package inproc

import (
	"context"

	"complementarias/application/auditoria"
	"complementarias/application/documentos"
	"complementarias/domain/kernel"
)

// AuditoriaDeDocumentos writes down what documentos hands out.
type AuditoriaDeDocumentos struct{ anotar auditoria.Anotar }

// NewAuditoriaDeDocumentos writes through the use case.
func NewAuditoriaDeDocumentos(anotar auditoria.Anotar) AuditoriaDeDocumentos {
	return AuditoriaDeDocumentos{anotar}
}

// Anotar implements documentos.Auditoria.
func (a AuditoriaDeDocumentos) Anotar(ctx context.Context, actor kernel.Actor, n documentos.Anotacion) error {
	actor.Origen = kernel.Origen(n.Origen)
	return a.anotar.Execute(ctx, actor, kernel.Anotacion{Accion: string(n.Accion), ObjetoTipo: n.ObjetoTipo, ObjetoID: n.ObjetoID, Centro: n.Centro, Detalle: n.Detalle})
}

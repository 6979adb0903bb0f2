package inproc

import (
	"context"

	"complementarias/application/auditoria"
	"complementarias/domain/kernel"
)

// AuditoriaDeDocumentos writes down what documentos hands out.
type AuditoriaDeDocumentos struct{ anotar auditoria.Anotar }

// NewAuditoriaDeDocumentos writes through the use case.
func NewAuditoriaDeDocumentos(anotar auditoria.Anotar) AuditoriaDeDocumentos {
	return AuditoriaDeDocumentos{anotar}
}

// Anotar implements documentos.Auditoria.
func (a AuditoriaDeDocumentos) Anotar(ctx context.Context, actor kernel.Actor, n kernel.Anotacion) error {
	return a.anotar.Execute(ctx, actor, n)
}

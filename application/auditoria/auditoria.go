// Package auditoria keeps what people took out of the system or changed in its administration. It only grows. usecases.go
// is its table of contents.
package auditoria

import (
	"context"
	"time"

	"complementarias/domain/kernel"
)

// Hecho is one thing that somebody did. It never holds a cédula, an e-mail, a phone or a secret.
type Hecho struct {
	En         time.Time
	Actor      kernel.Actor // Centro is that of the person
	Centro     kernel.CentroID
	Accion     string // such as EXPORTAR_LISTADO
	ObjetoTipo string // such as solicitud
	ObjetoID   string
	Detalle    map[string]any // what a program may want to know, by lowerCamel names
	Direccion  string         // of the client; empty when it cannot be trusted
	Peticion   string         // number of the request
}

// Repository keeps the rows.
type Repository interface {
	// Agregar adds a row; nothing ever changes or removes one.
	Agregar(ctx context.Context, h Hecho) error
}

// AnotarInput is a Hecho without who and when. An empty Centro is that of the actor.
type AnotarInput struct {
	Accion, ObjetoTipo, ObjetoID string
	Centro                       kernel.CentroID
	Detalle                      map[string]any
	Direccion, Peticion          string
}

// Anotar writes down what somebody is about to be given or has just changed.
type Anotar struct {
	repository Repository
	now        func() time.Time
}

// Execute is called by the other modules, on behalf of any actor, before what it tells takes effect: whoever cannot write
// it down does not do it.
func (uc Anotar) Execute(ctx context.Context, actor kernel.Actor, in AnotarInput) error {
	centro := in.Centro
	if centro == "" {
		centro = actor.Centro
	}
	return uc.repository.Agregar(ctx, Hecho{En: uc.now(), Actor: actor, Centro: centro, Accion: in.Accion, ObjetoTipo: in.ObjetoTipo,
		ObjetoID: in.ObjetoID, Detalle: in.Detalle, Direccion: in.Direccion, Peticion: in.Peticion})
}

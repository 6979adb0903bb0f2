// Package configuracion shows and changes what the administration sets for the whole country, and tells the other modules
// what holds.
package configuracion

import (
	"context"

	"complementarias/domain/configuracion"
	"complementarias/domain/kernel"
)

// Tx is what one transaction of the module works on.
type Tx struct {
	Ajustes   Repository
	Auditoria Auditoria // written in the transaction of the change itself
}

// Auditoria writes down who did what, from where and when. It only grows.
type Auditoria interface {
	Anotar(ctx context.Context, por kernel.Actor, a kernel.Anotacion) error
}

// Repository keeps the settings that somebody has changed.
type Repository interface {
	// Get keeps others from changing settings for the rest of the transaction and reads one after that; version 0 when
	// nobody has changed it yet.
	Get(ctx context.Context, clave configuracion.Clave) (configuracion.Ajuste, error)
	Save(ctx context.Context, a configuracion.Ajuste) error
}

// Reader reads the settings that somebody has changed.
type Reader interface {
	// Todos gives them by Clave.
	Todos(ctx context.Context) (map[configuracion.Clave]Guardado, error)
	// Valor gives that of one, nil when its default holds.
	Valor(ctx context.Context, clave configuracion.Clave) (*configuracion.Valor, error)
}

// Guardado is a setting as it is kept, with the name of who changed it last.
type Guardado struct {
	configuracion.Ajuste
	Autor string
}

// View is a setting with what holds now.
type View struct {
	configuracion.Definicion
	Valor configuracion.Valor // that holds
	// Propio tells whether it is another than the default.
	Propio bool
	// Guardado says who changed it last and when; Version 0 when nobody has.
	Guardado Guardado
}

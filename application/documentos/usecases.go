package documentos

import (
	"context"
	"maps"
	"time"

	"complementarias/application/tablas"
	"complementarias/domain/kernel"
)

// UseCases lists every document that leaves the system.
type UseCases struct {
	Ficha           Ficha
	VerPapeles      VerPapeles
	AnularPapeles   AnularPapeles
	Verificar       Verificar
	Libro           Libro
	Inscripcion     Inscripcion
	ExportarListado ExportarListado
	EntregarTablas  EntregarTablas
}

// Deps is what the use cases are made of.
type Deps struct {
	Solicitudes Solicitudes
	Imprenta    Imprenta
	Hojas       Hojas
	Papeles     Papeles
	Sello       Sello
	// Verificacion is the address of the page that verifies the paper with that token.
	Verificacion func(token string) string
	Escritores   map[Salida]Escritor
	Temporales   Temporales
	Auditoria    Auditoria
	Now          func() time.Time
}

// New makes the use cases.
func New(d Deps) UseCases {
	c := caso{d: d, descargas: make(chan struct{}, descargasALaVez)}
	return UseCases{
		Ficha: Ficha{c}, VerPapeles: VerPapeles{c}, AnularPapeles: AnularPapeles{c}, Verificar: Verificar{c},
		Libro: Libro{c}, Inscripcion: Inscripcion{c},
		ExportarListado: ExportarListado{c}, EntregarTablas: EntregarTablas{c},
	}
}

// caso is what every use case shares.
type caso struct {
	d         Deps
	descargas chan struct{} // one for each list that is being made
}

// anotado hands a out once it is written down; otherwise nothing of it is left.
func (c caso) anotado(ctx context.Context, actor kernel.Actor, a Archivo, nota kernel.Anotacion) (Archivo, error) {
	if err := c.d.Auditoria.Anotar(ctx, actor, nota); err != nil {
		_ = a.Contenido.Close() // its own failure would hide the one that counts
		return Archivo{}, err
	}
	return a, nil
}

// firmado fills in who asked for the file and when.
func (c caso) firmado(l tablas.Libro, actor kernel.Actor) tablas.Libro {
	if l.Autor == "" {
		l.Autor = actor.Nombre
	}
	if l.Creado.IsZero() {
		l.Creado = c.d.Now()
	}
	return l
}

func conSalida(detalle map[string]any, s Salida) map[string]any {
	todo := maps.Clone(detalle)
	if todo == nil {
		todo = map[string]any{}
	}
	todo["salida"] = string(s)
	return todo
}

package documentos

import (
	"bytes"
	"context"
	"io"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Hojas makes workbooks of one solicitud. Whatever stands in it is written as text; autor and creado go to the properties.
type Hojas interface {
	// Solicitud has the sheets Información General, Horarios, and Objetivos y Competencias.
	Solicitud(w io.Writer, s Solicitud, autor string, creado time.Time) error
	// Inscripcion is the sheet of the mass inscription in SOFIA Plus, with a row for each learner to inscribe.
	Inscripcion(w io.Writer, s Solicitud, autor string, creado time.Time) error
}

// ErrSinFicha refuses the inscription sheet of what has no number of SOFIA Plus.
var ErrSinFicha = fault.New(fault.Conflict, "SIN_FICHA_DE_SOFIA", "")

func (c caso) hoja(ctx context.Context, actor kernel.Actor, s Solicitud, nombre string, accion string,
	escribir func(io.Writer, Solicitud, string, time.Time) error,
) (Archivo, error) {
	var b bytes.Buffer
	if err := escribir(&b, s, actor.Nombre, c.d.Now()); err != nil {
		return Archivo{}, err
	}
	return c.anotado(ctx, actor, EnMemoria(nombre, TipoExcel, b.Bytes()), kernel.Anotacion{Accion: accion, ObjetoTipo: "solicitud",
		ObjetoID: string(s.ID), Centro: s.CentroID, Detalle: map[string]any{"salida": string(Excel)}})
}

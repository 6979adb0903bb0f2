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

// Libro makes the workbook of a solicitud, for whoever has it in scope, in any state.
type Libro struct{ caso }

// Execute returns solicitud-<codigo>.xlsx once it is written down that it leaves.
func (uc Libro) Execute(ctx context.Context, actor kernel.Actor, in FichaInput) (Archivo, error) {
	s, err := uc.d.Solicitudes.Ver(ctx, actor, in.ID)
	if err != nil {
		return Archivo{}, err
	}
	return uc.hoja(ctx, actor, s, "solicitud-"+s.Codigo+".xlsx", AccionExportarSolicitud, uc.d.Hojas.Solicitud)
}

// Inscripcion makes the sheet with which SOFIA Plus inscribes the learners of an approved course.
type Inscripcion struct{ caso }

// Execute returns inscripcion-<ficha>.xlsx to whoever has the solicitud in scope, once it is written down that it leaves.
// ErrSinFicha while it is not approved, or has a provisional number that SOFIA Plus does not know (domain.md 4.4).
func (uc Inscripcion) Execute(ctx context.Context, actor kernel.Actor, in FichaInput) (Archivo, error) {
	s, err := uc.d.Solicitudes.Ver(ctx, actor, in.ID)
	if err != nil {
		return Archivo{}, err
	}
	switch {
	case !s.Aprobada:
		return Archivo{}, ErrSinFicha.Saying("La hoja de inscripción es de un curso aprobado, y la solicitud " + s.Codigo + " no lo está.")
	case s.FichaProvisional || s.NumeroFicha == "":
		return Archivo{}, ErrSinFicha.Saying("La solicitud " + s.Codigo + " tiene una ficha provisional, que SOFIA Plus no conoce. Cuando la coordinación " +
			"asigne el número de 7 dígitos, la hoja se podrá descargar.")
	}
	return uc.hoja(ctx, actor, s, "inscripcion-"+s.NumeroFicha+".xlsx", AccionInscripcion, uc.d.Hojas.Inscripcion)
}

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

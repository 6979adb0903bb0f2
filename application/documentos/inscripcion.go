package documentos

import (
	"context"

	"complementarias/domain/kernel"
)

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

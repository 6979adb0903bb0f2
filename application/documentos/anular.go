package documentos

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Limits of the reason for making papers void, in characters.
const (
	MotivoMinimo = 10
	MotivoMaximo = 4000
)

// ErrYaAnulados tells that somebody else was first.
var ErrYaAnulados = fault.New(fault.Conflict, "PAPELES_ANULADOS", "Estos documentos ya se anularon. Los que se impriman desde ahora son de otra serie.")

// ErrNadaQueAnular is for a serie of which nothing was printed.
var ErrNadaQueAnular = fault.New(fault.Conflict, "SIN_PAPELES", "No hay documentos vigentes que anular: no se ha impreso ninguno desde la última vez.")

// AnularInput makes void what was printed of a solicitud.
type AnularInput struct {
	ID     kernel.SolicitudID
	Serie  int // the one that whoever asks has seen
	Motivo string
}

// AnularPapeles makes void all papers of a solicitud that are out, for the coordination of its centre and the admins. What
// is printed later is good again.
type AnularPapeles struct{ caso }

// Execute does nothing more when the same person says the same again. ErrYaAnulados, ErrNadaQueAnular and ErrNoAnula.
func (uc AnularPapeles) Execute(ctx context.Context, actor kernel.Actor, in AnularInput) error {
	if err := rolAnula(actor.Rol); err != nil {
		return err
	}
	s, err := uc.d.Solicitudes.Ver(ctx, actor, in.ID)
	if err != nil {
		return err
	}
	if err := puedeAnular(actor, s.CentroID); err != nil {
		return err
	}
	motivo := strings.TrimSpace(in.Motivo)
	if n := utf8.RuneCountInString(motivo); n < MotivoMinimo || n > MotivoMaximo {
		return fault.Fields([]fault.Field{{Pointer: "/motivo", Code: "MOTIVO_CORTO",
			Message: "Escriba por qué se anulan, en al menos 10 caracteres y no más de 4.000."}})
	}
	emisiones, anulaciones, err := uc.d.Papeles.De(ctx, s.ID)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(emisiones, func(e Emision) bool { return e.Serie == in.Serie }) {
		return ErrNadaQueAnular
	}
	a := Anulacion{Solicitud: s.ID, Serie: in.Serie, En: uc.d.Now(), Por: actor.ID, Motivo: motivo}
	// Only what changes something is written down.
	if i := slices.IndexFunc(anulaciones, func(kept Anulacion) bool { return kept.Serie == in.Serie }); i >= 0 {
		return a.yaHecha(anulaciones[i])
	}
	err = uc.d.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: AccionAnularPapeles, ObjetoTipo: "solicitud", ObjetoID: string(s.ID), Centro: s.CentroID,
		Detalle: map[string]any{"serie": in.Serie}})
	if err != nil {
		return err
	}
	kept, err := uc.d.Papeles.Anular(ctx, a)
	if err != nil {
		return err
	}
	return a.yaHecha(kept)
}

// yaHecha is ErrYaAnulados unless the one that is kept says the same of the same person.
func (a Anulacion) yaHecha(kept Anulacion) error {
	if kept.Por != a.Por || kept.Motivo != a.Motivo {
		return ErrYaAnulados
	}
	return nil
}

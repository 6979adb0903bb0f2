package catalogo

import (
	"context"
	"slices"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// ProgramaElegido names the programme that a command is about. Edicion, when given, must be the present one (If-Match).
type ProgramaElegido struct {
	ID      kernel.ProgramaID
	Edicion *int64
}

// EscribirProgramaInput is what is written over a programme.
type EscribirProgramaInput struct {
	ProgramaElegido
	// Escribir changes the fields that the caller gave; the others come as they are kept.
	Escribir func(d *catalogo.DatosPrograma)
	// Ilegibles are fields of the call that could not be read; they are reported together with the rules that are broken.
	Ilegibles []fault.Field
}

// cambioDePrograma is what the commands on one programme stand on.
type cambioDePrograma struct {
	uow       uow.UnitOfWork[Tx]
	programas ProgramaReader
	now       func() time.Time
	newID     func() string
}

// ejecutar is their frame: who, lock and read, edition, the change itself, and when there was one, save and audit, all
// in one transaction; then the answer.
func (c cambioDePrograma) ejecutar(ctx context.Context, actor kernel.Actor, accion string, o ProgramaElegido,
	cambiar func(p *catalogo.Programa) ([]catalogo.Cambio, error),
) (ProgramaView, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return ProgramaView{}, err
	}
	if !esID(string(o.ID)) {
		return ProgramaView{}, catalogo.ErrProgramaNoEncontrado
	}
	err := c.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		p, err := tx.Programas.Get(ctx, o.ID)
		if err != nil {
			return err
		}
		if err := p.ComprobarEdicion(o.Edicion); err != nil {
			return err
		}
		cambios, err := cambiar(p)
		if err != nil || len(cambios) == 0 {
			return err
		}
		if err := tx.Programas.Save(ctx, p); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: accion, ObjetoTipo: "programa", ObjetoID: string(p.ID()),
			Centro: p.Estado().CentroID, Detalle: detalle(cambios)})
	})
	if err != nil {
		return ProgramaView{}, err
	}
	return c.programas.Ver(ctx, o.ID, catalogo.AlcanceDe(actor))
}

// detalle is what the audit keeps of changes.
func detalle(cambios []catalogo.Cambio) map[string]any {
	filas := make([]map[string]any, len(cambios))
	for i, c := range cambios {
		filas[i] = map[string]any{"campo": c.Campo, "antes": c.Antes, "despues": c.Despues}
	}
	return map[string]any{"cambios": filas}
}

// conIlegibles adds the fields that could not be read to what err says of the others, and leaves any other failure alone.
func conIlegibles(ilegibles []fault.Field, err error) error {
	if len(ilegibles) == 0 || (err != nil && fault.KindOf(err) != fault.Invalid) {
		return err
	}
	return fault.Fields(slices.Concat(ilegibles, camposDe(err)))
}

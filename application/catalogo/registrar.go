package catalogo

import (
	"context"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// RegistrarProgramaInput is what is written about a new programme; ids of its parts are ignored. Ilegibles are fields of
// the call that could not be read; they are reported together with the rules that are broken. ID is the id that the
// programme gets, so that a form that is sent twice makes one; empty for any.
type RegistrarProgramaInput struct {
	catalogo.DatosPrograma
	ID        kernel.ProgramaID
	Ilegibles []fault.Field
}

// RegistrarPrograma adds a programme to the catalogue of its centre.
type RegistrarPrograma struct {
	uow   uow.UnitOfWork[Tx]
	now   func() time.Time
	newID func() string
}

// Execute may be called by an Admin or by the system as one; others get catalogo.ErrSoloAdmin. It returns the id of
// the new programme, a fault.Invalid with every broken rule, catalogo.ErrCentroNoExiste or catalogo.ErrCodigoEnUso.
func (uc RegistrarPrograma) Execute(ctx context.Context, actor kernel.Actor, in RegistrarProgramaInput) (kernel.ProgramaID, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return "", err
	}
	p, err := catalogo.NewPrograma(uc.ids(in.ID), in.DatosPrograma, uc.now())
	if err = conIlegibles(in.Ilegibles, err); err != nil {
		return "", err
	}
	err = uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		if err := tx.Programas.Add(ctx, p); err != nil {
			return err
		}
		e := p.Estado()
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "CREAR_PROGRAMA", ObjetoTipo: "programa", ObjetoID: string(e.ID), Centro: e.CentroID,
			Detalle: map[string]any{"codigo": e.Codigo, "nombre": e.Nombre, "version": e.Version}})
	})
	if err != nil {
		return "", err
	}
	return p.ID(), nil
}

// ids gives the first id asked for the value given, when there is one.
func (uc RegistrarPrograma) ids(primero kernel.ProgramaID) func() string {
	return func() string {
		if id := string(primero); id != "" {
			primero = ""
			return id
		}
		return uc.newID()
	}
}

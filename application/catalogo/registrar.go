package catalogo

import (
	"context"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// RegistrarProgramaInput is what is written about a new programme; ids of its parts are ignored.
type RegistrarProgramaInput catalogo.DatosPrograma

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
	p, err := catalogo.NewPrograma(uc.newID, catalogo.DatosPrograma(in), uc.now())
	if err != nil {
		return "", err
	}
	err = uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		return tx.Programas.Add(ctx, p)
	})
	if err != nil {
		return "", err
	}
	return p.ID(), nil
}

package catalogo

import (
	"context"

	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// CrearEspecialInput is what is written about a new special programme.
type CrearEspecialInput struct {
	catalogo.DatosEspecial
	AlFinal   bool          // behind the others, whatever Orden is
	Ilegibles []fault.Field // fields that could not be read
}

// CrearEspecial registers a special programme.
type CrearEspecial struct {
	uow uow.UnitOfWork[Tx]
	ver VerEspecial
}

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It returns a fault.Invalid with every broken rule or
// catalogo.ErrCodigoEspecialEnUso. From then on solicitudes may choose it.
func (uc CrearEspecial) Execute(ctx context.Context, actor kernel.Actor, in CrearEspecialInput) (EspecialView, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return EspecialView{}, err
	}
	if in.AlFinal {
		in.Orden = 1
	}
	e, err := catalogo.NewEspecial(in.DatosEspecial)
	if err = conIlegibles(in.Ilegibles, err); err != nil {
		return EspecialView{}, err
	}
	err = uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		if in.AlFinal {
			ultimo, err := tx.Especiales.UltimoOrden(ctx)
			if err != nil {
				return err
			}
			e.Orden = min(ultimo+1, catalogo.OrdenMaximo)
		}
		if err := tx.Especiales.Add(ctx, e); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "CREAR_PROGRAMA_ESPECIAL", ObjetoTipo: "programa_especial", ObjetoID: e.Codigo,
			Detalle: detalle(catalogo.Especial{}.Diferencias(e))})
	})
	if err != nil {
		return EspecialView{}, err
	}
	return uc.ver.Execute(ctx, actor, e.Codigo)
}

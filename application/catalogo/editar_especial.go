package catalogo

import (
	"context"

	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// EditarEspecialInput is what is written over a special programme. Edicion, when given, must be the present one (If-Match).
type EditarEspecialInput struct {
	Codigo    string
	Edicion   *int64
	Escribir  func(d *catalogo.DatosEspecial) // changes the fields that the caller gave
	Confirmar bool                            // that courses are left out
	Ilegibles []fault.Field
}

// EditarEspecial writes over a special programme; with a last day it ends.
type EditarEspecial struct {
	uow uow.UnitOfWork[Tx]
	ver VerEspecial
}

// Execute may be called by an Admin; others get catalogo.ErrSoloAdmin. It returns catalogo.ErrEspecialNoEncontrado,
// catalogo.ErrEspecialModificado for a stale edition, a fault.Invalid with every broken rule or, unless that is confirmed,
// catalogo.ErrDejaCursosFuera when the validity leaves out courses that it covered. What changes nothing is answered alike
// and leaves no trace. Solicitudes keep the special programmes that they have; it is the sending that is refused.
func (uc EditarEspecial) Execute(ctx context.Context, actor kernel.Actor, in EditarEspecialInput) (EspecialView, error) {
	if err := catalogo.PuedeRegistrar(actor); err != nil {
		return EspecialView{}, err
	}
	if !esID(in.Codigo) {
		return EspecialView{}, catalogo.ErrEspecialNoEncontrado
	}
	err := uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		e, err := tx.Especiales.Get(ctx, in.Codigo)
		if err != nil {
			return err
		}
		if err = e.ComprobarEdicion(in.Edicion); err != nil {
			return err
		}
		d := e.DatosEspecial
		in.Escribir(&d)
		nuevo, err := e.Editar(d)
		if err = conIlegibles(in.Ilegibles, err); err != nil {
			return err
		}
		cambios := e.Diferencias(nuevo)
		if len(cambios) == 0 {
			return nil
		}
		fuera, err := cursosFuera(ctx, tx, e, nuevo)
		if err != nil {
			return err
		}
		if err := fuera.Permite(in.Confirmar); err != nil {
			return err
		}
		if err := tx.Especiales.Save(ctx, nuevo); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "EDITAR_PROGRAMA_ESPECIAL", ObjetoTipo: "programa_especial", ObjetoID: e.Codigo,
			Detalle: conFuera(detalle(cambios), fuera)})
	})
	if err != nil {
		return EspecialView{}, err
	}
	return uc.ver.Execute(ctx, actor, in.Codigo)
}

func cursosFuera(ctx context.Context, tx Tx, e, nuevo catalogo.Especial) (catalogo.CursosFuera, error) {
	if !e.Encoge(nuevo) {
		return catalogo.CursosFuera{}, nil
	}
	return tx.Especiales.Fuera(ctx, e.Codigo, e.Vigencia, nuevo.Vigencia)
}

func conFuera(detalle map[string]any, fuera catalogo.CursosFuera) map[string]any {
	if fuera != (catalogo.CursosFuera{}) {
		detalle["cursosFuera"] = map[string]any{"porDecidir": fuera.PorDecidir, "aprobados": fuera.Aprobados}
	}
	return detalle
}

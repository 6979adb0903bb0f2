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

// EspecialView is a special programme as it is today.
type EspecialView struct {
	catalogo.Especial
	Situacion   catalogo.SituacionEspecial
	Solicitudes int // that run under it, in any state; only an Admin is told
}

// ListarEspeciales lists the special programmes.
type ListarEspeciales struct {
	especiales EspecialReader
	now        func() time.Time
}

// Execute may be called by anybody who is signed in; the policy of the route keeps out the others. It gives those with a
// box first, then the others in their order. Only for an Admin it counts the solicitudes.
func (uc ListarEspeciales) Execute(ctx context.Context, actor kernel.Actor) ([]EspecialView, error) {
	lista, err := uc.especiales.Especiales(ctx)
	if err != nil {
		return nil, err
	}
	var usos map[string]int
	if catalogo.PuedeRegistrar(actor) == nil {
		if usos, err = uc.especiales.UsoDeEspeciales(ctx); err != nil {
			return nil, err
		}
	}
	vistas := make([]EspecialView, len(lista))
	for i, e := range lista {
		vistas[i] = EspecialView{Especial: e, Situacion: e.El(kernel.Today(uc.now())), Solicitudes: usos[e.Codigo]}
	}
	return vistas, nil
}

// NombrarEspeciales gives the special programmes beyond the boxes of the form, whose names the form gives.
type NombrarEspeciales struct{ especiales EspecialReader }

// Execute may be called by anybody who is signed in, as ListarEspeciales. It gives them in their order, whether they are in
// force or not, and asks one question.
func (uc NombrarEspeciales) Execute(ctx context.Context) (NombresEspeciales, error) {
	lista, err := uc.especiales.Especiales(ctx)
	return slices.DeleteFunc(lista, func(e catalogo.Especial) bool { return e.Casilla }), err
}

// NombresEspeciales are special programmes to be named.
type NombresEspeciales []catalogo.Especial

// PorCodigo finds the names.
func (n NombresEspeciales) PorCodigo() map[string]string {
	nombres := make(map[string]string, len(n))
	for _, e := range n {
		nombres[e.Codigo] = e.Nombre
	}
	return nombres
}

// VerEspecial reads one special programme.
type VerEspecial struct{ ListarEspeciales }

// Execute is ListarEspeciales.Execute for one; catalogo.ErrEspecialNoEncontrado.
func (uc VerEspecial) Execute(ctx context.Context, actor kernel.Actor, codigo string) (EspecialView, error) {
	lista, err := uc.ListarEspeciales.Execute(ctx, actor)
	if err != nil {
		return EspecialView{}, err
	}
	i := slices.IndexFunc(lista, func(v EspecialView) bool { return v.Codigo == codigo })
	if i < 0 {
		return EspecialView{}, catalogo.ErrEspecialNoEncontrado
	}
	return lista[i], nil
}

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

package catalogo

import (
	"context"
	"slices"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/catalogo"
	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// FiltroAmbientes is what is asked of the ambientes of a centre; empty texts do not filter. Page and Limit are 1 or more.
type FiltroAmbientes struct {
	Centro kernel.CentroID
	Search string // words of the name, case and accents forgiven
	Tipo   catalogo.TipoAmbiente
	Estado string // activo or inactivo
	Page   int
	Limit  int
}

// ListarAmbientes lists the ambientes of a centre.
type ListarAmbientes struct{ ambientes AmbienteReader }

// Execute may be called by an Admin, and by whoever works in the centre; an instructor sees those that can be chosen. Out of
// scope, and when there is no such centre, it is catalogo.ErrCentroNoEncontrado. The other refusal is a fault.Invalid at the
// filters that mean nothing.
func (uc ListarAmbientes) Execute(ctx context.Context, actor kernel.Actor, f FiltroAmbientes) (PaginaAmbientes, error) {
	if err := catalogo.PuedeVerAmbientes(actor, f.Centro); err != nil {
		return PaginaAmbientes{}, err
	}
	if !esID(string(f.Centro)) {
		return PaginaAmbientes{}, catalogo.ErrCentroNoEncontrado
	}
	palabras, err := palabrasDe(f.Search)
	faltas := camposDe(err)
	if f.Tipo != "" && !slices.Contains(catalogo.TiposAmbiente(), f.Tipo) {
		faltas = append(faltas, noPermitido("tipo", "El tipo", "AULA, AULA_MOVIL, LABORATORIO, TALLER, CAMPO, EMPRESA, VIRTUAL"))
	}
	if f.Estado != "" && f.Estado != EstadoActivo && f.Estado != EstadoInactivo {
		faltas = append(faltas, noPermitido("estado", "El estado", EstadoActivo+", "+EstadoInactivo))
	}
	if err := fault.Fields(faltas); err != nil {
		return PaginaAmbientes{}, err
	}
	centro, todos, err := uc.ambientes.AmbientesDe(ctx, f.Centro)
	if err != nil {
		return PaginaAmbientes{}, err
	}
	if catalogo.PuedeCambiarAmbientes(actor) != nil {
		todos = slices.DeleteFunc(todos, func(a catalogo.EstadoAmbiente) bool { return !a.Activo })
	}
	pagina := f.elegir(todos, palabras)
	pagina.Centro = centro
	return pagina, nil
}

// elegir cuts the page out of all ambientes of the centre.
func (f FiltroAmbientes) elegir(todos []catalogo.EstadoAmbiente, palabras []string) PaginaAmbientes {
	pagina := PaginaAmbientes{Ambientes: []catalogo.EstadoAmbiente{}}
	for _, a := range todos {
		if !contiene(colombia.Plegar(a.Nombre), palabras) || f.Tipo != "" && f.Tipo != a.Tipo {
			continue
		}
		if a.Activo {
			pagina.Activos++
		} else {
			pagina.Inactivos++
		}
		if f.Estado == "" || (f.Estado == EstadoActivo) == a.Activo {
			pagina.Ambientes = append(pagina.Ambientes, a)
		}
	}
	pagina.Total = len(pagina.Ambientes)
	desde := min((f.Page-1)*f.Limit, pagina.Total)
	pagina.Ambientes = pagina.Ambientes[desde:min(desde+f.Limit, pagina.Total)]
	return pagina
}

// VerAmbiente reads one ambiente.
type VerAmbiente struct{ ambientes AmbienteReader }

// Execute may be called by whoever may change it: an Admin, and the coordinator of its centre. An instructor gets
// catalogo.ErrSoloAmbientes; what is absent or out of scope is catalogo.ErrAmbienteNoEncontrado.
func (uc VerAmbiente) Execute(ctx context.Context, actor kernel.Actor, id catalogo.AmbienteID) (AmbienteView, error) {
	if err := catalogo.PuedeCambiarAmbientes(actor); err != nil {
		return AmbienteView{}, err
	}
	if !esID(string(id)) {
		return AmbienteView{}, catalogo.ErrAmbienteNoEncontrado
	}
	v, err := uc.ambientes.VerAmbiente(ctx, id)
	if err != nil {
		return AmbienteView{}, err
	}
	if catalogo.PuedeVerAmbientes(actor, v.CentroID) != nil {
		return AmbienteView{}, catalogo.ErrAmbienteNoEncontrado
	}
	return v, nil
}

// CrearAmbienteInput is what is written about a new ambiente of a centre. ID is the id that it gets, so that a form that is
// sent twice makes one; empty for any. Ilegibles are fields that could not be read.
type CrearAmbienteInput struct {
	catalogo.DatosAmbiente
	Centro    kernel.CentroID
	ID        catalogo.AmbienteID
	Ilegibles []fault.Field
}

// cambioDeAmbiente is what the commands on ambientes stand on.
type cambioDeAmbiente struct {
	uow       uow.UnitOfWork[Tx]
	ambientes AmbienteReader
	now       func() time.Time
	newID     func() string
}

// CrearAmbiente adds an ambiente to those of a centre.
type CrearAmbiente struct{ cambioDeAmbiente }

// Execute may be called by an Admin, and by a coordinator for the own centre; an instructor gets catalogo.ErrSoloAmbientes.
// It returns a fault.Invalid with every broken rule, catalogo.ErrCentroNoEncontrado, also out of scope,
// catalogo.ErrAmbienteRepetido or catalogo.ErrDemasiadosAmbientes. What exists already with that ID is answered alike.
func (uc CrearAmbiente) Execute(ctx context.Context, actor kernel.Actor, in CrearAmbienteInput) (AmbienteView, error) {
	if err := catalogo.PuedeCambiarAmbientes(actor); err != nil {
		return AmbienteView{}, err
	}
	if err := catalogo.PuedeVerAmbientes(actor, in.Centro); err != nil {
		return AmbienteView{}, err
	}
	if !esID(string(in.Centro)) {
		return AmbienteView{}, catalogo.ErrCentroNoEncontrado
	}
	if in.ID == "" {
		in.ID = catalogo.AmbienteID(uc.newID())
	}
	err := uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		otros, err := tx.Ambientes.DelCentro(ctx, in.Centro)
		if err != nil || slices.ContainsFunc(otros, func(a catalogo.EstadoAmbiente) bool { return a.ID == in.ID }) {
			return err
		}
		a, err := catalogo.NewAmbiente(in.ID, in.Centro, in.DatosAmbiente, otros, uc.now())
		if err = conIlegibles(in.Ilegibles, err); err != nil {
			return err
		}
		if err = tx.Ambientes.Add(ctx, a); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: "CREAR_AMBIENTE", ObjetoTipo: "ambiente", ObjetoID: string(a.ID), Centro: a.CentroID,
			Detalle: map[string]any{"nombre": a.Nombre, "tipo": string(a.Tipo), "capacidad": a.Capacidad}})
	})
	if err != nil {
		return AmbienteView{}, err
	}
	return uc.ambientes.VerAmbiente(ctx, in.ID)
}

// EditarAmbienteInput is what is written over an ambiente. Edicion, when given, must be the present one (If-Match).
type EditarAmbienteInput struct {
	ID        catalogo.AmbienteID
	Edicion   *int64
	Escribir  func(d *catalogo.DatosAmbiente) // changes the fields that the caller gave
	Ilegibles []fault.Field
}

// EditarAmbiente writes over an ambiente; that it cannot be chosen any more is one of its fields, and nothing is deleted.
type EditarAmbiente struct{ cambioDeAmbiente }

// Execute is allowed to whom CrearAmbiente.Execute is; out of scope it is catalogo.ErrAmbienteNoEncontrado. It returns
// catalogo.ErrAmbienteModificado for a stale edition, catalogo.ErrAmbienteRepetido, or a fault.Invalid with every broken
// rule. What changes nothing leaves no trace.
func (uc EditarAmbiente) Execute(ctx context.Context, actor kernel.Actor, in EditarAmbienteInput) (AmbienteView, error) {
	if err := catalogo.PuedeCambiarAmbientes(actor); err != nil {
		return AmbienteView{}, err
	}
	if !esID(string(in.ID)) {
		return AmbienteView{}, catalogo.ErrAmbienteNoEncontrado
	}
	err := uc.uow.Do(ctx, func(ctx context.Context, tx Tx) error {
		centro, err := tx.Ambientes.CentroDe(ctx, in.ID)
		if err != nil {
			return err
		}
		if catalogo.PuedeVerAmbientes(actor, centro) != nil {
			return catalogo.ErrAmbienteNoEncontrado
		}
		otros, err := tx.Ambientes.DelCentro(ctx, centro)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(otros, func(a catalogo.EstadoAmbiente) bool { return a.ID == in.ID })
		if i < 0 {
			return catalogo.ErrAmbienteNoEncontrado
		}
		if err := otros[i].ComprobarEdicion(in.Edicion); err != nil {
			return err
		}
		d := otros[i].DatosAmbiente
		in.Escribir(&d)
		nuevo, cambios, err := otros[i].Editar(d, otros, uc.now())
		if err = conIlegibles(in.Ilegibles, err); err != nil || len(cambios) == 0 {
			return err
		}
		if err := tx.Ambientes.Save(ctx, nuevo); err != nil {
			return err
		}
		return tx.Auditoria.Anotar(ctx, actor, kernel.Anotacion{Accion: accionDe(cambios), ObjetoTipo: "ambiente", ObjetoID: string(in.ID), Centro: centro,
			Detalle: detalle(cambios)})
	})
	if err != nil {
		return AmbienteView{}, err
	}
	return uc.ambientes.VerAmbiente(ctx, in.ID)
}

// accionDe names what was done to an ambiente: taking it out of what can be chosen, and putting it back, by their own names.
func accionDe(cambios []catalogo.Cambio) string {
	for _, c := range cambios {
		if c.Campo == "isActive" {
			if c.Despues == true {
				return "ACTIVAR_AMBIENTE"
			}
			return "DESACTIVAR_AMBIENTE"
		}
	}
	return "EDITAR_AMBIENTE"
}

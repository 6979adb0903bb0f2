package catalogo

import (
	"context"
	"slices"

	"complementarias/domain/catalogo"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

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

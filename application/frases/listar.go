package frases

import (
	"context"

	"complementarias/domain/fault"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

// Filtro is what is asked of the list; an empty Centro is any in scope. Page and Limit are 1 or more.
type Filtro struct {
	Centro kernel.CentroID
	Page   int
	Limit  int
}

// Listar lists the sentences of centres.
type Listar struct{ caso }

// Execute may be called by a coordinator, for the own centre, and by an Admin; others get frases.ErrSoloCoordinacion. The
// other refusal is a fault.Invalid at /query/centro.
func (uc Listar) Execute(ctx context.Context, actor kernel.Actor, f Filtro) (Pagina, error) {
	alcance, err := frases.AlcanceDe(actor)
	if err != nil {
		return Pagina{}, err
	}
	if !esID(string(f.Centro)) {
		return Pagina{}, fault.Fields([]fault.Field{{Pointer: "/query/centro", Code: "VALOR_NO_PERMITIDO", Message: "Ese centro no existe. Elija uno de la lista."}})
	}
	return uc.d.Reader.Listar(ctx, Consulta{Alcance: alcance, Centro: f.Centro, Saltar: (f.Page - 1) * f.Limit, Limite: f.Limit})
}

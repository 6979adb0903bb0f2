package frases

import (
	"context"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

const idMaximo = 100 // characters; a UUID has 36

// esID tells whether a text may be an id at all, so that nothing else reaches the database.
func esID(id string) bool { return colombia.RevisarTexto(id, idMaximo, false) == nil }

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

// Ver reads one sentence.
type Ver struct{ caso }

// Execute may be called by whom Listar.Execute may; out of scope it is frases.ErrNoEncontrada.
func (uc Ver) Execute(ctx context.Context, actor kernel.Actor, id frases.ID) (View, error) {
	alcance, err := frases.AlcanceDe(actor)
	if err != nil {
		return View{}, err
	}
	if !esID(string(id)) {
		return View{}, frases.ErrNoEncontrada
	}
	return uc.d.Reader.Ver(ctx, id, alcance)
}

// DelCentro gives the sentences that can be inserted when a solicitud of a centre is returned.
type DelCentro struct{ caso }

// Execute may be called by whom Listar.Execute may; of a centre out of scope there are none. It asks one question.
func (uc DelCentro) Execute(ctx context.Context, actor kernel.Actor, centro kernel.CentroID) ([]frases.Frase, error) {
	alcance, err := frases.AlcanceDe(actor)
	if err != nil || !alcance.Incluye(centro) {
		return nil, err
	}
	return uc.d.Reader.DelCentro(ctx, centro)
}

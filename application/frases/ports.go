// Package frases keeps the ready sentences of the centres, which their coordination inserts when it returns a solicitud.
package frases

import (
	"context"
	"time"

	"complementarias/domain/frases"
	"complementarias/domain/kernel"
)

// Tx is what one transaction of the module works on.
type Tx struct {
	Frases Repository
	// Auditoria is written in the transaction of the change itself.
	Auditoria Auditoria
}

// Auditoria writes down who did what, from where and when. It only grows.
type Auditoria interface {
	Anotar(ctx context.Context, por kernel.Actor, a kernel.Anotacion) error
}

// Repository keeps sentences.
type Repository interface {
	// CentroDe tells whose sentence it is, without locking it; frases.ErrNoEncontrada when there is none.
	CentroDe(ctx context.Context, id frases.ID) (kernel.CentroID, error)
	// DelCentro locks the centre for the rest of the transaction and reads its sentences after that, by field and text;
	// frases.ErrCentroNoExiste when there is no such centre.
	DelCentro(ctx context.Context, centro kernel.CentroID) ([]frases.Frase, error)
	Add(ctx context.Context, f frases.Frase) error
	// Save writes field, text and version; the centre stays.
	Save(ctx context.Context, f frases.Frase) error
	Remove(ctx context.Context, id frases.ID) error
}

// Reader reads sentences; what lies outside of the scope given looks absent.
type Reader interface {
	// Listar gives the sentences that c selects by the code of their centre, then by field, text and id, byte by byte.
	Listar(ctx context.Context, c Consulta) (Pagina, error)
	// Ver gives one, or frases.ErrNoEncontrada.
	Ver(ctx context.Context, id frases.ID, alcance frases.Alcance) (View, error)
	// DelCentro gives those of one centre by field and text.
	DelCentro(ctx context.Context, centro kernel.CentroID) ([]frases.Frase, error)
	// Motivos counts the returns of a centre from desde on, and gives up to frases.MotivosMaximo fields with the most of them,
	// then byte by byte. A return counts once for a field. Its sentence is one of the centre that is about the field or about
	// none, and that is the whole text of most remarks at it.
	Motivos(ctx context.Context, centro kernel.CentroID, desde time.Time) (frases.Motivos, error)
}

// Consulta selects and cuts a list.
type Consulta struct {
	Alcance frases.Alcance
	Centro  kernel.CentroID // empty: any
	Saltar  int             // rows left out before the page
	Limite  int
}

// Pagina is one page of a list. Total counts all pages.
type Pagina struct {
	Frases []View
	Total  int
}

// View is a sentence with its centre.
type View struct {
	frases.Frase
	CentroNombre, CentroCodigo string
}

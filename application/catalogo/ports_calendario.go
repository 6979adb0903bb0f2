package catalogo

import (
	"context"

	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// FestivoRepository keeps the rows over the computed holidays.
type FestivoRepository interface {
	// DelDia keeps others from changing holidays for the rest of the transaction and reads the rows of the date after that.
	DelDia(ctx context.Context, fecha kernel.Date) ([]catalogo.FestivoFila, error)
	Agregar(ctx context.Context, f catalogo.FestivoFila) error
	// Quitar removes the row of that date and name.
	Quitar(ctx context.Context, f catalogo.FestivoFila) error
}

// RecesoRepository keeps the recesses of centres.
type RecesoRepository interface {
	// CentroDe tells whose recess it is, without locking it; catalogo.ErrRecesoNoEncontrado when there is none.
	CentroDe(ctx context.Context, id catalogo.RecesoID) (kernel.CentroID, error)
	// DelCentro locks the centre for the rest of the transaction and reads its recesses after that, by their first day;
	// catalogo.ErrCentroNoExiste when there is no such centre.
	DelCentro(ctx context.Context, centro kernel.CentroID) ([]catalogo.Receso, error)
	Add(ctx context.Context, r catalogo.Receso) error
	// Save writes name and days; the centre stays.
	Save(ctx context.Context, r catalogo.Receso) error
	Remove(ctx context.Context, id catalogo.RecesoID) error
}

// CalendarioReader reads holidays and recesses; what lies outside of the scope given looks absent.
type CalendarioReader interface {
	// Festivos gives the holidays in force from desde to hasta, both included.
	Festivos(ctx context.Context, desde, hasta kernel.Date) ([]catalogo.FestivoVigente, error)
	// FilasDeFestivos gives the rows that change them, by date and name.
	FilasDeFestivos(ctx context.Context, desde, hasta kernel.Date) ([]catalogo.FestivoFila, error)
	// Recesos gives the recesses that c selects by their first day, then by id.
	Recesos(ctx context.Context, c ConsultaRecesos) (PaginaRecesos, error)
	// VerReceso gives one, or catalogo.ErrRecesoNoEncontrado.
	VerReceso(ctx context.Context, id catalogo.RecesoID, alcance catalogo.Alcance) (RecesoView, error)
	// Candidatos gives up to TotalExacto approved courses with a class on a day that c names or in a recess of their centre,
	// by the first of them and codigo, with those days only, and the recesses in scope that are not over.
	Candidatos(ctx context.Context, c ConsultaCandidatos) ([]Candidato, []catalogo.Receso, error)
}

// ConsultaRecesos selects the recesses with a day from Desde to Hasta.
type ConsultaRecesos struct {
	Alcance      catalogo.Alcance
	Centro       kernel.CentroID // empty: any
	Desde, Hasta kernel.Date
	Saltar       int // rows left out before the page
	Limite       int
}

// PaginaRecesos is one page of a list. Total counts all pages.
type PaginaRecesos struct {
	Recesos []RecesoView
	Total   int
}

// RecesoView is a recess with its centre.
type RecesoView struct {
	catalogo.Receso
	Centro CentroView
}

// ConsultaCandidatos selects approved courses by the days of their classes.
type ConsultaCandidatos struct {
	Alcance  catalogo.Alcance
	Centro   kernel.CentroID // empty: any
	Desde    kernel.Date
	Festivos []kernel.Date
}

// Candidato is an approved course that the calendar may touch. Dias holds only the days in question.
type Candidato struct {
	catalogo.CursoAprobado
	ID         kernel.SolicitudID
	Codigo     string
	Programa   string
	Instructor string // name
	Centro     CentroView
}

// CursoAfectado is a course with the days on which it should have no class any more.
type CursoAfectado struct {
	Candidato
	Afectados []catalogo.DiaAfectado
}

// PaginaAfectados is one page of a list. Total counts all pages, up to TotalExacto.
type PaginaAfectados struct {
	Cursos        []CursoAfectado
	Total         int
	TotalEsMinimo bool
}

// Package catalogo answers what can be asked of the catalogue (programmes, holidays, places) and adds to it.
package catalogo

import (
	"context"

	"complementarias/application/lotes"
	"complementarias/domain/catalogo"
	"complementarias/domain/kernel"
)

// TotalExacto is how far lists are counted: beyond it a total is this number and is marked as a minimum (api.md 1).
const TotalExacto = 10_000

// Tx is what one transaction of the module works on.
type Tx struct {
	Programas  ProgramaRepository
	Centros    CentroRepository
	Festivos   FestivoRepository
	Recesos    RecesoRepository
	Ambientes  AmbienteRepository
	Especiales EspecialRepository
	// Lote and Importaciones are for imports.
	Lote          ProgramasDeLote
	Importaciones lotes.Importaciones
	// Auditoria and Outbox are written in the transaction of the change itself.
	Auditoria Auditoria
	Outbox    Outbox
}

// Auditoria writes down who did what, from where and when. It only grows.
type Auditoria interface {
	Anotar(ctx context.Context, por kernel.Actor, a kernel.Anotacion) error
}

// Outbox keeps what other modules have to hear.
type Outbox interface {
	Append(ctx context.Context, eventos ...kernel.Event) error
}

// ProgramaRepository keeps programmes. Within uow.UnitOfWork a code that is taken comes out as
// catalogo.ErrCodigoEnUso and a centre that does not exist as catalogo.ErrCentroNoExiste.
type ProgramaRepository interface {
	// Get locks the programme for the rest of the transaction and reads it after that, whatever its centre;
	// catalogo.ErrProgramaNoEncontrado when there is none.
	Get(ctx context.Context, id kernel.ProgramaID) (*catalogo.Programa, error)
	// GetPorCodigo is Get by the code, which is unique in the country.
	GetPorCodigo(ctx context.Context, codigo string) (*catalogo.Programa, error)
	Add(ctx context.Context, p *catalogo.Programa) error
	// Save writes a programme and its parts as the next edition; catalogo.ErrProgramaModificado when the one kept is not
	// the edition that p was read as.
	Save(ctx context.Context, p *catalogo.Programa) error
}

// CentroRepository keeps training centres. Within uow.UnitOfWork a code that is taken comes out as
// catalogo.ErrCodigoCentroEnUso.
type CentroRepository interface {
	// Get locks the centre for the rest of the transaction, also against new people and programmes, and reads it after
	// that; catalogo.ErrCentroNoEncontrado when there is none.
	Get(ctx context.Context, id kernel.CentroID) (*catalogo.Centro, error)
	// Uso counts what lives in the centre, with the classes from hoy on.
	Uso(ctx context.Context, id kernel.CentroID, hoy kernel.Date) (catalogo.UsoCentro, error)
	Add(ctx context.Context, c *catalogo.Centro) error
	// Save writes a centre as its next edition; catalogo.ErrCentroModificado when the one kept is not the edition that c
	// was read as.
	Save(ctx context.Context, c *catalogo.Centro) error
}

// ProgramaReader reads programmes; what lies outside of the scope given looks absent.
type ProgramaReader interface {
	// Listar gives the programmes that c selects: the most requested first unless c.PorNombre, then by
	// catalogo.EstadoPrograma.Busqueda, then by id, both byte by byte.
	Listar(ctx context.Context, c ConsultaProgramas) (PaginaProgramas, error)
	// Ver gives one programme of any kind, active or not, or catalogo.ErrProgramaNoEncontrado.
	Ver(ctx context.Context, id kernel.ProgramaID, alcance catalogo.Alcance) (ProgramaView, error)
}

// UsoReader counts what depends on the things of the catalogue.
type UsoReader interface {
	// Uso counts the solicitudes of one programme; all are zero when there is none.
	Uso(ctx context.Context, id kernel.ProgramaID) (UsoView, error)
}

// UsoView counts the solicitudes of a programme by what they wait for.
type UsoView struct {
	PorEnviar  int // drafts and returned ones, which are sent with the programme as it is then
	PorDecidir int // sent ones, which keep the programme as it was
	Aprobadas  int
	Cerradas   int // rejected and cancelled ones
}

// CentroReader reads the training centres, which are no secret.
type CentroReader interface {
	// Centros lists the active ones by regional and codigo.
	Centros(ctx context.Context) ([]CentroDeLista, error)
	// Todos lists all of them by regional and codigo, active or not, with figures: there are little more than a hundred.
	Todos(ctx context.Context) ([]CentroFila, error)
	// Centro gives one with what lives in it, or catalogo.ErrCentroNoEncontrado.
	Centro(ctx context.Context, id kernel.CentroID, hoy kernel.Date) (CentroCompleto, error)
}

// PaginaCentros is one page of a list. Total counts all pages; Activos and Inactivos what is selected whatever its Activo.
type PaginaCentros struct {
	Centros            []CentroFila
	Total              int
	Activos, Inactivos int
}

// CentroFila is a centre in a list, with figures.
type CentroFila struct {
	catalogo.EstadoCentro
	Personas, Coordinadores, Programas int // active ones
}

// CentroCompleto is a centre with what lives in it.
type CentroCompleto struct {
	catalogo.EstadoCentro
	Uso           catalogo.UsoCentro
	Coordinadores []CoordinadorView // active ones, by name
}

// CoordinadorView names somebody who coordinates a centre.
type CoordinadorView struct {
	ID     kernel.UsuarioID
	Nombre string
	Correo string
}

// CentroDeLista is a centre as somebody picks it from a list.
type CentroDeLista struct {
	ID       kernel.CentroID
	Codigo   string
	Nombre   string
	Regional string // name
}

// ConsultaProgramas selects and cuts a list of programmes: the active COMPLEMENTARIA ones, or with Todos those of every
// kind.
type ConsultaProgramas struct {
	Alcance   catalogo.Alcance
	Todos     bool
	Centro    kernel.CentroID        // with Todos; empty: any
	Tipo      catalogo.TipoFormacion // with Todos; empty: any
	Activo    *bool                  // with Todos; nil: either
	PorNombre bool                   // not the most requested first
	Palabras  []string               // folded; every one is part of nombre or codigo
	Modalidad catalogo.Modalidad     // empty: any
	Breve     bool                   // without objectives, competences and results
	Desde     int                    // rows left out before the page
	Limite    int
}

// PaginaProgramas is one page of a list. Total counts all pages, up to TotalExacto.
type PaginaProgramas struct {
	Programas     []ProgramaView
	Total         int
	TotalEsMinimo bool
	// Activos and Inactivos count, for a query with Todos, what it selects whatever its Activo.
	Activos, Inactivos int
}

// ProgramaView is a programme with what surrounds it.
type ProgramaView struct {
	catalogo.EstadoPrograma
	Centro      CentroView
	Solicitudes int // made with it, in any state
}

// CentroView is what a programme shows of its centre.
type CentroView struct {
	Nombre string
	Codigo string
	Ciudad string
}

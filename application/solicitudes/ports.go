// Package solicitudes holds the use cases of the request for a course: writing, sending, deciding, reading.
// usecases.go is its table of contents.
package solicitudes

import (
	"context"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// UnitOfWork is the transaction of this module.
type UnitOfWork = uow.UnitOfWork[Tx]

// Tx is what a use case may touch inside its transaction, all of it bound to that transaction.
type Tx struct {
	Solicitudes Repository
	Entornos    Entornos
	Reader      Reader
	Outbox      Outbox
}

// Repository keeps the aggregate.
type Repository interface {
	// Get locks the solicitud for the rest of the transaction and reads it after that; ErrNoEncontrada when it is absent
	// or out of alcance.
	Get(ctx context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) (*solicitudes.Solicitud, error)
	// OcupaDe tells whose time a solicitud takes and which ambiente, without locking it, for the lock order of approvals.
	OcupaDe(ctx context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) (Ocupa, error)
	// Add keeps a new one as version 1, with its movements; ErrYaCreada when its id is taken, by whomever.
	Add(ctx context.Context, s *solicitudes.Solicitud) error
	// Save writes the present state and the new movements; ErrModificada when the version in the database is another.
	Save(ctx context.Context, s *solicitudes.Solicitud) error
	// Siguiente counts up a series of a year; without gaps, because it is undone with the transaction.
	Siguiente(ctx context.Context, serie Serie, anio int) (int64, error)
	// BloquearInstructor lets one decision about the time of an instructor pass at once.
	BloquearInstructor(ctx context.Context, id kernel.UsuarioID) error
	// BloquearAmbiente lets one decision about an ambiente pass at once.
	BloquearAmbiente(ctx context.Context, id string) error
	// BloquearPegado lets one paste of SOFIA numbers pass at once.
	BloquearPegado(ctx context.Context) error
	// Persona keeps an account from being closed or moved until the transaction ends, and reads it after that; absent, it is
	// nobody, who is not active.
	Persona(ctx context.Context, id kernel.UsuarioID) (solicitudes.Persona, error)
	// EnManosDe lists what an instructor has in hand on a day, by id: PENDIENTE, EN_REVISION, DEVUELTA, APROBADA with a session
	// on that day or later and, when asked for, BORRADOR.
	EnManosDe(ctx context.Context, instructor kernel.UsuarioID, alcance solicitudes.Alcance, hoy kernel.Date, conBorradores bool) ([]kernel.SolicitudID, error)
}

// Ocupa is what an approved course takes: the time of its instructor, and an ambiente when it names one.
type Ocupa struct {
	Instructor kernel.UsuarioID
	Ambiente   string
}

// Serie names a counter.
type Serie string

const (
	SerieSolicitudes Serie = "SOL"
	SerieFichas      Serie = "FICHA"
)

// Entornos reads what a solicitud must know of programmes, people and the calendar.
type Entornos interface {
	// Leer leaves Programa and Ambiente nil when they are absent, inactive or of another centre.
	Leer(ctx context.Context, c ConsultaEntorno) (Mundo, error)
	// LeerVarios is Leer for each of them, in their order, in one question.
	LeerVarios(ctx context.Context, cs []ConsultaEntorno) ([]Mundo, error)
}

// ConsultaEntorno says which part of the world; a zero Desde asks for no calendar.
type ConsultaEntorno struct {
	Programa     kernel.ProgramaID
	Centro       kernel.CentroID
	Instructor   kernel.UsuarioID
	Ambiente     string // empty: none is asked for
	Desde, Hasta kernel.Date
	// AnioDeCursos asks how many approved courses of the instructor begin in that year; 0 does not. Only Leer answers it.
	AnioDeCursos int
}

// Mundo is the answer: the part of a solicitudes.Entorno that is kept in the database. Without DominiosCorreo those of the
// environment hold.
type Mundo struct {
	Entorno solicitudes.Entorno
	// Of the instructor: the kind of contract, and the weekly limit that goes with it there and now.
	Vinculo       string
	LimiteMinutos int
	Cursos        int // approved ones, of every centre, that begin in AnioDeCursos
}

// Reader answers questions without changing anything.
type Reader interface {
	Ver(ctx context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) (View, error)
	Listar(ctx context.Context, alcance solicitudes.Alcance, f Filtro) (Pagina, error)
	Historial(ctx context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) ([]solicitudes.Movimiento, error)
	// EnRevisionDe lists what somebody has in review, by id.
	EnRevisionDe(ctx context.Context, revisor kernel.UsuarioID) ([]kernel.SolicitudID, error)
	// Rivales are the other solicitudes that are APROBADA, PENDIENTE or EN_REVISION and have sessions of the instructor, or in
	// the ambiente, between the two dates, with those sessions, sorted by code. What takes the instructor's time and the
	// ambiente is there once, as the instructor's.
	Rivales(ctx context.Context, q ConsultaRivales) ([]solicitudes.Rival, error)
	// UltimaEmpresa gives what the newest solicitud of the centre with that number of NIT says of the company; only those
	// that were sent once, or are de's own, and not excepto. ErrSinAnteriores when there is none.
	UltimaEmpresa(ctx context.Context, q ConsultaEmpresa) (EmpresaView, error)
	// Conteos counts the rows of Listar by state, whatever states f asks for.
	Conteos(ctx context.Context, alcance solicitudes.Alcance, f Filtro) (Conteos, error)
	FichasReader
	ColaReader
	TableroReader
}

// ConsultaRivales says whose time, and which place, others may take. Without an Ambiente only the time counts.
type ConsultaRivales struct {
	Instructor   kernel.UsuarioID
	Ambiente     string
	Excepto      kernel.SolicitudID
	Desde, Hasta kernel.Date
}

// Outbox keeps events for the other modules, in the same transaction.
type Outbox interface {
	Append(ctx context.Context, eventos ...kernel.Event) error
}

// Deps is what the use cases are made of.
type Deps struct {
	UoW            UnitOfWork
	Reader         Reader
	Entornos       Entornos
	Recorridos     Recorridos
	Now            func() time.Time
	NewID          func() string
	DominiosCorreo []string // of staff e-mail addresses, while the administration has set no others
}

// Package correos holds the use cases of the e-mails that the system writes: putting them in the queue, delivering them,
// the daily digest and reminders, what each person wants to get, and what the administration sees and does when one
// could not be delivered. usecases.go is its table of contents.
package correos

import (
	"context"
	"time"

	"complementarias/application/uow"
	"complementarias/domain/correos"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// TotalExacto is how far lists are counted (api.md 1).
const TotalExacto = 10_000

// Tx is the repositories of one transaction.
type Tx struct {
	Mensajes     Mensajes
	Eventos      Eventos
	Preferencias Preferencias
	Jornadas     Jornadas
	// Auditoria and Outbox are written in the transaction of the change itself.
	Auditoria Auditoria
	Outbox    Outbox
}

// UnitOfWork is the transaction of the module.
type UnitOfWork = uow.UnitOfWork[Tx]

// Mensajes keeps the e-mails.
type Mensajes interface {
	// Add keeps those that are not there yet, at most one per Entrega, Tipo and Destino, and tells how many those were.
	Add(ctx context.Context, nuevos []correos.Mensaje) (int, error)
	// Get locks one until the transaction ends, or answers correos.ErrNoEncontrado.
	Get(ctx context.Context, id string) (correos.Mensaje, error)
	// Save writes what Get gave.
	Save(ctx context.Context, m correos.Mensaje) error
	// Muertos locks those that are dead, oldest first.
	Muertos(ctx context.Context) ([]correos.Mensaje, error)
	// ConResumen are the people for whom something waits for the digest, by id.
	ConResumen(ctx context.Context) ([]kernel.UsuarioID, error)
	// Resumir puts what waits for the digest of a person into the message resumen.
	Resumir(ctx context.Context, de kernel.UsuarioID, resumen string, at time.Time) error
}

// Cola is what whoever delivers works with. Each method is one short statement; none is called while a mail is under way.
type Cola interface {
	// Tomar leases the message that has been due for longest until hasta; ok is false when none is due. One whose copies
	// are used up is dead instead.
	Tomar(ctx context.Context, ahora, hasta time.Time) (m correos.Mensaje, ok bool, err error)
	// Comenzar counts one more copy before it leaves; ok is false when somebody else has taken the message meanwhile.
	Comenzar(ctx context.Context, m *correos.Mensaje) (ok bool, err error)
	// Asentar writes what came of it and gives the lease back, unless somebody else has taken the message meanwhile.
	Asentar(ctx context.Context, m correos.Mensaje) error
}

// Eventos are the deliveries of the outbox that have used up their attempts.
type Eventos interface {
	// Reintentar lets one be delivered again: correos.ErrSinEvento or correos.ErrNoReintenta.
	Reintentar(ctx context.Context, id int64) error
	// ReintentarTodos does so with all that are dead, and counts them.
	ReintentarTodos(ctx context.Context) (int, error)
}

// Preferencias keeps the choices of people.
type Preferencias interface {
	Save(ctx context.Context, de kernel.UsuarioID, cambios correos.Preferencias, at time.Time) error
}

// Jornadas keeps what is done once a day by the whole system.
type Jornadas interface {
	// Empezar is true for the first who asks for a task of a day; others wait for that transaction and get false.
	Empezar(ctx context.Context, tarea string, dia kernel.Date, at time.Time) (bool, error)
	// Demoradas notes and gives the solicitudes that have waited for one of these numbers of days, counted from their last
	// sending, and that were not noted with it before; by centre, those that have waited for longest first.
	Demoradas(ctx context.Context, dia kernel.Date, dias []int) ([]Demora, error)
}

// Demora is a solicitud that waits, with the centre whose coordination it waits for.
type Demora struct {
	Centro kernel.CentroID
	correos.Demorada
}

// Auditoria writes down who did what, from where and when. It only grows.
type Auditoria interface {
	Anotar(ctx context.Context, por kernel.Actor, a kernel.Anotacion) error
}

// Outbox keeps what handlers have to hear.
type Outbox interface {
	Append(ctx context.Context, eventos ...kernel.Event) error
}

// Reader answers the queries of the module.
type Reader interface {
	// Listar gives the newest first.
	Listar(ctx context.Context, f Filtro) (Pagina, error)
	// Ver gives one or correos.ErrNoEncontrado.
	Ver(ctx context.Context, id string) (View, error)
	// Resumidos are the messages that went into a digest, oldest first.
	Resumidos(ctx context.Context, resumen string) ([]correos.Mensaje, error)
	// Persona is a recipient as they are now; ok is false when there is none any more.
	Persona(ctx context.Context, d correos.Destino) (p correos.Persona, ok bool, err error)
	// Preferencias of these people; who never chose is absent.
	Preferencias(ctx context.Context, de []kernel.UsuarioID) (map[kernel.UsuarioID]correos.Preferencias, error)
	// Eventos are the dead deliveries of the outbox, newest first.
	Eventos(ctx context.Context, f FiltroEventos) (PaginaEventos, error)
	// Estado counts.
	Estado(ctx context.Context) (Estado, error)
}

// Directorio finds out whom a message is for.
type Directorio interface {
	// Coordinadores are the active coordinators of a centre, by id.
	Coordinadores(ctx context.Context, centro kernel.CentroID) ([]kernel.UsuarioID, error)
}

// Enlaces opens the link that a message is about.
type Enlaces interface {
	Abrir(ctx context.Context, id string) (correos.Enlace, error)
}

// Redaccion lays out what a message says.
type Redaccion interface {
	Componer(m correos.Mensaje, p correos.Persona, c correos.Contenido) (Carta, error)
}

// Carta is a message as it leaves.
type Carta struct {
	ID      string // the same for every copy
	Correo  string
	Nombre  string
	Asunto  string
	Texto   string
	HTML    string
	Fecha   time.Time
	Avisos  string // address of the page where its recipient chooses what to get; empty when there is no choice
	Secreta bool
}

// ErrSinServidor is the answer of a Transporte that has nowhere to send to.
var ErrSinServidor = fault.New(fault.Unavailable, "SIN_SERVIDOR_DE_CORREO", "No hay un servidor de correo configurado.")

// Transporte hands a message to the mail server: nil when it was taken, a correos.Fallo when not, or ErrSinServidor. It
// comes back within its own time limits whatever the server does.
type Transporte interface {
	Enviar(ctx context.Context, c Carta) error
}

// Filtro selects and cuts the list of the administration. Estados nil means all; Pagina and Limite are 1 or more.
type Filtro struct {
	Estados []correos.Estado
	Tipo    correos.Tipo
	Pagina  int
	Limite  int
}

// Pagina is one page of that list.
type Pagina struct {
	Mensajes      []View
	Total         int
	TotalEsMinimo bool
}

// View is a message as the administration sees it in a list.
type View struct {
	correos.Mensaje
	Nombre string // of its recipient
	Correo string
}

// FiltroEventos cuts the list of dead deliveries.
type FiltroEventos struct {
	Pagina int
	Limite int
}

// PaginaEventos is one page of them.
type PaginaEventos struct {
	Eventos       []EventoView
	Total         int
	TotalEsMinimo bool
}

// EventoView is a delivery of the outbox that was given up. It does not show what the event holds.
type EventoView struct {
	ID        int64
	Evento    string
	Manejador string
	Intentos  int
	Error     string
	Creado    time.Time
	Muerto    time.Time
}

// Estado is how the mail is doing.
type Estado struct {
	Configurado bool // there is a mail server
	EnEspera    int
	ParaResumen int
	NoEnviados  int
	Muertos     int
	// Esperando is when the oldest one on its way was written; zero when none is.
	Esperando time.Time
	// UltimoEnviado is zero when none was ever sent.
	UltimoEnviado    time.Time
	EventosEnEspera  int
	EventosDetenidos int
}

// Package identidad holds the use cases of accounts and sessions: coming in, going out, being recognised, registering.
// usecases.go is its table of contents.
package identidad

import (
	"context"
	"time"

	"complementarias/application/lotes"
	"complementarias/application/uow"
	"complementarias/domain/identidad"
	"complementarias/domain/kernel"
)

// UnitOfWork is the transaction of this module.
type UnitOfWork = uow.UnitOfWork[Tx]

// Tx is what a use case may touch inside its transaction, all of it bound to that transaction.
type Tx struct {
	Usuarios Usuarios
	Sesiones Sesiones
	Enlaces  Enlaces
	Frenos   Frenos
	Accesos  Accesos
	Cuentas  Cuentas
	Reader   Reader
	// Padron and Importaciones are for imports.
	Padron        Padron
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

// Usuarios keeps the accounts. Writing gives ErrCorreoEnUso or ErrCedulaEnUso when another active account has it, and
// ErrCentroNoExiste for an unknown centre, at the latest when the transaction ends. An active account that is new, comes back
// or moves gives ErrCentroCerrado when its centre is closed, and the centre cannot be closed before the transaction ends.
type Usuarios interface {
	Add(ctx context.Context, u *identidad.Usuario) error
	// Get locks the account for the rest of the transaction and reads it after that; ErrNoExiste when it is absent.
	Get(ctx context.Context, id kernel.UsuarioID) (*identidad.Usuario, error)
	Save(ctx context.Context, u *identidad.Usuario) error
}

// Sesiones keeps the sessions: one row per sign-in, and for those of a browser at most one write a minute.
type Sesiones interface {
	Add(ctx context.Context, s *identidad.Sesion) error
	// Get locks the session and reads it after that; ErrSesion when it is absent or somebody else's.
	Get(ctx context.Context, id kernel.SesionID, de kernel.UsuarioID) (*identidad.Sesion, error)
	// Save keeps when the session was closed and last used.
	Save(ctx context.Context, s *identidad.Sesion) error
	// CerrarOtras closes every open session of a person but one.
	CerrarOtras(ctx context.Context, de kernel.UsuarioID, menos kernel.SesionID, at time.Time) error
}

// Enlaces keeps the one-time links. Whatever changes an account's activity, correo, role or password voids the links that are
// out for it.
type Enlaces interface {
	// Add keeps a new link and voids the earlier ones of its kind and person. The account was written or read with
	// Usuarios.Get in this transaction, so that nobody changes it meanwhile.
	Add(ctx context.Context, e *identidad.Enlace) error
	// Get locks first the account, then the link of a huella, and reads it after that; ErrEnlace when there is none.
	Get(ctx context.Context, huella string) (*identidad.Enlace, error)
	// Save keeps when the link was used.
	Save(ctx context.Context, e *identidad.Enlace) error
}

// Frenos keeps the counters of attempts.
type Frenos interface {
	// Get locks the counters, in an order of its own, and reads them after that, in the order asked for; one that is absent
	// comes back with nothing counted.
	Get(ctx context.Context, llaves ...identidad.LlaveFreno) (identidad.Frenos, error)
	Save(ctx context.Context, frenos identidad.Frenos) error
}

// Reader answers questions without changing anything.
type Reader interface {
	LecturaAccesos
	// Credencial finds the active account of a correo in lower case; ErrNoExiste when there is none.
	Credencial(ctx context.Context, correo string) (Credencial, error)
	// ActorDe tells in one query who comes with a session: ErrSesion unless it is open and not expired at that instant,
	// its user active and the user's epoch still the session's. A session of a browser is none that it knows.
	ActorDe(ctx context.Context, sesion kernel.SesionID, at time.Time) (kernel.Actor, error)
	// ActorDeNavegador tells the same, in one query too, of the session of a browser that was last used less than
	// inactividad ago.
	ActorDeNavegador(ctx context.Context, huella string, at time.Time, inactividad time.Duration) (Reconocido, error)
	// SesionesAbiertas lists the sessions that would let a person in at that instant, newest first and of the same instant
	// by id, at most SesionesVisibles.
	SesionesAbiertas(ctx context.Context, de kernel.UsuarioID, at time.Time, inactividad time.Duration) ([]SesionView, error)
	// Enlace reads the link of a huella without a lock; ErrEnlace when there is none.
	Enlace(ctx context.Context, huella string) (*identidad.Enlace, error)
	// Ver reads one account, active or not; ErrNoExiste when it is absent.
	Ver(ctx context.Context, id kernel.UsuarioID) (View, error)
	CuentasReader
}

// SesionesVisibles is how many of the own sessions are listed.
const SesionesVisibles = 100

// Reconocido is who comes with the session of a browser, and when it was last used as far as that is kept.
type Reconocido struct {
	Actor     kernel.Actor
	UltimoUso time.Time
}

// Credencial is what signing in needs to know of an account.
type Credencial struct {
	Usuario View
	Hash    string // empty while nobody has chosen a password
	Estado  identidad.EstadoClave
	Epoca   int64
}

// actor is the person who came in, outside of any session.
func (c Credencial) actor(origen kernel.Origen) kernel.Actor {
	return kernel.Actor{ID: c.Usuario.ID, Nombre: c.Usuario.Nombre, Rol: c.Usuario.Rol, Centro: c.centro(), Origen: origen}
}

func (c Credencial) centro() kernel.CentroID {
	if c.Usuario.Centro == nil {
		return ""
	}
	return c.Usuario.Centro.ID
}

// Hasher hashes passwords. It is slow on purpose and lets only few run at once: every call may fail as
// fault.Unavailable or with ctx's error. Never called inside a transaction.
type Hasher interface {
	Hash(ctx context.Context, clave string) (string, error)
	Verify(ctx context.Context, hash, clave string) (bool, error)
	// VerifyDummy takes as long as Verify and matches nothing.
	VerifyDummy(ctx context.Context, clave string) error
}

// Tokens turns a session's id into what the client carries, and back.
type Tokens interface {
	Sign(sesion kernel.SesionID, expira time.Time) (string, error)
	// Parse returns ErrSesion for whatever was not signed here or is over.
	Parse(token string) (kernel.SesionID, error)
}

// TokensNavegador makes what the cookie of a browser carries: text at random that means nothing by itself.
type TokensNavegador interface {
	New() string // of 256 random bits or more
	// Huella is what is kept of a token. The token cannot be found from it, nor, without our key, it from the token.
	Huella(token string) string
}

// TokensEnlace makes what the address of a one-time link carries.
type TokensEnlace interface {
	// De is the token of a link: always the same for one id, and nobody can tell it without our key.
	De(id identidad.EnlaceID) string
	// Huella is what is kept of a token; false for a text that is not spelt as one, which need not be looked for.
	Huella(token string) (string, bool)
}

// HuellasFreno makes the keys under which attempts are counted.
type HuellasFreno interface {
	// De is one for the parts in that order, from which nobody can find them.
	De(partes ...string) string
}

// Deps is what the use cases are made of.
type Deps struct {
	UoW       UnitOfWork
	Reader    Reader
	Hasher    Hasher
	Tokens    Tokens
	Navegador TokensNavegador
	Enlaces   TokensEnlace
	Frenos    HuellasFreno
	NewClave  func() string // a random password of 20 characters or more
	Now       func() time.Time
	NewID     func() string
	// DominiosCorreo gives those that staff may use now. It is asked before a transaction, never within one.
	DominiosCorreo func(ctx context.Context) ([]string, error)
	DuracionSesion time.Duration // of the API, from sign-in, whatever happens in between
	// Of a browser: from sign-in, and from the last use.
	DuracionNavegador time.Duration
	Inactividad       time.Duration
	// HayCorreo tells whether mail goes out. Without it whoever invites is shown the link, to hand it over.
	HayCorreo  func() bool
	Importador lotes.Importador

	dominios []string // as alDia has read them
}

// alDia gives the same Deps with the mail domains that staff may use now.
func (d Deps) alDia(ctx context.Context) (Deps, error) {
	var err error
	d.dominios, err = d.DominiosCorreo(ctx)
	return d, err
}

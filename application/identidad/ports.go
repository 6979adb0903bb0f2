// Package identidad holds the use cases of accounts and sessions: coming in, going out, being recognised, registering.
// usecases.go is its table of contents.
package identidad

import (
	"context"
	"time"

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
	Reader   Reader
}

// Usuarios keeps the accounts. Writing gives ErrCorreoEnUso or ErrCedulaEnUso when another active account has it, and
// ErrCentroNoExiste for an unknown centre, at the latest when the transaction ends.
type Usuarios interface {
	Add(ctx context.Context, u *identidad.Usuario) error
	// Get locks the account for the rest of the transaction and reads it after that; ErrNoExiste when it is absent.
	Get(ctx context.Context, id kernel.UsuarioID) (*identidad.Usuario, error)
	Save(ctx context.Context, u *identidad.Usuario) error
}

// Sesiones keeps the sessions: one row per sign-in, never a write per request.
type Sesiones interface {
	Add(ctx context.Context, s *identidad.Sesion) error
	// Get locks the session and reads it after that; ErrSesion when it is absent or somebody else's.
	Get(ctx context.Context, id kernel.SesionID, de kernel.UsuarioID) (*identidad.Sesion, error)
	Save(ctx context.Context, s *identidad.Sesion) error
}

// Reader answers questions without changing anything.
type Reader interface {
	// Credencial finds the active account of a correo in lower case; ErrNoExiste when there is none.
	Credencial(ctx context.Context, correo string) (Credencial, error)
	// ActorDe tells in one query who comes with a session: ErrSesion unless it is open and not expired at that instant,
	// its user active and the user's epoch still the session's.
	ActorDe(ctx context.Context, sesion kernel.SesionID, at time.Time) (kernel.Actor, error)
	// Ver reads one account, active or not; ErrNoExiste when it is absent.
	Ver(ctx context.Context, id kernel.UsuarioID) (View, error)
}

// Credencial is what signing in needs to know of an account.
type Credencial struct {
	Usuario View
	Hash    string
	Epoca   int64
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

// Deps is what the use cases are made of.
type Deps struct {
	UoW            UnitOfWork
	Reader         Reader
	Hasher         Hasher
	Tokens         Tokens
	NewClave       func() string // a random password of 20 characters or more
	Now            func() time.Time
	NewID          func() string
	DominiosCorreo []string      // of staff e-mail addresses
	DuracionSesion time.Duration // from sign-in, whatever happens in between
}

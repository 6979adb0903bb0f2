package identidad

import (
	"time"

	"complementarias/domain/kernel"
)

// RegistroSesion is everything that is kept of a Sesion. Instants are UTC in whole milliseconds.
type RegistroSesion struct {
	ID      kernel.SesionID
	Usuario kernel.UsuarioID
	Epoca   int64 // the user's when the password was checked
	Creada  time.Time
	Expira  time.Time
	Cerrada time.Time // zero while it is open
}

// Sesion lets one person in from one sign-in until it is closed, it expires, or the person's epoch moves on.
type Sesion struct {
	r RegistroSesion
}

// AbrirSesion starts a session that lasts for duracion. epoca is the user's at the moment when the password was
// checked: should password, role, centre or activity change meanwhile, the session is born dead.
func AbrirSesion(id kernel.SesionID, usuario kernel.UsuarioID, epoca int64, at time.Time, duracion time.Duration) *Sesion {
	return &Sesion{r: RegistroSesion{ID: id, Usuario: usuario, Epoca: epoca, Creada: instante(at), Expira: instante(at.Add(duracion))}}
}

// RestoreSesion brings back what the database kept; it checks nothing.
func RestoreSesion(r RegistroSesion) *Sesion { return &Sesion{r: r} }

// Registro returns a copy of all that is to be kept.
func (s *Sesion) Registro() RegistroSesion { return s.r }

func (s *Sesion) ID() kernel.SesionID { return s.r.ID }
func (s *Sesion) Expira() time.Time   { return s.r.Expira }

// Cerrar ends the session for good; closing it again keeps the first time.
func (s *Sesion) Cerrar(at time.Time) {
	if s.r.Cerrada.IsZero() {
		s.r.Cerrada = instante(at)
	}
}

// Vigente tells whether the session lets in, at that instant, a user whose epoch is now epoca. The query that
// authenticates requests says the same in SQL.
func (s *Sesion) Vigente(epoca int64, at time.Time) bool {
	return s.r.Cerrada.IsZero() && at.Before(s.r.Expira) && s.r.Epoca == epoca
}

// instante is how every instant is kept: UTC and whole milliseconds.
func instante(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

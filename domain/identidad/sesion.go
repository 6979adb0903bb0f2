package identidad

import (
	"time"

	"complementarias/domain/kernel"
)

// TipoSesion says what carries a session from request to request.
type TipoSesion string

// SesionAPI is carried by a signed token, SesionNavegador by the cookie of a browser. Only the second ends by itself when
// nobody uses it.
const (
	SesionAPI       TipoSesion = "API"
	SesionNavegador TipoSesion = "NAVEGADOR"
)

// usoAnotado is how fine the last use of a session is kept: it is written at most this often.
const usoAnotado = time.Minute

// RegistroSesion is everything that is kept of a Sesion. Instants are UTC in whole milliseconds.
type RegistroSesion struct {
	ID      kernel.SesionID
	Tipo    TipoSesion
	Usuario kernel.UsuarioID
	Epoca   int64 // the user's when the password was checked
	Creada  time.Time
	Expira  time.Time
	Cerrada time.Time // zero while it is open

	// Of a SesionNavegador only.
	Huella      string // what is kept of the token in its cookie
	UltimoUso   time.Time
	Dispositivo string // such as Chrome en Android; empty when the browser does not say
}

// Sesion lets one person in from one sign-in until it is closed, it expires, or the person's epoch moves on.
type Sesion struct {
	r RegistroSesion
}

// AbrirSesion starts a session of the API that lasts for duracion. epoca is the user's at the moment when the password was
// checked: should password, role, centre or activity change meanwhile, the session is born dead.
func AbrirSesion(id kernel.SesionID, usuario kernel.UsuarioID, epoca int64, at time.Time, duracion time.Duration) *Sesion {
	return &Sesion{r: RegistroSesion{ID: id, Tipo: SesionAPI, Usuario: usuario, Epoca: epoca, Creada: instante(at), Expira: instante(at.Add(duracion))}}
}

// EnNavegador makes a session that was just opened one of a browser: huella is what is kept of its token, dispositivo
// what DescribirDispositivo says of the browser.
func (s *Sesion) EnNavegador(huella, dispositivo string) *Sesion {
	s.r.Tipo, s.r.Huella, s.r.Dispositivo, s.r.UltimoUso = SesionNavegador, huella, dispositivo, s.r.Creada
	return s
}

// Continuar closes the session and opens another one for the same person and device that ends when this one would have. It
// is for who has just changed the password, which moves the epoch on to epoca; huella is that of a new token, empty for a
// session of the API.
func (s *Sesion) Continuar(id kernel.SesionID, epoca int64, huella string, at time.Time) *Sesion {
	r := s.r
	s.Cerrar(at)
	r.ID, r.Epoca, r.Huella, r.Creada = id, epoca, huella, instante(at)
	if r.Tipo == SesionNavegador {
		r.UltimoUso = r.Creada
	}
	return &Sesion{r: r}
}

// RestoreSesion brings back what the database kept; it checks nothing.
func RestoreSesion(r RegistroSesion) *Sesion { return &Sesion{r: r} }

// Registro returns a copy of all that is to be kept.
func (s *Sesion) Registro() RegistroSesion { return s.r }

func (s *Sesion) ID() kernel.SesionID { return s.r.ID }
func (s *Sesion) Expira() time.Time   { return s.r.Expira }

// Cerrar ends the session for good and tells whether it was open; closing it again keeps the first time.
func (s *Sesion) Cerrar(at time.Time) bool {
	abierta := s.r.Cerrada.IsZero()
	if abierta {
		s.r.Cerrada = instante(at)
	}
	return abierta
}

// Vigente tells whether the session lets in, at that instant, a user whose epoch is now epoca. One of a browser also has
// to have been used less than inactividad ago. The queries that authenticate requests say the same in SQL.
func (s *Sesion) Vigente(epoca int64, at time.Time, inactividad time.Duration) bool {
	enUso := s.r.Tipo != SesionNavegador || at.Before(s.r.UltimoUso.Add(inactividad))
	return enUso && s.r.Cerrada.IsZero() && at.Before(s.r.Expira) && s.r.Epoca == epoca
}

// DebeAnotarUso tells whether a use at that instant is worth a write: the last one kept is a minute old or more.
func DebeAnotarUso(ultimo, at time.Time) bool { return !instante(at).Before(ultimo.Add(usoAnotado)) }

// AnotarUso keeps that the session was used at that instant; it never goes back.
func (s *Sesion) AnotarUso(at time.Time) {
	if DebeAnotarUso(s.r.UltimoUso, at) {
		s.r.UltimoUso = instante(at)
	}
}

// instante is how every instant is kept: UTC and whole milliseconds.
func instante(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

package identidad

import (
	"fmt"
	"net/netip"
	"strings"
	"time"
	"unicode/utf8"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// AccesoID is the id of an Acceso.
type AccesoID string

// EstadoAcceso says what has become of an Acceso.
type EstadoAcceso string

// The states. Duplicado is one that asked for what the person has already, an account or an Acceso that waits: of it only
// the number is kept, so that whoever asks is answered alike and learns nothing.
const (
	Pendiente EstadoAcceso = "PENDIENTE"
	Aprobado  EstadoAcceso = "APROBADO"
	Rechazado EstadoAcceso = "RECHAZADO"
	Duplicado EstadoAcceso = "DUPLICADO"
)

// EstadosAcceso lists the states that people see, in the order in which they are shown.
func EstadosAcceso() []EstadoAcceso { return []EstadoAcceso{Pendiente, Aprobado, Rechazado} }

// What an Acceso may be and how long it is kept.
const (
	JustificacionMinima = 30 // characters
	JustificacionMaxima = 1000
	motivoAccesoMaximo  = 1000
	parteNombreMaxima   = 99 // each of given names and surnames: joined they fit a Usuario

	// EnviosPorHora is how many an address of the network may send in an hour: many instructors sit behind one of a centre.
	EnviosPorHora = 20
	// RetencionRechazados is how long the personal data of a rejected Acceso is kept.
	RetencionRechazados = 90 * 24 * time.Hour
	// VersionTerminos names the texts of the terms and of the data authorisation (Ley 1581 de 2012) that are accepted.
	VersionTerminos = "2026-11"
)

// Cargos are the roles that may be asked for.
func Cargos() []kernel.Rol { return []kernel.Rol{kernel.Instructor, kernel.Coordinador} }

// DatosAcceso is what somebody without an account writes to get one.
type DatosAcceso struct {
	Nombres       string
	Apellidos     string
	Cedula        string
	Telefono      string
	Correo        string
	Centro        kernel.CentroID
	Cargo         kernel.Rol // what the person wants to be
	Justificacion string
	// Neither is ever ticked beforehand.
	AceptaTerminos bool
	AutorizaDatos  bool
}

// RegistroAcceso is everything that is kept of an Acceso. Instants are UTC in whole milliseconds.
type RegistroAcceso struct {
	ID     AccesoID
	Numero string // ACC-2026-014
	Estado EstadoAcceso
	Pedido time.Time
	Centro kernel.CentroID
	Cargo  kernel.Rol

	// Personal data: empty when it is Duplicado, and once it was purged.
	Nombres       string
	Apellidos     string
	Cedula        string
	Telefono      string
	Correo        string // lower case
	Justificacion string

	Terminos string // version of what was accepted when it was asked for

	// The decision.
	Decidido       time.Time // zero while it waits
	DecididoPor    kernel.UsuarioID
	DecididoNombre string
	Motivo         string           // of the rejection, or a comment on the approval
	Usuario        kernel.UsuarioID // the account that came of it
}

// Busqueda is the text in which lists are searched, without case and accents.
func (r RegistroAcceso) Busqueda() string {
	return colombia.Plegar(strings.Join([]string{r.Numero, r.Nombres, r.Apellidos, r.Correo, r.Cedula}, " "))
}

// Nombre is the whole name.
func (r RegistroAcceso) Nombre() string { return NombreCompleto(r.Nombres, r.Apellidos) }

// Acceso is a request for an account, "solicitud de acceso". It is decided once.
type Acceso struct{ r RegistroAcceso }

// PedirAcceso reads what somebody wrote. It reports every broken rule at once as fault.Invalid with fields /nombres,
// /apellidos, /cedula, /telefono, /email, /centroId, /cargo, /justificacion, /aceptaTerminos and /autorizaDatos. dominios
// are the e-mail domains that staff may use. It has no number before Numerar.
func PedirAcceso(id AccesoID, d DatosAcceso, dominios []string, at time.Time) (*Acceso, error) {
	var f faltas
	r := RegistroAcceso{ID: id, Estado: Pendiente, Pedido: instante(at), Centro: d.Centro, Cargo: d.Cargo, Terminos: VersionTerminos}
	r.Nombres = f.requerido("/nombres", d.Nombres, parteNombreMaxima, "Escriba sus nombres.")
	r.Apellidos = f.requerido("/apellidos", d.Apellidos, parteNombreMaxima, "Escriba sus apellidos.")
	r.Cedula = f.cedula(d.Cedula, kernel.Instructor)
	if r.Telefono = f.telefono(d.Telefono); r.Telefono == "" {
		f.falta("/telefono", "Escriba un número de teléfono.")
	}
	r.Correo = f.correo(d.Correo, dominios)
	if d.Centro == "" {
		f.falta("/centroId", "Elija su centro de formación.")
	}
	if d.Cargo != kernel.Instructor && d.Cargo != kernel.Coordinador {
		f.noPermitido("/cargo", "Elija su cargo: instructor o coordinación académica.")
	}
	r.Justificacion = f.justificacion(d.Justificacion)
	if !d.AceptaTerminos {
		f.falta("/aceptaTerminos", "Para pedir el acceso tiene que aceptar las condiciones de uso.")
	}
	if !d.AutorizaDatos {
		f.falta("/autorizaDatos", "Sin su autorización no podemos tratar sus datos: marque la casilla si está de acuerdo.")
	}
	if err := fault.Fields(f); err != nil {
		return nil, err
	}
	return &Acceso{r}, nil
}

func (f *faltas) requerido(pointer, s string, maximo int, mensaje string) string {
	if s = f.texto(pointer, s, maximo); s == "" {
		f.falta(pointer, mensaje)
	}
	return s
}

func (f *faltas) justificacion(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		f.falta("/justificacion", "Cuente para qué necesita el acceso.")
	} else if err := colombia.RevisarTexto(s, JustificacionMaxima, true); err != nil {
		f.de("/justificacion", err)
	} else if utf8.RuneCountInString(s) < JustificacionMinima {
		f.de("/justificacion", fault.New(fault.Invalid, "TEXTO_CORTO",
			fmt.Sprintf("Cuente un poco más: al menos %d caracteres sobre para qué necesita el acceso.", JustificacionMinima)))
	}
	return s
}

// RestoreAcceso brings back what the database kept; it checks nothing.
func RestoreAcceso(r RegistroAcceso) *Acceso { return &Acceso{r} }

// Registro returns a copy of all that is to be kept.
func (a *Acceso) Registro() RegistroAcceso { return a.r }

// ID is its id.
func (a *Acceso) ID() AccesoID { return a.r.ID }

// Numerar gives the number, n in the Bogotá year in which it was asked for.
func (a *Acceso) Numerar(n int64) { a.r.Numero = fmt.Sprintf("ACC-%d-%03d", a.Anio(), n) }

// Anio is the Bogotá year whose numbers it counts among.
func (a *Acceso) Anio() int { return kernel.Today(a.r.Pedido).Year() }

// Duplicar makes it a Duplicado and forgets who asked.
func (a *Acceso) Duplicar() {
	r := a.r
	a.r = RegistroAcceso{ID: r.ID, Numero: r.Numero, Estado: Duplicado, Pedido: r.Pedido, Centro: r.Centro, Cargo: r.Cargo, Terminos: r.Terminos}
}

// Concesion is what an approval gives; empty means what was asked for.
type Concesion struct {
	Rol         kernel.Rol
	Centro      kernel.CentroID
	Comentarios string // optional, mailed to the person
}

// Aprobar decides for the person and returns what the account is to be, without a password. It returns
// ErrAccesoSoloInstructores when por may not give that role or centre, then ErrAccesoDecidido when it no longer waits,
// then fault.Invalid at /role or /comentarios.
func (a *Acceso) Aprobar(por kernel.Actor, c Concesion, at time.Time) (Datos, error) {
	d := Datos{Nombre: a.r.Nombre(), Correo: a.r.Correo, Cedula: a.r.Cedula, Telefono: a.r.Telefono, Rol: a.r.Cargo, Centro: a.r.Centro}
	if c.Rol != "" {
		d.Rol = c.Rol
	}
	if c.Centro != "" {
		d.Centro = c.Centro
	}
	if !AlcanceDe(por).Incluye(d.Rol, d.Centro) {
		return Datos{}, ErrAccesoSoloInstructores
	}
	if err := a.esperando(); err != nil {
		return Datos{}, err
	}
	var f faltas
	if d.Rol != kernel.Instructor && d.Rol != kernel.Coordinador {
		f.noPermitido("/role", "El rol debe ser INSTRUCTOR o COORDINADOR.")
	}
	comentarios := f.parrafo("/comentarios", c.Comentarios, motivoAccesoMaximo)
	if err := fault.Fields(f); err != nil {
		return Datos{}, err
	}
	a.decidir(Aprobado, por, comentarios, at)
	return d, nil
}

// Concedido keeps which account came of an approval.
func (a *Acceso) Concedido(u kernel.UsuarioID) { a.r.Usuario = u }

// Rechazar decides against the person, who is told the reason. It returns ErrAccesoDecidido when it no longer waits, and
// fault.Invalid at /motivo.
func (a *Acceso) Rechazar(por kernel.Actor, motivo string, at time.Time) error {
	if err := a.esperando(); err != nil {
		return err
	}
	var f faltas
	motivo = f.parrafo("/motivo", motivo, motivoAccesoMaximo)
	if utf8.RuneCountInString(motivo) < 10 {
		f.falta("/motivo", "Escriba el motivo, con al menos 10 caracteres: se le envía a la persona.")
	}
	if err := fault.Fields(f); err != nil {
		return err
	}
	a.decidir(Rechazado, por, motivo, at)
	return nil
}

func (f *faltas) parrafo(pointer, s string, maximo int) string {
	s = strings.TrimSpace(s)
	if err := colombia.RevisarTexto(s, maximo, true); err != nil {
		f.de(pointer, err)
	}
	return s
}

func (a *Acceso) decidir(e EstadoAcceso, por kernel.Actor, motivo string, at time.Time) {
	a.r.Estado, a.r.Motivo, a.r.Decidido, a.r.DecididoPor, a.r.DecididoNombre = e, motivo, instante(at), por.ID, por.Nombre
}

// esperando is nil while nobody has decided.
func (a *Acceso) esperando() error {
	if a.r.Estado == Pendiente {
		return nil
	}
	que := "la aprobó "
	if a.r.Estado == Rechazado {
		que = "la rechazó "
	}
	cuando := a.r.Decidido.In(kernel.Bogota)
	return ErrAccesoDecidido.Saying(fmt.Sprintf("La solicitud de acceso %s ya %s%s el %d/%d/%d a las %s. Recargue la página para ver la decisión.",
		a.r.Numero, que, a.r.DecididoNombre, cuando.Day(), int(cuando.Month()), cuando.Year(), cuando.Format("15:04")))
}

// RedDe is what envíos are counted by: the address itself, of IPv6 the network of 64 bits that one subscriber has.
func RedDe(direccion string) string {
	ip, err := netip.ParseAddr(direccion)
	if err != nil || ip.Unmap().Is4() {
		return direccion
	}
	red, err := ip.WithZone("").Prefix(64)
	if err != nil {
		return direccion
	}
	return red.String()
}

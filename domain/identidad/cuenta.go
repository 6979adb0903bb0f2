package identidad

import (
	"fmt"
	"strings"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Edicion is what somebody writes over an account; what is nil stays as it is.
type Edicion struct {
	Nombre       *string
	Correo       *string
	Cedula       *string
	Telefono     *string
	Especialidad *string
	Vinculo      *Vinculo
}

// Cambio is one field that a command changed, for the audit. Personal data leave no values behind, only that they changed.
type Cambio struct {
	Campo          string
	Antes, Despues *string
}

// Abierta is a solicitud that a person has in hand: until it is finished or handed over, nobody else can go on with it.
type Abierta struct {
	ID       kernel.SolicitudID
	Codigo   string
	Programa string
	Estado   string
}

// Cese is what has to be known, under the locks of the command, before somebody stops being what they are.
type Cese struct {
	Abiertas    []Abierta // of the person as an instructor
	OtrosAdmins int       // active ones beside the person
}

// Editar writes over the account. Every broken rule is told at once as fault.Invalid with the fields of New; refusals of
// the policy come first. It returns what changed, and nothing when nothing did.
func (u *Usuario) Editar(por kernel.Actor, e Edicion, dominios []string, at time.Time) ([]Cambio, error) {
	if err := Permitida(AccionEditar, por, u.r); err != nil {
		return nil, err
	}
	return u.escribir(e, dominios, at)
}

// EditarPropia writes over the own account, of which only phone and speciality are one's own to change: the rest of e
// does not take effect. It fails as Editar does.
func (u *Usuario) EditarPropia(e Edicion, at time.Time) ([]Cambio, error) {
	return u.escribir(Edicion{Telefono: e.Telefono, Especialidad: e.Especialidad}, nil, at)
}

func (u *Usuario) escribir(e Edicion, dominios []string, at time.Time) ([]Cambio, error) {
	var f faltas
	r := u.r
	if e.Nombre != nil {
		r.Nombre = f.nombre(*e.Nombre)
	}
	if e.Correo != nil && !u.tieneCorreo(*e.Correo) {
		r.Correo = f.correo(*e.Correo, dominios)
	}
	if e.Cedula != nil {
		r.Cedula = f.cedula(*e.Cedula, r.Rol)
	}
	if e.Telefono != nil {
		r.Telefono = f.telefono(*e.Telefono)
	}
	if e.Especialidad != nil {
		r.Especialidad = f.texto("/especialidad", *e.Especialidad, especialidadMaxima)
	}
	if e.Vinculo != nil {
		r.Vinculo = f.vinculo(*e.Vinculo)
	}
	if err := fault.Fields(f); err != nil {
		return nil, err
	}
	return u.pasar(r, at), nil
}

// tieneCorreo tells whether the address is the present one, which stays also when staff may not use its domain any more.
func (u *Usuario) tieneCorreo(s string) bool {
	correo, err := colombia.ParseCorreo(s)
	return err == nil && correo == u.r.Correo
}

// CambiarRol makes the person another one in the institution. centro, when it is not empty, changes with it. Every broken
// rule is told at once at /role, /centroId and /cedula; then ErrUltimoAdmin, and ErrConAbiertas when an instructor leaves
// the role with work in hand. The same role and centre again change nothing.
func (u *Usuario) CambiarRol(por kernel.Actor, rol kernel.Rol, centro kernel.CentroID, c Cese, at time.Time) ([]Cambio, error) {
	if err := Permitida(AccionCambiarRol, por, u.r); err != nil {
		return nil, err
	}
	r := u.r
	r.Rol = rol
	if centro != "" {
		r.Centro = centro
	}
	return u.trasladar(r, c, at)
}

// CambiarCentro moves the person to another centre; only an Admin may be left without one. It fails at /centroId, and
// with ErrConAbiertas when an instructor has work in hand: what was asked for in a centre stays there.
func (u *Usuario) CambiarCentro(por kernel.Actor, centro kernel.CentroID, c Cese, at time.Time) ([]Cambio, error) {
	if err := Permitida(AccionCambiarCentro, por, u.r); err != nil {
		return nil, err
	}
	r := u.r
	r.Centro = centro
	return u.trasladar(r, c, at)
}

func (u *Usuario) trasladar(r Registro, c Cese, at time.Time) ([]Cambio, error) {
	var f faltas
	f.cargo(r.Rol, r.Centro)
	if r.Cedula == "" && r.Rol != kernel.Admin && len(f) == 0 {
		f.falta("/cedula", "Esta persona no tiene cédula registrada. Escríbala en sus datos antes de darle este rol.")
	}
	if err := fault.Fields(f); err != nil {
		return nil, err
	}
	if u.r.Rol == kernel.Admin && r.Rol != kernel.Admin && c.OtrosAdmins == 0 {
		return nil, ErrUltimoAdmin
	}
	if u.r.Rol == kernel.Instructor && (r.Rol != u.r.Rol || r.Centro != u.r.Centro) {
		if err := sinAbiertas(c.Abiertas); err != nil {
			return nil, err
		}
	}
	return u.pasar(r, at), nil
}

// Desactivar closes the account and every open session; correo and cédula become free for another account. It refuses
// with ErrUltimoAdmin, and with ErrConAbiertas while the person has work in hand.
func (u *Usuario) Desactivar(por kernel.Actor, c Cese, at time.Time) error {
	if err := Permitida(AccionDesactivar, por, u.r); err != nil {
		return err
	}
	if u.r.Rol == kernel.Admin && c.OtrosAdmins == 0 {
		return ErrUltimoAdmin
	}
	if err := sinAbiertas(c.Abiertas); err != nil {
		return err
	}
	u.r.Activo, u.r.Actualizado = false, instante(at)
	return nil
}

// Reactivar opens the account of a person who left again, with the same id and so with the same history. That correo and
// cédula are still free is the database's to say.
func (u *Usuario) Reactivar(por kernel.Actor, at time.Time) error {
	if err := Permitida(AccionReactivar, por, u.r); err != nil {
		return err
	}
	u.r.Activo, u.r.Actualizado = true, instante(at)
	return nil
}

// ComprobarVersion refuses with ErrModificada when the caller decided on another version; nil means any.
func (u *Usuario) ComprobarVersion(esperada *int64) error {
	if esperada != nil && *esperada != u.r.Version {
		return ErrModificada.With("version", u.r.Version)
	}
	return nil
}

// pasar keeps r if it differs, and tells in what.
func (u *Usuario) pasar(r Registro, at time.Time) []Cambio {
	var cambios []Cambio
	personal := func(campo, antes, despues string) {
		if antes != despues {
			cambios = append(cambios, Cambio{Campo: campo})
		}
	}
	abierto := func(campo, antes, despues string) {
		if antes != despues {
			cambios = append(cambios, Cambio{Campo: campo, Antes: &antes, Despues: &despues})
		}
	}
	personal("nombre", u.r.Nombre, r.Nombre)
	personal("email", u.r.Correo, r.Correo)
	personal("cedula", u.r.Cedula, r.Cedula)
	personal("telefono", u.r.Telefono, r.Telefono)
	abierto("especialidad", u.r.Especialidad, r.Especialidad)
	abierto("vinculo", string(u.r.Vinculo), string(r.Vinculo))
	abierto("role", string(u.r.Rol), string(r.Rol))
	abierto("centroId", string(u.r.Centro), string(r.Centro))
	if len(cambios) > 0 {
		u.r = r
		u.r.Actualizado = instante(at)
	}
	return cambios
}

func sinAbiertas(abiertas []Abierta) error {
	if len(abiertas) == 0 {
		return nil
	}
	const muestra = 5
	lineas := make([]string, 0, muestra)
	for _, a := range abiertas[:min(muestra, len(abiertas))] {
		lineas = append(lineas, a.Codigo)
	}
	texto := strings.Join(lineas, ", ")
	if resto := len(abiertas) - len(lineas); resto > 0 {
		texto += fmt.Sprintf(" y %d más", resto)
	}
	que := "esta solicitud sin terminar"
	if len(abiertas) > 1 {
		que = fmt.Sprintf("%d solicitudes sin terminar", len(abiertas))
	}
	return ErrConAbiertas.Saying(fmt.Sprintf("La persona tiene %s: %s. Entréguelas a otro instructor del centro, o termínelas, y vuelva a intentarlo.",
		que, texto)).With("solicitudes", abiertas)
}

func (f *faltas) nombre(s string) string {
	nombre := f.texto("/nombre", s, nombreMaximo)
	if nombre == "" {
		f.falta("/nombre", "Escriba el nombre completo de la persona.")
	}
	return nombre
}

func (f *faltas) cedula(s string, rol kernel.Rol) string {
	if strings.TrimSpace(s) == "" {
		if rol != kernel.Admin {
			f.falta("/cedula", "Escriba el número de cédula.")
		}
		return ""
	}
	cedula, err := colombia.ParseCedula(s)
	if err != nil {
		f.de("/cedula", err)
	}
	return cedula
}

// cargo checks what the person is in the institution: role and centre.
func (f *faltas) cargo(rol kernel.Rol, centro kernel.CentroID) {
	switch rol {
	case kernel.Admin:
	case kernel.Coordinador, kernel.Instructor:
		if centro == "" {
			f.falta("/centroId", "Elija el centro de formación.")
		}
	default:
		f.noPermitido("/role", "El rol debe ser INSTRUCTOR, COORDINADOR o ADMIN.")
	}
}

// vinculo reads the kind of contract; CONTRATISTA when empty.
func (f *faltas) vinculo(v Vinculo) Vinculo {
	switch v {
	case Planta, Contratista:
		return v
	case "":
		return Contratista
	}
	f.noPermitido("/vinculo", "El vínculo debe ser PLANTA o CONTRATISTA.")
	return v
}

// Repetidas tells which other active accounts hold the correo or the cédula of one, both at once.
func Repetidas(r Registro, otras []Registro) []fault.Field {
	var f faltas
	for _, o := range otras {
		if o.ID == r.ID || !o.Activo {
			continue
		}
		if o.Correo == r.Correo {
			f.de("/email", ErrCorreoEnUso)
		}
		if r.Cedula != "" && o.Cedula == r.Cedula {
			f.de("/cedula", ErrCedulaEnUso)
		}
	}
	return f
}

// QueSeFue refuses to open a second account for somebody who left and whom por may reactivate: the fault is at /cedula and
// its Extra has usuarioId. Somebody out of the scope of por is not told of, because a coordination learns nothing of other
// centres; then the new account is another one.
func QueSeFue(por kernel.Actor, r Registro, otras []Registro) []fault.Field {
	for _, o := range otras {
		if r.Cedula != "" && o.Cedula == r.Cedula && !o.Activo && Permitida(AccionReactivar, por, o) == nil {
			return []fault.Field{{Pointer: "/cedula", Code: ErrCedulaDeInactiva.Code, Message: ErrCedulaDeInactiva.Message,
				Extra: map[string]any{"usuarioId": string(o.ID)}}}
		}
	}
	return nil
}

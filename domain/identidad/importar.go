package identidad

import (
	"errors"
	"slices"
	"strings"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// ErrCuentaAjena is what a row of an import is told whose cédula belongs to somebody that the import may not touch. It tells
// no more than that the number is taken.
var ErrCuentaAjena = fault.New(fault.Conflict, "CEDULA_EN_USO", "Ya hay una cuenta con esta cédula y desde aquí no se puede cambiar. Verifique el número o pida el cambio al administrador.")

// Destino is what a row of an import does to the accounts.
type Destino int

const (
	Crear     Destino = iota // a new account
	Cambiar                  // an active account gets other data
	Reabrir                  // the account of a person who had left is opened again
	Conservar                // the account already has these data
)

// PuedeImportar tells whether por may import instructors into a centre: an Admin into any, a Coordinador into the own one.
// It answers nil or ErrRol.
func PuedeImportar(por kernel.Actor, centro kernel.CentroID) error {
	if por.Rol == kernel.Admin || por.Rol == kernel.Coordinador && centro != "" && por.Centro == centro {
		return nil
	}
	return ErrRol
}

// Acoger finds out what an import does with the data of an instructor of datos.Centro. conocidas are the accounts that have
// the cédula or, while active, the correo. It returns the account that it is about as well, nil with Crear. Every broken
// rule is told at once as fault.Invalid with the fields of New; of an account that is not of the centre it tells nothing.
// Empty texts of optional fields leave what an account has.
func Acoger(datos Datos, dominios []string, conocidas []*Usuario) (Destino, *Usuario, error) {
	r, err := datos.revisar(dominios, false)
	f := faltasDe(err)
	u := conCedula(r.Cedula, conocidas)
	if u != nil && !u.EsInstructorDe(datos.Centro) {
		if u.r.Activo {
			f.de("/cedula", ErrCuentaAjena)
		}
		u = nil // who left another centre may begin here, as somebody new
	}
	for _, otra := range conocidas {
		if otra.r.Activo && otra.r.Correo == r.Correo && r.Correo != "" && (u == nil || otra.r.ID != u.r.ID) {
			f.de("/email", ErrCorreoEnUso)
		}
	}
	if err := fault.Fields(f); err != nil {
		return Conservar, nil, err
	}
	switch {
	case u == nil:
		return Crear, nil, nil
	case !u.r.Activo:
		return Reabrir, u, nil
	}
	copia := Usuario{r: u.r}
	cambios, err := copia.escribir(datos.Edicion(), dominios, u.r.Actualizado)
	if len(cambios) == 0 {
		return Conservar, u, err
	}
	return Cambiar, u, err
}

// Edicion writes over an account what d has; optional fields that are empty stay as they are.
func (d Datos) Edicion() Edicion {
	e := Edicion{Nombre: &d.Nombre, Correo: &d.Correo, Cedula: &d.Cedula}
	if strings.TrimSpace(d.Telefono) != "" {
		e.Telefono = &d.Telefono
	}
	if strings.TrimSpace(d.Especialidad) != "" {
		e.Especialidad = &d.Especialidad
	}
	if d.Vinculo != "" {
		e.Vinculo = &d.Vinculo
	}
	return e
}

// ParseVinculo reads the kind of contract whatever its case; what it does not know comes back as it is, to be refused.
func ParseVinculo(s string) Vinculo { return Vinculo(strings.ToUpper(colombia.Plegar(s))) }

// EsInstructorDe tells whether a sheet of that centre may be about the account at all.
func (u *Usuario) EsInstructorDe(centro kernel.CentroID) bool {
	return u.r.Rol == kernel.Instructor && u.r.Centro == centro
}

// conCedula is the account of a cédula: the active one, or else the one that was closed last.
func conCedula(cedula string, conocidas []*Usuario) *Usuario {
	if cedula == "" {
		return nil
	}
	var suyas []*Usuario
	for _, u := range conocidas {
		if u.r.Cedula == cedula {
			suyas = append(suyas, u)
		}
	}
	if len(suyas) == 0 {
		return nil
	}
	return slices.MaxFunc(suyas, func(a, b *Usuario) int {
		if a.r.Activo != b.r.Activo {
			if a.r.Activo {
				return 1
			}
			return -1
		}
		return a.r.Actualizado.Compare(b.r.Actualizado)
	})
}

func faltasDe(err error) faltas {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f.Fields
	}
	return nil
}

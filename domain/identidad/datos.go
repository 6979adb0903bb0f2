package identidad

import (
	"errors"
	"strings"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Sizes in characters.
const (
	nombreMaximo       = 200
	especialidadMaxima = 200
)

// Datos is what somebody writes to open an account.
type Datos struct {
	Nombre       string
	Correo       string
	Cedula       string // optional for an Admin
	Telefono     string // optional
	Especialidad string // optional
	Rol          kernel.Rol
	Centro       kernel.CentroID // optional for an Admin
	Vinculo      Vinculo         // CONTRATISTA when empty
	Clave        string
}

// revisar reads every field as it is kept and collects what is wrong, at most one fault per field. Clave counts when
// conClave says so.
func (d Datos) revisar(dominios []string, conClave bool) (Registro, error) {
	var f faltas
	r := Registro{Rol: d.Rol, Centro: d.Centro}
	r.Nombre = f.nombre(d.Nombre)
	r.Correo = f.correo(d.Correo, dominios)
	r.Cedula = f.cedula(d.Cedula, d.Rol)
	r.Telefono = f.telefono(d.Telefono)
	r.Especialidad = f.texto("/especialidad", d.Especialidad, especialidadMaxima)
	f.cargo(d.Rol, d.Centro)
	r.Vinculo = f.vinculo(d.Vinculo)
	if conClave {
		if err := RevisarClave(d.Clave, r.Nombre, r.Correo, r.Cedula); err != nil {
			f.de("/password", err)
		}
	}
	return r, fault.Fields(f)
}

type faltas []fault.Field

// de records err at pointer unless that field already has a fault.
func (f *faltas) de(pointer string, err error) {
	for _, otra := range *f {
		if otra.Pointer == pointer {
			return
		}
	}
	if e, ok := errors.AsType[*fault.Error](err); ok {
		*f = append(*f, fault.Field{Pointer: pointer, Code: e.Code, Message: e.Message})
	}
}

func (f *faltas) falta(pointer, mensaje string) {
	f.de(pointer, fault.New(fault.Invalid, "REQUERIDO", mensaje))
}

func (f *faltas) noPermitido(pointer, mensaje string) {
	f.de(pointer, fault.New(fault.Invalid, "VALOR_NO_PERMITIDO", mensaje))
}

func (f *faltas) texto(pointer, s string, maximo int) string {
	s = strings.TrimSpace(s)
	if err := colombia.RevisarTexto(s, maximo, false); err != nil {
		f.de(pointer, err)
	}
	return s
}

func (f *faltas) correo(s string, dominios []string) string {
	if strings.TrimSpace(s) == "" {
		f.falta("/email", "Escriba el correo institucional.")
		return ""
	}
	correo, err := colombia.ParseCorreoInstitucional(s, dominios)
	if err != nil {
		f.de("/email", err)
	}
	return correo
}

func (f *faltas) telefono(s string) string {
	if strings.TrimSpace(s) == "" {
		return ""
	}
	telefonos, err := colombia.ParseTelefonos(s)
	if err != nil {
		f.de("/telefono", err)
	}
	return colombia.FormatTelefonos(telefonos)
}

// Package formulario reads what a page's form posts, and writes what is kept back into a form. Names are those of the
// JSON contract (nitEmpresa, horarios.0.horaFin) and go by the domain's table of fields. People are forgiven how they
// write a number, a date or an hour, but nothing is ever guessed or rounded: what cannot be read is an error at its field.
package formulario

import (
	"errors"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/fault"
	"complementarias/domain/solicitudes"
)

// Formulario is what a form holds: values as they were typed or as they are kept, and what is wrong with them.
type Formulario struct {
	// Parche is what to write; its Errores are what could not be read. It is empty in a Formulario made by DeDatos.
	Parche  solicitudes.Parche
	campos  []solicitudes.Campo
	valores url.Values
	lugares map[string][]int // field -> where the n-th element that was read stands in the form
	fallas  map[string]Falla // by id
	conmigo []string         // ids in the order in which they were noted
}

// Falla is one thing to mend: ID is that of the control that it belongs to, Mensaje says what is wrong and how to mend it.
type Falla struct {
	ID, Mensaje string
}

// Leer reads the fields called nombres, those of one step in the order of its form, out of what was posted. A text that the form does not have
// is not given and keeps its value; a check box or a list of rows that it does not have is empty, because that is how
// browsers post them. It never fails: what is wrong is in Parche.Errores.
func Leer(posted url.Values, nombres []string) *Formulario {
	f := nuevo(nombres)
	f.valores = maps.Clone(posted)
	f.Parche = solicitudes.Parche{Dados: map[string]bool{}, Casillas: map[string]bool{}}
	for _, c := range f.campos {
		if f.tiene(c) {
			f.Parche.Dados[c.Nombre] = f.leer(c)
		}
	}
	f.anotar(f.Parche.Errores)
	return f
}

func nuevo(nombres []string) *Formulario {
	f := &Formulario{valores: url.Values{}, lugares: map[string][]int{}, fallas: map[string]Falla{}}
	for _, nombre := range nombres {
		if c, ok := solicitudes.CampoDe("/" + nombre); ok {
			f.campos = append(f.campos, c)
		}
	}
	return f
}

func (f *Formulario) tiene(c solicitudes.Campo) bool {
	switch c.Tipo {
	case solicitudes.Marca, solicitudes.Especial, solicitudes.Especiales, solicitudes.Patron:
		return true
	default:
		return f.valores.Has(c.Nombre)
	}
}

// Valor is the text of a control, whatever was typed there; what cannot be shown is replaced.
func (f *Formulario) Valor(nombre string) string {
	return strings.ToValidUTF8(f.valores.Get(nombre), "\uFFFD")
}

// Valores are those of the ticked boxes that share a name.
func (f *Formulario) Valores(nombre string) []string {
	var valores []string
	for _, v := range f.valores[nombre] {
		if v = strings.ToValidUTF8(v, "\uFFFD"); v != "" {
			valores = append(valores, v)
		}
	}
	return valores
}

// Marcado tells whether a check box is ticked.
func (f *Formulario) Marcado(nombre string) bool { return marcado(f.valores[nombre]) }

// marcado goes by the last value: a hidden companion that says "no" stands before its box.
func marcado(valores []string) bool {
	if len(valores) == 0 {
		return false
	}
	switch valores[len(valores)-1] {
	case "", "0", "false", "no":
		return false
	default:
		return true
	}
}

// Poner writes a value into a control, whatever stood there.
func (f *Formulario) Poner(nombre, valor string) { f.valores.Set(nombre, valor) }

// Completar fills those of the named fields that are empty with what d says, and tells whether it filled any.
func (f *Formulario) Completar(d solicitudes.Datos, nombres []string) (alguno bool) {
	otro := DeDatos(d, nombres)
	for _, c := range otro.campos {
		if limpio(f.Valor(c.Nombre)) == "" && otro.Valor(c.Nombre) != "" {
			f.Poner(c.Nombre, otro.Valor(c.Nombre))
			alguno = true
		}
	}
	return alguno
}

// Error is the message for the control of that name, or for the field with that pointer; empty when nothing is wrong.
func (f *Formulario) Error(idOPuntero string) string {
	return f.fallas[piezas.IDDe(idOPuntero)].Mensaje
}

// Errores lists what is wrong, in the order of the form.
func (f *Formulario) Errores() []Falla {
	var fallas []Falla
	for _, id := range f.conmigo {
		fallas = append(fallas, f.fallas[id])
	}
	slices.SortStableFunc(fallas, func(a, b Falla) int { return slices.Compare(f.orden(a.ID), f.orden(b.ID)) })
	return fallas
}

// orden is the place of a control in the form: its field, its row, its part of the row.
func (f *Formulario) orden(id string) []int {
	nombre, resto, _ := strings.Cut(id, "-")
	campo := slices.IndexFunc(f.campos, func(c solicitudes.Campo) bool { return c.Nombre == nombre })
	if campo < 0 {
		campo = len(f.campos)
	}
	numero, parte, _ := strings.Cut(resto, "-")
	fila, err := strconv.Atoi(numero)
	if err != nil {
		fila = -1 // about all of them
	}
	return []int{campo, fila, slices.Index(partesDeFila, parte)}
}

// Fallar takes over the fields of a refusal, beside what could not be read. It returns false when err is no refusal
// of fields at all, so that the caller answers it otherwise.
func (f *Formulario) Fallar(err error) bool {
	rechazo, ok := errors.AsType[*fault.Error](err)
	if !ok || len(rechazo.Fields) == 0 {
		return false
	}
	f.Anotar(rechazo.Fields)
	return true
}

// Anotar takes over fields that are wrong or missing; the first one said of a control stays.
func (f *Formulario) Anotar(fields []fault.Field) { f.anotar(fields) }

func (f *Formulario) anotar(fields []fault.Field) {
	for _, campo := range fields {
		falla := f.situar(campo)
		if _, ya := f.fallas[falla.ID]; ya {
			continue
		}
		f.fallas[falla.ID] = falla
		f.conmigo = append(f.conmigo, falla.ID)
	}
}

// situar finds the control that a pointer of the Parche belongs to. Elements are counted in the Parche without the
// blank ones, in the form with them.
func (f *Formulario) situar(campo fault.Field) Falla {
	partes := strings.Split(strings.TrimPrefix(campo.Pointer, "/"), "/")
	if len(partes) < 2 {
		return Falla{partes[0], campo.Message}
	}
	lugar := partes[1]
	if n, err := strconv.Atoi(lugar); err == nil {
		if lugares := f.lugares[partes[0]]; n >= 0 && n < len(lugares) {
			n = lugares[n]
			lugar = strconv.Itoa(n)
		}
		if unControl(partes[0]) {
			return Falla{partes[0], "Línea " + strconv.Itoa(n+1) + ": " + campo.Message}
		}
	} else if unControl(partes[0]) {
		return Falla{partes[0], campo.Message}
	}
	return Falla{strings.Join(append([]string{partes[0], lugar}, partes[2:]...), "-"), campo.Message}
}

// unControl tells whether all elements of the field are typed into one control, one per line.
func unControl(nombre string) bool {
	c, ok := solicitudes.CampoDe("/" + nombre)
	return ok && c.Tipo != solicitudes.Patron
}

func limpio(s string) string { return strings.TrimSpace(norm.NFC.String(s)) }

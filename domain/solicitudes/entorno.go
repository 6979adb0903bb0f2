package solicitudes

import (
	"maps"
	"slices"
	"strings"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Entorno is what a Solicitud must know of the world to be written and judged. The use case reads it in the same
// transaction.
type Entorno struct {
	Ahora          time.Time
	Programa       *Programa // the chosen one when it is active and of the centre; nil otherwise
	Ambiente       *Ambiente // the chosen one when it is active and of the centre; nil otherwise
	Instructor     Instructor
	Festivos       map[kernel.Date][]string
	Recesos        []horarios.Rango
	Especiales     []ProgramaEspecial
	DominiosCorreo []string // of staff e-mail addresses
	NuevoID        func() string
}

// Instructor is what the form is prefilled with.
type Instructor struct {
	Nombre, Cedula, Correo string
}

// Parche is what a caller wants to write: the fields in Dados take the value that they have in Valores (the zero value
// clears them), all others stay. Texts come trimmed and in normal form C. Errores are fields that could not even be read; they are reported with the rest.
type Parche struct {
	Valores Datos
	Dados   map[string]bool // by Campo.Nombre
	Errores []fault.Field
	// Casillas are the special programmes given one by one: code -> ticked.
	Casillas map[string]bool
}

// Da tells whether the caller gave the field.
func (p Parche) Da(nombre string) bool { return p.Dados[nombre] }

// sinVacios leaves out what was given empty: in a new one that means absent, so what is prefilled stays (api.md 1).
func (p Parche) sinVacios() Parche {
	p.Dados = maps.Clone(p.Dados)
	maps.DeleteFunc(p.Dados, func(nombre string, _ bool) bool {
		c, ok := CampoDe("/" + nombre)
		return ok && c.vacio(&p.Valores)
	})
	return p
}

// ilegible tells whether something at or below one of the pointers could not be read.
func (p Parche) ilegible(punteros ...string) bool {
	return slices.ContainsFunc(p.Errores, func(f fault.Field) bool {
		return slices.ContainsFunc(punteros, func(puntero string) bool { return strings.HasPrefix(f.Pointer, puntero) })
	})
}

// aplicar writes the given fields of p over d.
func (p Parche) aplicar(d *Datos) {
	for _, c := range campos {
		if !p.Dados[c.Nombre] || c.Tipo == Especial {
			continue
		}
		switch destino := c.ref(d).(type) {
		case *string:
			*destino = *c.ref(&p.Valores).(*string) //nolint:forcetypeassert // same field, same type
		case *int:
			*destino = *c.ref(&p.Valores).(*int) //nolint:forcetypeassert // same
		case *bool:
			*destino = *c.ref(&p.Valores).(*bool) //nolint:forcetypeassert // same
		case *kernel.Date:
			*destino = *c.ref(&p.Valores).(*kernel.Date) //nolint:forcetypeassert // same
		case *[]string:
			p.aplicarLista(c, destino)
		case *[]Horario:
			*destino = slices.Clone(p.Valores.Horarios)
		case *[]horarios.Rango:
			*destino = slices.Clone(p.Valores.FechasExcluidas)
		case *[]kernel.Date:
			*destino = slices.Clone(p.Valores.FechasIncluidas)
		}
	}
	for codigo, si := range p.Casillas {
		d.marcar(codigo, si)
	}
}

// aplicarLista replaces a list; programasEspeciales holds the codes beyond the twelve boxes, so the boxes stay.
func (p Parche) aplicarLista(c Campo, destino *[]string) {
	nuevos := slices.Clone(*c.ref(&p.Valores).(*[]string)) //nolint:forcetypeassert // same field, same type
	if c.Tipo == Especiales {
		for _, codigo := range *destino {
			if esCasilla(codigo) {
				nuevos = append(nuevos, codigo)
			}
		}
		slices.Sort(nuevos)
		nuevos = slices.Compact(nuevos)
	}
	*destino = nuevos
}

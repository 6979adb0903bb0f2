package api

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Limits of the lists (api.md 1).
const (
	paginaMaxima   = 1_000_000
	limiteMaximo   = 1000
	busquedaMaxima = 200 // characters
)

// The query parameters are texts to huma, so that a Consulta can report all that is wrong at once; each documents the
// type that it really is.
type (
	// ParametroPagina is the number of the page, from 1.
	ParametroPagina string
	// ParametroLimite is how many rows a page has.
	ParametroLimite string
	// ParametroEntero is a whole number.
	ParametroEntero string
	// ParametroFecha is a calendar date.
	ParametroFecha string
	// ParametroBooleano is true or false.
	ParametroBooleano string
	// ParametroBusqueda is a text to search for.
	ParametroBusqueda string
)

// Schema documents 1 to 1,000,000.
func (ParametroPagina) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeInteger, Minimum: numero(1), Maximum: numero(paginaMaxima), Default: 1,
		Description: "Número de la página, desde 1", Examples: []any{1}}
}

// Schema documents 1 to 1000.
func (ParametroLimite) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeInteger, Minimum: numero(1), Maximum: numero(limiteMaximo), Description: "Filas por página", Examples: []any{10}}
}

// Schema documents 32 bits.
func (ParametroEntero) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeInteger, Format: "int32"}
}

// Schema documents a date.
func (ParametroFecha) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Format: "date"}
}

// Schema documents true or false.
func (ParametroBooleano) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeBoolean}
}

// Schema documents at most 200 characters.
func (ParametroBusqueda) Schema(huma.Registry) *huma.Schema {
	maximo := busquedaMaxima
	return &huma.Schema{Type: huma.TypeString, MaxLength: &maximo}
}

func numero(n float64) *float64 { return &n }

// Consulta reads query parameters and collects what is wrong with them. An empty parameter counts as absent.
type Consulta struct{ errores []fault.Field }

// Err returns everything that was wrong as one fault, nil when there is nothing.
func (c *Consulta) Err() error { return fault.Fields(c.errores) }

func (c *Consulta) falta(nombre, codigo, mensaje string) {
	c.errores = append(c.errores, fault.Field{Pointer: "/query/" + nombre, Code: codigo, Message: mensaje})
}

// Pagina reads page; the first when absent.
func (c *Consulta) Pagina(v ParametroPagina) int {
	return c.Entero("page", string(v), 1, paginaMaxima, 1)
}

// Limite reads limit; porDefecto when absent.
func (c *Consulta) Limite(v ParametroLimite, porDefecto int) int {
	return c.Entero("limit", string(v), 1, limiteMaximo, porDefecto)
}

// Entero reads a whole number between minimo and maximo; porDefecto when it is absent or wrong.
func (c *Consulta) Entero(nombre, v string, minimo, maximo, porDefecto int) int {
	if v == "" {
		return porDefecto
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < minimo || n > maximo {
		c.falta(nombre, codigoEntero, "El parámetro "+nombre+" debe ser un número entero entre "+strconv.Itoa(minimo)+" y "+strconv.Itoa(maximo)+".")
		return porDefecto
	}
	return n
}

// Fecha reads a date as bodies do; the zero Date when it is absent or wrong.
func (c *Consulta) Fecha(nombre string, v ParametroFecha) kernel.Date {
	if v == "" {
		return kernel.Date{}
	}
	d, err := LeerFecha(string(v))
	if err != nil {
		c.falta(nombre, codigoFecha, "El parámetro "+nombre+" debe ser una fecha que exista, escrita AAAA-MM-DD, como 2026-12-15.")
	}
	return d
}

// Booleano reads true or false; nil when it is absent or wrong.
func (c *Consulta) Booleano(nombre string, v ParametroBooleano) *bool {
	si := strings.EqualFold(string(v), "true")
	if v == "" {
		return nil
	}
	if !si && !strings.EqualFold(string(v), "false") {
		c.falta(nombre, codigoTipo, "El parámetro "+nombre+" debe ser true o false.")
		return nil
	}
	return &si
}

// Opciones reads one or several of opciones, separated by comma, in any case; each once, in the order given, spelt as in
// opciones.
func (c *Consulta) Opciones(nombre, v string, opciones ...string) []string {
	var elegidas []string
	for parte := range strings.SplitSeq(v, ",") {
		parte = strings.TrimSpace(parte)
		if parte == "" {
			continue
		}
		i := slices.IndexFunc(opciones, func(o string) bool { return strings.EqualFold(o, parte) })
		if i < 0 {
			c.falta(nombre, codigoNoAdmitido, "El parámetro "+nombre+" admite: "+strings.Join(opciones, ", ")+".")
			return nil
		}
		if !slices.Contains(elegidas, opciones[i]) {
			elegidas = append(elegidas, opciones[i])
		}
	}
	return elegidas
}

// Opcion reads exactly one of opciones, in any case, and returns which; 0 when it is wrong.
func (c *Consulta) Opcion(nombre, v string, opciones ...string) int {
	i := slices.IndexFunc(opciones, func(o string) bool { return strings.EqualFold(o, strings.TrimSpace(v)) })
	if i < 0 {
		c.falta(nombre, "VALOR_NO_ADMITIDO", "El parámetro "+nombre+" admite uno de estos valores: "+strings.Join(opciones, ", ")+".")
		return 0
	}
	return i
}

// Busqueda reads search: trimmed, in normal form C, without control characters.
func (c *Consulta) Busqueda(v ParametroBusqueda) string { return c.Texto("search", string(v)) }

// Texto reads a short text as Busqueda does.
func (c *Consulta) Texto(nombre, v string) string {
	if !utf8.ValidString(v) || strings.ContainsFunc(v, unicode.IsControl) {
		c.falta(nombre, "TEXTO_INVALIDO", "El parámetro "+nombre+" tiene caracteres que no se pueden leer. Escríbalo de nuevo.")
		return ""
	}
	v = limpio(v)
	if utf8.RuneCountInString(v) > busquedaMaxima {
		c.falta(nombre, "TEXTO_DEMASIADO_LARGO", "El parámetro "+nombre+" admite hasta "+strconv.Itoa(busquedaMaxima)+" caracteres.")
		return ""
	}
	return v
}

package reportes

import (
	"strings"
	"time"

	app "complementarias/application/reportes"
	"complementarias/domain/kernel"
)

// condiciones are joined by AND, with the values of their placeholders.
type condiciones struct {
	partes []string
	args   []any
}

func (c *condiciones) y(parte string, valores ...any) {
	c.partes = append(c.partes, parte)
	c.args = append(c.args, valores...)
}

func (c *condiciones) donde() string { return strings.Join(c.partes, " AND ") }

// seleccion is what both the scope and the filter let through, but for the period, of a table s with the columns of
// solicitudes.
func seleccion(alcance app.Alcance, f app.Filtro) condiciones {
	c := condiciones{partes: []string{"true"}}
	switch {
	case alcance.Pais:
	case alcance.Centro != "":
		c.y("s.centro_id = ?", string(alcance.Centro))
	default:
		c.y("false")
	}
	if f.Centro != "" {
		c.y("s.centro_id = ?", string(f.Centro))
	}
	if f.Regional != "" {
		c.y("s.centro_id IN (SELECT id FROM centros WHERE regional_codigo = ?)", f.Regional)
	}
	if f.Programa != "" {
		c.y("s.programa_id = ?", string(f.Programa))
	}
	if f.Instructor != "" {
		c.y("s.instructor_id = ?", string(f.Instructor))
	}
	if f.Municipio != "" {
		c.y("s.municipio = ?", oNada(f.Municipio))
	}
	if f.Modalidad != "" {
		c.y("s.modalidad = ?", oNada(f.Modalidad))
	}
	switch f.Especial {
	case "":
	case app.Ninguno:
		c.y("s.programas_especiales = '{}'")
	default:
		c.y("s.programas_especiales @> ARRAY[?]", f.Especial)
	}
	return c
}

// oNada spells what has none as its column does.
func oNada(valor string) string {
	if valor == app.Ninguno {
		return ""
	}
	return valor
}

// entre adds the period, both days included.
func (c *condiciones) entre(desde, hasta kernel.Date) {
	c.y("s.fecha_solicitud >= ? AND s.fecha_solicitud < ?", inicioDelDia(desde), inicioDelDia(hasta.AddDays(1)))
}

// inicioDelDia is the instant at which a calendar day begins in Bogotá.
func inicioDelDia(d kernel.Date) time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, kernel.Bogota).UTC()
}

// inicios are those of several days, for width_bucket: what lies before the first is in bucket 0.
func inicios(dias []kernel.Date) []time.Time {
	instantes := make([]time.Time, len(dias))
	for i, d := range dias {
		instantes[i] = inicioDelDia(d)
	}
	return instantes
}

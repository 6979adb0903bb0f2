package catalogo

import "reflect"

// Cambio is one field that a change of the catalogue gave another value, for the audit. Campo is its name in the JSON;
// the values are texts, numbers, booleans or lists of texts.
type Cambio struct {
	Campo          string
	Antes, Despues any
}

// comparacion collects the fields that differ.
type comparacion struct{ cambios []Cambio }

func (c *comparacion) campo(nombre string, antes, despues any) {
	if !reflect.DeepEqual(antes, despues) {
		c.cambios = append(c.cambios, Cambio{Campo: nombre, Antes: antes, Despues: despues})
	}
}

// diferencias tells what writing d over e changes.
func (e EstadoPrograma) diferencias(d DatosPrograma) []Cambio {
	var c comparacion
	c.campo("codigo", e.Codigo, d.Codigo)
	c.campo("nombre", e.Nombre, d.Nombre)
	c.campo("tipoFormacion", string(e.TipoFormacion), string(d.TipoFormacion))
	c.campo("modalidad", string(e.Modalidad), string(d.Modalidad))
	c.campo("version", e.Version, d.Version)
	c.campo("duracionHoras", e.DuracionHoras, d.DuracionHoras)
	c.campo("cupoAprendices", e.CupoAprendices, d.CupoAprendices)
	c.campo("descripcion", e.Descripcion, d.Descripcion)
	c.campo("objetivos", e.textosObjetivos(), d.textosObjetivos())
	c.campo("competencias", textosDe(e.Competencias), textosDe(d.Competencias))
	c.campo("resultados", textosDe(e.Resultados), textosDe(d.Resultados))
	return c.cambios
}

func (d DatosPrograma) textosObjetivos() []string {
	textos := make([]string, len(d.Objetivos))
	for i, o := range d.Objetivos {
		textos[i] = o.Descripcion
	}
	return textos
}

// textosDe spells competences or learning results as people read them: the code, then the description.
func textosDe[P Competencia | Resultado](partes []P) []string {
	textos := make([]string, len(partes))
	for i, p := range partes {
		c := Competencia(p)
		textos[i] = c.Codigo + " " + c.Descripcion
	}
	return textos
}

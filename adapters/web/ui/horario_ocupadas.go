package ui

import (
	"encoding/json"
	"slices"
	"strings"

	"complementarias/adapters/palabras"
	"complementarias/domain/solicitudes"
)

// ocupadasVisibles of the hours that other courses take stand open.
const ocupadasVisibles = 12

// ocupada is a time of the week that another course takes, in words.
type ocupada struct{ solicitudes.Ocupada }

func (e editorHorario) ocupadas() []ocupada {
	lista := make([]ocupada, len(e.previa.Ocupacion))
	for i, o := range e.previa.Ocupacion {
		lista[i] = ocupada{o}
	}
	return lista
}

// enAmbiente tells that the course has an ambiente, which others may take.
func (e editorHorario) enAmbiente() bool { return e.previa.Datos.AmbienteID != "" }

// bloquea tells that it is taken for sure, not only asked for.
func (o ocupada) bloquea() bool { return o.Estado == solicitudes.Aprobada }

func (o ocupada) cuando() string {
	return palabras.Mayuscula(palabras.Dia(o.Dia)) + " de " + palabras.Horario(o.Desde, o.Hasta)
}

// porQuien says who takes it, and that it is the ambiente, so that nobody has to see how it is drawn.
func (o ocupada) porQuien() string {
	switch {
	case o.PorAmbiente && o.bloquea():
		return "ambiente ocupado por " + o.Codigo
	case o.PorAmbiente:
		return "ambiente pedido por " + o.Codigo + ", sin decidir"
	}
	return o.Codigo + " " + strings.ToLower(palabras.Estado(o.Estado))
}

// clase is how it is drawn.
func (o ocupada) clase() string {
	switch {
	case !o.bloquea():
		return "espera"
	case o.PorAmbiente:
		return "sala"
	}
	return "ajeno"
}

// rotulos are the words in a block, and those where it is narrow.
func (o ocupada) rotulos() (rotulo, corto string) {
	if o.PorAmbiente {
		return "Ambiente", "Amb."
	}
	return o.Codigo, o.Codigo[strings.LastIndexByte(o.Codigo, '-')+1:]
}

// cuadriculaJSON is what the script draws behind the week: the other courses, and where this one meets the approved ones.
// What blocks comes last, over what only waits.
func (e editorHorario) cuadriculaJSON() string {
	type rato struct {
		Dia    int    `json:"dia"`
		Desde  int    `json:"desde"`
		Hasta  int    `json:"hasta"`
		Codigo string `json:"codigo,omitempty"`
		Corto  string `json:"corto,omitempty"`
		Clase  string `json:"clase,omitempty"`
		Dicho  string `json:"dicho,omitempty"`
	}
	datos := struct {
		Ocupadas []rato `json:"ocupadas"`
		Cruces   []rato `json:"cruces"`
	}{Ocupadas: []rato{}, Cruces: []rato{}}
	lista := e.ocupadas()
	slices.SortStableFunc(lista, func(a, b ocupada) int {
		switch {
		case a.bloquea() == b.bloquea():
			return 0
		case a.bloquea():
			return 1
		}
		return -1
	})
	for _, o := range lista {
		rotulo, corto := o.rotulos()
		datos.Ocupadas = append(datos.Ocupadas, rato{o.Dia, o.Desde, o.Hasta, rotulo, corto, o.clase(), o.porQuien()})
	}
	for _, c := range e.previa.Cruces {
		if c.Estado == solicitudes.Aprobada {
			datos.Cruces = append(datos.Cruces, rato{Dia: c.Fecha.Weekday(), Desde: c.Desde, Hasta: c.Hasta})
		}
	}
	texto, _ := json.Marshal(datos) // plain values: it cannot fail
	return string(texto)
}

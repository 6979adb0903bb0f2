// Package piezas holds the components that pages are made of; /dev/ui shows each in every state. They take plain values
// and know no use case.
package piezas

import (
	"strconv"
	"strings"

	"complementarias/domain/fault"
	"complementarias/domain/solicitudes"
)

// Tono is what a message or a tag means; each has its colour and its icon.
type Tono string

// The meanings.
const (
	Dato   Tono = "dato"        // information
	Bien   Tono = "bien"        // done
	Ojo    Tono = "ojo"         // look at this
	Mal    Tono = "mal"         // this blocks
	Humano Tono = "observacion" // words of a person
)

func (t Tono) icono() Icono {
	switch t {
	case Bien:
		return IconoVistoCirculo
	case Ojo:
		return IconoAlerta
	case Mal:
		return IconoXCirculo
	case Humano:
		return IconoMensaje
	case Dato:
		return IconoInfo
	}
	return IconoInfo
}

// Campo is one control of a form with its words.
type Campo struct {
	Nombre      string // in the form: the name of the JSON field, parts joined by dots
	Etiqueta    string
	Pista       string
	Valor       string
	Error       string
	Observacion string // what the reviewer remarked at this field
	Opcional    bool   // says so in the label
	SoloLectura bool
	Tipo        string // of an input; text when empty
	Modo        string // inputmode
	Autocompl   string // autocomplete; off when empty
	Clase       string // corta, media
	Maximo      int    // characters, for a long text that counts them; 0 for none
	Filas       int    // of a long text
	Opciones    []Opcion
	Atributos   map[string]any // further attributes, such as those of htmx
}

// Opcion is one choice.
type Opcion struct {
	Valor, Texto, Pista string
	Grupo               string // of a list, for <optgroup>
}

// ID is the id of the control: the name with hyphens.
func (c Campo) ID() string { return IDDe(c.Nombre) }

// IDDe makes the id that stands for a field name or for a JSON pointer such as /horarios/0/horaFin.
func IDDe(nombre string) string {
	return strings.NewReplacer("/", "-", ".", "-").Replace(strings.TrimPrefix(nombre, "/"))
}

func (c Campo) describe() string {
	var ids []string
	if c.Pista != "" {
		ids = append(ids, c.ID()+"-pista")
	}
	if c.Observacion != "" {
		ids = append(ids, c.ID()+"-observacion")
	}
	if c.Error != "" {
		ids = append(ids, c.ID()+"-error")
	}
	if c.Maximo > 0 {
		ids = append(ids, c.ID()+"-contador")
	}
	return strings.Join(ids, " ")
}

func (c Campo) tipo() string { return porDefecto(c.Tipo, "text") }

func (c Campo) autocompletar() string { return porDefecto(c.Autocompl, "off") }

func (c Campo) filas() string {
	if c.Filas > 0 {
		return strconv.Itoa(c.Filas)
	}
	return "5"
}

func porDefecto(s, otro string) string {
	if s == "" {
		return otro
	}
	return s
}

// grupos cuts the options of a list at each new Grupo.
func (c Campo) grupos() [][]Opcion {
	var grupos [][]Opcion
	for i, o := range c.Opciones {
		if i == 0 || o.Grupo != c.Opciones[i-1].Grupo {
			grupos = append(grupos, nil)
		}
		grupos[len(grupos)-1] = append(grupos[len(grupos)-1], o)
	}
	return grupos
}

// Falta is one line of the summary of errors.
type Falta struct {
	Texto string
	Lleva string // where the link goes: #id, or a page of another step
}

// FaltasDe makes the lines for fields of the page at hand.
func FaltasDe(campos []fault.Field) []Falta {
	faltas := make([]Falta, len(campos))
	for i, f := range campos {
		faltas[i] = Falta{Texto: f.Message, Lleva: "#" + IDDe(f.Pointer)}
	}
	return faltas
}

// Pestana is one tab; it is a link.
type Pestana struct {
	Texto  string
	URL    string
	Cuenta string // empty for none
	Actual bool
}

// Miga is one step of the way to a page.
type Miga struct{ Texto, URL string }

// Paso is one step of a long form.
type Paso struct {
	Titulo string
	URL    string // empty when it cannot be gone to
	Hecho  bool
	Falta  bool // something in it is to be mended
	Actual bool
}

// ClaseEstado is the class of a state: en-revision.
func ClaseEstado(e solicitudes.Estado) string {
	return strings.ReplaceAll(strings.ToLower(string(e)), "_", "-")
}

// IconoEstado stands beside the word of a state.
func IconoEstado(e solicitudes.Estado) Icono {
	switch e {
	case solicitudes.Borrador:
		return IconoEditar
	case solicitudes.Pendiente:
		return IconoReloj
	case solicitudes.EnRevision:
		return IconoOjo
	case solicitudes.Devuelta:
		return IconoDevolver
	case solicitudes.Aprobada:
		return IconoVisto
	case solicitudes.Rechazada:
		return IconoCerrar
	case solicitudes.Cancelada:
		return IconoProhibido
	}
	return IconoInfo
}

func numeroDePaso(i int, p Paso) string { return strconv.Itoa(i+1) + ". " + p.Titulo }

// idDeOpcion gives the first choice the id of the field, so that the summary of errors leads to it.
func idDeOpcion(c Campo, i int) string {
	if i == 0 {
		return c.ID()
	}
	return c.ID() + "-" + strconv.Itoa(i)
}

// Parte is a share of a Reparto; Clase gives its colour.
type Parte struct {
	Clase string
	N     int
}

// tramo is where a Parte lies on a scale of 1000.
type tramo struct{ clase, x, ancho string }

// tramos lays the parts side by side with a small gap between them.
func tramos(partes []Parte) (lista []tramo) {
	total := 0
	for _, p := range partes {
		total += p.N
	}
	hasta := 0
	for _, p := range partes {
		if p.N == 0 {
			continue
		}
		desde := hasta * 1000 / total
		hasta += p.N
		lista = append(lista, tramo{p.Clase, strconv.Itoa(desde), strconv.Itoa(max(4, hasta*1000/total-desde-4))})
	}
	return lista
}

package catalogo

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
)

// TipoFormacion is the kind of training that a Programa belongs to; only COMPLEMENTARIA is offered for solicitudes.
type TipoFormacion string

const (
	Complementaria TipoFormacion = "COMPLEMENTARIA"
	Transversal    TipoFormacion = "TRANSVERSAL"
	Especifica     TipoFormacion = "ESPECIFICA"
	TipoVirtual    TipoFormacion = "VIRTUAL"
)

// Modalidad is how a course is given.
type Modalidad string

const (
	Presencial      Modalidad = "PRESENCIAL"
	Virtual         Modalidad = "VIRTUAL"
	Mixta           Modalidad = "MIXTA"
	Desescolarizada Modalidad = "DESESCOLARIZADA"
	Combinada       Modalidad = "COMBINADA"
)

const (
	horasMaximas = 880 // of one course
	cupoMaximo   = 100 // learners in one group
	partesLimite = 50  // objetivos, competencias or resultados of one programme
)

var (
	tipos       = []TipoFormacion{Complementaria, Transversal, Especifica, TipoVirtual}
	modalidades = []Modalidad{Presencial, Virtual, Mixta, Desescolarizada, Combinada}
)

// Modalidades lists every Modalidad, in the order in which forms show them.
func Modalidades() []Modalidad { return slices.Clone(modalidades) }

// TiposFormacion lists every TipoFormacion, in the order in which forms show them.
func TiposFormacion() []TipoFormacion { return slices.Clone(tipos) }

// ParseTipoFormacion reads a TipoFormacion whatever its case; ok is false for anything else.
func ParseTipoFormacion(s string) (t TipoFormacion, ok bool) {
	t = TipoFormacion(strings.ToUpper(strings.TrimSpace(s)))
	return t, slices.Contains(tipos, t)
}

// ParseModalidad reads a Modalidad whatever its case; ok is false for anything else.
func ParseModalidad(s string) (m Modalidad, ok bool) {
	m = Modalidad(strings.ToUpper(strings.TrimSpace(s)))
	return m, slices.Contains(modalidades, m)
}

// Objetivo is one aim of a Programa; its place in the list is its order.
type Objetivo struct {
	ID          string
	Descripcion string
}

// Competencia is a competence of SENA's norms that a Programa teaches.
type Competencia struct {
	ID          string
	Codigo      string
	Descripcion string
}

// Resultado is a learning result that a Programa is assessed by.
type Resultado struct {
	ID          string
	Codigo      string
	Descripcion string
}

// DatosPrograma is what people write about a Programa.
type DatosPrograma struct {
	Codigo         string
	Nombre         string
	TipoFormacion  TipoFormacion
	Modalidad      Modalidad
	Version        string
	DuracionHoras  int // 1 to 880
	CupoAprendices int // 1 to 100
	Descripcion    string
	CentroID       kernel.CentroID
	Objetivos      []Objetivo
	Competencias   []Competencia
	Resultados     []Resultado
}

// EstadoPrograma is everything that the database keeps of a Programa.
type EstadoPrograma struct {
	ID kernel.ProgramaID
	DatosPrograma
	VersionesAnteriores []string // in the order in which they were replaced; none may come back
	Activo              bool
	Edicion             int64 // grows with every change: optimistic lock
	CreadoEn            time.Time
	ActualizadoEn       time.Time
}

// Programa is a course design of one centre.
type Programa struct {
	e EstadoPrograma
}

// NewPrograma makes an active Programa out of d at the instant at. It takes its own id and those of its parts from
// newID; ids in d are ignored. Texts are trimmed and codes written in capitals. The error is a fault.Invalid with every
// broken rule, pointers as in the JSON of a programme (/duracionHoras, /competencias/0/codigo).
func NewPrograma(newID func() string, d DatosPrograma, at time.Time) (*Programa, error) {
	d = d.clone()
	if err := d.revisar(); err != nil {
		return nil, err
	}
	at = at.UTC().Truncate(time.Millisecond)
	p := &Programa{e: EstadoPrograma{
		ID: kernel.ProgramaID(newID()), DatosPrograma: d, Activo: true, Edicion: 1, CreadoEn: at, ActualizadoEn: at,
	}}
	p.e.identificar(DatosPrograma{}, newID)
	return p, nil
}

// RestorePrograma brings back what the database kept; it checks nothing and only repositories call it.
func RestorePrograma(e EstadoPrograma) *Programa { return &Programa{e: e.clone()} }

// Estado returns a copy of all that is to be kept.
func (p *Programa) Estado() EstadoPrograma { return p.e.clone() }

func (p *Programa) ID() kernel.ProgramaID { return p.e.ID }

// Busqueda is the text that lists are searched in and sorted by: nombre, then codigo, without case and accents.
func (e EstadoPrograma) Busqueda() string { return colombia.Plegar(e.Nombre + " " + e.Codigo) }

func (e EstadoPrograma) clone() EstadoPrograma {
	e.DatosPrograma = e.DatosPrograma.clone()
	e.VersionesAnteriores = slices.Clone(e.VersionesAnteriores)
	return e
}

func (d DatosPrograma) clone() DatosPrograma {
	d.Objetivos = slices.Clone(d.Objetivos)
	d.Competencias = slices.Clone(d.Competencias)
	d.Resultados = slices.Clone(d.Resultados)
	return d
}

// revisar writes d as it is kept and returns every rule that it breaks.
func (d *DatosPrograma) revisar() error {
	var r revision
	d.Codigo = r.codigo("/codigo", d.Codigo)
	d.Nombre = r.requerido("/nombre", d.Nombre, textoCorto, "Escriba el nombre del programa.")
	d.Descripcion = r.texto("/descripcion", d.Descripcion, textoLargo)
	d.Version = r.version("/version", d.Version)
	if !slices.Contains(tipos, d.TipoFormacion) {
		r.falta("/tipoFormacion", "VALOR_NO_PERMITIDO", "Elija el tipo de formación: "+enumerar(tipos)+".")
	}
	if !slices.Contains(modalidades, d.Modalidad) {
		r.falta("/modalidad", "VALOR_NO_PERMITIDO", "Elija la modalidad: "+enumerar(modalidades)+".")
	}
	r.entre("/duracionHoras", "La duración en horas", d.DuracionHoras, 1, horasMaximas)
	r.entre("/cupoAprendices", "El cupo de aprendices", d.CupoAprendices, 1, cupoMaximo)
	if d.CentroID == "" {
		r.falta("/centroId", "REQUERIDO", "Elija el centro de formación del programa.")
	}
	d.revisarPartes(&r)
	return r.err()
}

func (d *DatosPrograma) revisarPartes(r *revision) {
	const describa = "Escriba la descripción o quite la fila."
	r.entre("/objetivos", "El número de objetivos", len(d.Objetivos), 0, partesLimite)
	for i := range d.Objetivos {
		o := &d.Objetivos[i]
		o.Descripcion = r.requerido(fmt.Sprintf("/objetivos/%d/descripcion", i), o.Descripcion, textoLargo, describa)
	}
	r.entre("/competencias", "El número de competencias", len(d.Competencias), 0, partesLimite)
	vistos := map[string]bool{}
	for i := range d.Competencias {
		c, fila := &d.Competencias[i], fmt.Sprintf("/competencias/%d", i)
		c.Codigo = r.codigoUnico(fila+"/codigo", c.Codigo, vistos)
		c.Descripcion = r.requerido(fila+"/descripcion", c.Descripcion, textoLargo, describa)
	}
	r.entre("/resultados", "El número de resultados", len(d.Resultados), 0, partesLimite)
	vistos = map[string]bool{}
	for i := range d.Resultados {
		c, fila := &d.Resultados[i], fmt.Sprintf("/resultados/%d", i)
		c.Codigo = r.codigoUnico(fila+"/codigo", c.Codigo, vistos)
		c.Descripcion = r.requerido(fila+"/descripcion", c.Descripcion, textoLargo, describa)
	}
}

func enumerar[T ~string](valores []T) string {
	textos := make([]string, len(valores))
	for i, v := range valores {
		textos[i] = string(v)
	}
	return strings.Join(textos, ", ")
}

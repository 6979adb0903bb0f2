package reportes

import (
	"context"

	"complementarias/domain/kernel"
)

// Dimension is what solicitudes are grouped by. Each is also a field of Filtro, which picks one of its groups.
type Dimension string

const (
	PorPrograma   Dimension = "programa"
	PorInstructor Dimension = "instructor"
	PorMunicipio  Dimension = "municipio"
	PorEspecial   Dimension = "especial" // a solicitud is in the group of each of its special programmes
	PorModalidad  Dimension = "modalidad"
	PorCentro     Dimension = "centro"
	PorRegional   Dimension = "regional"
)

// Dimensiones lists every one.
func Dimensiones() []Dimension {
	return []Dimension{PorPrograma, PorInstructor, PorMunicipio, PorEspecial, PorModalidad, PorCentro, PorRegional}
}

// Orden is the figure that groups are sorted by, the greatest first.
type Orden string

const (
	OrdenSolicitudes Orden = "solicitudes" // when none is asked for
	OrdenAprobadas   Orden = "aprobadas"
	OrdenRechazadas  Orden = "rechazadas"
	OrdenTasa        Orden = "tasa" // those without a decision last
	OrdenAprendices  Orden = "aprendices"
	OrdenHoras       Orden = "horas"
)

// Ordenes lists every one.
func Ordenes() []Orden {
	return []Orden{OrdenSolicitudes, OrdenAprobadas, OrdenRechazadas, OrdenTasa, OrdenAprendices, OrdenHoras}
}

// GruposMaximo is how many groups are told one by one.
const GruposMaximo = 50

// GruposInput says what to group by, and how many groups to tell; Limite is cut to 1..GruposMaximo.
type GruposInput struct {
	Filtro
	Por    Dimension // PorPrograma when empty
	Orden  Orden
	Limite int
}

// Grupo is the figures of one group.
type Grupo struct {
	// Clave picks the group in the Filtro; empty are those that have none, which Ninguno picks.
	Clave string
	// Codigo and Nombre are those of the programme, centre, instructor, regional or special programme. What has a code of
	// the country or of the form alone, a municipality or a modality, has none: its words belong to the adapters.
	Codigo, Nombre                     string
	Solicitudes, Aprobadas, Rechazadas int
	Aprendices, Horas                  int // of the approved ones
}

// Tasa is the approval rate of the group, from 0 to 1; ok is false when nothing is decided.
func (g Grupo) Tasa() (tasa float64, ok bool) { return proporcion(g.Aprobadas, g.Rechazadas) }

// Grupos is a cohort told by groups. Filas and Otros add up to Total, unless Traslapan.
type Grupos struct {
	Filtro Filtro // with the period filled in
	Por    Dimension
	Orden  Orden
	Filas  []Grupo
	Otros  Grupo // of all groups that are not told one by one
	// OtrosGrupos is how many those are.
	OtrosGrupos int
	Total       Grupo // of the cohort, as the Resumen has it
	// Traslapan tells that a solicitud may be in several groups.
	Traslapan bool
}

// VerGrupos compares programmes, people and places.
type VerGrupos struct{ caso }

// Execute answers and refuses as VerResumen does. It asks one question.
func (uc VerGrupos) Execute(ctx context.Context, actor kernel.Actor, in GruposInput) (Grupos, error) {
	alcance, f, err := uc.preparar(actor, in.Filtro)
	if err != nil {
		return Grupos{}, err
	}
	in.Filtro = f
	if in.Por == "" {
		in.Por = PorPrograma
	}
	if in.Orden == "" {
		in.Orden = OrdenSolicitudes
	}
	in.Limite = min(max(in.Limite, 1), GruposMaximo)
	g, err := uc.d.Reader.Grupos(ctx, alcance, in)
	g.Filtro, g.Por, g.Orden, g.Traslapan = f, in.Por, in.Orden, in.Por == PorEspecial
	return g, err
}

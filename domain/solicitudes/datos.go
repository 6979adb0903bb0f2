package solicitudes

import (
	"slices"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Datos is what the instructor writes in the ficha de caracterización (domain.md 4.1). Empty texts, zero dates and
// zero counts mean "not given yet".
type Datos struct {
	ProgramaID           kernel.ProgramaID
	FechaCaracterizacion kernel.Date
	ResponsableNombre    string
	ResponsableCedula    string
	ResponsableCorreo    string

	DuracionMaxima int // hours
	CupoMaximo     int // learners
	Aprendices     int // learners to inscribe
	Modalidad      string

	Departamento         string // DANE code, 2 digits
	Municipio            string // DANE code, 5 digits
	NombreEmpresa        string
	NIT                  string
	CodigoEmpresa        string
	RepresentanteLegal   string
	FechaCreacionEmpresa kernel.Date
	DireccionEmpresa     string
	TelefonosEmpresa     string
	LugarFormacion       string
	TipoAmbiente         string // of the chosen Ambiente when there is one
	AmbienteID           string // of the catalogue of the centre
	Ambiente             Ambiente

	ProgramasEspeciales []string // codes of the catalogue, sorted
	OtroEspecificar     string

	InicioInscripcion       kernel.Date
	FinalizacionInscripcion kernel.Date
	FechaInicioCurso        kernel.Date
	FechaFinalizacionCurso  kernel.Date

	Horarios        []Horario
	OmitirFestivos  bool
	OmitirRecesos   bool
	FechasExcluidas []horarios.Rango
	FechasIncluidas []kernel.Date

	Justificacion           string
	ObjetivosPersonalizados []string
	ResultadosEsperados     string
	Observaciones           string

	CumpleRequisitos  bool
	AutorizaUsoInfo   bool
	ConfirmaVeracidad bool
}

// Horario is one row of the schedule as typed: part of the weekly pattern, or one session when it has a date.
type Horario struct {
	ID            string
	Dia           int // 1 lunes .. 7 domingo
	Fecha         kernel.Date
	Desde, Hasta  int // minutes of the day
	Flexible      bool
	Observaciones string
}

// Modalidades of the programmes and of the courses.
func Modalidades() []string {
	return []string{"PRESENCIAL", "VIRTUAL", "MIXTA", "DESESCOLARIZADA", "COMBINADA"}
}

// Ambientes are the types of place that a course may be given in; VIRTUAL needs no place.
func Ambientes() []string {
	return []string{"AULA", "AULA_MOVIL", "LABORATORIO", "TALLER", "CAMPO", "EMPRESA", "VIRTUAL"}
}

// Ambiente is a place of the centre as its catalogue had it when the solicitud was last written; the zero value is none.
type Ambiente struct {
	ID        string
	Nombre    string
	Tipo      string
	Capacidad int // learners; 0: not known
}

// clone copies d so that a change of the copy never reaches the original.
func (d Datos) clone() Datos {
	d.ProgramasEspeciales = slices.Clone(d.ProgramasEspeciales)
	d.Horarios = slices.Clone(d.Horarios)
	d.FechasExcluidas = slices.Clone(d.FechasExcluidas)
	d.FechasIncluidas = slices.Clone(d.FechasIncluidas)
	d.ObjetivosPersonalizados = slices.Clone(d.ObjetivosPersonalizados)
	return d
}

// marcar sets or clears one special programme, keeping the codes sorted and single.
func (d *Datos) marcar(codigo string, si bool) {
	i, hay := slices.BinarySearch(d.ProgramasEspeciales, codigo)
	switch {
	case si && !hay:
		d.ProgramasEspeciales = slices.Insert(slices.Clone(d.ProgramasEspeciales), i, codigo)
	case !si && hay:
		d.ProgramasEspeciales = slices.Delete(slices.Clone(d.ProgramasEspeciales), i, i+1)
	}
}

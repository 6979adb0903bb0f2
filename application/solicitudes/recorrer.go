package solicitudes

import (
	"context"
	"fmt"
	"iter"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// RecorridoMaximo is how many solicitudes may leave the system in one file.
const RecorridoMaximo = 20_000

// EnListado is a Solicitud as a row of what leaves the system: what a centre works with. It has no cédula, e-mail or phone,
// and no name but the instructor's, because no role needs those of a whole list (Ley 1581 de 2012).
type EnListado struct {
	Codigo                            string
	Estado                            solicitudes.Estado
	Ficha                             solicitudes.Ficha
	Revision                          int // how many times it was sent
	CentroCodigo, Centro, Regional    string
	Programa                          solicitudes.Programa // as it was sent
	Horas                             int
	Modalidad                         string
	Instructor                        string
	Empresa, NIT                      string
	Departamento, Municipio           string // DANE codes
	Lugar, Ambiente                   string
	Inicio, Fin                       kernel.Date
	InicioInscripcion, FinInscripcion kernel.Date
	Aprendices, Cupo                  int
	Especiales                        []string // codes
	OtroEspecial                      string
	Horarios                          []solicitudes.Horario
	Solicitada, Enviada, Decidida     time.Time // Decidida: approved or rejected
}

// DiasDeDecision counts Bogotá's days from the last sending to the decision; ok is false without a decision.
func (e EnListado) DiasDeDecision() (dias int, ok bool) {
	if e.Decidida.IsZero() {
		return 0, false
	}
	return solicitudes.DiasDeEspera(e.Enviada, e.Decidida), true
}

// Grupo sums up the solicitudes of one instructor at one centre in one state.
type Grupo struct {
	CentroID                       kernel.CentroID
	CentroCodigo, Centro, Regional string
	InstructorID                   kernel.UsuarioID
	Instructor                     string
	Estado                         solicitudes.Estado
	Solicitudes, Aprendices, Horas int
	Decididas, DiasDeDecision      int // how many were approved or rejected, and their days together
}

// Recorrido is a list from beginning to end, all of it as it was at one instant.
type Recorrido struct {
	Total  int
	Grupos []Grupo // by centre, instructor and state
	// NombresEspeciales are as in View.
	NombresEspeciales map[string]string
	// Filas gives the rows, newest request first, once. A row is valid until the next one.
	Filas iter.Seq2[EnListado, error]
}

// Recorridos reads whole lists.
type Recorridos interface {
	// Recorrer lets usar read what Listar would list, within one snapshot that changes nothing, and returns what usar
	// returns. ErrRecorridoEnCurso while another one of quien runs, on whichever machine; ErrNadaQueRecorrer when there is no
	// row; DemasiadasFilas when there are more than maximo. The orders and pages of f do not count.
	Recorrer(ctx context.Context, quien kernel.UsuarioID, alcance solicitudes.Alcance, f Filtro, maximo int,
		usar func(context.Context, Recorrido) error) error
}

var (
	// ErrRecorridoEnCurso lets one export of a person run at a time.
	ErrRecorridoEnCurso = fault.New(fault.TooMany, "DESCARGA_EN_CURSO",
		"Ya se está preparando otra descarga suya. Espere a que termine, unos segundos, e intente de nuevo.").With("reintentarEnSegundos", 5)
	// ErrNadaQueRecorrer says that there is nothing to hand out.
	ErrNadaQueRecorrer = fault.New(fault.NotFound, "SIN_SOLICITUDES", "No se encontraron solicitudes para exportar")
	// ErrDemasiadasFilas is what DemasiadasFilas tells.
	ErrDemasiadasFilas = fault.New(fault.Invalid, "DEMASIADAS_SOLICITUDES", "")
)

// DemasiadasFilas refuses a list that is too long for one file, and says how to narrow it.
func DemasiadasFilas(hay, maximo int) error {
	return ErrDemasiadasFilas.Saying(fmt.Sprintf("Son %s solicitudes y en un archivo caben %s. Elija un periodo más corto, un estado o un centro, "+
		"y descargue por partes.", colombia.Miles(hay), colombia.Miles(maximo))).With("total", hay).With("maximo", maximo)
}

// Recorrer reads a whole list, to hand it out.
type Recorrer struct{ caso }

// Execute answers every role within its scope, at most RecorridoMaximo rows. usar works while the list is held open, and one
// of a person runs at a time: ErrRecorridoEnCurso, ErrNadaQueRecorrer, ErrDemasiadasFilas.
func (uc Recorrer) Execute(ctx context.Context, actor kernel.Actor, f Filtro, usar func(context.Context, Recorrido) error) error {
	return uc.d.Recorridos.Recorrer(ctx, actor.ID, solicitudes.AlcanceDe(actor), f, RecorridoMaximo, usar)
}

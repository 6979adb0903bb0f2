package documentos

import (
	"context"
	"iter"
	"time"

	"complementarias/domain/kernel"
)

// Fuente is a list of solicitudes to hand out, already narrowed to what was asked for.
type Fuente interface {
	// Recorrer lets usar read the list once, within actor's scope, and returns what usar returns, or the refusal of a list
	// that is empty or too long, or of somebody who has another one running.
	Recorrer(ctx context.Context, actor kernel.Actor, usar func(context.Context, Recorrido) error) error
}

// Recorrido is a list from beginning to end, with its sums.
type Recorrido struct {
	Total int
	// Filtros say what it was narrowed to, one sentence each for people; Hechos are the same without personal data.
	Filtros []string
	Hechos  map[string]any
	Estados []Estado // in the order of their lives
	Grupos  []Grupo  // by centre, instructor and state
	// Filas gives the rows, newest request first, once. A row is valid until the next one.
	Filas iter.Seq2[FilaListado, error]
}

// Estado is a state as it is called, with what the sums need to know of it.
type Estado struct {
	Nombre, Plural      string
	Aprobada, Rechazada bool
}

// Grupo sums up the solicitudes of one instructor at one centre in one state.
type Grupo struct {
	CentroCodigo, Centro, Regional string
	InstructorID                   kernel.UsuarioID
	Instructor                     string
	Estado                         string // Nombre
	Solicitudes, Aprendices, Horas int
	Decididas, DiasDeDecision      int // how many were approved or rejected, and their days together
}

// FilaListado is one solicitud in words. It has no cédula, e-mail or phone and no person but the instructor: nobody needs
// those of a whole list (Ley 1581 de 2012); the documents of one solicitud have them.
type FilaListado struct {
	Codigo, Estado, Ficha                                    string
	FichaProvisional                                         bool
	Regional, CentroCodigo, Centro                           string
	ProgramaCodigo, Programa, ProgramaVersion                string
	Horas                                                    int
	Modalidad, Instructor, Empresa, NIT                      string
	Departamento, Municipio, Lugar, Ambiente                 string
	InicioInscripcion, FinInscripcion, InicioCurso, FinCurso kernel.Date
	Horario                                                  string
	Aprendices, Cupo                                         int
	Especiales                                               string
	Solicitada, Enviada, Decidida                            time.Time
	DiasDeDecision, Envios                                   int
}

package solicitudes

import (
	"context"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// VistaCola is a part of the queue, as seen by the one who looks at it.
type VistaCola string

const (
	ColaEntera  VistaCola = ""
	ColaSinToma VistaCola = "sin-tomar" // nobody has taken it
	ColaMia     VistaCola = "mias"      // taken by the one who looks
	ColaDeOtros VistaCola = "de-otros"  // taken by somebody else
)

// VistasCola lists the parts in the order of the tabs.
func VistasCola() []VistaCola {
	return []VistaCola{ColaEntera, ColaSinToma, ColaMia, ColaDeOtros}
}

// FiltroCola narrows the queue; empty fields do not filter.
type FiltroCola struct {
	Vista    VistaCola
	Buscar   string
	Centro   kernel.CentroID // for an Admin; a Coordinador sees the own centre and nothing else
	ConCruce bool            // only what meets another solicitud of its instructor that counts; in one centre
	Pagina   int             // from 1
	Limite   int
}

// EnCola is a Solicitud that waits for a decision, as a row of the queue.
type EnCola struct {
	ID              kernel.SolicitudID
	Codigo          string
	Estado          solicitudes.Estado
	Revision        int
	Enviada         time.Time
	RevisorID       kernel.UsuarioID
	Revisor         string // name of who has taken it; empty when nobody has
	CentroID        kernel.CentroID
	Centro          string
	Programa        string // as it was sent
	InstructorID    kernel.UsuarioID
	Instructor      string
	Vinculo         string
	LimiteMinutos   int // of the instructor's week
	Empresa         string
	Municipio       string // DANE code
	Inicio, Fin     kernel.Date
	Horas           int
	Aprendices      int
	Sesiones        []horarios.Sesion
	Rivales         []solicitudes.Rival // states and sessions only, of the weeks in which Sesiones lie
	Dias            int                 // of waiting
	DiasParaIniciar int                 // until the first session; negative when that is past
	Avisos          solicitudes.Avisos
}

// PaginaCola is one page of the queue, the longest waiting first. Total is that of the part that was asked for.
type PaginaCola struct {
	Filas         []EnCola
	Total         int
	TotalEsMinimo bool
	Conteos       map[VistaCola]int // of every part, with the same filter; each exact up to TotalMaximo
}

// Vecino is a neighbour in the queue.
type Vecino struct {
	ID     kernel.SolicitudID
	Codigo string
}

// Vecinos is where a Solicitud stands in the queue of its reader. Posicion is 0 when it does not wait any more; its
// neighbours are then those that it would have. Both counts are exact up to TotalMaximo.
type Vecinos struct {
	Posicion, Total     int
	Anterior, Siguiente *Vecino // nil at the ends
}

// ColaReader reads the queue.
type ColaReader interface {
	// Cola gives a page of what is por decidir, by sending and id, without what is derived from the clock. revisor is who
	// looks, for the parts of the queue.
	Cola(ctx context.Context, alcance solicitudes.Alcance, revisor kernel.UsuarioID, f FiltroCola) (PaginaCola, error)
	// Vecinos finds the place of a Solicitud; ErrNoEncontrada when it is absent or out of alcance.
	Vecinos(ctx context.Context, id kernel.SolicitudID, alcance solicitudes.Alcance) (Vecinos, error)
}

// ErrCruceSinCentro asks for a centre: every class of the country would have to be held against every other.
var ErrCruceSinCentro = fault.New(fault.Invalid, "CENTRO_REQUERIDO", "Para ver solo las que se cruzan, elija un centro.").At("/query/centro")

// Cola reads a page of what waits to be decided, the longest waiting first.
type Cola struct{ caso }

// Execute answers a COORDINADOR about the own centre and an ADMIN about the country or one centre, else ErrRol. Clashes
// are looked for in one centre only: in the country it is ErrCruceSinCentro. A page past the end is empty.
func (uc Cola) Execute(ctx context.Context, actor kernel.Actor, f FiltroCola) (PaginaCola, error) {
	if err := solicitudes.RolPuede(solicitudes.Aprobar, actor.Rol); err != nil {
		return PaginaCola{}, err
	}
	alcance := solicitudes.AlcanceDe(actor).En(f.Centro)
	if f.ConCruce && alcance.Pais {
		return PaginaCola{}, ErrCruceSinCentro
	}
	p, err := uc.d.Reader.Cola(ctx, alcance, actor.ID, f)
	if err != nil {
		return PaginaCola{}, err
	}
	ahora := uc.now()
	for i := range p.Filas {
		p.Filas[i].juzgar(ahora)
	}
	return p, nil
}

// juzgar adds what the rules say of the row now.
func (e *EnCola) juzgar(ahora time.Time) {
	primera := e.Inicio
	if len(e.Sesiones) > 0 {
		primera = e.Sesiones[0].Fecha
	}
	e.Dias = solicitudes.DiasDeEspera(e.Enviada, ahora)
	e.DiasParaIniciar = primera.DaysSince(kernel.Today(ahora))
	e.Avisos = solicitudes.AvisosDe(e.Sesiones, e.Rivales, e.LimiteMinutos)
}

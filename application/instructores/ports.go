// Package instructores shows the people who teach: who they are, what became of what they asked for, how much they teach
// in a week. It reads only: accounts are written by identidad. usecases.go is its table of contents.
package instructores

import (
	"context"
	"time"

	"complementarias/domain/instructores"
	"complementarias/domain/kernel"
)

// The states of a solicitud that the figures speak of.
const (
	Pendiente  = "PENDIENTE"
	EnRevision = "EN_REVISION"
	Devuelta   = "DEVUELTA"
	Aprobada   = "APROBADA"
)

const (
	// TotalExacto is how far lists are counted (api.md 1).
	TotalExacto = 10_000
	// RecientesMaximo is how many of the latest solicitudes a profile shows.
	RecientesMaximo = 5
	// AbiertasMaximo is how many of those that are open it names one by one.
	AbiertasMaximo = 50
	// The window of weekly loads: the weeks before this one, and this one with those to come.
	SemanasPasadas = 5
	SemanasFuturas = 11

	diasPorSemana = 7
)

// Reader answers about instructors within the alcance; what lies outside looks absent, and a coordination's figures count
// the solicitudes of its centre.
type Reader interface {
	// Listar gives a page by name, and by id among equal names.
	Listar(ctx context.Context, alcance Alcance, c Consulta) (Pagina, error)
	// Ver gives one instructor, active or not, with the figures; ErrNoExiste when there is none. desdeMes is the first day
	// of the present month.
	Ver(ctx context.Context, alcance Alcance, id kernel.UsuarioID, desdeMes kernel.Date) (Perfil, error)
	// Recientes gives the latest solicitudes.
	Recientes(ctx context.Context, alcance Alcance, id kernel.UsuarioID, limite int) ([]Reciente, error)
	// Abiertas gives what keeps the instructor: PENDIENTE, EN_REVISION, DEVUELTA, and APROBADA with a class from hoy on, of
	// every centre, the first to begin first; at most limite.
	Abiertas(ctx context.Context, id kernel.UsuarioID, hoy kernel.Date, limite int) ([]Abierta, error)
	// Cargas gives the minutes of approved classes of each of semanas weeks from a Monday on, wherever they are given.
	Cargas(ctx context.Context, id kernel.UsuarioID, lunes kernel.Date, semanas int) ([]int, error)
}

// Consulta selects and cuts a list.
type Consulta struct {
	Palabras     []string        // folded; every one is part of name, e-mail or cédula
	Especialidad string          // folded; part of it
	Centro       kernel.CentroID // narrows a scope that is larger; empty for all
	Activo       *bool           // nil for both
	Desde        int             // rows left out before the page
	Limite       int
}

// Pagina is one page of a list.
type Pagina struct {
	Filas         []Fila
	Total         int // up to TotalExacto
	TotalEsMinimo bool
	// What the search finds whatever their activity.
	Activos, Inactivos int
}

// Fila is an instructor in a list.
type Fila struct {
	Persona
	Cifras Cifras
}

// Persona is who teaches. Optional texts are empty.
type Persona struct {
	ID           kernel.UsuarioID
	Nombre       string
	Correo       string
	Cedula       string
	Telefono     string
	Especialidad string
	Vinculo      string
	Activo       bool
	Version      int64 // of the account
	Creado       time.Time
	Actualizado  time.Time
	Centro       Centro
}

// Centro is where somebody teaches.
type Centro struct {
	ID        kernel.CentroID
	Nombre    string
	Codigo    string
	Direccion string
	Telefono  string
}

// Cifras are what became of the solicitudes of an instructor.
type Cifras struct {
	Total      int
	Aprobadas  int
	Rechazadas int
	Pendientes int // PENDIENTE and EN_REVISION
	ALaPrimera int // of those approved or rejected, sent once
	Aprendices int // of approved courses
	Cupos      int // of those
	Horas      int // of those
	EsteMes    int // asked for in the present month; 0 in lists
}

// Tasa of approval: approved of approved and rejected, in whole percent; false when nothing was decided.
func (c Cifras) Tasa() (int, bool) {
	decididas := c.Aprobadas + c.Rechazadas
	if decididas == 0 {
		return 0, false
	}
	return (c.Aprobadas*100 + decididas/2) / decididas, true
}

// PromedioAprendices of an approved course, rounded.
func (c Cifras) PromedioAprendices() int {
	if c.Aprobadas == 0 {
		return 0
	}
	return (c.Aprendices + c.Aprobadas/2) / c.Aprobadas
}

// Perfil is everything about one instructor.
type Perfil struct {
	Persona
	Cifras        Cifras
	LimiteMinutos int // of a week, by the contract
	Recientes     []Reciente
	Abiertas      []Abierta
	Semanas       []Semana
	Rendimiento   instructores.Rendimiento
}

// Reciente is one of the latest solicitudes.
type Reciente struct {
	ID         kernel.SolicitudID
	Codigo     string
	Estado     string
	Fecha      time.Time
	Aprendices int // 0 when it does not say
	Programa   Programa
}

// Programa is what was asked for.
type Programa struct {
	Codigo, Nombre, Modalidad string
	Horas                     int
}

// Abierta is what somebody would leave behind.
type Abierta struct {
	ID       kernel.SolicitudID
	Codigo   string
	Estado   string
	Programa string
	Inicio   kernel.Date // zero when it has none
	Fin      kernel.Date
	Visible  bool // to the one who asks: it is of the own scope
	CentroID kernel.CentroID
}

// Semana is what somebody teaches in the week of a Monday.
type Semana struct {
	Lunes   kernel.Date
	Minutos int
}

package solicitudes

import (
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// View is a Solicitud as it is read, with the names around it.
type View struct {
	solicitudes.Expediente
	Instructor InstructorView
	// Programa is, of a draft, as the catalogue has it today, and else as it was at the last sending; lists give its modality as it is today.
	Programa     ProgramaView
	Formato      Formato
	Acciones     []solicitudes.Accion
	Cruces       []solicitudes.Cruce // empty in lists
	Advertencias []fault.Field       // what keeps a draft from being sent; empty in lists
	// NombresEspeciales are those that the catalogue has today for the special programmes without a box, by code; nil in lists.
	NombresEspeciales map[string]string
}

// InstructorView is the author as those in scope may see them; lists leave out Cedula, Telefono and Centro.
type InstructorView struct {
	Nombre, Correo, Cedula, Telefono, Especialidad, Centro string
}

// ProgramaView is the programme with its contents; lists give only code, name, modality, hours and centre.
type ProgramaView struct {
	ID                                       kernel.ProgramaID
	Codigo, Nombre, TipoFormacion, Modalidad string
	Version, Descripcion                     string
	DuracionHoras, CupoAprendices            int
	CentroID                                 kernel.CentroID
	Centro                                   string
	Activo                                   bool
	Creado, Actualizado                      time.Time
	Objetivos                                []ObjetivoView
	Competencias, Resultados                 []ContenidoView
}

// ObjetivoView is one objective, in order.
type ObjetivoView struct {
	ID, Descripcion string
	Orden           int
}

// ContenidoView is one competence or one learning result.
type ContenidoView struct{ ID, Codigo, Descripcion string }

// Formato is the paper form of the centre.
type Formato struct{ Codigo, Version string }

// EmpresaView is what a solicitud says of its company or community, and which one that is.
type EmpresaView struct {
	Codigo string // of the solicitud
	Fecha  time.Time
	Datos  solicitudes.Datos // the fields of CamposEmpresa, and no other
}

// Filtro narrows a list. Desde and Hasta are Bogotá days of the request, both included; empty fields do not filter.
type Filtro struct {
	Estados      []solicitudes.Estado
	Anio         int // of the request, in Bogotá
	Desde, Hasta kernel.Date
	Buscar       string
	Instructor   kernel.UsuarioID
	Programa     kernel.ProgramaID
	Centro       kernel.CentroID
	Regional     string // DANE code of the department of the centre
	Municipio    string // DANE code, or Ninguno
	Modalidad    string // or Ninguno
	Especial     string // code of a special programme, or Ninguno
	// EnviadaDesde and EnviadaHasta are Bogotá days of the last sending, both included.
	EnviadaDesde, EnviadaHasta kernel.Date
	Envios                     int  // how many times it was sent, from 1
	Paso                       Paso // that it has been through
	Orden                      Orden
	Pagina                     int // from 1
	Limite                     int
}

// Ninguno picks, as a Municipio, Modalidad or Especial, the solicitudes that have none.
const Ninguno = "ninguno"

// Paso is a state that a solicitud stood in for some time and has left again, or PasoRespuesta.
type Paso string

// PasoRespuesta is the way from the first sending to the approval or rejection.
const PasoRespuesta Paso = "RESPUESTA"

// Pasos lists those that a list can be narrowed to, in the order of the work.
func Pasos() []Paso {
	return []Paso{Paso(solicitudes.Borrador), Paso(solicitudes.Pendiente), Paso(solicitudes.EnRevision), Paso(solicitudes.Devuelta), PasoRespuesta}
}

// Orden is how a list is sorted; ids break ties, so that pages never overlap.
type Orden string

const (
	Reciente   Orden = ""        // newest request first
	Antigua    Orden = "antigua" // oldest request first
	PorInicio  Orden = "inicio"  // first to begin first, without a date last
	PorCodigo  Orden = "codigo"  // by year and number
	PorEmpresa Orden = "empresa" // case and accents forgiven, without a name last
)

// Ordenes lists every order.
func Ordenes() []Orden { return []Orden{Reciente, Antigua, PorInicio, PorCodigo, PorEmpresa} }

// Pagina is one page of a list. Total is exact up to TotalMaximo.
type Pagina struct {
	Filas         []View
	Total         int
	TotalEsMinimo bool
}

// Conteos is how many rows a list has in each state, each exact up to TotalMaximo. Parcial tells that a search was cut
// short after TotalMaximo rows, so that every count is a minimum.
type Conteos struct {
	PorEstado map[solicitudes.Estado]int
	Parcial   bool
}

// TotalMaximo is how far lists are counted.
const TotalMaximo = 10_000

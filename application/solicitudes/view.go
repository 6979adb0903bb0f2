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
	Instructor   InstructorView
	Programa     ProgramaView // as the catalogue has it today; Expediente.Programa is the snapshot
	Formato      Formato
	Acciones     []solicitudes.Accion
	Cruces       []solicitudes.Cruce // empty in lists
	Advertencias []fault.Field       // what keeps a draft from being sent; empty in lists
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
	Desde, Hasta kernel.Date
	Buscar       string
	Pagina       int // from 1
	Limite       int
}

// Pagina is one page of a list, newest first. Total is exact up to TotalMaximo.
type Pagina struct {
	Filas         []View
	Total         int
	TotalEsMinimo bool
}

// TotalMaximo is how far lists are counted.
const TotalMaximo = 10_000

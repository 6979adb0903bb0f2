package documentos

import (
	"time"

	"complementarias/domain/horarios"
	"complementarias/domain/kernel"
)

// Solicitud is everything that a paper or a sheet says of one (domain.md 4.1). Enumerations and places come in words, such
// as "Presencial" and "Vélez"; dates and counts stay values, and are zero when they were not given.
type Solicitud struct {
	ID       kernel.SolicitudID
	CentroID kernel.CentroID
	Codigo   string
	Version  int64 // grows with every change
	Revision int   // how many times it was sent
	Estado   string
	// Aprobada tells whether the paper is valid as an order for the course; any other is marked as a draft.
	Aprobada bool
	// Marca is what stands across every page of a paper that is no such order, as "BORRADOR"; empty when it is one.
	Marca            string
	NumeroFicha      string
	FichaProvisional bool
	// FormatoCodigo and FormatoVersion are those of the centre's paper form.
	FormatoCodigo, FormatoVersion string
	Centro                        string

	FechaCaracterizacion                                    kernel.Date
	ResponsableNombre, ResponsableCedula, ResponsableCorreo string
	Programa                                                Programa
	DuracionMaxima                                          int // hours
	CupoMaximo, Aprendices                                  int
	Modalidad                                               string

	NombreEmpresa, NIT, CodigoEmpresa, RepresentanteLegal string
	FechaCreacionEmpresa                                  kernel.Date
	DireccionEmpresa, TelefonosEmpresa                    string
	Departamento, Municipio, LugarFormacion, Ambiente     string

	// Especiales are all special programmes that the form has a box for, in its order, and further ones of this solicitud.
	Especiales      []Casilla
	OtroEspecificar string

	InicioInscripcion, FinalizacionInscripcion kernel.Date
	FechaInicioCurso, FechaFinalizacionCurso   kernel.Date
	Horarios                                   []Franja
	Sesiones                                   []horarios.Sesion // sorted

	Justificacion           string
	ObjetivosPersonalizados []string
	ResultadosEsperados     string
	Observaciones           string
	ComentariosRevision     string

	CumpleRequisitos, AutorizaUsoInfo, ConfirmaVeracidad bool

	Instructor Firma // with the time of the last sending
	Decision   Firma // of the academic coordination; without a Nombre until it was approved or rejected
	// Cancelacion is who cancelled it; without a Nombre when nobody did. A course that had been approved keeps its Decision.
	Cancelacion Firma
}

// Programa is the course design with its contents as they were at the last sending; of a draft, as they are today.
type Programa struct {
	Codigo, Nombre, Version, Tipo       string
	Horas                               int
	Objetivos, Competencias, Resultados []string
}

// Casilla is a box of the form.
type Casilla struct {
	Etiqueta string
	Marcada  bool
}

// Franja is one row of the timetable; Fecha is zero in a weekly pattern. Desde and Hasta are minutes of the day.
type Franja struct {
	Dia          int // 1 lunes .. 7 domingo
	Fecha        kernel.Date
	Desde, Hasta int
	Flexible     bool
	Nota         string
}

// Firma says who stands for what, and when.
type Firma struct {
	Nombre string
	En     time.Time
	Texto  string // "Aprobada", "Rechazada"
}

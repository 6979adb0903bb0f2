package auditoria

import (
	"context"
	"strconv"
	"strings"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

const (
	// LimiteMaximo is how many rows one page has at most.
	LimiteMaximo = 200
	// FilasDeArchivo is how many rows leave in one file at most.
	FilasDeArchivo = 100_000

	filasPorVuelta = 1_000
)

// ErrDemasiadas refuses a file of more than FilasDeArchivo rows.
var ErrDemasiadas = fault.New(fault.Invalid, "DEMASIADAS_FILAS", "Son más de 100.000 filas. Elija fechas más cercanas u otro filtro y descargue por partes.")

// SinDireccion is the Direccion that asks for rows of which nobody knows from where they came.
const SinDireccion = "ninguna"

// Asiento is one row as it is read: of the audit itself, or of the historial of a solicitud, which is not written twice.
type Asiento struct {
	En         time.Time
	Por        kernel.Actor // with Origen; Centro is left out
	Accion     string       // of the historial: its verb with _SOLICITUD, such as APROBAR_SOLICITUD
	ObjetoTipo string
	ObjetoID   string
	Objeto     string // how people call it now; empty when it is gone or has no name
	Centro     kernel.CentroID
	CentroNom  string
	Cambios    []Cambio
	Comentario string
	// Datos is the rest of the detail.
	Datos map[string]any
	// Lugar is where the row stands, for Filtro.Tras.
	Lugar Lugar
}

// Cambio is a value before and after; nil when only that it changed was kept.
type Cambio struct {
	Campo          string
	Antes, Despues *string
}

// Filtro narrows what is read; the zero value is everything, from the newest on.
type Filtro struct {
	Quien        string // id of a person, or a part of the name or the address
	Accion       string
	Objeto       string // id of what it was done to, or the code of a solicitud
	Centro       kernel.CentroID
	Desde, Hasta kernel.Date // days in Bogotá, both included
	Direccion    string
	Tras         Lugar // rows older than that one
	Limite       int   // from 1 to LimiteMaximo
}

// Lugar is a place in the order of the rows. The zero value is before all of them.
type Lugar struct {
	En     time.Time
	Fuente Fuente
	ID     int64
}

// Fuente is the table of a row.
type Fuente string

const (
	DeAuditoria Fuente = "a"
	DeHistorial Fuente = "h"
)

// String is what LeerLugar reads; empty for the zero value.
func (l Lugar) String() string {
	if l.Fuente == "" {
		return ""
	}
	return strconv.FormatInt(l.En.UnixMicro(), 36) + "-" + string(l.Fuente) + "-" + strconv.FormatInt(l.ID, 36)
}

// LeerLugar reads what String wrote; ok is false for any other text.
func LeerLugar(texto string) (l Lugar, ok bool) {
	if texto == "" {
		return Lugar{}, true
	}
	partes := strings.Split(texto, "-")
	if len(partes) != 3 || partes[1] != string(DeAuditoria) && partes[1] != string(DeHistorial) {
		return Lugar{}, false
	}
	micros, errEn := strconv.ParseInt(partes[0], 36, 64)
	id, errID := strconv.ParseInt(partes[2], 36, 64)
	if errEn != nil || errID != nil || micros < 0 || micros > time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC).UnixMicro() || id < 0 {
		return Lugar{}, false
	}
	return Lugar{En: time.UnixMicro(micros).UTC(), Fuente: Fuente(partes[1]), ID: id}, true
}

// Pagina is a part of the rows; Siguiente is where the next one goes on, zero at the end.
type Pagina struct {
	Asientos  []Asiento
	Siguiente Lugar
}

// Reader answers from both tables.
type Reader interface {
	// Asientos gives up to f.Limite rows after f.Tras, newest first.
	Asientos(ctx context.Context, f Filtro) ([]Asiento, error)
	// Acciones are those that any row has, sorted.
	Acciones(ctx context.Context) ([]string, error)
}

// Consultar reads the audit.
type Consultar struct{ reader Reader }

// Execute is for an Admin; ErrRol for anybody else.
func (uc Consultar) Execute(ctx context.Context, actor kernel.Actor, f Filtro) (Pagina, error) {
	if err := PuedeLeer(actor); err != nil {
		return Pagina{}, err
	}
	limite := f.Limite
	f.Limite++
	filas, err := uc.reader.Asientos(ctx, f)
	if err != nil || len(filas) <= limite {
		return Pagina{Asientos: filas}, err
	}
	filas = filas[:limite]
	return Pagina{Asientos: filas, Siguiente: filas[limite-1].Lugar}, nil
}

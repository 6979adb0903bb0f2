package lotes

import (
	"time"

	"complementarias/domain/kernel"
)

// Tipo is what an import brings.
type Tipo string

const (
	Instructores Tipo = "INSTRUCTORES"
	Programas    Tipo = "PROGRAMAS"
)

// Estado is where an import stands.
type Estado string

const (
	Previa     Estado = "PREVIA"
	Confirmada Estado = "CONFIRMADA"
	Deshecha   Estado = "DESHECHA"
	Vencida    Estado = "VENCIDA"
)

// How long a preview may be confirmed, and a confirmed import undone.
const (
	VigenciaPrevia  = 24 * time.Hour
	PlazoDeshacer   = 24 * time.Hour
	ConservaDetalle = 30 * 24 * time.Hour // how long the rows are kept, because they hold personal data
)

// Importacion is a file on its way into the system. Its fields are all that is kept; only its methods change them.
// Instants are UTC in whole milliseconds.
type Importacion struct {
	ID           string
	Tipo         Tipo
	Estado       Estado
	Por          kernel.UsuarioID
	Centro       kernel.CentroID
	Formato      Formato
	Huella       string // SHA-256 of the file, in hexadecimal
	Encabezados  []string
	Desconocidas []string
	Renglones    []Renglon
	SoloValidas  bool // it was confirmed without its rows with errors
	Creada       time.Time
	Expira       time.Time // as a preview
	Confirmada   time.Time // zero while it is not
	Deshecha     time.Time // zero while it is not
}

// NuevaImportacion makes the preview of a sheet that was read; id is new, huella that of its file.
func NuevaImportacion(id string, tipo Tipo, por kernel.Actor, centro kernel.CentroID, huella string, h Hoja, m Mapa, at time.Time) *Importacion {
	at = instante(at)
	renglones := make([]Renglon, len(h.Filas))
	for i, f := range h.Filas {
		renglones[i] = Renglon{Numero: f.Numero, Celdas: f.Celdas}
	}
	return &Importacion{ID: id, Tipo: tipo, Estado: Previa, Por: por.ID, Centro: centro, Formato: h.Formato, Huella: huella,
		Encabezados: h.Encabezados, Desconocidas: m.Desconocidas, Renglones: renglones, Creada: at, Expira: at.Add(VigenciaPrevia)}
}

// VisiblePara tells whether por may look at it, confirm it and undo it: who uploaded it, as long as that person is of its
// centre, and an Admin. To everybody else it looks absent.
func (i *Importacion) VisiblePara(por kernel.Actor) bool {
	return por.Rol == kernel.Admin || por.Rol == kernel.Coordinador && por.ID == i.Por && por.Centro == i.Centro
}

// Cuentas counts its rows by kind.
func (i *Importacion) Cuentas() Cuentas { return Contar(i.Renglones) }

// EstadoEn is where it stands at that instant: a preview is over when its time is.
func (i *Importacion) EstadoEn(at time.Time) Estado {
	if i.Estado == Previa && !at.Before(i.Expira) {
		return Vencida
	}
	return i.Estado
}

// PuedeConfirmar tells whether it can be confirmed at that instant: ErrVencida, ErrYaDeshecha, ErrConErrores when rows are
// wrong and soloValidas is not said, ErrSinCambios when no row would do anything. One that is CONFIRMADA gives nil: a
// second confirmation changes nothing and is answered like the first.
func (i *Importacion) PuedeConfirmar(soloValidas bool, at time.Time) error {
	c := i.Cuentas()
	switch estado := i.EstadoEn(at); {
	case estado == Confirmada:
		return nil
	case estado == Deshecha:
		return ErrYaDeshecha
	case estado == Vencida:
		return ErrVencida
	case c.Errores > 0 && !soloValidas:
		return ErrConErrores
	case c.Nuevas+c.Actualizadas == 0:
		return ErrSinCambios
	}
	return nil
}

// Confirmar keeps what its rows have done.
func (i *Importacion) Confirmar(renglones []Renglon, soloValidas bool, at time.Time) {
	i.Estado, i.Renglones, i.SoloValidas, i.Confirmada = Confirmada, renglones, soloValidas, instante(at)
}

// PuedeDeshacer tells whether it can be undone at that instant: ErrNoConfirmada or ErrPlazo. One that is DESHECHA gives
// nil: undoing it again changes nothing.
func (i *Importacion) PuedeDeshacer(at time.Time) error {
	switch {
	case i.Estado == Deshecha:
		return nil
	case i.Estado != Confirmada:
		return ErrNoConfirmada
	case !at.Before(i.DeshacerHasta()):
		return ErrPlazo
	}
	return nil
}

// DeshacerHasta is the first instant at which it cannot be undone any more; zero while it is not confirmed.
func (i *Importacion) DeshacerHasta() time.Time {
	if i.Confirmada.IsZero() {
		return time.Time{}
	}
	return i.Confirmada.Add(PlazoDeshacer)
}

// Deshacer keeps that what its rows did was taken back, each as its Efecto says.
func (i *Importacion) Deshacer(at time.Time) { i.Estado, i.Deshecha = Deshecha, instante(at) }

// Clone is a copy that shares nothing with it.
func (i *Importacion) Clone() *Importacion {
	c := *i
	c.Renglones = clonar(i.Renglones)
	return &c
}

func clonar(renglones []Renglon) []Renglon {
	copia := make([]Renglon, len(renglones))
	for n, r := range renglones {
		if r.Efecto != nil {
			efecto := *r.Efecto
			r.Efecto = &efecto
		}
		copia[n] = r
	}
	return copia
}

// instante is how every instant is kept: UTC and whole milliseconds.
func instante(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

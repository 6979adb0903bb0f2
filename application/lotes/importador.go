package lotes

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"complementarias/domain/kernel"
)

// Importador is what a module that imports needs beside what is its own.
type Importador struct {
	Lector        Lector
	Importaciones Reader
	Turnos        *Turnos
}

// Recibo is a file that somebody uploads, with what its module knows of it.
type Recibo struct {
	Contenido []byte // nil: none was sent
	Tipo      Tipo
	Columnas  []Columna
	Centro    kernel.CentroID // empty: each row names its own
	ID        string          // of the import that it becomes
	En        time.Time
}

// Recibir takes a turn and reads a file: its rows do not say yet what they would do. The caller gives the turn back with
// soltar once err is nil. The errors are ErrSinArchivo and those of Turnos.Tomar, Lector and Casar.
func (m Importador) Recibir(ctx context.Context, por kernel.Actor, r Recibo) (soltar func(), i *Importacion, err error) {
	if r.Contenido == nil {
		return nil, nil, ErrSinArchivo
	}
	if soltar, err = m.Turnos.Tomar(por); err != nil {
		return nil, nil, err
	}
	hoja, err := m.Lector.Leer(ctx, r.Contenido)
	if err == nil {
		var mapa Mapa
		if mapa, err = Casar(r.Columnas, hoja.Encabezados); err == nil {
			huella := sha256.Sum256(r.Contenido)
			return soltar, NuevaImportacion(r.ID, r.Tipo, por, r.Centro, hex.EncodeToString(huella[:]), hoja, mapa, r.En), nil
		}
	}
	soltar()
	return nil, nil, err
}

// Ver reads an import for somebody, as it stands at that instant; ErrNoExiste for whoever VisiblePara does not name.
func (m Importador) Ver(ctx context.Context, id string, tipo Tipo, por kernel.Actor, at time.Time) (*Importacion, error) {
	i, err := m.Importaciones.Ver(ctx, id, tipo)
	if err == nil && !i.VisiblePara(por) {
		err = ErrNoExiste
	}
	if err != nil {
		return nil, err
	}
	i.Estado = i.EstadoEn(at)
	return i, nil
}

// Tomar locks an import for somebody who is about to confirm or undo it, within the transaction; ErrNoExiste for whoever
// VisiblePara does not name.
func Tomar(ctx context.Context, r Importaciones, id string, tipo Tipo, por kernel.Actor) (*Importacion, error) {
	i, err := r.Get(ctx, id, tipo)
	if err == nil && !i.VisiblePara(por) {
		err = ErrNoExiste
	}
	if err != nil {
		return nil, err
	}
	return i, nil
}

package documentos

import (
	"context"
	"strings"
	"time"

	"complementarias/domain/fault"
	"complementarias/domain/kernel"
)

// Papel is how a printed paper is known again.
type Papel struct {
	Direccion string // of the page that verifies it
	Huella    string // fingerprint of all that stands on it but Impreso
	Impreso   time.Time
}

// Emision is a paper as it is kept: one row for what was printed, however often.
type Emision struct {
	Resumen   []byte // SHA-256 of the token
	Solicitud kernel.SolicitudID
	Huella    string
	Serie     int   // from 1; the next one begins when the papers of a solicitud are made void
	Version   int64 // of the solicitud
	En        time.Time
	Por       kernel.UsuarioID
}

// Anulacion makes void all papers of one serie of a solicitud.
type Anulacion struct {
	Solicitud kernel.SolicitudID
	Serie     int
	En        time.Time
	Por       kernel.UsuarioID
	Motivo    string
}

// ErrSinPapel is for a token that no paper of ours carries.
var ErrSinPapel = fault.New(fault.NotFound, "PAPEL_DESCONOCIDO",
	"Ningún documento de este sistema lleva este código. Revise que la dirección esté completa; si la leyó de un papel, no confíe en él y pregunte en el centro de formación.")

// Papeles keeps which papers were printed. It only grows.
type Papeles interface {
	// Serie is the one that papers of the solicitud are printed in now.
	Serie(ctx context.Context, id kernel.SolicitudID) (int, error)
	// Emitir keeps e unless a paper of the same content and serie is kept already, also when many do so at once.
	Emitir(ctx context.Context, e Emision) error
	// Buscar finds the paper of a token by its SHA-256, and the Anulacion of its serie, whose En is zero while there is none;
	// ErrSinPapel. It takes one query.
	Buscar(ctx context.Context, resumen []byte) (Emision, Anulacion, error)
	// De lists what was printed of a solicitud and what was made void, the latest first, at most 200 of each.
	De(ctx context.Context, id kernel.SolicitudID) ([]Emision, []Anulacion, error)
	// Anular keeps a, unless its serie is void already, and returns the one that is kept.
	Anular(ctx context.Context, a Anulacion) (Anulacion, error)
}

// Sello makes and knows tokens and fingerprints; both need a key that only the program has.
type Sello interface {
	// Huella is a keyed hash of contenido in 64 hexadecimal digits: nobody can guess from it what stands on a paper.
	Huella(contenido []byte) string
	// Token is always the same for the same paper, and nobody else can make it.
	Token(id kernel.SolicitudID, huella string, serie int) string
	// Resumen is the SHA-256 of a token, false for a text that cannot be one.
	Resumen(token string) ([]byte, bool)
}

// HuellaBreve is as much of a fingerprint as people compare: 16 letters in groups of four.
func HuellaBreve(huella string) string {
	const grupos, letras = 4, 4
	if len(huella) < grupos*letras {
		return strings.ToUpper(huella)
	}
	partes := make([]string, grupos)
	for i := range partes {
		partes[i] = strings.ToUpper(huella[i*letras : (i+1)*letras])
	}
	return strings.Join(partes, " ")
}

// Package sistema knows what the keepers of an installation note about it.
package sistema

import (
	"errors"
	"regexp"
	"strings"
	"time"

	"complementarias/domain/colombia"
	"complementarias/domain/fault"
)

const (
	// DondeMaximo is how many characters the place of a backup may have.
	DondeMaximo = 200
	// RespaldoAlDia is how long a backup is young enough: one a day, and a day to notice that one is missing.
	RespaldoAlDia = 48 * time.Hour
)

// Respaldo is a backup of the database that somebody made by hand and noted. The zero value is none.
type Respaldo struct {
	En    time.Time // when it was noted
	Donde string    // where it was put, in the words of who did it; may be empty
}

// ErrDondeConSecreto keeps passwords and signed addresses out of a place that every administrator reads.
var ErrDondeConSecreto = fault.New(fault.Invalid, "DONDE_CON_SECRETO",
	"Escriba solo el lugar, sin contraseñas ni parámetros de la dirección. Por ejemplo: s3://respaldos/2026-11-26.dump").At("/donde")

// conSecreto finds addresses with a user or parameters, and the words in which PostgreSQL is given a password.
var conSecreto = regexp.MustCompile(`(?i)://\S*[@?]|passw(or)?d\s*=`)

// NewRespaldo is the backup that was put at donde. The error is a fault.Invalid at /donde: more than DondeMaximo characters,
// more than one line, or ErrDondeConSecreto.
func NewRespaldo(donde string, at time.Time) (Respaldo, error) {
	donde = strings.TrimSpace(donde)
	if f, mal := errors.AsType[*fault.Error](colombia.RevisarTexto(donde, DondeMaximo, false)); mal {
		return Respaldo{}, fault.Fields([]fault.Field{{Pointer: "/donde", Code: f.Code, Message: f.Message}})
	}
	if conSecreto.MatchString(donde) {
		return Respaldo{}, ErrDondeConSecreto
	}
	return Respaldo{En: at.UTC().Truncate(time.Millisecond), Donde: donde}, nil
}

// Hay tells whether there is a backup at all.
func (r Respaldo) Hay() bool { return !r.En.IsZero() }

// AlDia tells whether it is young enough at that instant.
func (r Respaldo) AlDia(at time.Time) bool { return r.Hay() && at.Sub(r.En) <= RespaldoAlDia }

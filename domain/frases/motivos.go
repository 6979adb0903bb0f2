package frases

import "complementarias/domain/kernel"

const (
	// MotivosDias is how far back returns are counted.
	MotivosDias = 180
	// MotivosMinimo is of how many returns on there is something to say: fewer would tell of single people.
	MotivosMinimo = 5
	// MotivosMaximo is how many an instructor is shown.
	MotivosMaximo = 3
)

// Motivo is a field that a centre returns for. Frase is the ready sentence that was used most for it, empty for none: what
// somebody wrote freely to one person is never shown to another.
type Motivo struct {
	Campo string // JSON pointer of the field
	Veces int    // returns with a remark at it
	Frase string
}

// Motivos are the fields that a centre returned most for, and how often it returned at all. The zero value is too few.
type Motivos struct {
	Devoluciones int
	Campos       []Motivo // the most frequent first
}

// Frecuentes leaves what may be told: nothing of fewer than MotivosMinimo returns, and MotivosMaximo fields at most.
func Frecuentes(m Motivos) Motivos {
	if m.Devoluciones < MotivosMinimo || len(m.Campos) == 0 {
		return Motivos{}
	}
	m.Campos = m.Campos[:min(len(m.Campos), MotivosMaximo)]
	return m
}

// PuedeVerMotivos tells whether por may see what a centre returns most: everybody of that centre, and an Admin.
func PuedeVerMotivos(por kernel.Actor, centro kernel.CentroID) bool {
	switch por.Rol {
	case kernel.Admin:
		return true
	case kernel.Instructor, kernel.Coordinador:
		return centro != "" && por.Centro == centro
	}
	return false
}

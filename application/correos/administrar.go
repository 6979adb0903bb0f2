package correos

import (
	"time"

	"complementarias/domain/colombia"
)

const idMaximo = 100 // characters; a UUID has 36

// Detalle is a message with what it says. Legible is false when nobody but its recipient may read that; then Asunto and
// Texto are empty.
type Detalle struct {
	View
	Legible bool
	Asunto  string
	Texto   string
}

func esID(id string) bool { return id != "" && colombia.RevisarTexto(id, idMaximo, false) == nil }

func instante(now func() time.Time) time.Time { return now().UTC().Truncate(time.Millisecond) }

package documentos

import (
	"strings"
	"time"
)

// Papel is how a printed paper is known again.
type Papel struct {
	Direccion string // of the page that verifies it
	Huella    string // fingerprint of all that stands on it but Impreso
	Impreso   time.Time
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

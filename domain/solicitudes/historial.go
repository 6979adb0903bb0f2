package solicitudes

import (
	"time"

	"complementarias/domain/kernel"
)

// Movimiento is one row of the historial: who did what, when, from which state to which, and why. Nothing ever
// changes or removes one.
type Movimiento struct {
	Accion     Accion
	De, A      Estado // De is empty for the first one
	Por        kernel.Actor
	En         time.Time
	Comentario string
	Cambios    []Cambio
}

// Cambio is one field that an edit changed. Personal data leaves no values behind, only that it changed.
type Cambio struct {
	Campo          string
	Antes, Despues *string
}

// diferencias lists the fields in which b differs from a, in the order of the form.
func diferencias(a, b *Datos) []Cambio {
	var cambios []Cambio
	for _, c := range campos {
		antes, despues := c.enPalabras(a), c.enPalabras(b)
		if antes == despues && (c.Nombre != campoAmbiente || a.AmbienteID == b.AmbienteID) {
			continue // two ambientes may have had one name, one after the other
		}
		cambio := Cambio{Campo: c.Puntero()}
		if !c.Personal {
			cambio.Antes, cambio.Despues = &antes, &despues
		}
		cambios = append(cambios, cambio)
	}
	return cambios
}

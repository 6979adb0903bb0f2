package calendario

import (
	"crypto/sha256"
	"encoding/hex"
)

// What a subscribed calendar reaches.
const (
	DiasAtras        = 90   // days before today
	DiasDeCanceladas = 60   // days that a class stays in it as cancelled
	EventosMaximo    = 5000 // the next ones; those after them come in as time goes by
)

func (d Deps) archivo(nombre string, a Agenda) Archivo {
	contenido := d.Formato.Escribir(a)
	suma := sha256.Sum256(contenido)
	return Archivo{Nombre: nombre, Contenido: contenido, Etiqueta: hex.EncodeToString(suma[:16])}
}

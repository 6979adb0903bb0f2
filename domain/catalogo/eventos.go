package catalogo

import (
	"time"

	"complementarias/domain/kernel"
)

// CalendarioCambiado says that days have no classes any more: a holiday of the country or a recess of a centre. It is stored
// as JSON until its handlers have run: a field may be added, never renamed.
type CalendarioCambiado struct {
	CentroID     kernel.CentroID // of a recess; empty for the whole country
	Desde, Hasta string          // YYYY-MM-DD, both included
	Nombre       string          // of the holiday or the recess
	PorID        kernel.UsuarioID
	En           time.Time
}

// EventName is what handlers subscribe to.
func (CalendarioCambiado) EventName() string { return "CalendarioCambiado" }

// Subject is the centre, or the holidays of the country.
func (e CalendarioCambiado) Subject() string {
	if e.CentroID == "" {
		return "festivos"
	}
	return string(e.CentroID)
}

// Abarca tells whether the change is about a day.
func (e CalendarioCambiado) Abarca(dia kernel.Date) bool {
	d := dia.String()
	return e.Desde <= d && d <= e.Hasta
}

package correos

import (
	"time"

	"complementarias/domain/kernel"
)

// RecordatorioDebido says that solicitudes of a centre have been waiting for days and that its coordination was not
// reminded of it yet. It is stored as JSON until its handlers have run: a field may be added, never renamed.
type RecordatorioDebido struct {
	CentroID    kernel.CentroID
	En          time.Time
	Solicitudes []Demorada
}

// EventName is what handlers subscribe to.
func (RecordatorioDebido) EventName() string { return "RecordatorioDebido" }

// Subject is the centre.
func (e RecordatorioDebido) Subject() string { return string(e.CentroID) }

// DiasDeRecordatorio are the days of waiting at which the coordination is reminded of a solicitud, when nothing else is
// configured.
func DiasDeRecordatorio() []int { return []int{3, 7, 15} }

// The daily tasks and the hour in Bogotá from which each is due. Reminders come first, so that a digest can hold them.
const (
	TareaRecordatorios = "RECORDATORIOS"
	HoraRecordatorios  = 6
	TareaResumen       = "RESUMEN"
	HoraResumen        = 7
)

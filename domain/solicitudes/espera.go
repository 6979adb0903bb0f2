package solicitudes

import (
	"time"

	"complementarias/domain/kernel"
)

// PorDecidir lists the states of the queue, where a decision is awaited.
func PorDecidir() []Estado { return []Estado{Pendiente, EnRevision} }

// DiasDeEspera counts Bogotá's calendar days since the sending: what was sent last night has waited for one day.
func DiasDeEspera(envio, ahora time.Time) int {
	return kernel.Today(ahora).DaysSince(kernel.Today(envio))
}

// Espera is how pressing it is to decide a Solicitud.
type Espera int

const (
	EsperaCorta Espera = iota
	EsperaMedia        // from DiasEsperaMedia on
	EsperaLarga        // from DiasEsperaLarga on
)

// EsperaDe gives the band that so many days of waiting fall in.
func EsperaDe(dias int) Espera {
	switch {
	case dias >= DiasEsperaLarga:
		return EsperaLarga
	case dias >= DiasEsperaMedia:
		return EsperaMedia
	}
	return EsperaCorta
}

// EnviadasHasta gives, for today in Bogotá, the last day of sending that is in this band or in a longer one.
func (e Espera) EnviadasHasta(hoy kernel.Date) kernel.Date {
	switch e {
	case EsperaLarga:
		return hoy.AddDays(-DiasEsperaLarga)
	case EsperaMedia:
		return hoy.AddDays(-DiasEsperaMedia)
	case EsperaCorta:
	}
	return hoy
}

// Package correos knows the e-mails that the system writes: which kinds there are, what they say, who may choose not to
// get them, and when one that could not be delivered is tried again.
package correos

import (
	"slices"

	"complementarias/domain/kernel"
)

// Tipo is the kind of a Mensaje.
type Tipo string

// The kinds. Those about the own account always arrive; the others may be had once a day or not at all.
const (
	Invitacion        Tipo = "INVITACION"
	Restablecimiento  Tipo = "RESTABLECIMIENTO"
	ClaveCambiada     Tipo = "CLAVE_CAMBIADA"
	AccesoRecibido    Tipo = "ACCESO_RECIBIDO"
	AccesoAprobado    Tipo = "ACCESO_APROBADO"
	AccesoRechazado   Tipo = "ACCESO_RECHAZADO"
	SolicitudEnviada  Tipo = "SOLICITUD_ENVIADA"
	SolicitudDevuelta Tipo = "SOLICITUD_DEVUELTA"
	SolicitudAprobada Tipo = "SOLICITUD_APROBADA"
	SolicitudRechazo  Tipo = "SOLICITUD_RECHAZADA"
	FichaAsignada     Tipo = "FICHA_ASIGNADA"
	CursoCancelado    Tipo = "CURSO_CANCELADO"
	CursoReprogramado Tipo = "CURSO_REPROGRAMADO"
	Recordatorio      Tipo = "RECORDATORIO"
	CambioCalendario  Tipo = "CALENDARIO_CAMBIADO"
	Resumen           Tipo = "RESUMEN"
)

type clase struct {
	opcional bool
	secreto  bool         // it carries a link that opens an account
	para     []kernel.Rol // whom an optional one may reach
}

var clases = map[Tipo]clase{
	Invitacion:        {secreto: true},
	Restablecimiento:  {secreto: true},
	ClaveCambiada:     {},
	AccesoRecibido:    {},
	AccesoAprobado:    {},
	AccesoRechazado:   {},
	SolicitudEnviada:  {opcional: true, para: []kernel.Rol{kernel.Coordinador}},
	Recordatorio:      {opcional: true, para: []kernel.Rol{kernel.Coordinador}},
	SolicitudDevuelta: {opcional: true, para: []kernel.Rol{kernel.Instructor}},
	SolicitudAprobada: {opcional: true, para: []kernel.Rol{kernel.Instructor}},
	SolicitudRechazo:  {opcional: true, para: []kernel.Rol{kernel.Instructor}},
	FichaAsignada:     {opcional: true, para: []kernel.Rol{kernel.Instructor}},
	CursoCancelado:    {opcional: true, para: []kernel.Rol{kernel.Instructor}},
	CursoReprogramado: {opcional: true, para: []kernel.Rol{kernel.Instructor, kernel.Coordinador}},
	CambioCalendario:  {opcional: true, para: []kernel.Rol{kernel.Coordinador}},
	Resumen:           {},
}

// Tipos lists every Tipo, in the order in which people read them.
func Tipos() []Tipo {
	return []Tipo{
		Invitacion, Restablecimiento, ClaveCambiada, AccesoRecibido, AccesoAprobado, AccesoRechazado,
		SolicitudEnviada, Recordatorio, CambioCalendario, SolicitudDevuelta, SolicitudAprobada, SolicitudRechazo, FichaAsignada,
		CursoReprogramado, CursoCancelado, Resumen,
	}
}

// Valido tells whether t is one of Tipos.
func (t Tipo) Valido() bool { _, ok := clases[t]; return ok }

// Opcional tells whether a person may choose when to get it; the others always come at once.
func (t Tipo) Opcional() bool { return clases[t].opcional }

// Secreto tells whether its text opens an account to whoever reads it.
func (t Tipo) Secreto() bool { return clases[t].secreto }

// Opcionales are the kinds that a person of this role may get and choose about.
func Opcionales(rol kernel.Rol) []Tipo {
	return slices.DeleteFunc(Tipos(), func(t Tipo) bool { return !clases[t].opcional || !slices.Contains(clases[t].para, rol) })
}

// Frecuencia is when a person gets the mails of one kind.
type Frecuencia string

// The choices; AlMomento is what holds without one.
const (
	AlMomento Frecuencia = "AL_MOMENTO"
	Diaria    Frecuencia = "DIARIA"
	Nunca     Frecuencia = "NUNCA"
)

// Frecuencias lists every Frecuencia.
func Frecuencias() []Frecuencia { return []Frecuencia{AlMomento, Diaria, Nunca} }

// Valida tells whether f is one of Frecuencias.
func (f Frecuencia) Valida() bool { return slices.Contains(Frecuencias(), f) }

// Preferencias are the choices of one person; a kind without a row comes at once.
type Preferencias map[Tipo]Frecuencia

// De is when a mail of this kind comes. A kind that is not optional always comes at once.
func (p Preferencias) De(t Tipo) Frecuencia {
	if f, ok := p[t]; ok && t.Opcional() {
		return f
	}
	return AlMomento
}

// Package solicitudes holds the request for a short course: what it says, the states it goes through, who may do
// what to it, and what is written down about it (domain.md 4).
package solicitudes

import (
	"slices"
	"strings"

	"complementarias/domain/kernel"
)

// Estado is where a Solicitud stands.
type Estado string

const (
	Borrador   Estado = "BORRADOR"
	Pendiente  Estado = "PENDIENTE"
	EnRevision Estado = "EN_REVISION"
	Devuelta   Estado = "DEVUELTA"
	Aprobada   Estado = "APROBADA"
	Rechazada  Estado = "RECHAZADA"
	Cancelada  Estado = "CANCELADA"
)

// Estados lists every state in the order of the work.
func Estados() []Estado {
	return []Estado{Borrador, Pendiente, EnRevision, Devuelta, Aprobada, Rechazada, Cancelada}
}

// Palabras is the state as people read it.
func (e Estado) Palabras() string {
	if e == EnRevision {
		return "en revisión"
	}
	return strings.ToLower(string(e))
}

// Accion is a verb of the business; the historial keeps it and the JSON offers it in acciones.
type Accion string

const (
	Crear        Accion = "CREAR"
	Editar       Accion = "EDITAR"
	Enviar       Accion = "ENVIAR"
	Retirar      Accion = "RETIRAR"
	Tomar        Accion = "TOMAR"
	Soltar       Accion = "SOLTAR"
	Devolver     Accion = "DEVOLVER"
	Aprobar      Accion = "APROBAR"
	Rechazar     Accion = "RECHAZAR"
	AsignarFicha Accion = "ASIGNAR_FICHA"
	Cancelar     Accion = "CANCELAR"
	Duplicar     Accion = "DUPLICAR"

	Reprogramar            Accion = "REPROGRAMAR"
	ProponerReprogramacion Accion = "PROPONER_REPROGRAMACION"
	DescartarPropuesta     Accion = "DESCARTAR_PROPUESTA"

	Entregar Accion = "ENTREGAR"
)

// regla says from which states one side may do an Accion, and where it leads; an empty hacia keeps the state.
type regla struct {
	accion Accion
	roles  []kernel.Rol
	desde  []Estado
	hacia  Estado
}

var (
	autor        = []kernel.Rol{kernel.Instructor}
	coordinacion = []kernel.Rol{kernel.Coordinador, kernel.Admin}
)

// reglas is the table of domain.md 4.2. Crear has no state before it and stands here for its role.
var reglas = []regla{
	{Crear, autor, nil, Borrador},
	{Editar, autor, []Estado{Borrador, Pendiente, Devuelta}, ""},
	{Enviar, autor, []Estado{Borrador, Pendiente, Devuelta}, Pendiente},
	{Retirar, autor, []Estado{Pendiente}, Borrador},
	{Tomar, coordinacion, []Estado{Pendiente, EnRevision}, EnRevision},
	{Soltar, coordinacion, []Estado{EnRevision}, Pendiente},
	{Devolver, coordinacion, []Estado{Pendiente, EnRevision}, Devuelta},
	{Aprobar, coordinacion, []Estado{Pendiente, EnRevision}, Aprobada},
	{Rechazar, coordinacion, []Estado{Pendiente, EnRevision}, Rechazada},
	{AsignarFicha, coordinacion, []Estado{Aprobada}, ""},
	{Reprogramar, coordinacion, []Estado{Aprobada}, ""},
	{ProponerReprogramacion, autor, []Estado{Aprobada}, ""},
	{DescartarPropuesta, coordinacion, []Estado{Aprobada}, ""},
	{Cancelar, autor, []Estado{Borrador, Pendiente, Devuelta}, Cancelada},
	{Cancelar, coordinacion, []Estado{Aprobada}, Cancelada},
	{Entregar, coordinacion, []Estado{Borrador, Pendiente, EnRevision, Devuelta, Aprobada}, ""},
	{Duplicar, autor, Estados(), ""},
}

// reglaDe finds the rule of the table for one side; ok is false when the role may never do it.
func reglaDe(a Accion, rol kernel.Rol) (r regla, ok bool) {
	i := slices.IndexFunc(reglas, func(r regla) bool { return r.accion == a && slices.Contains(r.roles, rol) })
	if i < 0 {
		return regla{}, false
	}
	return reglas[i], true
}

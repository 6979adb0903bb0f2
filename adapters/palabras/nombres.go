package palabras

import (
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

var estados = map[solicitudes.Estado]string{
	solicitudes.Borrador: "Borrador", solicitudes.Pendiente: "Pendiente", solicitudes.EnRevision: "En revisión", solicitudes.Devuelta: "Devuelta",
	solicitudes.Aprobada: "Aprobada", solicitudes.Rechazada: "Rechazada", solicitudes.Cancelada: "Cancelada",
}

var estadosPlural = map[solicitudes.Estado]string{
	solicitudes.Borrador: "Borradores", solicitudes.Pendiente: "Pendientes", solicitudes.EnRevision: "En revisión", solicitudes.Devuelta: "Devueltas",
	solicitudes.Aprobada: "Aprobadas", solicitudes.Rechazada: "Rechazadas", solicitudes.Cancelada: "Canceladas",
}

// Estado is a state as its tag says it.
func Estado(e solicitudes.Estado) string { return o(estados[e], string(e)) }

// EstadoPlural names the group of a state, as on a tab.
func EstadoPlural(e solicitudes.Estado) string { return o(estadosPlural[e], string(e)) }

// Rol is what a person is.
func Rol(r kernel.Rol) string {
	switch r {
	case kernel.Instructor:
		return "Instructor"
	case kernel.Coordinador:
		return "Coordinación académica"
	case kernel.Admin:
		return "Administración"
	}
	return string(r)
}

var modalidades = map[string]string{
	"PRESENCIAL": "Presencial", "VIRTUAL": "Virtual", "MIXTA": "Mixta", "DESESCOLARIZADA": "Desescolarizada", "COMBINADA": "Combinada",
}

// Modalidad is how a course is given; free text of the previous system stays as it is.
func Modalidad(m string) string { return o(modalidades[m], m) }

var tiposFormacion = map[string]string{
	"COMPLEMENTARIA": "Complementaria", "TRANSVERSAL": "Transversal", "ESPECIFICA": "Específica", "VIRTUAL": "Virtual",
}

// TipoFormacion is the kind of training that a programme belongs to.
func TipoFormacion(t string) string { return o(tiposFormacion[t], t) }

var ambientes = map[string]string{
	"AULA": "Aula", "AULA_MOVIL": "Aula móvil", "LABORATORIO": "Laboratorio", "TALLER": "Taller", "CAMPO": "Campo", "EMPRESA": "Empresa", "VIRTUAL": "Virtual",
}

// AmbienteDe is the type of place of a course, and the ambiente of the centre when it names one: "Aula, Ambiente 101".
func AmbienteDe(d solicitudes.Datos) string {
	tipo := Ambiente(d.TipoAmbiente)
	if d.Ambiente.Nombre == "" {
		return tipo
	}
	return tipo + ", " + d.Ambiente.Nombre
}

// Ambiente is the type of place; free text of the previous system stays as it is.
func Ambiente(a string) string { return o(ambientes[a], a) }

// hechos say what an entry of the historial was, after the name of the person.
var hechos = map[solicitudes.Accion]string{
	solicitudes.Crear: "creó la solicitud", solicitudes.Editar: "la corrigió", solicitudes.Enviar: "la envió", solicitudes.Retirar: "la retiró para corregirla",
	solicitudes.Tomar: "la tomó para revisar", solicitudes.Soltar: "la soltó", solicitudes.Devolver: "la devolvió para corregir",
	solicitudes.Aprobar: "la aprobó", solicitudes.Rechazar: "la rechazó", solicitudes.AsignarFicha: "asignó la ficha",
	solicitudes.Reprogramar: "la reprogramó", solicitudes.ProponerReprogramacion: "propuso otro horario", solicitudes.DescartarPropuesta: "descartó la propuesta",
	solicitudes.Cancelar: "la canceló", solicitudes.Duplicar: "la creó como copia",
	solicitudes.Entregar: "la entregó a otro instructor",
}

// Hecho says what somebody did, for the historial: "la envió".
func Hecho(a solicitudes.Accion) string { return o(hechos[a], string(a)) }

func o(texto, otro string) string {
	if texto == "" {
		return otro
	}
	return texto
}

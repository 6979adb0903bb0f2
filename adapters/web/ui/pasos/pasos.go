// Package pasos says which field stands in which of the five steps of a solicitud. The form, the check of the answers, the
// remarks of a reviewer and the page of one solicitud all lead to fields through it.
package pasos

import (
	"slices"

	"complementarias/adapters/web/ui/piezas"
	"complementarias/domain/fault"
	"complementarias/domain/solicitudes"
)

// Paso is one step.
type Paso struct {
	Numero int    // from 1
	Clave  string // in its address
	Titulo string
	Campos []string // names of its fields, in order
}

var todos = []Paso{
	{1, "programa", "Programa", []string{"programaId", "duracionMaxima", "cupoMaximo", "numeroAprendicesInscribir", "modalidad",
		"responsableNombre", "responsableCedula", "responsableEmail", "fechaCaracterizacion"}},
	{2, "empresa", "Empresa y lugar", append([]string{"nitEmpresa", "nombreEmpresa", "representanteLegal", "telefonosEmpresa", "direccionEmpresa",
		"codigoEmpresa", "fechaCreacionEmpresa", "departamento", "municipio", "lugarFormacion", "ambienteId", "tipoAmbiente"}, especiales()...)},
	{3, "horario", "Fechas y horario", []string{"inicioInscripcion", "finalizacionInscripcion", "fechaInicioCurso", "fechaFinalizacionCurso", "horarios",
		"omitirFestivos", "omitirRecesos", "fechasExcluidas", "fechasIncluidas"}},
	{4, "justificacion", "Justificación", []string{"justificacion", "objetivosPersonalizados", "resultadosEsperados", "observaciones"}},
	{5, "declaraciones", "Declaraciones", []string{"cumpleRequisitos", "autorizaUsoInfo", "confirmaVeracidad"}},
}

// especiales are the boxes of the special programmes and what is written beside them.
func especiales() []string {
	var nombres []string
	for _, c := range solicitudes.Campos() {
		if c.Tipo == solicitudes.Especial {
			nombres = append(nombres, c.Nombre)
		}
	}
	return append(nombres, "programasEspeciales", "otroEspecificar")
}

// Todos lists the five steps in order.
func Todos() []Paso { return slices.Clone(todos) }

// PorClave finds a step by its name in the address.
func PorClave(clave string) (Paso, bool) {
	i := slices.IndexFunc(todos, func(p Paso) bool { return p.Clave == clave })
	if i < 0 {
		return Paso{}, false
	}
	return todos[i], true
}

// De finds the step that a JSON pointer leads into, such as /horarios/0/horaFin.
func De(puntero string) (Paso, bool) {
	c, ok := solicitudes.CampoDe(puntero)
	if !ok {
		return Paso{}, false
	}
	i := slices.IndexFunc(todos, func(p Paso) bool { return slices.Contains(p.Campos, c.Nombre) })
	return todos[i], true // a test sees that every field has one
}

// Tiene tells whether the pointer leads into this step.
func (p Paso) Tiene(puntero string) bool {
	otro, ok := De(puntero)
	return ok && otro.Numero == p.Numero
}

// Faltas are those of the step.
func (p Paso) Faltas(faltas []fault.Field) []fault.Field {
	var suyas []fault.Field
	for _, f := range faltas {
		if p.Tiene(f.Pointer) {
			suyas = append(suyas, f)
		}
	}
	return suyas
}

// Direccion is the page of the step for one solicitud.
func (p Paso) Direccion(base string) string { return base + "/" + p.Clave }

// Anterior and Siguiente are the steps beside it; ok is false at the ends.
func (p Paso) Anterior() (Paso, bool) { return en(p.Numero - 1) }

// Siguiente is the step after it.
func (p Paso) Siguiente() (Paso, bool) { return en(p.Numero + 1) }

func en(numero int) (Paso, bool) {
	if numero < 1 || numero > len(todos) {
		return Paso{}, false
	}
	return todos[numero-1], true
}

// Base is where the form of a solicitud begins.
func Base(id string) string { return "/editar-solicitud/" + id }

// Enlace leads to the control for a pointer in the form of a solicitud; an unknown pointer leads to the check of the answers.
func Enlace(id, puntero string) string {
	p, ok := De(puntero)
	if !ok {
		return Base(id) + "/revisar"
	}
	return p.Direccion(Base(id)) + "#" + piezas.IDDe(puntero)
}

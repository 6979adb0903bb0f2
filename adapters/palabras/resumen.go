package palabras

import (
	"slices"
	"strings"

	"complementarias/domain/colombia"
	"complementarias/domain/solicitudes"
)

// Resumen is a solicitud as text to share, one fact in each line: code, state, programme, dates, hours and place. It has no
// names, numbers or free texts of people, so that it may be handed on.
func Resumen(e solicitudes.Expediente) string {
	d := e.Datos
	var lineas []string
	agregar := func(rotulo, valor string) {
		if valor != "" {
			lineas = append(lineas, rotulo+": "+valor)
		}
	}
	agregar("Solicitud", e.Codigo)
	agregar("Estado", Estado(e.Estado))
	agregar("Programa", e.Programa.Nombre)
	agregar("Código del programa", e.Programa.Codigo)
	agregar("Modalidad", Modalidad(d.Modalidad))
	if d.DuracionMaxima > 0 {
		agregar("Duración", Contar(d.DuracionMaxima, "hora", "horas"))
	}
	if d.Aprendices > 0 {
		agregar("Aprendices", Numero(d.Aprendices))
	}
	if e.Ficha.Numero != "" {
		ficha := e.Ficha.Numero
		if e.Ficha.Provisional {
			ficha += " (provisional)"
		}
		agregar("Ficha", ficha)
	}
	agregar("Inscripciones", Tramo(d.InicioInscripcion, d.FinalizacionInscripcion))
	agregar("Curso", Tramo(d.FechaInicioCurso, d.FechaFinalizacionCurso))
	agregar("Horario", strings.Join(Patron(sinNotas(d.Horarios)), "; "))
	agregar("Municipio", lugarDe(d))
	agregar("Ambiente", AmbienteDe(d))
	return strings.Join(lineas, "\n") + "\n"
}

// sinNotas leaves out what somebody wrote beside the hours.
func sinNotas(filas []solicitudes.Horario) []solicitudes.Horario {
	filas = slices.Clone(filas)
	for i := range filas {
		filas[i].Observaciones = ""
	}
	return filas
}

func lugarDe(d solicitudes.Datos) string {
	var partes []string
	if d.Municipio != "" {
		partes = append(partes, Municipio(d.Municipio))
	}
	if depto, ok := colombia.DepartamentoPor(d.Departamento); d.Departamento != "" && ok {
		partes = append(partes, depto.Nombre)
	}
	return strings.Join(partes, ", ")
}

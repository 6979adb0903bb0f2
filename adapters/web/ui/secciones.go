package ui

import (
	"strings"

	"complementarias/adapters/palabras"
	app "complementarias/application/solicitudes"
	"complementarias/domain/colombia"
	"complementarias/domain/kernel"
	"complementarias/domain/solicitudes"
)

// seccion is a part of a solicitud as it is read.
type seccion struct {
	id, titulo string
	renglones  []renglonDato
}

// renglonDato is one field with its value in words.
type renglonDato struct {
	campo     string // of the JSON contract
	etiqueta  string
	valor     string
	detalle   string // smaller, below the value
	destacado bool
}

// seccionesDe puts everything that the instructor wrote into sections, in the order of the form.
func seccionesDe(v app.View) []seccion {
	return []seccion{
		{"datos-programa", "Programa", renglonesPrograma(v)},
		{"datos-responsable", "Responsable", renglonesResponsable(v.Datos)},
		{"datos-empresa", "Empresa y lugar", renglonesEmpresa(v.Datos)},
		{idSeccionFechas, "Fechas y horario", renglonesFechas(v.Datos)},
		{"datos-justificacion", "Justificación", renglonesJustificacion(v.Datos)},
	}
}

// idSeccionFechas is the section that shows the calendar too.
const idSeccionFechas = "datos-fechas"

func renglonesPrograma(v app.View) []renglonDato {
	programa := v.Expediente.Programa
	return []renglonDato{
		{campo: "programaId", etiqueta: "Programa", valor: programa.Nombre, detalle: "Código " + programa.Codigo + ", versión " + programa.Version, destacado: true},
		{campo: "duracionMaxima", etiqueta: "Duración", valor: cantidad(v.Datos.DuracionMaxima, "hora", "horas")},
		{campo: "modalidad", etiqueta: "Modalidad", valor: palabras.Modalidad(v.Datos.Modalidad)},
		{campo: "numeroAprendicesInscribir", etiqueta: "Aprendices", valor: cantidad(v.Datos.Aprendices, "aprendiz", "aprendices")},
		{campo: "cupoMaximo", etiqueta: "Cupo", valor: cantidad(v.Datos.CupoMaximo, "cupo", "cupos")},
		{campo: "programasEspeciales", etiqueta: "Programas especiales", valor: programasEspeciales(v)},
	}
}

func programasEspeciales(v app.View) string {
	if nombres := palabras.Especiales(&v.Datos, v.NombresEspeciales); nombres != "" {
		return nombres
	}
	return "Ninguno"
}

func renglonesResponsable(d solicitudes.Datos) []renglonDato {
	return []renglonDato{
		{campo: "responsableNombre", etiqueta: "Nombre", valor: d.ResponsableNombre},
		{campo: "responsableCedula", etiqueta: "Cédula", valor: d.ResponsableCedula},
		{campo: "responsableEmail", etiqueta: "Correo", valor: d.ResponsableCorreo},
		{campo: "fechaCaracterizacion", etiqueta: "Fecha de caracterización", valor: palabras.FechaLarga(d.FechaCaracterizacion)},
	}
}

func renglonesEmpresa(d solicitudes.Datos) []renglonDato {
	return []renglonDato{
		{campo: "nombreEmpresa", etiqueta: "Empresa o comunidad", valor: d.NombreEmpresa, destacado: true},
		{campo: "nitEmpresa", etiqueta: "NIT", valor: palabras.NIT(d.NIT)},
		{campo: "codigoEmpresa", etiqueta: "Código de la empresa", valor: d.CodigoEmpresa},
		{campo: "representanteLegal", etiqueta: "Representante legal", valor: d.RepresentanteLegal},
		{campo: "fechaCreacionEmpresa", etiqueta: "Creada el", valor: palabras.FechaLarga(d.FechaCreacionEmpresa)},
		{campo: "direccionEmpresa", etiqueta: "Dirección", valor: d.DireccionEmpresa},
		{campo: "telefonosEmpresa", etiqueta: "Teléfonos", valor: d.TelefonosEmpresa},
		{campo: "municipio", etiqueta: "Municipio", valor: lugarDe(d)},
		{campo: "lugarFormacion", etiqueta: "Lugar de la formación", valor: d.LugarFormacion},
		{campo: "tipoAmbiente", etiqueta: "Tipo de ambiente", valor: palabras.Ambiente(d.TipoAmbiente)},
		{campo: "ambienteId", etiqueta: "Ambiente del centro", valor: d.Ambiente.Nombre, detalle: capacidadDe(d)},
	}
}

// capacidadDe says how many the ambiente holds, and that they are too few.
func capacidadDe(d solicitudes.Datos) string {
	switch {
	case d.Ambiente.Capacidad == 0:
		return ""
	case d.NoCabe():
		return "Ojo: caben " + palabras.Contar(d.Ambiente.Capacidad, "aprendiz", "aprendices") + " y el cupo es de " + palabras.Numero(d.CupoMaximo)
	}
	return "Caben " + palabras.Contar(d.Ambiente.Capacidad, "aprendiz", "aprendices")
}

// lugarDe writes "Vélez, Santander".
func lugarDe(d solicitudes.Datos) string {
	var partes []string
	if m, ok := colombia.MunicipioCodigo(d.Municipio); ok {
		partes = append(partes, m.Nombre)
	}
	if dep, ok := colombia.DepartamentoPor(d.Departamento); ok {
		partes = append(partes, dep.Nombre)
	}
	return strings.Join(partes, ", ")
}

func renglonesFechas(d solicitudes.Datos) []renglonDato {
	lista := []renglonDato{
		{campo: "inicioInscripcion", etiqueta: "La inscripción empieza", valor: fechaConDia(d.InicioInscripcion)},
		{campo: "finalizacionInscripcion", etiqueta: "La inscripción termina", valor: fechaConDia(d.FinalizacionInscripcion)},
		{campo: "fechaInicioCurso", etiqueta: "El curso empieza", valor: fechaConDia(d.FechaInicioCurso), destacado: true},
		{campo: "fechaFinalizacionCurso", etiqueta: "El curso termina", valor: fechaConDia(d.FechaFinalizacionCurso), destacado: true},
		{campo: "horarios", etiqueta: "Horario", valor: strings.Join(palabras.Patron(d.Horarios), "\n"), detalle: diasSinClase(d)},
	}
	if len(d.FechasExcluidas) > 0 {
		campo, _ := solicitudes.CampoDe("/fechasExcluidas")
		var fechas []string
		for _, r := range d.FechasExcluidas {
			fechas = append(fechas, palabras.Tramo(r.Desde, r.Hasta))
		}
		lista = append(lista, renglonDato{campo: campo.Nombre, etiqueta: campo.Etiqueta, valor: strings.Join(fechas, ", ")})
	}
	if len(d.FechasIncluidas) > 0 {
		campo, _ := solicitudes.CampoDe("/fechasIncluidas")
		var fechas []string
		for _, f := range d.FechasIncluidas {
			fechas = append(fechas, palabras.Fecha(f))
		}
		lista = append(lista, renglonDato{campo: campo.Nombre, etiqueta: campo.Etiqueta, valor: strings.Join(fechas, ", ")})
	}
	return lista
}

func fechaConDia(d kernel.Date) string { return palabras.Mayuscula(palabras.FechaConDia(d)) }

func diasSinClase(d solicitudes.Datos) string {
	switch {
	case d.OmitirFestivos && d.OmitirRecesos:
		return "Sin clase los festivos ni en los recesos del centro"
	case d.OmitirFestivos:
		return "Sin clase los festivos; con clase en los recesos del centro"
	case d.OmitirRecesos:
		return "Con clase los festivos; sin clase en los recesos del centro"
	}
	return "Con clase los festivos y en los recesos del centro"
}

func renglonesJustificacion(d solicitudes.Datos) []renglonDato {
	return []renglonDato{
		{campo: "justificacion", etiqueta: "Por qué hace falta", valor: d.Justificacion},
		{campo: "objetivosPersonalizados", etiqueta: "Objetivos propios", valor: strings.Join(d.ObjetivosPersonalizados, "\n")},
		{campo: "resultadosEsperados", etiqueta: "Resultados esperados", valor: d.ResultadosEsperados},
		{campo: "observaciones", etiqueta: "Observaciones", valor: d.Observaciones},
	}
}

// cantidad writes "26 aprendices", and nothing for none.
func cantidad(n int, uno, varios string) string {
	if n == 0 {
		return ""
	}
	return palabras.Contar(n, uno, varios)
}

// idDeRenglon is the anchor of a field on a page that shows it.
func idDeRenglon(campo string) string { return "dato-" + campo }

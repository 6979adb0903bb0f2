package catalogo

import "complementarias/application/lotes"

// Columns of a sheet of programmes.
const (
	colCodigo       = "codigo"
	colNombre       = "nombre"
	colVersion      = "version"
	colDuracion     = "duracion"
	colCupo         = "cupo"
	colModalidad    = "modalidad"
	colTipo         = "tipo"
	colCentro       = "centro"
	colDescripcion  = "descripcion"
	colObjetivos    = "objetivos"
	colCompetencias = "competencias"
	colResultados   = "resultados"
)

// ColumnasDeProgramas are those that a sheet of programmes has.
func ColumnasDeProgramas() []lotes.Columna {
	const conserva = " Si queda vacía, un programa que ya existe conserva lo que tiene."
	return []lotes.Columna{
		{Clave: colCodigo, Titulo: "codigo", Nombres: []string{"código del programa", "código de programa"}, Obligatoria: true, Ejemplo: "73310037",
			Explicacion: "Identifica al programa en el país: si ya existe, la fila lo actualiza. Letras sin tilde, números y guiones."},
		{Clave: colNombre, Titulo: "nombre", Nombres: []string{"nombre del programa", "programa", "denominación"}, Obligatoria: true, Ejemplo: "Manipulación de alimentos",
			Explicacion: "Como debe verse en la solicitud y en la ficha."},
		{Clave: colVersion, Titulo: "version", Nombres: []string{"versión del programa"}, Obligatoria: true, Ejemplo: "1",
			Explicacion: "Si no es la que el programa tiene, la fila registra una versión nueva. Una versión anterior no vuelve."},
		{Clave: colDuracion, Titulo: "duracion", Nombres: []string{"duración en horas", "duración (horas)", "duración horas", "horas", "intensidad horaria"}, Obligatoria: true,
			Ejemplo: "40", Explicacion: "Horas del curso, de 1 a 880."},
		{Clave: colCupo, Titulo: "cupo", Nombres: []string{"cupo de aprendices", "cupo aprendices", "aprendices", "cupo máximo"}, Obligatoria: true, Ejemplo: "25",
			Explicacion: "Aprendices por grupo, de 1 a 100."},
		{Clave: colModalidad, Titulo: "modalidad", Nombres: []string{"modalidad de formación"}, Obligatoria: true, Ejemplo: "PRESENCIAL",
			Explicacion: "PRESENCIAL, VIRTUAL, MIXTA, DESESCOLARIZADA o COMBINADA."},
		{Clave: colTipo, Titulo: "tipo", Nombres: []string{"tipo de formación", "nivel", "nivel de formación"}, Ejemplo: "COMPLEMENTARIA",
			Explicacion: "COMPLEMENTARIA, TRANSVERSAL, ESPECIFICA o VIRTUAL. Un programa nuevo sin tipo es COMPLEMENTARIA." + conserva},
		{Clave: colCentro, Titulo: "centro", Nombres: []string{"código del centro", "código centro", "centro de formación"}, Ejemplo: "9546",
			Explicacion: "Código de 4 cifras del centro de formación. Si queda vacía, vale el centro que se elige al subir el archivo."},
		{Clave: colDescripcion, Titulo: "descripcion", Nombres: []string{"descripción del programa"}, Ejemplo: "Buenas prácticas para quien prepara o vende alimentos.",
			Explicacion: "Hasta 4.000 caracteres." + conserva},
		{Clave: colObjetivos, Titulo: "objetivos", Nombres: []string{"objetivo"}, Ejemplo: "Reconocer los riesgos de contaminación.\nAplicar las normas de higiene.",
			Explicacion: "Un objetivo por línea dentro de la celda (en Excel, Alt + Entrar)." + conserva},
		{Clave: colCompetencias, Titulo: "competencias", Nombres: []string{"competencia"}, Ejemplo: "270101034 - Manipular alimentos según la normatividad vigente.",
			Explicacion: "Una por línea: el código, un guion y la descripción." + conserva},
		{Clave: colResultados, Titulo: "resultados", Nombres: []string{"resultado de aprendizaje", "resultados de aprendizaje"},
			Ejemplo:     "27010103401 - Identificar los peligros en la preparación.\n27010103402 - Limpiar y desinfectar el área de trabajo.",
			Explicacion: "Una por línea: el código, un guion y la descripción." + conserva},
	}
}

// columnasDeCampos leads from the fields of a programme to the columns.
var columnasDeCampos = map[string]string{"codigo": colCodigo, "nombre": colNombre, "version": colVersion, "duracionHoras": colDuracion, "cupoAprendices": colCupo,
	"modalidad": colModalidad, "tipoFormacion": colTipo, "centroId": colCentro, "descripcion": colDescripcion, "objetivos": colObjetivos,
	"competencias": colCompetencias, "resultados": colResultados}

package api

// documentacionEspeciales is of the special programmes.
var documentacionEspeciales = map[string]Documentacion{
	"listarProgramasEspeciales": {
		Descripcion: `La llama quien inició sesión. Da todos los programas especiales, también los que terminaron o no han empezado: primero los doce que
tienen casilla en el formulario (` + "`casilla`" + ` dice en qué campo de la solicitud van), luego los demás, que van por su código en ` + "`programasEspeciales`" + `.
Una solicitud solo se envía si cada uno está vigente desde la primera hasta la última sesión del curso. La administración ve además cuántas solicitudes tiene cada uno.`,
		Cuenta: "instructor1.9546",
	},
	"verProgramaEspecial": {
		Descripcion: `La llama quien inició sesión; el id es el código. La cabecera ETag trae la edición para If-Match.

* **404** si no existe.`,
		Cuenta:     "admin",
		Parametros: objeto{"id": "POSCONFLICTO"},
	},
	"crearProgramaEspecial": {
		Descripcion: `La llama la administración. Registra un programa especial sin casilla; desde entonces las solicitudes lo pueden escoger. Su código no
cambia después.

* **403** a quien no es de la administración.
* **409** si ya existe uno con ese código.
* **422** con todo lo que haya que corregir, cada cosa en su campo.`,
		Cuenta: "admin",
		Cuerpo: objeto{"codigo": "CONVENIO_ALCALDIA", "nombre": "Convenio Alcaldía de Vélez", "vigenteDesde": "{hoy+30}", "vigenteHasta": "{hoy+300}"},
	},
	"editarProgramaEspecial": {
		Descripcion: `La llama la administración. Cambia los campos que se envían; de los doce con casilla solo la vigencia. Con ` + "`vigenteHasta`" + ` termina ese
día. Si nada cambia, responde lo mismo y no queda registro. Las solicitudes conservan los programas especiales que ya tienen.

* **403** a quien no es de la administración, **404** si no existe.
* **409** si la vigencia nueva deja por fuera cursos por decidir o aprobados que la de antes cubría: dice cuántos. Repítala con ` + "`confirmar: true`" + `.
* **412** si la edición de If-Match ya no es la presente.
* **422** con todo lo que haya que corregir, cada cosa en su campo; también si cambia el código.`,
		Cuenta:     "admin",
		Parametros: objeto{"id": "POSCONFLICTO"},
		Cuerpo:     objeto{"vigenteHasta": "2039-12-31"},
	},
}
